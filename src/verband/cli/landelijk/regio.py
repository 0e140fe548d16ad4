"""One invented region: its organisations, people, insurers, and the acts that made them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import IN_REGIO, Rol
from verband.cli.landelijk.keten import Keten, maak_id
from verband.cli.landelijk.land import regionaam
from verband.core.context import Blik, zet_blik
from verband.partijen.woorden import DISCIPLINES
from verband.regios.models import (
    Buurt,
    Contact,
    Gemeente,
    Organisatie,
    Regio,
    RegioBuurt,
    RegioGemeente,
    RegioVerzekeraar,
    Verzekeraar,
)

BEGIN = dt.date(2026, 1, 1)
_GEMEENTEN = 2


class Gemaakt(NamedTuple):
    """A region without dossiers yet, and who acts in it."""

    regio: Regio
    leden: dict[Rol, Lidmaatschap]
    preferent: dict[int, Verzekeraar]
    keten: Keten


class Regiomaker:
    """All rows of one region in memory; ``schrijf`` puts them in the database."""

    def __init__(self, zaad: int, nummer: int, merk: str) -> None:
        self.toeval = random.Random(f"{zaad}/{nummer}")  # noqa: S311 - a seed, not a secret
        self.nummer = nummer
        self.naam = regionaam(nummer)
        slug = f"regio-{nummer + 1:03d}"
        self.regio = Regio(id=self._id(), slug=slug, naam=self.naam, verzonnen=True, bron=merk)
        self.keten = Keten(self.toeval, self.regio.id)
        self.personen: list[Gebruiker] = []
        self.lidmaatschappen: list[Lidmaatschap] = []

    def _id(self) -> UUID:
        return maak_id(self.toeval)

    def maak(
        self, organisaties: int, verzekeraars: Sequence[Verzekeraar], jaren: Sequence[int]
    ) -> Gemaakt:
        lijst = [self._organisatie(i) for i in range(max(organisaties, 4))]
        leden = self._leden(lijst)
        coordinator = leden[Rol.COORDINATOR]
        # Row security shows a region to whoever has it in sight, the one who makes it too.
        zet_blik(Blik(platform=True, regios=frozenset({self.regio.id})))
        self.regio.save(force_insert=True)
        Organisatie.objects.bulk_create(lijst)
        Gebruiker.objects.bulk_create(self.personen)
        Lidmaatschap.objects.bulk_create(self.lidmaatschappen)
        self.keten.doe(
            "organisaties_inlezen", coordinator, "organisatie", self.regio.id,
            nieuw=len(lijst), gewijzigd=0,
        )  # fmt: skip
        self._gebied(coordinator)
        self._contacten(coordinator, lijst)
        preferent = self._verzekeraars(coordinator, verzekeraars, jaren)
        return Gemaakt(self.regio, leden, preferent, self.keten)

    # --- organisations and people -------------------------------------------------------

    def _organisatie(self, i: int) -> Organisatie:
        soort, wat, discipline = _soort(i)
        return Organisatie(
            id=self._id(),
            regio=self.regio,
            naam=f"{wat} {self.naam.removesuffix(' (verzonnen)')} {i + 1} (verzonnen)",
            soort=soort,
            discipline=discipline,
            # Of no register: neither hands out numbers that begin like this.
            kvk=f"9999{i + 1:04d}",
            agb=f"9900{i + 1:04d}" if soort == "zorgaanbieder" else "",
        )

    def _leden(self, organisaties: Sequence[Organisatie]) -> dict[Rol, Lidmaatschap]:
        """Each role once, and a participant of every organisation."""
        leden = {}
        for rol in IN_REGIO:
            plek = organisaties[_PLEK.get(rol, 3)]
            leden[rol] = self._lid(rol, plek, f"{rol.value}", demo=self._is_demo(rol))
        for i, organisatie in enumerate(organisaties[4:], start=5):
            self._lid(Rol.DEELNEMER, organisatie, f"deelnemer-{i}")
        return leden

    def _is_demo(self, rol: Rol) -> bool:
        """One click away: every coordinator, and in the first region all roles."""
        return rol == Rol.COORDINATOR or self.nummer == 0

    def _lid(
        self, rol: Rol, organisatie: Organisatie, wie: str, *, demo: bool = False
    ) -> Lidmaatschap:
        persoon = Gebruiker(
            id=self._id(),
            email=f"{wie}.{self.regio.slug}@voorbeeld.test",
            naam=f"{str(rol.label).capitalize()} {len(self.personen) + 1} (verzonnen)",
            password="!",  # noqa: S106 - none at all: nobody logs in with one
            demo=demo,
        )
        lid = Lidmaatschap(
            id=self._id(), gebruiker=persoon, rol=rol, regio=self.regio,
            organisatie=None if rol in _ZONDER_ORGANISATIE else organisatie, vanaf=BEGIN,
        )  # fmt: skip
        self.personen.append(persoon)
        self.lidmaatschappen.append(lid)
        return lid

    # --- what the coordinator laid down -------------------------------------------------

    def _gebied(self, door: Lidmaatschap) -> None:
        for i in range(_GEMEENTEN):
            code = f"GM{5000 + self.nummer * _GEMEENTEN + i:04d}"
            gemeente = Gemeente(code=code, naam=f"{code} (verzonnen)", verzonnen=True)
            gemeente.save(force_insert=True)
            rij = RegioGemeente(id=self._id(), regio=self.regio, gemeente=gemeente, vanaf=BEGIN)
            rij.save(force_insert=True)
            self.keten.doe(
                "gebied_toevoegen", door, "gemeente", rij.id, code=code, vanaf=str(BEGIN)
            )
        code = f"BU{gemeente.code[2:]}0001"
        buurt = Buurt(code=code, naam=f"{code} (verzonnen)", gemeente=gemeente, verzonnen=True)
        buurt.save(force_insert=True)
        uit = RegioBuurt(
            id=self._id(), regio=self.regio, buurt=buurt, hoort_erbij=False, vanaf=BEGIN
        )
        uit.save(force_insert=True)
        self.keten.doe(
            "gebied_toevoegen", door, "buurt", uit.id,
            code=code, vanaf=str(BEGIN), hoort_erbij=False,
        )  # fmt: skip

    def _contacten(self, door: Lidmaatschap, organisaties: Sequence[Organisatie]) -> None:
        rijen = [
            Contact(
                id=self._id(), regio=self.regio, organisatie=organisatie,
                naam=f"Contact {i + 1} (verzonnen)", functie="bestuurssecretaris",
                email=f"contact-{i + 1}.{self.regio.slug}@voorbeeld.test",
            )
            for i, organisatie in enumerate(organisaties[:5])
        ]  # fmt: skip
        Contact.objects.bulk_create(rijen)
        for rij in rijen:
            self.keten.doe("contact_vastleggen", door, "contact", rij.id)

    def _verzekeraars(
        self, door: Lidmaatschap, alle: Sequence[Verzekeraar], jaren: Sequence[int]
    ) -> dict[int, Verzekeraar]:
        """Per contract year one preferent, a market leader and two others."""
        preferent, rijen = {}, []
        for n, jaar in enumerate(jaren):
            vier = [alle[(self.nummer + n // 3 + stap) % len(alle)] for stap in (0, 1, 3, 6)]
            preferent[jaar] = vier[0]
            for verzekeraar, (rol, plek, aandeel) in zip(vier, _AANDELEN, strict=True):
                rijen.append(
                    RegioVerzekeraar(
                        id=self._id(), regio=self.regio, verzekeraar=verzekeraar, contractjaar=jaar,
                        rol=rol, plek=plek, aandeel=aandeel + self.toeval.randrange(500),
                        bron="Verzonnen aandeel.",
                    )
                )  # fmt: skip
        RegioVerzekeraar.objects.bulk_create(rijen)
        for rij in rijen:
            self.keten.doe(
                "verzekeraar_vastleggen", door, "regioverzekeraar", rij.id,
                rol=rij.rol, contractjaar=rij.contractjaar, aandeel=rij.aandeel,
            )  # fmt: skip
        return preferent


_VER = RegioVerzekeraar.Rol.VER
_AANDELEN = (
    (RegioVerzekeraar.Rol.PREFERENT, None, 4000),
    (RegioVerzekeraar.Rol.MARKTLEIDER, 1, 2000),
    (_VER, None, 1000),
    (_VER, None, 500),
)
_ZONDER_ORGANISATIE = (Rol.CONTROLLER, Rol.DOSSIERHOUDER)
_PLEK = {Rol.COORDINATOR: 0, Rol.KASSIER: 0, Rol.REGIEGEMEENTE: 1}
_VAST = (
    ("ro", "Regionale organisatie", ""),
    ("gemeente", "Gemeente", ""),
    ("sociaal_domein", "Welzijn", ""),
)


def _soort(i: int) -> tuple[str, str, str]:
    """Kind, first words of the name and discipline of the i-th organisation of a region."""
    if i < len(_VAST):
        return _VAST[i]
    discipline = list(DISCIPLINES)[i % len(DISCIPLINES)]
    if discipline == "sociaal_domein":
        return "sociaal_domein", "Welzijn", discipline
    return "zorgaanbieder", f"Praktijk {discipline}", discipline
