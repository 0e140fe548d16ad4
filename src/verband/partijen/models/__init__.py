from __future__ import annotations

from verband.partijen.models.disciplineorganisatie import Disciplineorganisatie
from verband.partijen.models.mandaat import Mandaat, MandaatGebruik, MandaatOnderwerp

__all__ = ["Disciplineorganisatie", "Mandaat", "MandaatGebruik", "MandaatOnderwerp"]
