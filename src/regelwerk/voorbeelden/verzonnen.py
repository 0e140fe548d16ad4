"""A plan without what is private in it: names and texts become invented ones, amounts stay.

What stays is what we know ourselves: the words of the base plans, the examples, the codes and
the rule sets. Any other text gets an invented one, the same for the same text, so that what
refers to each other still does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from regelwerk import feiten
from regelwerk.regelsets import alle_regelsets
from regelwerk.tekst import bsn_achtig, kaal, leeg
from regelwerk.voorbeelden import alle_voorbeelden, basisplan, basissen, paren

_BSN = "111222333"  # invented, and passes the test that a real one does
_TIJD = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?")


def _teksten(ding: Any) -> Iterator[str]:
    if isinstance(ding, str):
        yield ding
    elif isinstance(ding, Mapping):
        for waarde in ding.values():
            yield from _teksten(waarde)
    elif isinstance(ding, list | tuple):
        for waarde in ding:
            yield from _teksten(waarde)


@cache
def _bekend() -> frozenset[str]:
    """Every text that is ours and so tells nothing of whoever made the plan."""
    uit = {t for naam in basissen() for t in _teksten(basisplan(naam))}
    for groep in alle_voorbeelden().values():
        uit |= {t for v in groep for _plek, waarde in paren(v) for t in _teksten(waarde)}
    for soort in vars(feiten).values():
        if get_origin(soort) is Literal:
            uit |= set(get_args(soort))
    uit |= set(feiten.DISCIPLINES)
    for r in alle_regelsets():
        uit |= {r.id, r.versie, r.verzekeraar or r.id}
        uit |= {t for v in r.regels.values() for t in _teksten(v.parameters)}
    return frozenset(uit)


class Verzinner:
    """Gives each unknown text its invented one."""

    def __init__(self) -> None:
        self._gegeven: dict[str, str] = {}

    def plan(self, ding: Any) -> Any:
        """The thing with every private text replaced."""
        if isinstance(ding, str):
            return self.tekst(ding)
        if isinstance(ding, Mapping):
            return {k: self.plan(w) for k, w in ding.items()}
        if isinstance(ding, list | tuple):
            return [self.plan(w) for w in ding]
        return ding

    def tekst(self, waarde: str) -> str:
        if waarde in _bekend() or _TIJD.fullmatch(waarde) or leeg(waarde):
            return waarde
        if bsn_achtig(waarde):
            return _BSN
        sleutel = kaal(waarde) or waarde
        if sleutel not in self._gegeven:
            self._gegeven[sleutel] = self._nieuw(waarde, len(self._gegeven) + 1)
        return self._gegeven[sleutel]

    @staticmethod
    def _nieuw(waarde: str, nummer: int) -> str:
        if waarde.isascii() and waarde.isdigit():
            return str(nummer).rjust(len(waarde), "0")[-len(waarde) :]  # as long as it was
        return f"Verzonnen tekst {nummer}" if " " in waarde else f"verzonnen{nummer}"
