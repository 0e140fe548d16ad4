from __future__ import annotations

from verband.partijen.models.disciplineorganisatie import Disciplineorganisatie, Subdiscipline
from verband.partijen.models.mandaat import Mandaat, MandaatGebruik, MandaatOnderwerp, Niveau, Stand

__all__ = [
    "Disciplineorganisatie",
    "Mandaat",
    "MandaatGebruik",
    "MandaatOnderwerp",
    "Niveau",
    "Stand",
    "Subdiscipline",
]
