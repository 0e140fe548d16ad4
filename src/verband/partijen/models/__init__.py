from __future__ import annotations

from verband.partijen.models.aanbod import (
    Aanbodomvang,
    Aanbodopgave,
    Aanbodpeiling,
    Benadering,
    Dekkingsvaststelling,
)
from verband.partijen.models.besluit import Besluit, Instemming
from verband.partijen.models.contractstatus import Contractstatus
from verband.partijen.models.derdenafspraak import Derdenafspraak
from verband.partijen.models.disciplineorganisatie import Disciplineorganisatie, Subdiscipline
from verband.partijen.models.mandaat import Mandaat, MandaatGebruik, MandaatOnderwerp, Niveau, Stand
from verband.partijen.models.ondersteuning import Ondersteuningsvraag, ParamedischPlatform
from verband.partijen.models.overeenkomst import (
    Handtekening,
    Overeenkomst,
    Overeenkomstpartij,
    Overeenkomstversie,
)
from verband.partijen.models.overleg import Aanwezigheid, Actiepunt, Deelnameverklaring, Overleg
from verband.partijen.models.overlegtafel import Onderwerpverdeling, Overlegtafel, Tafellid
from verband.partijen.models.regiegemeente import (
    RegiegemeenteVoorstel,
    Verzekeraarsgesprek,
    Voorstelbrief,
)
from verband.partijen.models.vorm import Orgaan, Samenwerkingsvorm, Stem, Stemming, Zetel

__all__ = [
    "Aanbodomvang",
    "Aanbodopgave",
    "Aanbodpeiling",
    "Aanwezigheid",
    "Actiepunt",
    "Benadering",
    "Besluit",
    "Contractstatus",
    "Deelnameverklaring",
    "Dekkingsvaststelling",
    "Derdenafspraak",
    "Disciplineorganisatie",
    "Handtekening",
    "Instemming",
    "Mandaat",
    "MandaatGebruik",
    "MandaatOnderwerp",
    "Niveau",
    "Ondersteuningsvraag",
    "Onderwerpverdeling",
    "Orgaan",
    "Overeenkomst",
    "Overeenkomstpartij",
    "Overeenkomstversie",
    "Overleg",
    "Overlegtafel",
    "ParamedischPlatform",
    "RegiegemeenteVoorstel",
    "Samenwerkingsvorm",
    "Stand",
    "Stem",
    "Stemming",
    "Subdiscipline",
    "Tafellid",
    "Verzekeraarsgesprek",
    "Voorstelbrief",
    "Zetel",
]
