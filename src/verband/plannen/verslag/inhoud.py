"""What a report says, before it has a form: only text, nothing that a format could run."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

Paar = tuple[str, str]


class Tabel(Struct, frozen=True):
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    getallen: bool = False  # all but the first column are numbers


class Blok(Struct, frozen=True, kw_only=True):
    """One finding; ``kracht`` is its code and ``woord`` what a reader sees of it."""

    kracht: str
    woord: str
    kop: str
    waar: str
    uitleg: str  # why it could not be judged, or what it holds up
    waarden: tuple[Paar, ...]
    herstel: str
    proef: str
    citaat: str
    bron: str
    sleutel: str = ""  # of the finding, to hang a note on; no form prints it


class Deel(Struct, frozen=True, kw_only=True):
    """A heading with what stands under it, in the order of the fields."""

    kop: str
    niveau: int = 1
    uitleg: str = ""
    lijst: tuple[Paar, ...] = ()
    stand: tuple[tuple[str, str, int], ...] = ()  # code, word and count
    feiten: tuple[Paar, ...] = ()
    tabel: Tabel | None = None
    blokken: tuple[Blok, ...] = ()


class Verslag(Struct, frozen=True, kw_only=True):
    """A whole report; ``merk`` stands on every page."""

    titel: str
    merk: str
    merkuitleg: str
    voorbeeld: str  # empty unless the plan is invented
    dag: dt.date
    delen: tuple[Deel, ...]
