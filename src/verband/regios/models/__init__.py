from __future__ import annotations

from verband.regios.models.contact import Contact
from verband.regios.models.gebied import Buurt, Gemeente, RegioBuurt, RegioGemeente
from verband.regios.models.organisatie import Organisatie
from verband.regios.models.regio import Regio
from verband.regios.models.verzekeraar import (
    Lijstregel,
    RegioVerzekeraar,
    Verzekeraar,
    Verzekeraarslijst,
)

__all__ = [
    "Buurt",
    "Contact",
    "Gemeente",
    "Lijstregel",
    "Organisatie",
    "Regio",
    "RegioBuurt",
    "RegioGemeente",
    "RegioVerzekeraar",
    "Verzekeraar",
    "Verzekeraarslijst",
]
