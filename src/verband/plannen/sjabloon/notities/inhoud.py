"""What goes into the file: plain words, made ready by who knows the report."""

from __future__ import annotations

import re

from msgspec import Struct

from regelwerk.tekst import maskeer

MEEST_REGELS = 10_000
_LANGST_NOTITIE, _LANGST_CEL = 4_000, 8_000  # a cell of Excel holds 32.767
# Marks that turn the reading order around would turn the amounts beside them.
_LEESRICHTING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

AUTEUR = "Verband"
_BEGIN, _SLOT = "Verband · toets", "Deze notitie vervalt bij een nieuwe toets."


class Regel(Struct, frozen=True):
    """One finding as a row of the sheet; ``cel`` is ``Begroting!D7`` or empty."""

    soort: str
    aan_zet: str
    waar: str
    cel: str
    bevinding: str
    herstel: str
    bron: str
    plaats: str
    citaat: str
    regel: str
    notitie: bool = True  # a tip stands on the sheet only


class Terugkoppeling(Struct, frozen=True):
    """One check, as it goes back into the workbook."""

    niet_getoetst: tuple[tuple[str, str], ...]
    kop: tuple[str, ...]  # counts, day, rule sets, an invented example
    regels: tuple[Regel, ...]


def schoon(tekst: str, langst: int = _LANGST_CEL) -> str:
    tekst = maskeer(_LEESRICHTING.sub("", tekst))
    return tekst if len(tekst) <= langst else f"{tekst[: langst - 1]}…"


def notitie(regels: list[Regel]) -> str:
    """All findings on one cell, and a line by which we know our own note later."""
    delen = [_BEGIN]
    for r in regels:
        bron = ", ".join(d for d in (r.bron, r.plaats) if d)
        delen.append(f"{r.soort} ({r.aan_zet}): {r.bevinding}\n→ {r.herstel}\nBron: {bron}")
    tekst = schoon("\n\n".join(delen), _LANGST_NOTITIE)
    return f"{tekst}\n\n{_SLOT}"


def is_van_ons(auteur: str, tekst: str) -> bool:
    """Someone who typed on in our note made it theirs, and it stays."""
    kaal = tekst.strip()
    # Not every program keeps who wrote a note.
    return auteur.strip() in (AUTEUR, "") and kaal.startswith(_BEGIN) and kaal.endswith(_SLOT)
