from __future__ import annotations

from verband.partijen.models.aanbod import (
    Aanbodomvang,
    Aanbodopgave,
    Aanbodpeiling,
    Benadering,
    Dekkingsvaststelling,
)
from verband.partijen.models.disciplineorganisatie import Disciplineorganisatie, Subdiscipline
from verband.partijen.models.mandaat import Mandaat, MandaatGebruik, MandaatOnderwerp, Niveau, Stand
from verband.partijen.models.ondersteuning import Ondersteuningsvraag, ParamedischPlatform
from verband.partijen.models.regiegemeente import (
    RegiegemeenteVoorstel,
    Verzekeraarsgesprek,
    Voorstelbrief,
)

__all__ = [
    "Aanbodomvang",
    "Aanbodopgave",
    "Aanbodpeiling",
    "Benadering",
    "Dekkingsvaststelling",
    "Disciplineorganisatie",
    "Mandaat",
    "MandaatGebruik",
    "MandaatOnderwerp",
    "Niveau",
    "Ondersteuningsvraag",
    "ParamedischPlatform",
    "RegiegemeenteVoorstel",
    "Stand",
    "Subdiscipline",
    "Verzekeraarsgesprek",
    "Voorstelbrief",
]
