"""The query of an address, read with care: what is not a known choice filters nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from regelwerk.bronnen import alle_spanningen
from regelwerk.regelsets import LAGEN, alle_regelsets
from verband.naslag.selectors import openstaand
from verband.naslag.selectors.bronnen import get_eis
from verband.naslag.selectors.regels import (
    Filter,
    Regel,
    get_regel,
    list_regels,
)
from verband.naslag.selectors.regelsets import sleutel
from verband.naslag.woorden import KAMERS
from verband.naslag.zoekwoorden import Vraag
from verband.plannen import woorden
from verband.plannen.woorden import zin


class Keuze(NamedTuple):
    code: str
    label: str


class Keuzes(NamedTuple):
    """What each list of the filter form offers."""

    thema: list[Keuze]
    van: list[Keuze]
    kracht: list[Keuze]
    spanning: list[Keuze]
    orde: list[Keuze]


class Rij(NamedTuple):
    """A row of a tension: a rule with its page, or a requirement that is none yet."""

    id: str
    titel: str
    regel: Regel | None


def woorden_in(vraag: Mapping[str, str]) -> str:
    """What is searched for, without what can't be typed and no longer than a quotation."""
    return Vraag(vraag.get("q", "")).tekst


def lees_filter(vraag: Mapping[str, str]) -> Filter:
    bekend = {veld: {k.code for k in lijst} for veld, lijst in keuzes()._asdict().items()}
    gekozen = {
        veld: vraag[veld] for veld in bekend if veld in vraag and vraag[veld] in bekend[veld]
    }
    return Filter(q=woorden_in(vraag), **gekozen)


def lees_open_filter(vraag: Mapping[str, str]) -> openstaand.Filter:
    gekozen = {
        veld: vraag[veld]
        for veld, lijst in open_keuzes()._asdict().items()
        if vraag.get(veld) in {k.code for k in lijst}
    }
    return openstaand.Filter(q=woorden_in(vraag), **gekozen)


def adres(vraag: Filter | openstaand.Filter) -> str:
    """The filter as a query, for the link to the CSV."""
    return urlencode({naam: waarde for naam, waarde in vraag._asdict().items() if waarde})


@cache
def keuzes() -> Keuzes:
    regels = list_regels()
    themas = {r.vermelding.thema for r in regels}
    spanningen = {r.vermelding.spanning for r in regels}
    return Keuzes(
        thema=[Keuze(c, str(label)) for c, label in woorden.THEMAS.items() if c in themas],
        van=_lagen_en_sets(),
        kracht=[Keuze(c, str(s.een)) for c, s in woorden.SIGNALEN.items()],
        spanning=[
            Keuze("alle", _("Alle spanningen")),
            *(Keuze(n, f"{n}: {s.titel}") for n, s in alle_spanningen().items() if n in spanningen),
        ],
        orde=[
            Keuze("bron", _("Als in de bron")),
            Keuze("zwaarte", _("Zwaarste eerst")),
            Keuze("nummer", _("Nummer")),
            Keuze("titel", _("Titel, a tot z")),
            Keuze("thema", _("Thema")),
        ],
    )


class OpenKeuzes(NamedTuple):
    """What the filter of *nog geen regel* offers."""

    bron: list[Keuze]
    kamer: list[Keuze]
    orde: list[Keuze]


@cache
def open_keuzes() -> OpenKeuzes:
    alle = openstaand.list_openstaand()
    bronnen = {p.bron.id: p.bron.titel for o in alle for p in o.plekken}
    kamers = {o.eis.kamer for o in alle}
    return OpenKeuzes(
        bron=[Keuze(c, titel) for c, titel in bronnen.items()],
        kamer=[Keuze(c, zin(str(label))) for c, label in KAMERS.items() if c in kamers],
        orde=[
            Keuze("bron", _("Als in de bron")),
            Keuze("nummer", _("Nummer")),
            Keuze("titel", _("Eis, a tot z")),
            Keuze("kamer", _("Wie ervoor zorgt")),
        ],
    )


def _lagen_en_sets() -> list[Keuze]:
    """Each rule set under its layer; a layer of several sets can be chosen as a whole."""
    uit: list[Keuze] = []
    for laag in LAGEN:
        sets = [r for r in alle_regelsets() if r.laag == laag]
        label = str(woorden.LAGEN[laag])
        if len(sets) > 1:
            uit.append(Keuze(f"laag-{laag}", _("%(laag)s: alle") % {"laag": label}))
        uit += [Keuze(sleutel(r), f"{label}: {r.titel}") for r in sets]
    return uit


def rijen(ids: Iterable[str]) -> list[Rij]:
    """The rows of a tension, each with its page if it is a rule."""
    uit = []
    for id_ in ids:
        regel, eis = get_regel(id_), get_eis(id_)
        titel = regel.titel if regel else eis.omschrijving if eis else ""
        uit.append(Rij(id_, titel, regel))
    return uit
