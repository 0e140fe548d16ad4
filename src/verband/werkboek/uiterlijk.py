"""Colours and sizes that every sheet of ours shares."""

from __future__ import annotations

import math

INKT, INKT_2, MERK = "#17242B", "#4A5A63", "#0A5C5A"


def regels(tekst: str, breedte: float) -> int:
    """Lines that a text takes in a column of this width."""
    return sum(max(1, math.ceil(len(regel) / breedte)) for regel in tekst.split("\n"))
