"""Where things stand on a sheet we write. The reader finds them by their words instead."""

from __future__ import annotations

from verband.plannen.sjabloon.indeling.soorten import TOEDELING, Blad, Kolom, Soort

# Rows of a table, counted from zero.
TITEL, INTRO, VRAAG, TOTAAL, HULP, KOP = range(6)
EERSTE = KOP + 1
# A form has no question and no totals.
FORMULIER_KOP = 3
VOORBEREID = 25  # empty rows that already look like a table
KEUZELIJST_TOT = 1000  # rows that have drop-downs
_VRAAG_BREED = 36

TOTAAL_LABEL = "Totaal"
LUMPSUM_LABEL = "Gevraagde lumpsum"
VERSCHIL_LABEL = "Verschil met Zvw"


def antwoordkolom(blad: Blad) -> int:
    """The column of the answer: far enough to the right for the question to show."""
    breedte = 0
    for nummer, kolom in enumerate(blad.kolommen):
        breedte += kolom.breedte
        if breedte >= _VRAAG_BREED:
            return nummer + 1
    return len(blad.kolommen) + 1


def telt_op(kolom: Kolom) -> bool:
    """Columns with a total above them: amounts and their parts, never a price or a bound."""
    deel = kolom.veld == "bedrag_cent" or kolom.veld.startswith(TOEDELING)
    return kolom.soort is Soort.BEREKEND or (kolom.soort is Soort.GELD and deel)


def formulierrijen(blad: Blad) -> list[tuple[int, Kolom]]:
    """The row of every question; a heading takes a row of its own."""
    rij = FORMULIER_KOP
    uit = []
    for kolom in blad.kolommen:
        rij += 2 if kolom.sectie else 1
        uit.append((rij, kolom))
    return uit
