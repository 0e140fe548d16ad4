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


def hash_van(handeling: Any) -> str:
    """sha256 (hex) over every field but the hash itself."""
    return hashlib.sha256(
        canoniek({veld: als_tekst(getattr(handeling, veld)) for veld in VELDEN})
    ).hexdigest()
