"""Once a day: the first worker that asks starts the round, and no other."""

from __future__ import annotations

import datetime as dt

from verband.taken.models import Ronde


def begin_ronde(wat: str, dag: dt.date) -> bool:
    """In the transaction of what it starts: another worker waits for it, then does none."""
    ronde = Ronde(wat=wat, dag=dag)
    Ronde.objects.bulk_create([ronde], ignore_conflicts=True)
    return Ronde.objects.filter(id=ronde.id).exists()


def liep_eerder(wat: str, dag: dt.date) -> bool:
    return Ronde.objects.filter(wat=wat, dag__lt=dag).exists()
