"""The result of one check (``resv-bevindingen/1``), as data."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from regelwerk.oordeel import KRACHTEN, Bevinding, Kracht, Regelsetlaag, Stap

FORMAAT = "resv-bevindingen/1"

# What stands beside the fixed fields in the JSON: additions are free, renames are not.
VASTE_VELDEN = (
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
EXTRA_VELDEN = (
    "thema",
    "titel",
    "link",
    "lezing",
    "andere_lezing",
    "parameters",
    "hertoets",
    "cel",
)
_VELDEN = VASTE_VELDEN + EXTRA_VELDEN

_STAPPEN: tuple[str | None, ...] = (None, *get_args(Stap))


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
    """All that one check found.

    ``bevindingen`` is what a person must read: *voldoet niet*, *niet te beoordelen*, *oordeel
    nodig*. What is in order or not applicable is some ten times as much and seldom read, so
    ``in_orde`` makes it when asked; ``alle`` holds every outcome.
    """

    plan: PlanKop
    peildatum: dt.date
    kennisdatum: dt.date
    regelsets: tuple[RegelsetVerwijzing, ...]
    niet_getoetst: tuple[NietGetoetst, ...]
    bevindingen: tuple[Bevinding, ...]
    in_orde: Callable[[], tuple[Bevinding, ...]]
    beleid_geladen: bool  # False: the policy of this insurer and year is not loaded

    @property
    def alle(self) -> tuple[Bevinding, ...]:
        return tuple(sorted((*self.bevindingen, *self.in_orde()), key=volgorde))

    @property
    def blokkerend(self) -> tuple[Bevinding, ...]:
        return tuple(b for b in self.bevindingen if b.blokkeert)

    def omgezet(self, om: Callable[[Bevinding], Bevinding]) -> Rapport:
        """The same report with something done to each of its findings."""
        return replace(
            self,
            bevindingen=tuple(map(om, self.bevindingen)),
            in_orde=lambda: tuple(map(om, self.in_orde())),
        )

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
                    dict(zip(_VELDEN, waarden, strict=True))
                    for waarden in map(attrgetter(*_VELDEN), gekozen)
                ],
            }
        )


class _Bewaard(Struct, frozen=True, kw_only=True):
    """A report at rest: what it would make when asked stands in it."""

    plan: PlanKop
    peildatum: dt.date
    kennisdatum: dt.date
    regelsets: tuple[RegelsetVerwijzing, ...]
    niet_getoetst: tuple[NietGetoetst, ...]
    bevindingen: tuple[Bevinding, ...]
    in_orde: tuple[Bevinding, ...]
    beleid_geladen: bool


def naar_bytes(rapport: Rapport) -> bytes:
    """The whole report, to be shown again as it was."""
    velden = {naam: getattr(rapport, naam) for naam in rapport.__struct_fields__}
    return msgspec.json.encode(_Bewaard(**velden | {"in_orde": rapport.in_orde()}))


def uit_bytes(bewaard: bytes) -> Rapport:
    """The report that ``naar_bytes`` kept."""
    b = msgspec.json.decode(bewaard, type=_Bewaard)
    velden = {naam: getattr(b, naam) for naam in b.__struct_fields__}
    return Rapport(**velden | {"in_orde": lambda: b.in_orde})


def volgorde(b: Bevinding) -> tuple[object, ...]:
    """A fixed order that does not hang on the order of the input."""
    return (
        not b.blokkeert,
        KRACHTEN.index(b.kracht),
        _STAPPEN.index(b.stap),
        b.regel,
        b.object,
        b.geval,
        b.melding,
    )
