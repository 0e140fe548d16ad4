"""Load the example country into an empty database, as the app role and by the acts of people.

Of regions that exist it holds only what a source says; land.toml has the rest of the rules.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Rol
from verband.access.services.demo import maak_demo_account
from verband.access.verzoek import Lid
from verband.core.context import Blik, met_blik, zet_blik
from verband.partijen.services.contact_vastleggen import contact_vastleggen
from verband.partijen.services.gebied_toevoegen import buurt_uitzonderen, gemeente_toevoegen
from verband.partijen.services.organisatie_toevoegen import organisatie_toevoegen
from verband.partijen.services.regio_aanmaken import regio_aanmaken, verzekeraar_aanmaken
from verband.partijen.services.verzekeraar_vastleggen import verzekeraar_vastleggen
from verband.portal.voorbeeldland import aanbod, dossier, mandaten
from verband.portal.voorbeeldland.leden import lid_met
from verband.portal.voorbeeldland.overleg import vul_overleg
from verband.portal.voorbeeldland.tafel import laad_tafel
from verband.regios.models import Buurt, Gemeente, Organisatie, Regio, Verzekeraar

LAND = Path(__file__).with_name("land.toml")
BEGIN = dt.date(2026, 1, 1)
VERHAAL = "lage-duinen"  # the invented region where a whole table sits


class Wie(NamedTuple):
    """One account to step into by one click."""

    naam: str
    rol: str
    waar: str


def lees_land() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(LAND.read_text("utf-8"))


def laad() -> bool:
    """All of it in one transaction; False when the database holds a region already."""
    land = lees_land()
    with met_blik(Blik(platform=True)):
        if Regio.objects.exists():
            return False
        _Land(land).laad()
    return True


def list_accounts() -> list[Wie]:
    """Who there is, for the start-up message."""
    with met_blik(Blik(platform=True)):
        leden = Lidmaatschap.objects.filter(gebruiker__demo=True, tot__isnull=True).select_related(
            "gebruiker", "regio", "verzekeraar"
        )
        return sorted(
            Wie(m.gebruiker.naam, m.get_rol_display(), str(m.regio or m.verzekeraar or ""))
            for m in leden
        )


class _Land:
    """What was made so far, by its name in the file."""

    def __init__(self, land: dict[str, list[dict[str, Any]]]) -> None:
        self.land = land
        self.regios: dict[str, Regio] = {}
        self.verzekeraars: dict[str, Verzekeraar] = {}

    def laad(self) -> None:
        beheerder = self._account(self._eerste("platformbeheerder"))
        platform = self._lid(beheerder, Rol.PLATFORMBEHEERDER)
        for v in self.land["verzekeraar"]:
            self.verzekeraars[v["slug"]] = verzekeraar_aanmaken(platform, v)
        self._gebieden()
        for r in self.land["regio"]:
            eigen = {k: w for k, w in r.items() if not isinstance(w, list | dict)}
            self.regios[r["slug"]] = regio_aanmaken(platform, eigen)
            self._regio(r)
        zet_blik(Blik(platform=True, regios=frozenset(r.id for r in self.regios.values())))
        for a in self.land["account"]:
            if a["rol"] != Rol.PLATFORMBEHEERDER:
                self._account(a)
        for r in self.land["regio"]:
            if "tafel" in r:
                laad_tafel(self.regios[r["slug"]], r["tafel"])
        houder = Gebruiker.objects.get(email=self._eerste(Rol.DOSSIERHOUDER)["email"])
        aanbod.laad(self.regios[VERHAAL], houder)
        dossier.laad(self.regios[VERHAAL], self._eerste(Rol.COORDINATOR)["email"])

    def _eerste(self, rol: str) -> dict[str, Any]:
        return next(a for a in self.land["account"] if a["rol"] == rol)

    def _gebieden(self) -> None:
        """Invented areas, marked so; the CBS list is read in by the administrator."""
        for g in self.land["gemeente"]:
            Gemeente.objects.create(**g, verzonnen=True)
        for b in self.land["buurt"]:
            Buurt.objects.create(**b, gemeente_id=f"GM{b['code'][2:6]}", verzonnen=True)

    def _regio(self, r: dict[str, Any]) -> None:
        """Everything of one region, by a maker who has no role in it afterwards."""
        regio = self.regios[r["slug"]]
        beheerder = Gebruiker.objects.get(email=self._eerste("platformbeheerder")["email"])
        blik = Blik(gebruiker=beheerder.pk, platform=True, regios=frozenset({regio.id}))
        zet_blik(blik)
        lid = self._lid(beheerder, Rol.COORDINATOR, regio)
        organisaties = {o["naam"]: organisatie_toevoegen(lid, o) for o in r["organisatie"]}
        for g in r.get("gemeente", ()):
            gemeente = Gemeente.objects.get(code=g["code"])
            gemeente_toevoegen(lid, gemeente, g["vanaf"], g.get("tot"))
        for b in r.get("buurt", ()):
            buurt = Buurt.objects.get(code=b["code"])
            buurt_uitzonderen(lid, buurt, b["hoort_erbij"], b["vanaf"], b.get("tot"))
        for v in r["verzekeraar"]:
            velden = {k: w for k, w in v.items() if k != "slug"}
            verzekeraar = self.verzekeraars[v["slug"]]
            verzekeraar_vastleggen(lid, {**velden, "verzekeraar": verzekeraar})
        for c in r.get("contact", ()):
            wie = {
                "verzekeraar": self.verzekeraars.get(c.get("verzekeraar", "")),
                "organisatie": organisaties.get(c.get("organisatie", "")),
            }
            contact_vastleggen(lid, c | wie)
        if r["slug"] == VERHAAL:
            mandaten.laad(lid)
        vul_overleg(lid, r, organisaties)

    def _lid(self, gebruiker: Gebruiker, rol: Rol, regio: Regio | None = None) -> Lid:
        lidmaatschap = Lidmaatschap.objects.get(gebruiker=gebruiker)
        # Invented accounts, and nobody logs in here: their IBANs need no second factor.
        return lid_met(lidmaatschap, rol, regio, opgestapt=True)

    def _account(self, a: dict[str, Any]) -> Gebruiker:
        gebruiker = maak_demo_account(a["email"], a["naam"])
        regio = self.regios.get(a.get("regio", ""))
        organisatie = None
        if "organisatie" in a:
            organisatie = Organisatie.objects.get(regio=regio, naam=a["organisatie"])
        Lidmaatschap.objects.create(
            gebruiker=gebruiker,
            rol=a["rol"],
            regio=regio,
            verzekeraar=self.verzekeraars.get(a.get("verzekeraar", "")),
            organisatie=organisatie,
            vanaf=BEGIN,
        )
        return gebruiker
