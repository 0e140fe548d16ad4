"""A turn to read and check a plan: only some at once, so that the pages stay quick."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

# Each may take a process with half a gigabyte, and there are two processes of the server; the
# others wait this long for their turn.
MEEST, WACHTTIJD = 2, 8.0
_plekken = BoundedSemaphore(MEEST)


class TeDruk(Exception):
    """No turn came up in time."""


@contextmanager
def beurt() -> Iterator[None]:
    """Hold one of the places. Raises TeDruk."""
    if not _plekken.acquire(timeout=WACHTTIJD):
        raise TeDruk
    try:
        yield
    finally:
        _plekken.release()
