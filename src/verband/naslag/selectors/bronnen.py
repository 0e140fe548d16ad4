"""Sources: their record, the rules that rest on them, and what is not yet a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from regelwerk.bronnen import Bron, alle_bronnen
from regelwerk.tekst import datum
from verband.core.vouwen import vouw
from verband.naslag.lijsten import Eis, lees_lijst
from verband.naslag.selectors.regels import list_regels

# Which rows of the requirements matrix come from which source.
_VOORVOEGSELS: Mapping[str, str] = {
    "ZZ": "zz-resv-2027",
    "NZA": "nza-br-reg-27110",
    "VWS": "vws-nota-voorhang",
    "LHV": "lhv-flyer",
    "OPL": "oplegger-resv",
}


class BronRegel(NamedTuple):
    """One source as a row of the list."""

    id: str
    titel: str
    uitgever: str
    op: dt.date | None
    datum: str
    link: str | None
    aanwezig: bool
    toelichting: str
    aantal: int


def als_rij(b: Bron) -> BronRegel:
    return BronRegel(
        id=b.id,
        titel=b.titel,
        uitgever=b.uitgever,
        op=b.datum,
        datum=datum(b.datum) if b.datum else _("datum onbekend"),
        link=b.link,
        aanwezig=b.status == "aanwezig",
        toelichting=b.niet_getoetst or b.linktekst or "",
        aantal=sum(r.bron.id == b.id for r in list_regels()),
    )


def list_bronnen() -> list[BronRegel]:
    """Every source, those we lack included: that is what the list is for."""
    return [als_rij(b) for b in alle_bronnen().values()]


def get_bron(sleutel: str) -> Bron | None:
    return alle_bronnen().get(sleutel)


def bron_van_eis(eis: str) -> Bron:
    """The source of a requirement, by the prefix of its ID."""
    return alle_bronnen()[_VOORVOEGSELS[eis.partition("-")[0]]]


def get_eis(sleutel: str) -> Eis | None:
    return next((e for e in lees_lijst() if e.id == sleutel), None)


def zoektekst(bron: Bron) -> str:
    delen = (bron.id, bron.titel, bron.uitgever, bron.status, bron.niet_getoetst or "")
    return vouw(" · ".join(delen))
