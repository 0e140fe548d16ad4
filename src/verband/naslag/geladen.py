"""Texts of sources that someone loaded on this machine (`verband bron laad`).

They stand in an ignored folder (or that of VERBAND_BRONNEN) under their own sha256. No Django
here: the command line reads them too.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from regelwerk.bronnen import Bron

MAP = Path(
    os.environ.get("VERBAND_BRONNEN") or Path(__file__).resolve().parents[3] / ".verband/bronnen"
)
MAX_BYTES = 5_000_000
_SHA256 = re.compile("[0-9a-f]{64}")


def bewaar(inhoud: bytes, bron: str | None = None) -> str:
    """Keep a text; ``bron`` is the source whose sentences it has. Returns its sha256."""
    sha256 = hashlib.sha256(inhoud).hexdigest()
    MAP.mkdir(parents=True, exist_ok=True)
    _bestand(sha256).write_bytes(inhoud)
    if bron is not None:
        _wijzer(bron).write_text(sha256, "utf-8")
    return sha256


def tekst(sha256: str) -> str | None:
    """The text with this hash, or None when it is not loaded or no longer what it was."""
    try:
        inhoud = _bestand(sha256).read_bytes()
    except FileNotFoundError:
        return None
    return inhoud.decode("utf-8") if hashlib.sha256(inhoud).hexdigest() == sha256 else None


def van_bron(bron: Bron) -> str | None:
    """The text of a source: the very file that we read, or another with the same sentences."""
    if bron.sha256 is None:
        return None
    eigen = tekst(bron.sha256)
    if eigen is not None:
        return eigen
    try:
        ander = _wijzer(bron.id).read_text("utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return tekst(ander) if _SHA256.fullmatch(ander) else None


def _bestand(sha256: str) -> Path:
    return MAP / f"{sha256}.txt"


def _wijzer(bron: str) -> Path:
    return MAP / f"{bron}.sha256"
