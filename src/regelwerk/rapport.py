"""The result of one check (``resv-bevindingen/1``), as data."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from regelwerk.oordeel import MELDBAAR, Bevinding, Kracht, Regelsetlaag

FORMAAT = "resv-bevindingen/1"

# What stands beside the fixed fields in the JSON: additions are free, renames are not.
_VASTE_VELDEN = (
    "regel",
    "uitkomst",
    "kracht",
    "stap",
    "aan_zet",
    "object",
    "melding",
    "waarden",
    "bron",
    "plaats",
    "citaat",
    "herstel",
)
_EXTRA_VELDEN = (
    "thema",
    "titel",
    "link",
    "lezing",
    "andere_lezing",
    "parameters",
    "hertoets",
    "cel",
)


class PlanKop(Struct, frozen=True):
    """Which plan was checked; ``sha256`` is of the file's bytes."""

    regio: str | None
    contractjaar: int | None
    sha256: str


class RegelsetVerwijzing(Struct, frozen=True):
    id: str
    versie: str
    sha256: str
    laag: Regelsetlaag
    titel: str


class NietGetoetst(Struct, frozen=True):
    wat: str
    waarom: str


class Rapport(Struct, frozen=True, kw_only=True):
    """All that one check found. ``alle`` holds every outcome, passes included."""

    plan: PlanKop
    peildatum: dt.date
    kennisdatum: dt.date
    regelsets: tuple[RegelsetVerwijzing, ...]
    niet_getoetst: tuple[NietGetoetst, ...]
    alle: tuple[Bevinding, ...]
    beleid_geladen: bool  # False: the policy of this insurer and year is not loaded

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """What a person must read: *voldoet niet*, *niet te beoordelen*, *oordeel nodig*."""
        return tuple(b for b in self.alle if b.uitkomst in MELDBAAR)

    @property
    def blokkerend(self) -> tuple[Bevinding, ...]:
        return tuple(b for b in self.alle if b.blokkeert)

    def per_kracht(self) -> Counter[Kracht]:
        return Counter(b.kracht for b in self.bevindingen)

    @property
    def exitcode(self) -> int:
        """0: nothing blocking; 1: at least one blocking finding."""
        return 1 if self.blokkerend else 0

    def als_json(self, *, alles: bool = False) -> bytes:
        """The machine-readable form; the same input gives the same bytes."""
        gekozen: Sequence[Bevinding] = self.alle if alles else self.bevindingen
        return msgspec.json.encode(
            {
                "formaat": FORMAAT,
                "plan": self.plan,
                "peildatum": self.peildatum,
                "kennisdatum": self.kennisdatum,
                "regelsets": self.regelsets,
                "niet_getoetst": self.niet_getoetst,
                "bevindingen": [
                    {veld: getattr(b, veld) for veld in _VASTE_VELDEN + _EXTRA_VELDEN}
                    for b in gekozen
                ],
            }
        )
