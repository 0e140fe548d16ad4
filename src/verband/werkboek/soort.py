"""What kind of zip file this is, and what of it does more than hold numbers."""

from __future__ import annotations

from collections.abc import Iterator

from regelwerk.inlezen import Onleesbaar
from verband.werkboek.zipwacht import Pakket

# Parts that make a workbook do more than hold numbers; named to the user, never run or followed.
_BIJZONDER = (
    ("xl/externalLinks/", "externe_link", "koppelingen naar andere bestanden",
     "niet gevolgd; alleen de bewaarde waarden zijn gelezen"),
    ("xl/vbaProject", "macro", "macro's", "niet uitgevoerd"),
    ("xl/embeddings/", "bijlage", "ingevoegde bestanden", "niet gelezen"),
    ("xl/activeX/", "bijlage", "besturingselementen (ActiveX)", "niet gelezen"),
    ("xl/connections", "externe_link", "een verbinding met een gegevensbron", "niet gevolgd"),
)  # fmt: skip


def bijzonder(pakket: Pakket) -> Iterator[tuple[str, str, str]]:
    """Kind, what it is and what was done with it, of each such part that is there."""
    for begin, soort, wat, waarom in _BIJZONDER:
        if pakket.met(begin):
            yield soort, wat, waarom


def controleer_soort(pakket: Pakket) -> None:
    """By what is in it and not by its name."""
    soort = ""
    if "xl/workbook.bin" in pakket:
        soort = "een binair Excel-bestand (.xlsb)"
    elif pakket.met("word/"):
        soort = "een Word-bestand"
    elif pakket.met("ppt/"):
        soort = "een PowerPoint-bestand"
    elif "mimetype" in pakket:
        soort = "een OpenDocument-bestand (.ods of .odt)"
    elif "[Content_Types].xml" not in pakket:
        soort = "een zip-bestand"
    if soort:
        raise Onleesbaar(f"dit is {soort}", verwacht="een werkboek (.xlsx of .xlsm) of JSON")
