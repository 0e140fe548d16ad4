"""States of a table that make a task, on the day of these tests."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from cast import Cast
from verband.access.models import Gebruiker
from verband.partijen.models import (
    Aanwezigheid,
    Derdenafspraak,
    Overeenkomstversie,
    Overleg,
)
from verband.partijen.services.actiepunt import actiepunt_vastleggen
from verband.partijen.services.besluit_vastleggen import besluit_vastleggen
from verband.partijen.services.overeenkomst_opstellen import overeenkomst_opstellen
from verband.partijen.services.overeenkomst_tekenen import (
    overeenkomst_tekenen as teken,
)
from verband.partijen.services.overleg_vastleggen import overleg_vastleggen
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.partijen.tests.hulp import lid_van
from verband.partijen.tests.overleghulp import ER, maak_mandaat, tafelvelden
from verband.plannen.tests.dossierhulp import VANDAAG
from verband.regios.models import Organisatie

BIJNA = VANDAAG + dt.timedelta(days=90)


def _organisatie(cast: Cast, naam: str) -> Organisatie:
    return Organisatie.objects.get(regio=cast.duinrand, naam=naam)


def _overleg(cast: Cast, naam: str) -> Overleg:
    anna = lid_van(cast.anna, cast.duinrand)
    wie = _organisatie(cast, naam)
    tafel = tafel_vastleggen(anna, tafelvelden("Regiotafel"), [wie])
    return overleg_vastleggen(anna, tafel.id, VANDAAG, {wie.id: ER}, vandaag=VANDAAG)


def actiepunt(cast: Cast) -> None:
    overleg = _overleg(cast, "Thuiszorg Zilt")
    wie = _organisatie(cast, "Thuiszorg Zilt")
    actiepunt_vastleggen(lid_van(cast.anna, cast.duinrand), overleg.id, "Bel", wie, BIJNA)


def besluit(cast: Cast) -> None:
    overleg = _overleg(cast, "Zilt")
    velden = {"tekst": "Wij doen het.", "onderwerp": "begroting", "niveau": "regio"}
    wie = [_organisatie(cast, "Zilt").id]
    besluit_vastleggen(lid_van(cast.anna, cast.duinrand), overleg.id, velden, wie)


def betwist(cast: Cast) -> None:
    """It agreed according to the list, and says that it was not there."""
    besluit(cast)
    Aanwezigheid.objects.update(stand=Aanwezigheid.Stand.AFWEZIG)


def _partijen(cast: Cast) -> dict[UUID, int]:
    return {_organisatie(cast, naam).id: 1 for naam in ("RO Duinrand", "Zilt")}


def overeenkomst(cast: Cast) -> None:
    velden = {
        "tekst": "Wij werken samen.", "besluitregels": "Samen.", "conflict": "Praten.",
        "toetreden": "Vragen.", "vanaf": VANDAAG - dt.timedelta(days=1), "tot": BIJNA,
    }  # fmt: skip
    overeenkomst_opstellen(lid_van(cast.anna, cast.duinrand), "RESV", velden, _partijen(cast))


def _teken(cast: Cast, wie: Gebruiker, naam: str) -> None:
    lid = lid_van(wie, cast.duinrand)
    v = Overeenkomstversie.objects.get(regio=cast.duinrand, nummer=1)
    teken(lid, v.id, _organisatie(cast, naam).id, gezien=v.sha256, vandaag=VANDAAG)


def getekend(cast: Cast) -> None:
    _teken(cast, cast.fatima, "Zilt")


def getekende_overeenkomst(cast: Cast) -> None:
    overeenkomst(cast)
    _teken(cast, cast.anna, "RO Duinrand")
    getekend(cast)


def nieuwe_versie(cast: Cast) -> None:
    v = Overeenkomstversie.objects.select_related("overeenkomst").get(regio=cast.duinrand)
    namen = ("tekst", "besluitregels", "conflict", "toetreden", "vanaf")
    velden = {n: getattr(v, n) for n in namen} | {"tot": dt.date(2029, 1, 1)}
    overeenkomst_opstellen(
        lid_van(cast.anna, cast.duinrand), "RESV", velden, _partijen(cast),
        id_=v.overeenkomst_id, versie=v.overeenkomst.versie,
    )  # fmt: skip


def derdenafspraak(cast: Cast) -> None:
    mandaat = maak_mandaat(_organisatie(cast, "Zilt"))
    Derdenafspraak.objects.create(
        regio=cast.duinrand, partij="Ziekenhuis Zilt", sector="ziekenhuis", onderwerp="begroting",
        wat="Samen inkopen.", mandaat=mandaat, ondertekenaar="Roos", getekend_op=VANDAAG,
        vanaf=VANDAAG - dt.timedelta(days=9), tot=BIJNA,
    )  # fmt: skip
