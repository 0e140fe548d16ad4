"""Bars of a chart, as numbers for a plain SVG template.

Not a chart library: bars are four attributes, they take the font and colours of the page, print
as they are, and cost no dependency of tens of megabytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BREED = 320
_RIJ = 44


@dataclass(frozen=True, slots=True)
class Balk:
    naam: str
    woorden: str
    breed: str
    tekst_y: int
    y: int


@dataclass(frozen=True, slots=True)
class Grafiek:
    id: str
    titel: str
    wat: str
    maat: str
    balken: Sequence[Balk]
    uitleg: str = ""

    @property
    def breed(self) -> int:
        return BREED

    @property
    def hoog(self) -> int:
        return len(self.balken) * _RIJ


def maak_balken(rijen: Sequence[tuple[str, int, str]]) -> list[Balk]:
    """From (name, value, value in words); the longest fills the width, nothing is below zero."""
    grootste = max((waarde for _naam, waarde, _woorden in rijen), default=0)
    return [
        Balk(
            naam,
            woorden,
            f"{BREED * max(waarde, 0) / grootste:.1f}" if grootste > 0 else "0",
            i * _RIJ + 15,
            i * _RIJ + 22,
        )
        for i, (naam, waarde, woorden) in enumerate(rijen)
    ]
