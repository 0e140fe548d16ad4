from __future__ import annotations

from verband.taken.models.bericht import Bericht, Berichtvoorkeur, Post
from verband.taken.models.bezoek import Bezoek
from verband.taken.models.controle import Controle
from verband.taken.models.ronde import Ronde
from verband.taken.models.uitvoer import Uitvoer, UitvoerInhoud

__all__ = [
    "Bericht",
    "Berichtvoorkeur",
    "Bezoek",
    "Controle",
    "Post",
    "Ronde",
    "Uitvoer",
    "UitvoerInhoud",
]
