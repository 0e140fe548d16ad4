"""The five groups at a glance: who speaks for each, until when, and what is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet

from verband.access.verzoek import Lid
from verband.partijen.models import Mandaat, Ondersteuningsvraag, ParamedischPlatform
from verband.partijen.selectors.mandaten import list_mandaten
from verband.partijen.woorden import DISCIPLINES
from verband.regios.models import Organisatie
from verband.regios.models.organisatie import zelfstandig

VVT_DELEN = ("wijkverpleging", "so")
BINNENKORT = dt.timedelta(days=90)
Stand = Literal["geldig", "loopt_af", "later", "gevraagd", "concept", "niets"]


@dataclass(frozen=True, slots=True)
class Groep:
    """One of the five, on a day. ``ontbreekt``: parts of VVT that nobody speaks for."""

    discipline: str
    geldig: tuple[Mandaat, ...]
    stand: Stand
    organisaties: int
    ontbreekt: tuple[str, ...] = ()
    zonder_inzet: bool = False
    zonder_hulp: bool = False

    @property
    def tot(self) -> dt.date | None:
        """The first day on which one of its mandates is no longer in force."""
        return min((einde(m) for m in self.geldig), default=None)


def einde(m: Mandaat) -> dt.date:
    """Of what is confirmed; a constraint gives that an end."""
    return min(dag for dag in (m.tot, m.ingetrokken_op) if dag is not None)


def list_groepen(lid: Lid, dag: dt.date) -> list[Groep]:
    alle = list(list_mandaten(lid))
    vragen = set(
        list_vragen(lid)
        .exclude(status=Ondersteuningsvraag.Status.AFGEWEZEN)
        .values_list("discipline", flat=True)
    )
    aan_tafel = list(
        Organisatie.objects.filter(zelfstandig(dag), regio_id=lid.regio_id).values_list(
            "discipline", flat=True
        )
    )
    return [
        _groep(d, [m for m in alle if m.discipline == d], dag, aan_tafel.count(d), vragen)
        for d in DISCIPLINES
    ]


def _groep(d: str, mandaten: list[Mandaat], dag: dt.date, n: int, vragen: set[str]) -> Groep:
    geldig = tuple(m for m in mandaten if m.geldt_op(dag))
    delen = VVT_DELEN if d == "vvt" and geldig else ()
    gehoord = {m.subdiscipline for m in geldig}
    return Groep(
        discipline=d,
        geldig=geldig,
        stand=_stand(mandaten, geldig, dag),
        organisaties=n,
        ontbreekt=tuple(deel for deel in delen if deel not in gehoord),
        zonder_inzet=any(m.inzetverklaring_op is None for m in geldig),
        zonder_hulp=not geldig and d not in vragen,
    )


def _stand(mandaten: list[Mandaat], geldig: tuple[Mandaat, ...], dag: dt.date) -> Stand:
    if geldig:
        return "loopt_af" if min(map(einde, geldig)) - dag <= BINNENKORT else "geldig"
    if any(m.staat == Mandaat.Staat.BEVESTIGD and m.vanaf and m.vanaf > dag for m in mandaten):
        return "later"
    staten = {m.staat for m in mandaten}
    if Mandaat.Staat.GEVRAAGD in staten:
        return "gevraagd"
    return "concept" if Mandaat.Staat.CONCEPT in staten else "niets"


def list_vragen(lid: Lid) -> QuerySet[Ondersteuningsvraag]:
    return Ondersteuningsvraag.objects.filter(regio_id=lid.regio_id)


def list_platforms(lid: Lid) -> QuerySet[ParamedischPlatform]:
    return ParamedischPlatform.objects.filter(regio_id=lid.regio_id)
