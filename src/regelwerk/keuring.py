"""The plain checks on what a stranger wrote: every complaint is kept, with its place."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from regelwerk.tekst import bsn_achtig, leeg
from regelwerk.toml_lezen import Fout, Gelezen, Pad, toonbaar
from regelwerk.velden import Veld, bezwaar

_UITZETTEN = re.compile(r"uit|vervang|verwijder|negeer|schrap|versoepel|vervalt|kracht")


class Keuring:
    """Checks one file; a method gives the value, or None after it noted what is wrong."""

    def __init__(self, gelezen: Gelezen) -> None:
        self.gelezen = gelezen
        self.fouten: list[Fout] = []

    def fout(self, pad: Pad, wat: str, herstel: str) -> None:
        plaats = ".".join(toonbaar(deel).strip("'") for deel in pad)
        self.fouten.append(Fout(plaats, self.gelezen.regel(pad), wat, herstel))

    def sleutels(self, pad: Pad, ruw: Mapping[str, Any], bekend: Sequence[str]) -> None:
        for sleutel in ruw:
            if sleutel in bekend:
                continue
            if _UITZETTEN.search(sleutel):
                self.fout(
                    (*pad, sleutel),
                    "een regel uitzetten, vervangen of een andere kracht geven kan hier niet",
                    "Een aanvulling voegt toe of scherpt aan.",
                )
            else:
                self.fout((*pad, sleutel), "dit veld bestaat niet", f"Wel: {', '.join(bekend)}.")

    def tabel(self, pad: Pad, ruw: Mapping[str, Any], sleutel: str | None = None) -> dict[str, Any]:
        waarde = ruw.get(sleutel or pad[-1], {})
        if isinstance(waarde, dict):
            return waarde
        self.fout(pad, f"hier staat {toonbaar(waarde)}", "Verwacht: een onderdeel met velden.")
        return {}

    def tekst(
        self, pad: Pad, ruw: Mapping[str, Any], maximum: int, *, verplicht: bool = True
    ) -> str | None:
        waarde = ruw.get(pad[-1])
        if waarde is None and not verplicht:
            return None
        if waarde is None:
            self.fout(pad, "dit ontbreekt", f"Verwacht: een tekst van 1 tot {maximum} tekens.")
        elif not isinstance(waarde, str) or leeg(waarde) or len(waarde) > maximum:
            self.fout(
                pad,
                f"{toonbaar(waarde)} is geen passende tekst",
                f"Verwacht: een tekst van 1 tot {maximum} tekens, tussen aanhalingstekens.",
            )
        elif reden := verdacht(waarde):
            self.fout(pad, reden, "Schrijf gewone, zichtbare tekst op één regel.")
        else:
            return waarde
        return None

    def vorm(
        self,
        pad: Pad,
        ruw: Mapping[str, Any],
        patroon: re.Pattern[str],
        eis: str,
        maximum: int = 80,
    ) -> str | None:
        waarde = self.tekst(pad, ruw, maximum)
        if waarde is None or patroon.fullmatch(waarde):
            return waarde
        self.fout(pad, f"{toonbaar(waarde)} past hier niet", f"Verwacht: {eis}.")
        return None

    def keuze(self, pad: Pad, ruw: Mapping[str, Any], codes: Sequence[str]) -> Any:
        waarde = ruw.get(pad[-1])
        if isinstance(waarde, str) and waarde in codes:
            return waarde
        wat = "dit ontbreekt" if waarde is None else f"{toonbaar(waarde)} is hier niet bekend"
        self.fout(pad, wat, f"Kies uit: {', '.join(codes)}.")
        return None

    def dag(self, pad: Pad, ruw: Mapping[str, Any]) -> dt.date | None:
        waarde = ruw.get(pad[-1])
        if type(waarde) is dt.date and 2000 <= waarde.year <= 2100:
            return waarde
        wat = "dit ontbreekt" if waarde is None else f"{toonbaar(waarde)} is geen dag"
        self.fout(pad, wat, "Schrijf een dag als 2026-07-15, zonder aanhalingstekens.")
        return None

    def waarde(self, pad: Pad, veld: Veld, waarde: object) -> bool:
        teksten = waarde if isinstance(waarde, list) else [waarde]
        if reden := bezwaar(veld, waarde):
            self.fout(
                pad,
                f"{toonbaar(waarde)} past niet bij {veld.label}",
                f"{reden.capitalize()}.",
            )
            return False
        for tekst in teksten:
            if isinstance(tekst, str) and (reden := verdacht(tekst)):
                self.fout(pad, reden, "Schrijf gewone, zichtbare tekst.")
                return False
        return True


def verdacht(tekst: str) -> str | None:
    """Why a text can't be shown safely: it hides something, or holds a BSN."""
    # C*: controls, direction marks, invisible, private; Zl and Zp: other ends of line.
    if any(unicodedata.category(t)[0] == "C" or t in "\u2028\u2029" for t in tekst):
        return "hier staat een onzichtbaar of besturingsteken"
    if any(unicodedata.combining(a) and unicodedata.combining(b) for a, b in pairwise(tekst)):
        return "hier staan tekens over elkaar"
    return "hier staat een nummer dat een BSN kan zijn" if bsn_achtig(tekst) else None
