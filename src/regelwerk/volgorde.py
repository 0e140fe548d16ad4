"""The order in which a person reads findings: what stops most, soonest and for most money first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from regelwerk.oordeel import KRACHTEN, Bevinding, Stap

MEEST_BEPALEND = 3
_STAPPEN: tuple[str, ...] = get_args(Stap)
_MET_SLEUTEL = (
    "partijen",
    "mandaten",
    "activiteiten",
    "begrotingsposten",
    "voorliggende_financiering",
    "opdrachten",
    "wijkverbanden",
)


def bedrag(b: Bevinding) -> int:
    """The largest amount (eurocents) that a finding names; 0 when it names none."""
    bedragen = (w for naam, w in b.waarden.items() if naam.endswith("_cent"))
    return max((w for w in bedragen if isinstance(w, int)), default=0)


def _gewicht(b: Bevinding) -> tuple[int, int, int]:
    stap = _STAPPEN.index(b.stap) if b.stap else len(_STAPPEN)
    return (KRACHTEN.index(b.kracht), stap, -bedrag(b))


def op_gewicht(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """Most deciding first; what weighs the same keeps its order."""
    return sorted(bevindingen, key=_gewicht)


def ding(pad: str) -> str:
    """The thing a path is about: of ``begrotingsposten.b2.toedeling`` the first two steps."""
    delen = pad.split(".")
    return ".".join(delen[: 2 if delen[0] in _MET_SLEUTEL else 1])


def meest_bepalend(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """The heaviest finding of each of the three things that decide most.

    Several rules may speak of one mistake; that is one thing to mend. A judgement is left to
    the insurer: it decides nothing for who reads this.
    """
    eerste: dict[str, Bevinding] = {}
    for b in op_gewicht(bevindingen):
        if b.kracht in ("blokkerend", "waarschuwing"):
            eerste.setdefault(ding(b.object), b)
    return list(eerste.values())[:MEEST_BEPALEND]
