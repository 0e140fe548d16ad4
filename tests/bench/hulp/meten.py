"""Rows of a benchmark, and the clock: CPU seconds of this process, runs taken in turns."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

RONDES = 5


class Rij(NamedTuple):
    """One line of the outcome; the first eight are fixed (``verband bench --json``).

    ``ratio`` above 1 means that many times better than the peer; a figure without a peer has none.
    """

    naam: str
    werk: str
    eenheid: str
    eigen: float
    peer: str | None = None
    peer_versie: str | None = None
    peer_waarde: float | None = None
    ratio: float | None = None
    doel: str | None = None
    gehaald: bool | None = None
    meer: Mapping[str, float] | None = None  # what one benchmark has besides, by name


def tegenover(
    naam: str,
    werk: str,
    eigen: float,
    peer: tuple[str, str, float],
    minstens: float | None = None,
    doel: str | None = None,
) -> Rij:
    """A row of CPU seconds against a peer (name, version, seconds), with the ratio to reach."""
    ratio = peer[2] / eigen
    if minstens is not None and doel is None:
        doel = f"minstens {minstens:g} keer".replace(".", ",")
    gehaald = None if minstens is None else ratio >= minstens
    return Rij(naam, werk, "CPU-seconde", eigen, *peer, ratio, doel, gehaald)


def om_de_beurt(werk: Mapping[str, Callable[[], object]], rondes: int = RONDES) -> dict[str, float]:
    """The median CPU seconds of each, one run of each per round.

    In turns, so that a busy moment of the machine falls on all alike. One round before it
    does not count: it fills caches.
    """
    tijden: dict[str, list[float]] = {naam: [] for naam in werk}
    for ronde in range(rondes + 1):
        for naam, doe in werk.items():
            gc.collect()
            begin = time.process_time()
            doe()
            if ronde:
                tijden[naam].append(time.process_time() - begin)
    return {naam: statistics.median(gemeten) for naam, gemeten in tijden.items()}
