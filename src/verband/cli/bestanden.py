"""The files that the command reads and writes: a plan, a folder of plans, what it puts down."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import MAX_BYTES, Onleesbaar, lees_plan
from regelwerk.tekst import maskeer, zichtbaar

if TYPE_CHECKING:
    from verband.plannen.melding import Leesmelding

ONLEESBAAR = 2
_SOORTEN = (".json", ".xlsx", ".xlsm")


class Invoer(NamedTuple):
    """A plan as it was read; from a workbook it knows the cell of each part."""

    plan: ResvPlan
    sha256: str
    leesmeldingen: tuple[Leesmelding, ...] = ()
    cel_van: Callable[[str], str | None] | None = None
    inhoud: bytes = b""  # of a workbook, to put the findings in


def toonbaar(pad: Path | str) -> str:
    """A name on disk as it may be shown: not always text; no BSN, no steering marks."""
    return zichtbaar(maskeer(os.fsencode(pad).decode(errors="replace")))


def lees(pad: Path) -> Invoer:
    """One file as a plan, or Onleesbaar with the name of the file in front."""
    naam = toonbaar(pad.name)
    # One byte more than allowed is enough to refuse it; the rest is never read.
    with pad.open("rb") as bestand:
        inhoud = bestand.read(MAX_BYTES + 1)
    try:
        if pad.suffix.lower() == ".json":
            return Invoer(lees_plan(inhoud), hashlib.sha256(inhoud).hexdigest())
        # Only here: it starts a process of its own to read the workbook in.
        from verband.plannen.inlezen import lees_bestand

        gelezen = lees_bestand(pad.name, inhoud)
    except Onleesbaar as fout:
        plaats = f"{naam}, {fout.plaats}" if fout.plaats else naam
        raise Onleesbaar(fout.wat, plaats=plaats, verwacht=fout.verwacht) from None
    return Invoer(gelezen.plan, gelezen.sha256, gelezen.leesmeldingen, gelezen.cel_van, inhoud)


def oserror(fout: OSError) -> str:
    """Why the system did not open a file, in Dutch."""
    if isinstance(fout, FileNotFoundError):
        return "dit bestand bestaat niet."
    if isinstance(fout, PermissionError):
        return "hier heeft u geen toegang toe."
    return f"dit lukt niet ({fout.strerror})."


def plannen_in(map_: Path) -> list[Path]:
    """The files in a folder that may be plans, sorted by name; Onleesbaar when there are none."""
    plannen = sorted(
        pad
        for pad in map_.iterdir()
        # ~$ is what Excel leaves beside a workbook that stands open.
        if pad.suffix.lower() in _SOORTEN and not pad.name.startswith((".", "~$"))
    )
    if not plannen:
        raise Onleesbaar(
            "in deze map staat geen plan",
            plaats=toonbaar(map_),
            verwacht="bestanden die eindigen op .json of .xlsx",
        )
    return plannen


def controleer_uitgang(uit: Path, inhoud: bytes) -> None:
    """A workbook with macros opens only under a name that says so, and the reverse."""
    from verband.plannen.notities import met_macros

    hoort = ".xlsm" if met_macros(inhoud) else ".xlsx"
    if uit.suffix.lower() != hoort:
        raise Onleesbaar(
            "onder deze naam opent Excel het werkboek niet",
            plaats=toonbaar(uit.name),
            verwacht=f"een naam die eindigt op {hoort}, net als uw eigen bestand",
        )


def zet_neer_en_zeg(bestand: Path, inhoud: bytes) -> None:
    if bewaard := zet_neer(bestand, inhoud):
        print(f"Er stond al een bestand; dat heet nu {toonbaar(bewaard.name)}", file=sys.stderr)


def zet_neer(bestand: Path, inhoud: bytes) -> Path | None:
    """Write a file; what stood at its name may be someone's plan, and is put aside."""
    bewaard = _bewaar(bestand)
    bestand.write_bytes(inhoud)
    return bewaard


def _bewaar(bestand: Path) -> Path | None:
    """Put aside what stands at the name to write to: it may be someone's filled-in plan."""
    if not bestand.is_file() or bestand.stat().st_size == 0:
        return None
    nummer = 1
    while (naam := bestand.with_stem(f"{bestand.stem}-vorige-{nummer}")).exists():
        nummer += 1
    return bestand.rename(naam)
