"""A holder of the file, VVT providers with a member each, and their answers, for tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from cast import Cast
from verband.access.models import Gebruiker
from verband.access.rollen import Rol
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.partijen.dekking import Antwoord
from verband.partijen.models import Aanbodopgave, Aanbodpeiling, Mandaat
from verband.partijen.services.aanbod_opgeven import opgeven
from verband.partijen.services.aanbod_peilen import peiling_vastleggen
from verband.partijen.tests.hulp import lid_van
from verband.partijen.tests.mandaathulp import concept, geef, maak_gever, maak_lid
from verband.regios.models import Organisatie

PEIL = dt.date(2026, 6, 30)


class Aanbod:
    """Duinrand with holder Koos and providers, the first of which is Bart's (Thuiszorg Zilt)."""

    def __init__(self, cast: Cast, *namen: str) -> None:
        self.cast = cast
        self.koos_persoon = maak_lid(cast, "koos", Rol.DOSSIERHOUDER)
        zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
        zilt = Organisatie.objects.get(naam="Thuiszorg Zilt")
        self.aanbieders = {"bart": zilt}
        self.personen: dict[str, Gebruiker] = {"bart": cast.bart}
        for naam in namen:
            org = maak_gever(cast, f"Zorg {naam}", soort="zorgaanbieder", discipline="vvt")
            self.aanbieders[naam] = org
            self.personen[naam] = maak_lid(cast, naam, Rol.DISCIPLINEBEHEERDER, org)

    @property
    def koos(self) -> Lid:
        return lid_van(self.koos_persoon, self.cast.duinrand)

    @property
    def anna(self) -> Lid:
        return lid_van(self.cast.anna, self.cast.duinrand)

    @property
    def dora(self) -> Lid:
        return lid_van(self.cast.dora, self.cast.duinrand)

    def lid(self, naam: str) -> Lid:
        return lid_van(self.personen[naam], self.cast.duinrand)

    def peiling(self, soort: str = "wijkverpleging", **anders: Any) -> Aanbodpeiling:
        gegevens = {
            "soort": soort, "eenheid": "uren", "peildatum": PEIL, "totaal": None, "bron": "",
        } | anders  # fmt: skip
        return peiling_vastleggen(self.koos, gegevens, 0)

    def opgave(self, peiling: Aanbodpeiling, naam: str) -> Aanbodopgave:
        return Aanbodopgave.objects.get(peiling=peiling, aanbieder=self.aanbieders[naam])

    def zegt(self, peiling: Aanbodpeiling, naam: str, omvang: str) -> Aanbodopgave:
        lid = self.lid(naam)
        opgave = self.opgave(peiling, naam)
        return opgeven(lid, opgave.id, opgave.versie, Antwoord("opgegeven", Decimal(omvang)))

    def mandaat(self, naam: str, soort: str = "wijkverpleging", **anders: Any) -> Mandaat:
        """Given by this provider itself, for this kind of care."""
        velden = {
            "discipline": "vvt", "subdiscipline": soort, "route": "vvt_aanbieders",
        } | anders  # fmt: skip
        lid = self.lid(naam)
        return geef(lid, concept(lid, self.aanbieders[naam], **velden))
