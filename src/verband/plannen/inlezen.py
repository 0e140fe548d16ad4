"""An uploaded file becomes a plan, or is refused whole with the place and the reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import MAX_BYTES, Onleesbaar, lees_plan, plan_uit
from verband.plannen.begroting.keuze import Keuze
from verband.plannen.melding import Leesmelding
from verband.werkboek.deur import ander_soort, lees_apart

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
    if soort := ander_soort(inhoud, naam):
        raise Onleesbaar(f"dit is {soort}", verwacht=_VERWACHT)
    return Inlezing(lees_plan(inhoud), sha256, {}, ())


def _uit_werkboek(inhoud: bytes, sha256: str) -> Inlezing:
    uitkomst = lees_apart("verband.plannen.sjabloon.lezer", inhoud)
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
        return lees_apart("verband.plannen.begroting.lezer", inhoud, blad)
    wens = msgspec.json.encode(keuze).decode()
    return lees_apart("verband.plannen.begroting.aanwijzen", inhoud, blad, wens)


_VERWACHTE_BEGROTING = "een begroting als werkboek (.xlsx of .xlsm) of als .csv"


def _geen_tabel(inhoud: bytes, naam: str) -> str:
    """What the file is when it can't be a csv either."""
    if naam.lower().endswith((".xlsx", ".xlsm")):
        return ander_soort(inhoud, naam)
    soort = ander_soort(inhoud, "")
    return "" if soort == "geen werkboek en geen JSON" else soort or "een JSON-bestand"
