"""The engines that get the same eleven rules, one file each.

An engine is made once (rules compiled), gets the country in the form that suits it best
(``maak_klaar``, outside the clock) and gives its findings (``bevindingen``, inside the clock).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from regelwerk.feiten import ResvPlan

#: The rules of the comparison; hulp/motoren/README.md says what each covers.
ELF = (
    "NZA-T-art3a",
    "NZA-T-art3d",
    "OPL-B6",
    "OPL-B5",
    "NZA-4.1-a",
    "NZA-7-a",
    "ZZ-4.1-1b",
    "ZZ-3.2-1h",
    "ZZ-3.4-4a",
    "ZZ-3.2-1a",
    "ZZ-3.3-2d",
)


class Gevonden(NamedTuple):
    """What has to be the same in every engine."""

    plan: int
    regel: str
    object: str
    uitkomst: str


class Motor(Protocol):
    naam: str
    versie: str
    kan_niet: frozenset[str]  # rules of the eleven that can't be said in this engine

    def maak_klaar(self, plannen: Sequence[ResvPlan]) -> Any: ...

    def bevindingen(self, klaar: Any) -> list[Gevonden]: ...


class Ongelijk(AssertionError):
    """Two engines do not find the same: then there is nothing to time."""


def eis_gelijk(eigen: Iterable[Gevonden], ander: Iterable[Gevonden], motor: Motor) -> int:
    """The number of findings that both have; Ongelijk when one is missing or too many."""
    onze = Counter(g for g in eigen if g.regel not in motor.kan_niet)
    hunne = Counter(ander)
    if onze != hunne:
        mist, teveel = sorted((onze - hunne).elements()), sorted((hunne - onze).elements())
        raise Ongelijk(
            f"{motor.naam} vindt iets anders: {len(mist)} ontbreken (eerste: {mist[:1]}), "
            f"{len(teveel)} te veel (eerste: {teveel[:1]})"
        )
    return onze.total()
