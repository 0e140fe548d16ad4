"""What a task is, and what a kind of task says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise

from verband.regios.models import Regio
from verband.taken.kijker import Kijker

Zin = str | Promise


@dataclass(frozen=True, slots=True)
class Taak:
    """One thing that waits on someone. ``sleutel`` is the subject with its state: it is told once.

    ``tot`` is the last day to do it, when there is one. ``voor`` is the organisation it is done
    for; ``namens`` whom one stands in for, which a task that is ``eigen`` never has.
    """

    soort: str
    sleutel: str
    titel: str
    uitleg: str
    adres: str
    knop: str
    regio: Regio | None = None
    tot: dt.date | None = None
    vraagt: str = ""
    voor: str = ""
    namens: str = ""
    eigen: bool = False


class Soort(NamedTuple):
    """A row of the table: for whom, from when, until when, and which state it is read from."""

    slug: str
    titel: Zin
    voor: Zin
    verschijnt: Zin
    verdwijnt: Zin
    termijn: Zin
    vind: Callable[[Kijker], Iterable[Taak]]


@dataclass(frozen=True, slots=True)
class Wachten:
    """Something of ours that waits on someone else."""

    wie: str
    wat: str
    adres: str
    sinds: dt.date
    tot: dt.date | None = None
    regio: Regio | None = None


def volgorde(taak: Taak) -> tuple[dt.date, str, str]:
    """What is due first comes first; without a day it comes last."""
    return (taak.tot or dt.date.max, taak.regio.naam if taak.regio else "", taak.titel)
