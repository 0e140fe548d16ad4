from __future__ import annotations

from verband.partijen.models.disciplineorganisatie import Disciplineorganisatie
from verband.partijen.models.mandaat import Mandaat, MandaatGebruik, MandaatOnderwerp
from verband.partijen.models.ondersteuning import Ondersteuningsvraag, ParamedischPlatform
from verband.partijen.models.regiegemeente import (
    RegiegemeenteVoorstel,
    Verzekeraarsgesprek,
    Voorstelbrief,
)

__all__ = [
    "Disciplineorganisatie",
    "Mandaat",
    "MandaatGebruik",
    "MandaatOnderwerp",
    "Ondersteuningsvraag",
    "ParamedischPlatform",
    "RegiegemeenteVoorstel",
    "Verzekeraarsgesprek",
    "Voorstelbrief",
]
