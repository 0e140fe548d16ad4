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
    "Stand",
    "Subdiscipline",
]
