"""The sources: records with title, date, link, hash and status; never their full text."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

DATA = Path(__file__).parent / "data"

Bronstatus = Literal["aanwezig", "bron ontbreekt"]


class Bron(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``sha256`` is of the text that was read; a missing source has none."""

    id: str
    titel: str
    uitgever: str
    status: Bronstatus
    datum: dt.date | None = None
    link: str | None = None
    linktekst: str | None = None
    sha256: str | None = None
    niet_getoetst: str | None = None  # what a missing source leaves unchecked


@cache
def alle_bronnen() -> dict[str, Bron]:
    """Every source by id, in the order of the file."""
    ruw = tomllib.loads((DATA / "bronnen" / "bronnen.toml").read_text("utf-8"))
    bronnen = msgspec.convert(ruw["bronnen"], list[Bron])
    return {b.id: b for b in bronnen}


class Spanning(Struct, frozen=True, forbid_unknown_fields=True):
    """Where sources pull apart: our reading, and what the other reading would give."""

    titel: str
    rijen: tuple[str, ...]
    lezing: str
    anders: str


@cache
def alle_spanningen() -> dict[str, Spanning]:
    """The 25 tensions of the requirements matrix, T1 to T25."""
    ruw = tomllib.loads((DATA / "spanningen.toml").read_text("utf-8"))
    return msgspec.convert(ruw, dict[str, Spanning])


def ontbrekende_bronnen() -> tuple[Bron, ...]:
    """Sources that are cited but not at hand, in the order of the file."""
    return tuple(b for b in alle_bronnen().values() if b.status == "bron ontbreekt")
