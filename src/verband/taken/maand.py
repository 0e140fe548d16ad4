"""A month as weeks of days, each with its moments."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from verband.taken.klokken import Moment

_MAAND = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


class Dag(NamedTuple):
    dag: dt.date
    in_maand: bool
    momenten: list[Moment]


class Maand(NamedTuple):
    eerste: dt.date
    weken: list[list[Dag]]

    @property
    def vorige(self) -> str:
        return _code(self.eerste - dt.timedelta(days=1))

    @property
    def volgende(self) -> str:
        return _code(self.eerste + dt.timedelta(days=31))


def _code(dag: dt.date) -> str:
    return f"{dag:%Y-%m}"


def lees_maand(code: str, vandaag: dt.date) -> dt.date:
    """The first day of the month that an address names, else of this one."""
    gevonden = _MAAND.fullmatch(code)
    if gevonden is None:
        return vandaag.replace(day=1)
    return dt.date(int(gevonden[1]), int(gevonden[2]), 1)


def maak_maand(eerste: dt.date, momenten: list[Moment]) -> Maand:
    """A period stands on its first day, and on the first day of each month that it runs on in."""
    weken = calendar.Calendar(firstweekday=0).monthdatescalendar(eerste.year, eerste.month)
    return Maand(
        eerste,
        [
            [Dag(dag, dag.month == eerste.month, _op(dag, momenten)) for dag in week]
            for week in weken
        ],
    )


def _op(dag: dt.date, momenten: list[Moment]) -> list[Moment]:
    return [m for m in momenten if m.dag == dag or (dag.day == 1 and m.dag < dag <= m.laatste)]
