"""`verband bron laad`: the text of a source on this machine, to hold quotes against.

It stands in an ignored folder under its own sha256 and goes nowhere else.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from regelwerk.bronnen import alle_bronnen
from regelwerk.inlezen import Onleesbaar
from verband.cli.check import toonbaar

MAP = Path(__file__).resolve().parents[3] / ".verband/bronnen"
MAX_BYTES = 5_000_000


def laad(pad: Path) -> int:
    """Keep the text of one source; says which source it is, and its sha256."""
    naam = toonbaar(pad.name)
    with pad.open("rb") as bestand:
        inhoud = bestand.read(MAX_BYTES + 1)
    if len(inhoud) > MAX_BYTES:
        raise Onleesbaar(
            "deze bron is te groot", plaats=naam, verwacht=f"ten hoogste {MAX_BYTES} bytes"
        )
    try:
        leeg = not inhoud.decode("utf-8").strip()
    except UnicodeDecodeError:
        leeg = True
    if leeg or b"\0" in inhoud:
        raise Onleesbaar(
            "dit is geen leesbare tekst",
            plaats=naam,
            verwacht="een tekstbestand in UTF-8; sla een PDF of Word-bestand eerst op als tekst",
        )
    sha256 = hashlib.sha256(inhoud).hexdigest()
    MAP.mkdir(parents=True, exist_ok=True)
    _bestand(sha256).write_bytes(inhoud)
    titel = next((b.titel for b in alle_bronnen().values() if b.sha256 == sha256), None)
    print(f"{naam} is geladen{f' als: {titel}' if titel else ''}.")
    print(f"sha256 = {sha256}")
    return 0


def tekst(sha256: str) -> str | None:
    """The text of a source, or None when it is not loaded or no longer what it was."""
    try:
        inhoud = _bestand(sha256).read_bytes()
    except FileNotFoundError:
        return None
    return inhoud.decode("utf-8") if hashlib.sha256(inhoud).hexdigest() == sha256 else None


def _bestand(sha256: str) -> Path:
    return MAP / f"{sha256}.txt"
