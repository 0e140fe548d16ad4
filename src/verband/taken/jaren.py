"""Which contract years are at hand, and on which days people work."""

from __future__ import annotations

import datetime as dt
from functools import cache

import holidays

from verband.partijen.selectors.regio import EERSTE_CONTRACTJAAR


def volgend_contractjaar(dag: dt.date) -> int:
    """The year that a plan is written for on this day."""
    return max(EERSTE_CONTRACTJAAR, dag.year + 1)


def contractjaren(dag: dt.date) -> list[int]:
    """The year that runs, once there is one, and the year that a plan is written for."""
    return sorted({max(EERSTE_CONTRACTJAAR, dag.year), volgend_contractjaar(dag)})


@cache
def _feestdagen(jaar: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("NL", years=jaar))


def is_werkdag(dag: dt.date) -> bool:
    """For the digest only: no source counts its terms in working days."""
    return dag.weekday() < 5 and dag not in _feestdagen(dag.year)
