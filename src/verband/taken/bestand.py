"""What a job is asked, and what it makes."""

from __future__ import annotations

from typing import Any, NamedTuple

Vraag = dict[str, Any]


class Bestand(NamedTuple):
    naam: str
    type: str
    inhoud: bytes
