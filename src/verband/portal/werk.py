"""What the homes show of someone's work: in one region, and over all regions of an insurer."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse

from verband.access.models import Lidmaatschap
from verband.access.rollen import Recht
from verband.access.selectors import leden_in_regios
from verband.access.verzoek import Lid
from verband.partijen.selectors.aanbod import list_eigen_opgaven
from verband.partijen.selectors.verzekeraars import RegioVanVerzekeraar
from verband.portal.huis.cijfers import list_cijfers
from verband.portal.huis.nieuws import list_nieuws
from verband.portal.huis.tafels import in_de_wijk, list_blokken
from verband.taken.kijker import kijker_van
from verband.taken.klokken import Moment, list_momenten
from verband.taken.selectors import (
    komende,
    list_taken,
    list_wachten,
    list_wijzigingen,
    vorig_bezoek,
)


def werk_in_regio(lid: Lid) -> dict[str, Any]:
    kijker, sinds = kijker_van([lid]), vorig_bezoek(lid.gebruiker)
    return {
        "taken": list_taken(kijker),
        "wachten": list_wachten(kijker),
        "klokken": komende(list_momenten(kijker), kijker.dag),
        "kalender": reverse("taken:kalender-regio", args=[lid.regio.slug if lid.regio else ""]),
        "wijzigingen": list_wijzigingen(lid, sinds),
        "sinds": sinds,
        "cijfers": list_cijfers(lid, kijker.dag),
        "nieuws": [] if lid.mag(Recht.TAFEL_BEHEREN) else list_nieuws(lid, kijker.dag),
        "toont_nieuws": lid.mag(Recht.TAFEL_ZIEN) and not lid.mag(Recht.TAFEL_BEHEREN),
        "blokken": list_blokken(lid, kijker.dag),
        "wijk": in_de_wijk(lid, kijker.dag),
        "eigen": list_eigen_opgaven(lid) if lid.mag(Recht.AANBOD_OPGEVEN) else [],
        "vandaag": kijker.dag,
    }


class RegioMetKlok(NamedTuple):
    rij: RegioVanVerzekeraar
    klok: Moment | None
    taken: int


class Werk(NamedTuple):
    context: dict[str, Any]
    klok: dict[UUID, Moment]

    def met_klok(self, regios: list[RegioVanVerzekeraar], orde: str) -> list[RegioMetKlok]:
        """Beside each region its first date; sorted by it when asked, those without one last."""
        telling: dict[UUID, int] = {}
        for taak in self.context["taken"]:
            telling[taak.regio.id] = telling.get(taak.regio.id, 0) + 1
        rijen = [
            RegioMetKlok(r, self.klok.get(r.regio.id), telling.get(r.regio.id, 0)) for r in regios
        ]
        if orde in ("klok", "-klok"):
            rijen.sort(key=_dag, reverse=orde == "-klok")
        return rijen


def _dag(r: RegioMetKlok) -> tuple[dt.date, int]:
    return (r.klok.laatste if r.klok else dt.date.max, -r.taken)


def werk_van_verzekeraar(lid: Lid, alle: list[Lidmaatschap]) -> Werk:
    """Needs the regions of ``alle`` in sight; in as many queries for one as for a hundred."""
    hier = [m for m in alle if m in lid.lidmaatschappen]
    leden = leden_in_regios(lid.gebruiker, hier)
    if not leden:
        leeg: dict[str, Any] = {"taken": [], "wachten": [], "klokken": [], "vandaag": None}
        return Werk({**leeg, "kalender": reverse("taken:kalender")}, {})
    kijker = kijker_van(leden)
    momenten = [m for m in list_momenten(kijker) if not m.is_voorbij(kijker.dag)]
    eerste: dict[UUID, Moment] = {}
    for m in momenten:
        for regio in m.regios:
            eerste.setdefault(regio.id, m)
    context = {
        "taken": list_taken(kijker),
        "wachten": list_wachten(kijker),
        "klokken": momenten[:6],
        "kalender": reverse("taken:kalender"),
        "vandaag": kijker.dag,
        "met_regio": True,
    }
    return Werk(context, eerste)
