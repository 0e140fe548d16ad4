"""Rows as a csv that a spreadsheet opens as text, never as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# A spreadsheet runs a cell that starts like this, some of them in full width too; a quote in
# front makes it text.
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_bestand(kop: Iterable[str], rijen: Iterable[Iterable[object]]) -> bytes:
    """Semicolons and a byte order mark: what a Dutch Excel opens without asking."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(kop)
    for rij in rijen:
        schrijver.writerow([_veilig(str(cel)) for cel in rij])
    return uit.getvalue().encode("utf-8-sig")


def _veilig(cel: str) -> str:
    return f"'{cel}" if cel.startswith(_FORMULE) else cel


def ongedaan(cel: str) -> str:
    """A cell of our own csv, as it was before it was made safe."""
    return cel[1:] if cel.startswith("'") and cel[1:].startswith(_FORMULE) else cel
