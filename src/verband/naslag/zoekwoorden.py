"""How a search reads: every word must occur, and a synonym finds what its word finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from regelwerk.tekst import maskeer
from verband.core.vouwen import vouw
from verband.naslag.lijsten import alle_begrippen
from verband.naslag.woorden import volgorde

LANGSTE = 400  # a whole quotation fits; nobody types more
_RAND = "\"'“”„«».,;:!?()[]…"
_T = TypeVar("_T")


@cache
def _synoniemen() -> Mapping[str, frozenset[str]]:
    """Each folded word or synonym, with everything that means the same."""
    alle: dict[str, frozenset[str]] = {}
    for begrip in alle_begrippen().values():
        samen = frozenset(vouw(x) for x in (begrip.woord, *begrip.synoniemen))
        alle |= dict.fromkeys(samen, samen)
    return alle


class Vraag:
    """A question in words; false when there is nothing to look for."""

    def __init__(self, tekst: str) -> None:
        # What someone typed is echoed, a BSN never.
        self.tekst = maskeer(" ".join(tekst.replace("\0", " ").split())[:LANGSTE])
        self._kern = vouw(self.tekst).strip(_RAND)
        self._termen = [_alternatieven(term) for term in _termen(vouw(self.tekst))]

    def __bool__(self) -> bool:
        return bool(self._termen)

    def past(self, zoektekst: str) -> bool:
        """True when every term, or a synonym of it, occurs in the folded text."""
        return all(any(p.search(zoektekst) for p in term) for term in self._termen)

    def beste_eerst(self, dingen: Iterable[_T], namen: Callable[[_T], tuple[str, ...]]) -> list[_T]:
        """An exact name first, then a name that holds every term, then the rest."""

        def gewicht(ding: _T) -> tuple[int, list[tuple[int, int, str]]]:
            gevouwen = [vouw(naam) for naam in namen(ding)]
            if self._kern in gevouwen:
                return 0, []
            return (1 if self.past(" · ".join(gevouwen)) else 2), volgorde(namen(ding)[0])

        return sorted(dingen, key=gewicht)


def _termen(gevouwen: str) -> list[str]:
    """Words, but a synonym of several words counts as one: the longest is taken first."""
    woorden = [kaal for woord in gevouwen.split() if (kaal := woord.strip(_RAND))]
    termen: list[str] = []
    while woorden:
        for n in range(min(4, len(woorden)), 0, -1):
            if n == 1 or " ".join(woorden[:n]) in _synoniemen():
                termen.append(" ".join(woorden[:n]))
                del woorden[:n]
                break
    return termen


def _alternatieven(term: str) -> list[re.Pattern[str]]:
    """Short words only as a whole: RO is not in every *groep*."""
    return [
        re.compile(rf"(?<!\w){re.escape(x)}(?!\w)" if len(x) <= 3 else re.escape(x))
        for x in _synoniemen().get(term, {term})
    ]
