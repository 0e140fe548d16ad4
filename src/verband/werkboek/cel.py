"""One cell of a workbook, before anyone knows what it means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from regelwerk.tekst import leeg

# The day that a bare day number counts from; the first Macs counted from 1904.
DAG_NUL, DAG_NUL_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001

Inhoud: TypeAlias = "str | float | bool | dt.datetime | None"


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell as the file holds it. ``fout`` is an Excel error such as ``#REF!``."""

    inhoud: Inhoud = None
    formule: bool = False
    fout: str = ""
    procent: bool = False

    @property
    def gevuld(self) -> bool:
        if self.fout or (self.formule and self.inhoud is None):
            return True
        return not leeg(self.inhoud) if isinstance(self.inhoud, str) else self.inhoud is not None
