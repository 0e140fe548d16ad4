"""A table in Duinrand with two disciplines that gave a mandate, for tests about meetings."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone

from cast import Cast
from cast import maak_lid as maak_lid
from verband.access.models import Gebruiker
from verband.access.rollen import Rol
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.partijen.models import (
    Aanwezigheid,
    Besluit,
    Instemming,
    Mandaat,
    MandaatOnderwerp,
    Overleg,
    Overlegtafel,
)
from verband.partijen.services.besluit_vastleggen import besluit_vastleggen
from verband.partijen.services.overleg_vastleggen import overleg_vastleggen
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.partijen.tests.hulp import lid_van
from verband.regios.models import Organisatie, Regio

# A day that no test depends on: acts take the day as an argument.
DAG = dt.date(2026, 11, 24)
JAAR_LATER = dt.date(2027, 11, 24)
ER, VERVANGER, WEG = Aanwezigheid.Stand


def maak_organisatie(regio: Regio, naam: str, **velden: Any) -> Organisatie:
    zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
    basis = {"soort": "disciplineorganisatie", "discipline": "huisartsen"}
    return Organisatie.objects.create(regio=regio, naam=naam, **(basis | velden))


def maak_mandaat(gever: Organisatie, *onderwerpen: str, **anders: Any) -> Mandaat:
    """In force from DAG for a year, up to 100.000 euro and twelve months, but for what is given."""
    velden: dict[str, Any] = {
        "discipline": gever.discipline, "vertegenwoordiger": "Roos de Wit",
        "vertegenwoordiger_email": "roos@voorbeeld.test", "plaatsvervanger": "Sam Vos",
        "grens_cent": 10_000_000, "grens_maanden": 12, "vanaf": DAG, "tot": JAAR_LATER,
        "staat": Mandaat.Staat.BEVESTIGD, "bevestigd_at": timezone.now(),
    }  # fmt: skip
    niveau = anders.pop("niveau", "regio")
    mandaat = Mandaat.objects.create(regio_id=gever.regio_id, gever=gever, **(velden | anders))
    for onderwerp in onderwerpen or ("begroting",):
        MandaatOnderwerp.objects.create(
            regio_id=gever.regio_id, mandaat=mandaat, onderwerp=onderwerp, niveau=niveau
        )
    return mandaat


class Tafelsetting:
    """Anna keeps the table *Regiotafel*; Henk decides for the GPs, Peter for the pharmacists."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.huisartsen = maak_organisatie(cast.duinrand, "Huisartsen Zilt")
        self.apothekers = maak_organisatie(
            cast.duinrand, "Apothekers Zilt", discipline="apothekers"
        )
        beheerder = Rol.DISCIPLINEBEHEERDER
        self.henk_persoon = maak_lid(cast.duinrand, "henk", beheerder, self.huisartsen)
        self.peter_persoon = maak_lid(cast.duinrand, "peter", beheerder, self.apothekers)
        self.tafel = tafel_vastleggen(
            self.anna, tafelvelden("Regiotafel"), [self.huisartsen, self.apothekers]
        )

    def lid(self, gebruiker: Gebruiker) -> Lid:
        return lid_van(gebruiker, self.cast.duinrand)

    @property
    def anna(self) -> Lid:
        return self.lid(self.cast.anna)

    @property
    def henk(self) -> Lid:
        return self.lid(self.henk_persoon)

    @property
    def peter(self) -> Lid:
        return self.lid(self.peter_persoon)

    def overleg(self, op: dt.date = DAG, *, huisartsen: str = ER, apothekers: str = ER) -> Overleg:
        standen: dict[UUID, str] = {
            self.huisartsen.id: huisartsen, self.apothekers.id: apothekers,
        }  # fmt: skip
        return overleg_vastleggen(self.anna, self.tafel.id, op, standen, vandaag=max(op, DAG))

    def besluit(self, overleg: Overleg, *wie: Organisatie, **anders: Any) -> Besluit:
        velden = {"tekst": "Wij stellen de begroting vast.", "onderwerp": "Begroting",
                  "niveau": "regio", "cent": 5_000_000, "maanden": 12}  # fmt: skip
        ids = [o.id for o in wie or (self.huisartsen,)]
        besluit = besluit_vastleggen(self.anna, overleg.id, velden | anders, ids)
        return Besluit.objects.get(id=besluit.id)


def instemming(besluit: Besluit, wie: Organisatie) -> Instemming:
    return Instemming.objects.get(besluit=besluit, organisatie=wie)


def tafelvelden(naam: str, **anders: Any) -> dict[str, Any]:
    return {
        "naam": naam, "niveau": "regio", "rol_resv": "trekker", "frequentie": "elke maand",
        "nieuw": False, "meerwaarde": "", "overwogen": "", "verbinding": "",
    } | anders  # fmt: skip


def maak_tafel(regio: Regio, **velden: Any) -> Overlegtafel:
    """Past the service, straight into the database."""
    return Overlegtafel.objects.create(regio=regio, **velden)
