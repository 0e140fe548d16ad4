from __future__ import annotations

from verband.plannen.models.bijlage import Bijlage
from verband.plannen.models.deling import Deling, DelingInhoud
from verband.plannen.models.dossierversie import DossierVersie, VersieInhoud
from verband.plannen.models.gezien import DelingGezien
from verband.plannen.models.notitie import DossierNotitie
from verband.plannen.models.toetsdossier import Toetsdossier

__all__ = [
    "Bijlage",
    "Deling",
    "DelingGezien",
    "DelingInhoud",
    "DossierNotitie",
    "DossierVersie",
    "Toetsdossier",
    "VersieInhoud",
]
