"""Knows a sheet that we put into a workbook ourselves."""

from __future__ import annotations

import contextlib

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import kaal
from verband.plannen.terugkoppeling.inhoud import BLADNAMEN, WOORDEN
from verband.werkboek.boek import Werkboek
from verband.werkboek.cel import Cel
from verband.werkboek.werkblad import Bladverwijzing

_TITELS = frozenset(w.titel for w in WOORDEN.values())


def is_bevindingenblad(boek: Werkboek, blad: Bladverwijzing) -> bool:
    """Ours, and not one that only has its name."""
    if kaal(blad.naam) not in map(kaal, BLADNAMEN):
        return False
    with contextlib.suppress(Onleesbaar):  # what we don't read need not be readable
        return boek.lees(blad).cellen.get((1, 1), Cel()).inhoud in _TITELS
    return False


def bladen_met_cellen(boek: Werkboek) -> list[Bladverwijzing]:
    """All sheets but those of ours; a chart sheet holds no cells."""
    return [
        blad
        for blad in boek.bladen
        if blad.deel in boek.pakket
        and "chartsheet" not in blad.deel
        and not is_bevindingenblad(boek, blad)
    ]
