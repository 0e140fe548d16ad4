"""The two lists of docs/ that a reader may look things up in: requirements and terms."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

WORTEL = Path(__file__).resolve().parents[3]
LIJST = WORTEL / "docs/eisen.csv"
BEGRIPPEN = WORTEL / "docs/begrippen.toml"


class Eis(NamedTuple):
    id: str
    thema: str
    kracht: str
    kamer: str
    omschrijving: str


class Begrip(Struct, frozen=True, forbid_unknown_fields=True):
    """A word of the field; ``bron`` is the requirement it rests on."""

    woord: str
    engels: str
    bron: str
    uitleg: str
    synoniemen: tuple[str, ...]


@cache
def lees_lijst() -> tuple[Eis, ...]:
    """The requirements, in the order of the matrix."""
    with LIJST.open(encoding="utf-8", newline="") as bestand:
        return tuple(
            Eis(r["id"], r["thema"], r["kracht"], r["kamer"], r["omschrijving"])
            for r in csv.DictReader(bestand)
        )


@cache
def alle_begrippen() -> dict[str, Begrip]:
    """The glossary by code name, in the order of the file."""
    return msgspec.convert(tomllib.loads(BEGRIPPEN.read_text("utf-8")), dict[str, Begrip])
