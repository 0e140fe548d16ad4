"""A list as a file: a short one at once, a long one by a job that calls the same view.

Here stand only the limit and the mark; the room ``taken`` asks for the job and runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal, TypeVar, cast

from django.db.models import QuerySet
from django.urls import register_converter
from django.utils.functional import Promise

# A workbook of so many rows takes some 0.2 s to write; five times as many over a second.
GRENS = 2_000

Vorm = Literal["csv", "xlsx"]
View = TypeVar("View", bound=Callable[..., Any])
Rijen = TypeVar("Rijen", bound=Sized)
_heel: ContextVar[bool] = ContextVar("heel", default=False)


class _Lijstvorm:
    """In addresses ``<lijstvorm:vorm>``: any other kind of file is no address of ours."""

    regex = "csv|xlsx"

    def to_python(self, waarde: str) -> Vorm:
        return cast("Vorm", waarde)

    def to_url(self, waarde: Vorm) -> str:
        return waarde


register_converter(_Lijstvorm, "lijstvorm")


class TeGroot(Exception):
    """More rows than are made while someone waits."""

    def __init__(self, aantal: int) -> None:
        super().__init__(aantal)
        self.aantal = aantal


def lijstbestand(titel: str | Promise) -> Callable[[View], View]:
    """Marks the view of a list as a file. It takes only what the address says, and its member."""

    def merk(view: View) -> View:
        view.lijst = titel  # type: ignore[attr-defined]
        return view

    return merk


def beperkt(rijen: Rijen) -> Rijen:
    """The same rows, unless there are too many; then the view ends here, before reading them."""
    if not _heel.get():
        aantal = rijen.count() if isinstance(rijen, QuerySet) else len(rijen)
        if aantal > GRENS:
            raise TeGroot(aantal)
    return rijen


@contextmanager
def zonder_grens() -> Iterator[None]:
    """For the job: however many there are."""
    penning = _heel.set(True)
    try:
        yield
    finally:
        _heel.reset(penning)
