"""Days and periods. Periods are half-open; days are Europe/Amsterdam."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo


@cache
def _amsterdam() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


def dag_in_amsterdam(moment: dt.datetime) -> dt.date:
    """The calendar day in the Netherlands of a moment that carries its offset."""
    return moment.astimezone(_amsterdam()).date()


def moment_in_amsterdam(moment: dt.datetime) -> dt.datetime:
    """The moment as the clock in the Netherlands shows it."""
    return moment.astimezone(_amsterdam())


class Periode(NamedTuple):
    """``vanaf`` up to but not including ``tot``."""

    vanaf: dt.date
    tot: dt.date

    @property
    def dagen(self) -> int:
        return max(0, (self.tot - self.vanaf).days)

    def gemeen(self, ander: Periode) -> int:
        """Number of days that both periods hold."""
        return max(0, (min(self.tot, ander.tot) - max(self.vanaf, ander.vanaf)).days)

    def omvat(self, ander: Periode) -> bool:
        return self.vanaf <= ander.vanaf and ander.tot <= self.tot


def tussen(vanaf: dt.date | None, tot: dt.date | None) -> Periode | None:
    """The period between two days; None when either is unknown."""
    return Periode(vanaf, tot) if vanaf and tot else None


def jaarperiode(jaar: int) -> Periode:
    return Periode(dt.date(jaar, 1, 1), dt.date(jaar + 1, 1, 1))
