from __future__ import annotations

from verband.partijen.models.besluit import Besluit, Instemming
from verband.partijen.models.derdenafspraak import Derdenafspraak
from verband.partijen.models.disciplineorganisatie import Disciplineorganisatie
from verband.partijen.models.mandaat import Mandaat, MandaatGebruik, MandaatOnderwerp, Niveau
from verband.partijen.models.overeenkomst import (
    Handtekening,
    Overeenkomst,
    Overeenkomstpartij,
    Overeenkomstversie,
)
from verband.partijen.models.overleg import (
    Aanwezigheid,
    Actiepunt,
    Deelnameverklaring,
    Overleg,
)
from verband.partijen.models.overlegtafel import Onderwerpverdeling, Overlegtafel, Tafellid

__all__ = [
    "Aanwezigheid",
    "Actiepunt",
    "Besluit",
    "Deelnameverklaring",
    "Derdenafspraak",
    "Disciplineorganisatie",
    "Handtekening",
    "Instemming",
    "Mandaat",
    "MandaatGebruik",
    "MandaatOnderwerp",
    "Niveau",
    "Onderwerpverdeling",
    "Overeenkomst",
    "Overeenkomstpartij",
    "Overeenkomstversie",
    "Overleg",
    "Overlegtafel",
    "Tafellid",
]
