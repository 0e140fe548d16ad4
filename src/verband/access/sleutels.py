"""Tokens in links: long, unguessable, kept as a hash only, good once and not for ever.

An invitation and a *bevestig*-link obey the same rules. Opening a link never uses it up.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Literal, Protocol

from django.utils import timezone

GELDIG = dt.timedelta(days=14)
Stand = Literal["open", "gebruikt", "ingetrokken", "verlopen"]


class MetSleutel(Protocol):
    """A row that waits for someone with the token."""

    verloopt_at: dt.datetime
    gebruikt_at: dt.datetime | None
    ingetrokken_at: dt.datetime | None


def nieuwe_sleutel() -> tuple[str, str]:
    """A token for the link, and its hash for the database."""
    token = secrets.token_urlsafe(32)
    return token, hash_van(token)


def hash_van(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def stand_van(rij: MetSleutel) -> Stand:
    if rij.gebruikt_at:
        return "gebruikt"
    if rij.ingetrokken_at:
        return "ingetrokken"
    return "open" if timezone.now() < rij.verloopt_at else "verlopen"
