"""The workbook, declared once: the writer and the reader both follow this."""

from __future__ import annotations

from verband.plannen.sjabloon.indeling.algemeen import ALGEMEEN, OPTIONEEL, REGELS
from verband.plannen.sjabloon.indeling.soorten import Blad
from verband.plannen.sjabloon.indeling.werk import LATER, WERK, WIJK

# A parent stands before its child sheets: the reader builds in this order.
BLADEN: tuple[Blad, ...] = (*ALGEMEEN, *WERK, *WIJK, *LATER, *OPTIONEEL, REGELS)
UITLEG = "Uitleg"
LIJSTEN = "Lijsten"
EIGEN_NAMEN = (UITLEG, *(blad.naam for blad in BLADEN), LIJSTEN)

VRAAG, ANTWOORD = "Vraag", "Antwoord"  # the headers of a form
FORMULIERKOPPEN = (VRAAG, ANTWOORD, "Invullen?", "Uitleg", "Voorbeeld")


def blad_bij(pad: str) -> Blad:
    """The sheet that holds the list ``pad`` of the plan."""
    return next(blad for blad in BLADEN if blad.pad == pad)
