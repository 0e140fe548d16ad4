"""Periods of days in constraints: half-open, ``tot`` is the first day after."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db.models import F, Func


def dagen(vanaf: str = "vanaf", tot: str = "tot") -> Func:
    """The days of two columns as one range, for an exclusion constraint."""
    return Func(F(vanaf), F(tot), function="daterange", output_field=DateRangeField())
