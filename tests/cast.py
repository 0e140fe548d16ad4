"""The fixed cast of the tests: who is who, in two regions and at two insurers. All invented.

Anna coordinates the region Duinrand, Bart works there for another organisation, Chris
coordinates Heuvelland and may see nothing of Duinrand; Dora buys for Duinrand's preferent insurer,
Emma for another; Fatima is of the *regiegemeente*, Gijs coordinates a neighbourhood, Hanna is
of the NZa, Ivo runs the platform.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import INKOPER, Rol
from verband.core.context import Blik, met_blik, zet_blik
from verband.regios.models import Organisatie, Regio, RegioVerzekeraar, Verzekeraar

WACHTWOORD = "een-lang-wachtwoord-voor-tests"
BEGIN = dt.date(2026, 1, 1)


@dataclass(frozen=True)
class Cast:
    duinrand: Regio
    heuvelland: Regio
    duinzorg: Verzekeraar
    verrezorg: Verzekeraar
    personen: dict[str, Gebruiker]

    def __getattr__(self, naam: str) -> Gebruiker:
        try:
            return self.personen[naam]
        except KeyError:
            raise AttributeError(naam) from None


def maak_lid(
    regio: Regio, naam: str, rol: Rol, organisatie: Organisatie | None = None
) -> Gebruiker:
    """One more member of a region, for whom no role of the cast will do."""
    with met_blik(Blik(platform=True, regios=frozenset({regio.id}))):
        gebruiker = _persoon(naam)
        Lidmaatschap.objects.create(
            gebruiker=gebruiker, rol=rol, regio=regio, organisatie=organisatie, vanaf=BEGIN
        )
        return gebruiker


def _persoon(naam: str) -> Gebruiker:
    gebruiker = Gebruiker(email=f"{naam}@voorbeeld.test", naam=naam.capitalize())
    gebruiker.set_unusable_password()  # hashing one for each person costs more than most tests
    gebruiker.save()
    return gebruiker


def maak_cast() -> Cast:
    """Make them, as the app role; the transaction is left seeing nothing."""
    with met_blik(Blik(platform=True)):
        regios = [
            Regio.objects.create(slug=slug, naam=slug.capitalize(), verzonnen=True)
            for slug in ("duinrand", "heuvelland")
        ]
        verzekeraars = [
            Verzekeraar.objects.create(slug=slug, naam=slug.capitalize(), verzonnen=True)
            for slug in ("duinzorg", "verrezorg")
        ]
        namen = "anna bart chris dora emma fatima gijs hanna ivo"
        personen = {naam: _persoon(naam) for naam in namen.split()}
        zet_blik(Blik(platform=True, regios=frozenset(r.id for r in regios)))
        duinrand, heuvelland = regios
        preferent, ver = RegioVerzekeraar.Rol.PREFERENT, RegioVerzekeraar.Rol.VER
        for regio, verzekeraar, rol in (
            (duinrand, verzekeraars[0], preferent),
            (duinrand, verzekeraars[1], ver),
            (heuvelland, verzekeraars[1], preferent),
        ):
            RegioVerzekeraar.objects.create(
                regio=regio, verzekeraar=verzekeraar, contractjaar=2027, rol=rol
            )
        ro = Organisatie.objects.create(regio=duinrand, naam="RO Duinrand", soort="ro")
        praktijk = Organisatie.objects.create(
            regio=duinrand, naam="Thuiszorg Zilt", soort="zorgaanbieder", discipline="vvt"
        )
        gemeente = Organisatie.objects.create(regio=duinrand, naam="Zilt", soort="gemeente")
        lid: dict[str, dict[str, Any]] = {
            "anna": {"rol": Rol.COORDINATOR, "regio": duinrand, "organisatie": ro},
            "bart": {"rol": Rol.DEELNEMER, "regio": duinrand, "organisatie": praktijk},
            "chris": {"rol": Rol.COORDINATOR, "regio": heuvelland},
            "dora": {"rol": INKOPER, "verzekeraar": verzekeraars[0]},
            "emma": {"rol": INKOPER, "verzekeraar": verzekeraars[1]},
            "fatima": {"rol": Rol.REGIEGEMEENTE, "regio": duinrand, "organisatie": gemeente},
            "gijs": {"rol": Rol.WIJKCOORDINATOR, "regio": duinrand},
            "hanna": {"rol": Rol.NZA},
            "ivo": {"rol": Rol.PLATFORMBEHEERDER},
        }
        for naam, velden in lid.items():
            Lidmaatschap.objects.create(gebruiker=personen[naam], vanaf=BEGIN, **velden)
        zet_blik(Blik())
    return Cast(duinrand, heuvelland, verzekeraars[0], verzekeraars[1], personen)
