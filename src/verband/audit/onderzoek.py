"""The register of invariants: what must hold in the database at every moment.

One list, for ``verband controleer`` and for tests. A room adds its own in a module
``invarianten.py``, with ``@invariant``; Django finds it. Each runs on a connection that passes row
security, so it sees every tenant; none of them writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.module_loading import autodiscover_modules


@dataclass(slots=True)
class Onderzoek:
    """One invariant being tried: what was looked at, and what did not hold."""

    db: str
    namen: Mapping[UUID, str] = field(default_factory=dict)  # of regions, which lie above this room
    aantal: int = 0
    fouten: list[str] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)  # what could not be tried

    def logboek(self, regio: UUID | None) -> str:
        if regio is None:
            return "het logboek van het platform"
        return f"het logboek van {self.namen.get(regio, regio)}"

    def fout(self, zin: str) -> None:
        self.fouten.append(zin)


Proef = Callable[[Onderzoek], None]


@dataclass(frozen=True, slots=True)
class Invariant:
    naam: str
    zin: str  # what holds, in Dutch
    eenheid: str  # what is counted
    proef: Proef


_alle: dict[str, Invariant] = {}


def invariant(naam: str, zin: str, *, eenheid: str) -> Callable[[Proef], Proef]:
    """Decorator that registers one; ``naam`` is its key in the JSON."""

    def registreer(proef: Proef) -> Proef:
        _alle[naam] = Invariant(naam, zin, eenheid, proef)
        return proef

    return registreer


@dataclass(frozen=True, slots=True)
class Uitkomst:
    invariant: Invariant
    onderzoek: Onderzoek

    @property
    def houdt(self) -> bool:
        return not self.onderzoek.fouten


def controleer(db: str, namen: Mapping[UUID, str] | None = None) -> list[Uitkomst]:
    """Try all of them, in one order."""
    autodiscover_modules("invarianten")
    uitkomsten = []
    for een in _alle.values():
        onderzoek = Onderzoek(db, namen or {})
        een.proef(onderzoek)
        uitkomsten.append(Uitkomst(een, onderzoek))
    return uitkomsten
