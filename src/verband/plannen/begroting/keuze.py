"""What a person corrects of a reading: which tables count, their header and their columns."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from verband.werkboek.werkblad import MAX_KOLOM, MAX_RIJ

Kolomkeuze = Literal[
    "bedrag",
    "omschrijving",
    "activiteit",
    "uitvoerder",
    "kostensoort",
    "uren",
    "tarief",
    "aantal",
    "excl",
    "btw",
    "domein",
    "bekostiging",
    "kostenplaats",
    "nummer",
    "totaal",
    "niet",
]
KOLOMKEUZES: tuple[str, ...] = get_args(Kolomkeuze)
MEESTE_TABELLEN, MEESTE_KOLOMMEN = 12, 40  # that a person corrects on one page

Rij = Annotated[int, Meta(ge=1, le=MAX_RIJ)]
Kolom = Annotated[int, Meta(ge=1, le=MAX_KOLOM)]


class Tabelkeuze(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table: by the place of its header as it was found, or as she points at it."""

    blad: Annotated[int, Meta(ge=0, lt=1_000)]
    rij: Rij
    kolom: Kolom
    zelf: bool = False  # she points at it; it was not found
    telt: bool = True
    kop: Rij | None = None  # the header is on another row
    rollen: Annotated[dict[Kolom, Kolomkeuze], Meta(max_length=MEESTE_KOLOMMEN)] = {}


class Keuze(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    tabellen: Annotated[tuple[Tabelkeuze, ...], Meta(max_length=MEESTE_TABELLEN + 1)] = ()
