"""The dossiers of one region: two for each contract year, with versions, notes and sharings."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Mapping, Sequence

from verband.access.models import Lidmaatschap
from verband.access.rollen import Rol
from verband.cli.landelijk.keten import maak_id
from verband.cli.landelijk.regio import Gemaakt
from verband.cli.landelijk.toetsen import DAGEN, EERSTE_JAAR, Getoetst
from verband.plannen.models import (
    Deling,
    DelingGezien,
    DelingInhoud,
    DossierNotitie,
    DossierVersie,
    Toetsdossier,
    VersieInhoud,
)
from verband.plannen.services import dossier_bewaren, dossier_delen
from verband.plannen.verslag.gedeeld import ONDERDELEN

_DEELDAG = dt.date(2026, 9, 1)
_DAGEN_GEDEELD = 400
# The controller has read every other year; the rest still waits.
_GELEZEN = range(EERSTE_JAAR, 2100, 2)
_NOTITIES = (
    "Verzonnen notitie: de verdeling van de coördinatie bespreken wij in het volgende overleg.",
    "Verzonnen notitie: de apothekers zijn akkoord met de activiteiten.",
)
_VAN_VERSIE = (
    "bestand_sha256", "plan_sha256", "bevindingen_sha256", "regelsets", "beschikbaar",
    "getoetst_op", "peildatum", "kennisdatum", "aantallen",
)  # fmt: skip
_VAN_INHOUD = ("plan", "bestand", "bestandsnaam", "cellen", "bevindingen", "rapport")


class Dossiermaker:
    """Works day by day over all dossiers, so that the acts stand in the order of their days."""

    def __init__(
        self,
        toeval: random.Random,
        in_: Gemaakt,
        getoetst: Mapping[int, Sequence[Getoetst]],
    ) -> None:
        self.toeval, self.in_, self.getoetst = toeval, in_, getoetst
        self.coordinator = in_.leden[Rol.COORDINATOR]
        self.versies: list[tuple[DossierVersie, VersieInhoud]] = []
        self.notities: list[DossierNotitie] = []
        self.delingen: list[tuple[Deling, DelingInhoud]] = []
        self.gezien: list[DelingGezien] = []

    def maak(self) -> None:
        dossiers = [
            self._dossier(jaar, naam)
            for jaar in self.getoetst
            for naam in ("Regioplan", "Wijkplan")
        ]
        for nummer, dag in enumerate(DAGEN):
            self.in_.keten.naar(dag)
            for dossier in dossiers:
                if nummer < 2 or _is_regioplan(dossier):
                    self._versie(dossier, nummer)
        for dossier in filter(_is_regioplan, dossiers):
            self._notities(dossier)
        self.in_.keten.naar(_DEELDAG)
        for versie, _inhoud in list(self.versies):
            if versie.nummer == len(DAGEN):
                self._delen(versie)
        self._schrijf(dossiers)

    def _dossier(self, jaar: int, naam: str) -> Toetsdossier:
        return Toetsdossier(
            id=maak_id(self.toeval),
            regio=self.in_.regio,
            contractjaar=jaar,
            naam=f"{naam} {jaar} (verzonnen)",
            bewaren_tot=dt.date(jaar + dossier_bewaren.BEWAARJAREN + 1, 1, 1),
        )

    def _versie(self, dossier: Toetsdossier, nummer: int) -> None:
        getoetst = self.getoetst[dossier.contractjaar][nummer]
        versie = DossierVersie(
            id=maak_id(self.toeval),
            regio=self.in_.regio,
            dossier=dossier,
            nummer=nummer + 1,
            door=self.coordinator.gebruiker,
            **{veld: getattr(getoetst.versie, veld) for veld in _VAN_VERSIE},
        )
        inhoud = VersieInhoud(
            id=maak_id(self.toeval),
            regio=self.in_.regio,
            versie=versie,
            **{veld: getattr(getoetst.inhoud, veld) for veld in _VAN_INHOUD},
        )
        self.versies.append((versie, inhoud))
        handeling = self.in_.keten.doe(
            "dossier_bewaren", self.coordinator, "dossierversie", versie.id,
            **dossier_bewaren.handeling_gegevens(versie),
        )  # fmt: skip
        self.in_.keten.bewijs(
            handeling,
            dossier_bewaren.bewijs_titel(versie),
            dossier_bewaren.bewijs_inhoud(versie, getoetst.rapport),
        )

    def _notities(self, dossier: Toetsdossier) -> None:
        for tekst in _NOTITIES:
            notitie = DossierNotitie(
                id=maak_id(self.toeval),
                regio=self.in_.regio,
                dossier=dossier,
                schrijver=self.coordinator.gebruiker,
                tekst=tekst,
            )
            self.notities.append(notitie)
            self.in_.keten.doe(
                "notitie_plaatsen", self.coordinator, "dossiernotitie", notitie.id,
                dossier=str(dossier.id),
            )  # fmt: skip

    def _delen(self, versie: DossierVersie) -> None:
        jaar = versie.dossier.contractjaar
        gedeeld = self.getoetst[jaar][versie.nummer - 1].gedeeld
        for ontvanger, (verslag, pdf) in gedeeld.items():
            is_verzekeraar = ontvanger == Deling.Ontvanger.VERZEKERAAR
            deling = Deling(
                id=maak_id(self.toeval),
                regio=self.in_.regio,
                versie=versie,
                ontvanger=ontvanger,
                verzekeraar=self.in_.preferent[jaar] if is_verzekeraar else None,
                onderdelen=list(ONDERDELEN),
                vanaf=_DEELDAG,
                tot=_DEELDAG + dt.timedelta(days=_DAGEN_GEDEELD),
                sha256=hashlib.sha256(verslag).hexdigest(),
                door=self.coordinator.gebruiker,
            )
            inhoud = DelingInhoud(
                id=maak_id(self.toeval), regio=self.in_.regio, deling=deling,
                verslag=verslag, pdf=pdf,
            )  # fmt: skip
            self.delingen.append((deling, inhoud))
            wat = dossier_delen.bewijs_inhoud(deling, pdf)
            handeling = self.in_.keten.doe(
                "dossier_delen", self.coordinator, "deling", deling.id, **wat
            )
            self.in_.keten.bewijs(handeling, dossier_delen.bewijs_titel(deling), wat)
            if ontvanger == Deling.Ontvanger.CONTROLLER and jaar in _GELEZEN:
                self._lees(deling, self.in_.leden[Rol.CONTROLLER])

    def _lees(self, deling: Deling, lezer: Lidmaatschap) -> None:
        rij = DelingGezien(
            id=maak_id(self.toeval), regio=self.in_.regio, deling=deling, gebruiker=lezer.gebruiker
        )
        self.gezien.append(rij)
        self.in_.keten.doe("deling_lezen", lezer, "deling", deling.id)

    def _schrijf(self, dossiers: Sequence[Toetsdossier]) -> None:
        Toetsdossier.objects.bulk_create(dossiers)
        DossierVersie.objects.bulk_create([versie for versie, _ in self.versies])
        VersieInhoud.objects.bulk_create([inhoud for _, inhoud in self.versies], batch_size=20)
        DossierNotitie.objects.bulk_create(self.notities)
        Deling.objects.bulk_create([deling for deling, _ in self.delingen])
        DelingInhoud.objects.bulk_create([inhoud for _, inhoud in self.delingen], batch_size=20)
        DelingGezien.objects.bulk_create(self.gezien)
        self.in_.keten.schrijf()


def _is_regioplan(dossier: Toetsdossier) -> bool:
    return dossier.naam.startswith("Regioplan")
