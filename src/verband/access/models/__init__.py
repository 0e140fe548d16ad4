from __future__ import annotations

from verband.access.models.apisleutel import Apisleutel
from verband.access.models.bevestiging import Bevestiging
from verband.access.models.gebruiker import Gebruiker
from verband.access.models.ledenkaart import Ledenkaart
from verband.access.models.lidmaatschap import Lidmaatschap
from verband.access.models.uitnodiging import Uitnodiging
from verband.access.models.vervanging import Vervanging

__all__ = [
    "Apisleutel",
    "Bevestiging",
    "Gebruiker",
    "Ledenkaart",
    "Lidmaatschap",
    "Uitnodiging",
    "Vervanging",
]
