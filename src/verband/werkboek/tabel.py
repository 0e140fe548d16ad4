"""The child process that reads a plain table: one sheet or a csv, as rows of text.

``{"blad", "csv", "overige": [names of other filled sheets], "rijen": [[row, {column: [text, what
is wrong with the cell]}]]}``; what the columns mean is for who asked.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import defaultdict
from typing import Any

from regelwerk.inlezen import Onleesbaar
from verband.werkboek.antwoord import lees_en_antwoord
from verband.werkboek.boek import Werkboek
from verband.werkboek.cel import Cel
from verband.werkboek.csvlezen import lees_csv
from verband.werkboek.soort import controleer_soort
from verband.werkboek.werkblad import Werkblad
from verband.werkboek.zipwacht import Pakket

MAX_RIJEN, MAX_KOLOMMEN, MAX_TEKENS = 20_000, 60, 2_000


def lees(inhoud: bytes) -> dict[str, Any]:
    """Raises Onleesbaar for what is no table."""
    if inhoud.startswith(b"PK"):
        blad, overige = _werkblad(inhoud)
        cellen, naam = blad.cellen, blad.naam
    else:
        cellen, _scheiding = lees_csv(inhoud)
        naam, overige = "", []
    rijen: dict[int, dict[int, list[str]]] = defaultdict(dict)
    for (rij, kolom), cel in sorted(cellen.items()):
        if not cel.gevuld:
            continue
        if rij > MAX_RIJEN or kolom > MAX_KOLOMMEN:
            eis = f"ten hoogste {MAX_RIJEN} rijen en {MAX_KOLOMMEN} kolommen"
            raise Onleesbaar("de lijst is te groot", verwacht=eis)
        rijen[rij][kolom] = _tekst(cel)
    return {"blad": naam, "csv": not naam, "overige": overige, "rijen": list(rijen.items())}


def _werkblad(inhoud: bytes) -> tuple[Werkblad, list[str]]:
    """The first visible sheet with something in it, and the names of the others."""
    pakket = Pakket(inhoud)
    controleer_soort(pakket)
    pakket.weiger_dtd()
    boek = Werkboek(pakket)
    boek.laad()
    bladen = [boek.lees(b) for b in boek.bladen if not b.verborgen]
    gevuld = [b for b in bladen if any(cel.gevuld for cel in b.cellen.values())]
    if not gevuld:
        raise Onleesbaar("er staat niets in dit werkboek", verwacht="een blad met een lijst")
    return gevuld[0], [b.naam for b in gevuld[1:]]


def _tekst(cel: Cel) -> list[str]:
    if cel.fout:
        return [cel.fout, "fout"]
    if cel.inhoud is None:
        return ["", "formule"]
    match cel.inhoud:
        case bool():
            return ["ja" if cel.inhoud else "nee", ""]
        case float() if cel.inhoud.is_integer() and abs(cel.inhoud) < 1e15:
            return [str(int(cel.inhoud)), "getal"]
        case float():
            return [str(cel.inhoud), "getal"]
        case dt.datetime():
            return [cel.inhoud.date().isoformat(), "datum"]
    if len(cel.inhoud) > MAX_TEKENS:
        return [cel.inhoud[:MAX_TEKENS], "lang"]
    return [cel.inhoud.strip(), ""]


def main() -> int:
    return lees_en_antwoord(lees)


if __name__ == "__main__":
    sys.exit(main())
