"""The chain: each act carries the hash of the one before it. Pure, so that anyone can redo it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

BEGIN = "0" * 64
VELDEN = (
    "id", "regio_id", "nummer", "op_at", "gebruiker_id", "lidmaatschap_id", "namens_id", "wat",
    "onderwerp", "onderwerp_id", "resultaat", "gegevens", "vorige",
)  # fmt: skip


def zuiver(waarde: Any) -> Any:
    """Plain JSON data that comes back from the database as it went in, or a TypeError.

    Fractions don't (jsonb writes 1e2 as 100), nor do keys that are no text; NUL can't be kept.
    """
    match waarde:
        case str() if "\x00" in waarde:
            raise TypeError("a text with NUL can't be kept")
        case str():
            waarde.encode()  # half a sign (a lone surrogate) has no bytes
            return waarde
        case None | bool() | int():
            return waarde
        case dict() if all(isinstance(sleutel, str) for sleutel in waarde):
            return {zuiver(sleutel): zuiver(deel) for sleutel, deel in waarde.items()}
        case list() | tuple():
            return [zuiver(deel) for deel in waarde]
    raise TypeError(f"{type(waarde).__name__} is no plain data for the logboek")


def canoniek(waarde: Any) -> bytes:
    """The same bytes for the same data, on every machine: sorted, without spaces, UTF-8."""
    return json.dumps(
        waarde, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def moment(op: dt.datetime) -> str:
    """UTC with microseconds, as the database keeps it."""
    return op.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def als_tekst(waarde: Any) -> Any:
    """A field as it goes into the hash."""
    if isinstance(waarde, dt.datetime):
        return moment(waarde)
    return waarde if waarde is None or isinstance(waarde, int | str | dict) else str(waarde)


def velden_van(handeling: Any) -> dict[str, Any]:
    """All that goes into the hash, as plain data."""
    return {veld: als_tekst(getattr(handeling, veld)) for veld in VELDEN}


def sha256(waarde: Any) -> str:
    return hashlib.sha256(canoniek(waarde)).hexdigest()


def hash_van(handeling: Any) -> str:
    """sha256 (hex) over every field but the hash itself."""
    return sha256(velden_van(handeling))
