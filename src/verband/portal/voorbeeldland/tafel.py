"""What stands at the table of an invented region: the proposal, a talk, platforms, a request.

By the people of the example country themselves, each within their own role.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from verband.access.rollen import Rol
from verband.partijen.services.gesprek_vastleggen import gesprek_vastleggen
from verband.partijen.services.ondersteuning_vastleggen import (
    ondersteuning_vastleggen,
    platform_vastleggen,
)
from verband.partijen.services.regiegemeente_aanwijzen import regiegemeente_aanwijzen
from verband.partijen.services.voorstel_afronden import voorstel_voorleggen
from verband.partijen.services.voorstel_schrijven import voorstel_schrijven
from verband.portal.voorbeeldland.leden import lid_als
from verband.regios.models import Organisatie, Regio


def laad_tafel(regio: Regio, tafel: dict[str, Any]) -> None:
    """Needs the region in sight, and its people there."""
    ro = lid_als(regio, tafel["coordinator"], Rol.COORDINATOR)
    regiegemeente_aanwijzen(ro, Organisatie.objects.get(regio=regio, naam=tafel["gemeente"]).id)
    greet = lid_als(regio, tafel["schrijver"], Rol.REGIEGEMEENTE)
    voorstel = voorstel_schrijven(greet, tafel["voorstel"], 1)
    voorstel_voorleggen(greet, voorstel.versie, vandaag=dt.date(2026, 6, 1))
    nora = lid_als(regio, tafel["inkoper"], Rol.PREFERENTE_VERZEKERAAR)
    for gesprek in tafel["gesprek"]:
        gesprek_vastleggen(nora, gesprek)
    for platform in tafel["platform"]:
        platform_vastleggen(ro, platform)
    for vraag in tafel["ondersteuning"]:
        ondersteuning_vastleggen(ro, vraag)
