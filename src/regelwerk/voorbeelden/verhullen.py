"""Volumes of providers, replaced by invented ones that draw the same findings.

An example leaves the region. From a share and one's own volume that of another can be reckoned
(design 7), so no volume of the plan may stand in it, and no ratio between them either.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

Ding = dict[str, Any]
_GROOT, _KLEIN = 900, 100
_HEEL = 1000  # of a total without a list


def verhul(plan: Ding, bevindingen: Callable[[Ding], object]) -> Ding:
    """The plan with other volumes; ``bevindingen`` tells what it draws, and must stay the same.

    When no invented volumes draw it, the numbers stay away: better no example than a leak.
    """
    if not plan.get("vvt_dekking"):
        return plan
    doel = bevindingen(plan)
    for naam, maat in plan["vvt_dekking"].items():
        kandidaten = [_met(plan, naam, nieuw) for nieuw in _anders(maat)]
        plan = next((k for k in kandidaten if bevindingen(k) == doel), kandidaten[-1])
    return plan


def _met(plan: Ding, naam: str, maat: Ding) -> Ding:
    return {**plan, "vvt_dekking": {**plan["vvt_dekking"], naam: maat}}


def _anders(maat: Ding) -> Iterator[Ding]:
    """Versions of a measure with invented numbers, at the end the one without."""
    if maat.get("aanbieders") is None:
        yield from _zonder_lijst(maat)
        return
    for ja, nee, open_ in product((_GROOT, _KLEIN), repeat=3):
        nieuw = copy.deepcopy(maat)
        omvang = {True: ja, False: nee, None: open_}
        for aanbieder in nieuw["aanbieders"]:
            if aanbieder.get("omvang"):
                aanbieder["omvang"] = omvang[aanbieder.get("vertegenwoordigd")]
        som = sum(a.get("omvang") or 0 for a in nieuw["aanbieders"])
        for factor in (1, 2, 10, 0.5) if "totaal" in maat else (1,):
            yield {**nieuw, "totaal": som * factor} if "totaal" in maat else nieuw
    kaal = [{k: w for k, w in a.items() if k != "omvang"} for a in maat["aanbieders"]]
    yield {k: w for k, w in maat.items() if k != "totaal"} | {"aanbieders": kaal}


def _zonder_lijst(maat: Ding) -> Iterator[Ding]:
    velden = [v for v in ("totaal", "vertegenwoordigd") if v in maat]
    for deel in (_HEEL, _GROOT, _KLEIN, _HEEL * 2):
        yield maat | {v: _HEEL if v == "totaal" else deel for v in velden}
    yield {k: w for k, w in maat.items() if k not in velden}
