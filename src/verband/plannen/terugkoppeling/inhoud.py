"""What goes into the file: plain words, made ready by who knows the outcome."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from regelwerk.tekst import maskeer

MEEST_REGELS = 10_000
_LANGST_NOTITIE, _LANGST_CEL = 4_000, 8_000  # a cell of Excel holds 32.767
# Marks that turn the reading order around would turn the amounts beside them.
_LEESRICHTING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

AUTEUR = "Verband"
# A sheet that we made for an earlier result; the second name when someone has a sheet of the first.
BLADNAMEN = ("Bevindingen", "Bevindingen toets")


class Soort(StrEnum):
    """What was done with the workbook."""

    TOETS = "toets"  # our template, checked
    LEZING = "lezing"  # a budget of another make, read


class Kolom(NamedTuple):
    """A column of the sheet: which field of a finding, under which head."""

    veld: str
    kop: str
    breed: int


class Woorden(NamedTuple):
    """How one kind of result is told; by these words we know our own sheets and notes later."""

    titel: str
    begin: str
    slot: str
    vervangen: str
    kolommen: tuple[Kolom, ...]


_UITLEG = (
    "Dit blad en de notities van Verband {}. Typ uw eigen tekst dus op een ander blad of in een "
    "eigen notitie; die blijven staan."
)
WOORDEN = {
    Soort.TOETS: Woorden(
        "Bevindingen van de toets",
        "Verband · toets",
        "Deze notitie vervalt bij een nieuwe toets.",
        _UITLEG.format("maakt de toets telkens opnieuw"),
        (
            Kolom("soort", "Soort", 16), Kolom("aan_zet", "Wie is aan zet", 16),
            Kolom("cel", "Cel", 22), Kolom("waar", "Waar", 32),
            Kolom("bevinding", "Bevinding", 52), Kolom("herstel", "Zo lost u het op", 52),
            Kolom("bron", "Bron", 32), Kolom("plaats", "Plaats", 24),
            Kolom("citaat", "Citaat", 52), Kolom("regel", "Regel", 14),
        ),
    ),
    Soort.LEZING: Woorden(
        "Bevindingen bij het lezen van deze begroting",
        "Verband · begroting gelezen",
        "Deze notitie vervalt als de begroting opnieuw wordt gelezen.",
        _UITLEG.format("maken wij bij elke lezing opnieuw"),
        (
            Kolom("soort", "Soort", 28), Kolom("cel", "Cel", 24), Kolom("waar", "Waar", 36),
            Kolom("bevinding", "Wat wij zagen", 60), Kolom("herstel", "Wat u kunt doen", 60),
        ),
    ),
}  # fmt: skip


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
    """One check or reading, as it goes back into the workbook."""

    niet_getoetst: tuple[tuple[str, str], ...]
    kop: tuple[str, ...]  # counts, day, rule sets, an invented example
    regels: tuple[Regel, ...]
    soort: Soort = Soort.TOETS

    @property
    def woorden(self) -> Woorden:
        return WOORDEN[self.soort]


def schoon(tekst: str, langst: int = _LANGST_CEL) -> str:
    tekst = maskeer(_LEESRICHTING.sub("", tekst))
    return tekst if len(tekst) <= langst else f"{tekst[: langst - 1]}…"


def notitie(regels: list[Regel], woorden: Woorden) -> str:
    """All findings on one cell, and a line by which we know our own note later."""
    tekst = schoon("\n\n".join([woorden.begin, *map(_alinea, regels)]), _LANGST_NOTITIE)
    return f"{tekst}\n\n{woorden.slot}"


def _alinea(r: Regel) -> str:
    wie = f" ({r.aan_zet})" if r.aan_zet else ""
    delen = [f"{r.soort}{wie}: {r.bevinding}"]
    if r.herstel:
        delen.append(f"→ {r.herstel}")
    if bron := ", ".join(d for d in (r.bron, r.plaats) if d):
        delen.append(f"Bron: {bron}")
    return "\n".join(delen)


def is_van_ons(auteur: str, tekst: str) -> bool:
    """Someone who typed on in our note made it theirs, and it stays."""
    kaal = tekst.strip()
    # Not every program keeps who wrote a note.
    return auteur.strip() in (AUTEUR, "") and any(
        kaal.startswith(w.begin) and kaal.endswith(w.slot) for w in WOORDEN.values()
    )
