"""What the reader tells about a workbook besides its plan; nothing is dropped in silence."""

from __future__ import annotations

from typing import NamedTuple

from regelwerk.tekst import maskeer, opsomming

_MEEST_GENOEMD = 5
_NAAMLENGTE = 60  # Excel stops at 31, a file need not


class Leesmelding(NamedTuple):
    """One remark: where, what was seen there, what that means, and its kind as a slug."""

    blad: str
    cel: str  # D7, or several: D7, D8 en 3 andere
    wat: str
    waarom: str
    soort: str


class Meldingen:
    """Remarks while reading; equal ones on one sheet are taken together."""

    def __init__(self) -> None:
        self._plekken: dict[tuple[str, str, str, str], list[str]] = {}

    def meld(self, soort: str, plek: str, wat: str, waarom: str) -> None:
        """``plek`` is ``Begroting!D7``, a sheet (``Begroting``) or empty: the whole file."""
        blad, _, cel = plek.partition("!")
        plekken = self._plekken.setdefault((blad, maskeer(wat), waarom, soort), [])
        if cel:
            plekken.append(cel)

    def alle(self) -> tuple[Leesmelding, ...]:
        return tuple(
            Leesmelding(
                maskeer(blad[: 2 * _NAAMLENGTE])[:_NAAMLENGTE], _samen(cellen), wat, waarom, soort
            )
            for (blad, wat, waarom, soort), cellen in self._plekken.items()
        )


def _samen(cellen: list[str]) -> str:
    getoond = cellen[:_MEEST_GENOEMD]
    if rest := len(cellen) - len(getoond):
        getoond.append(f"{rest} andere")
    return opsomming(getoond)
