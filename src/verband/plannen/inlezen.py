"""An uploaded file becomes a plan, or is refused whole with the place and the reason."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import MAX_BYTES, Onleesbaar, lees_plan, plan_uit
from verband.plannen.begroting.keuze import Keuze
from verband.plannen.kindproces import draai
from verband.plannen.melding import Leesmelding

_VERWACHT = "een werkboek (.xlsx of .xlsm) van ons sjabloon, of een plan als JSON"


@dataclass(frozen=True, slots=True)
class Inlezing:
    """A plan as it was read, with the cell of each part when it came from a workbook."""

    plan: ResvPlan
    sha256: str
    cellen: dict[str, str]
    leesmeldingen: tuple[Leesmelding, ...]

    def cel_van(self, pad: str) -> str | None:
        """The cell of an object, else of what it is part of."""
        return cel_van(self.cellen, pad)


def cel_van(cellen: dict[str, str], pad: str) -> str | None:
    while pad:
        if pad in cellen:
            return cellen[pad]
        pad = pad.rpartition(".")[0]
    return None


def lees_bestand(naam: str, inhoud: bytes) -> Inlezing:
    """The content decides what the file is; its name only helps to word a refusal.

    Raises Onleesbaar for everything that is not exactly one readable plan.
    """
    if len(inhoud) > MAX_BYTES:
        raise Onleesbaar("het bestand is te groot", verwacht=f"ten hoogste {MAX_BYTES} bytes")
    sha256 = hashlib.sha256(inhoud).hexdigest()
    if inhoud.startswith(b"PK"):
        return _uit_werkboek(inhoud, sha256)
    if soort := _ander_soort(inhoud, naam):
        raise Onleesbaar(f"dit is {soort}", verwacht=_VERWACHT)
    return Inlezing(lees_plan(inhoud), sha256, {}, ())


_KENMERKEN = (
    (b"%PDF", "een PDF"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"BZh", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!", "een ingepakt bestand"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _ander_soort(inhoud: bytes, naam: str) -> str:
    """What the file is when it is neither a workbook nor JSON; empty when it may be JSON."""
    if inhoud.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in inhoud:
            return "een werkboek met een wachtwoord; bewaar het zonder wachtwoord"
        return "een oud Office-bestand (zoals .xls)"
    for kenmerk, soort in _KENMERKEN:
        if inhoud.startswith(kenmerk):
            return soort
    begin = inhoud.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not begin:
        return "een leeg bestand"
    if begin in (b"{", b"[") or naam.lower().endswith(".json"):
        return ""
    return "een XML- of webbestand" if begin == b"<" else "geen werkboek en geen JSON"


def _uit_werkboek(inhoud: bytes, sha256: str) -> Inlezing:
    uitkomst = _in_kindproces("verband.plannen.sjabloon.lezer", inhoud)
    cellen: dict[str, str] = uitkomst["cellen"]
    try:
        plan = plan_uit(uitkomst["plan"])
    except Onleesbaar as fout:
        plek = cel_van(cellen, fout.plaats) or fout.plaats
        raise Onleesbaar(fout.wat, plaats=plek, verwacht=fout.verwacht) from None
    meldingen = tuple(Leesmelding(*melding) for melding in uitkomst["meldingen"])
    return Inlezing(plan, sha256, cellen, meldingen)


def lees_begroting(naam: str, inhoud: bytes, keuze: Keuze | None = None) -> dict[str, Any]:
    """A foreign budget as ``begroting-gelezen/1``. Raises Onleesbaar for anything else.

    With a ``keuze``, also an empty one, it tells which tables and columns there are as well.
    """
    if len(inhoud) > MAX_BYTES:
        raise Onleesbaar("het bestand is te groot", verwacht=f"ten hoogste {MAX_BYTES} bytes")
    if not inhoud.startswith(b"PK") and (soort := _geen_tabel(inhoud, naam)):
        raise Onleesbaar(f"dit is {soort}", verwacht=_VERWACHTE_BEGROTING)
    # A csv has no sheet name of its own; a spreadsheet shows the name of the file.
    blad = "".join(t for t in Path(naam).stem[:31] if t.isprintable()) or "csv"
    if keuze is None:
        return _in_kindproces("verband.plannen.begroting.lezer", inhoud, blad)
    wens = msgspec.json.encode(keuze).decode()
    return _in_kindproces("verband.plannen.begroting.aanwijzen", inhoud, blad, wens)


_VERWACHTE_BEGROTING = "een begroting als werkboek (.xlsx of .xlsm) of als .csv"


def _geen_tabel(inhoud: bytes, naam: str) -> str:
    """What the file is when it can't be a csv either."""
    if naam.lower().endswith((".xlsx", ".xlsm")):
        return _ander_soort(inhoud, naam)
    soort = _ander_soort(inhoud, "")
    return "" if soort == "geen werkboek en geen JSON" else soort or "een JSON-bestand"


def _in_kindproces(module: str, inhoud: bytes, *argumenten: str) -> dict[str, Any]:
    """What a reader makes of a file; its refusal is ours. Raises Onleesbaar."""
    try:
        uitkomst = json.loads(draai(module, inhoud, *argumenten) or b"")
    except ValueError:
        uitkomst = None
    if not isinstance(uitkomst, dict):
        raise te_duur()
    if "fout" in uitkomst:
        wat, plaats, verwacht = uitkomst["fout"]
        raise Onleesbaar(wat, plaats=plaats, verwacht=verwacht)
    return uitkomst


def te_duur() -> Onleesbaar:
    return Onleesbaar(
        "dit werkboek kost te veel tijd of geheugen om te lezen", verwacht="een kleiner werkboek"
    )
