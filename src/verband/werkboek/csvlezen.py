"""A csv as cells: which signs and letters it uses, and rows counted as Excel shows them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TypeAlias

from regelwerk.inlezen import Onleesbaar
from verband.werkboek.cel import Cel
from verband.werkboek.werkblad import MAX_CELLEN, MAX_KOLOM, MAX_RIJ

Plek: TypeAlias = "tuple[int, int]"

_SCHEIDINGEN = ";\t,|"
_VOORPROEF = 200  # rows that decide the sign between fields
_EIS = "een csv zoals Excel die bewaart"


def lees_csv(inhoud: bytes) -> tuple[dict[Plek, Cel], str]:
    """Its filled cells, and the sign between them."""
    tekst = _ontcijfer(inhoud)
    eerste, _, rest = tekst.partition("\n")
    scheiding = ""
    if eerste.strip().strip('"').lower().startswith("sep=") and len(eerste.strip()) <= 7:
        scheiding = eerste.strip().strip('"')[4:5] or "\t"
        tekst = rest
    scheiding = scheiding or _scheiding(tekst)
    try:
        return _cellen(tekst, scheiding), scheiding
    except csv.Error as fout:
        raise Onleesbaar("de csv is niet in velden te verdelen", verwacht=_EIS) from fout


def _ontcijfer(inhoud: bytes) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        soorten = ["utf-16"]
    else:
        soorten = ["utf-8-sig", "cp1252", "latin-1"]
    for soort in soorten:
        try:
            tekst = inhoud.decode(soort)
        except UnicodeDecodeError:
            continue
        if "\0" in tekst:
            break
        return tekst
    raise Onleesbaar("dit is geen leesbare tekst", verwacht=_EIS)


def _scheiding(tekst: str) -> str:
    """The sign that cuts most rows into the same number of fields."""

    def score(teken: str) -> tuple[float, int]:
        aantallen: Counter[int] = Counter()
        try:
            for nummer, rij in enumerate(
                csv.reader(io.StringIO(tekst, newline=""), delimiter=teken)
            ):
                if any(veld.strip() for veld in rij):
                    aantallen[len(rij)] += 1
                if nummer >= _VOORPROEF:
                    break
        except csv.Error:
            return (0, 0)
        meer = {n: a for n, a in aantallen.items() if n > 1}
        if not meer:
            return (0, 0)
        return (max(meer.values()) / aantallen.total(), max(meer))

    return max(_SCHEIDINGEN, key=score)


def _cellen(tekst: str, scheiding: str) -> dict[Plek, Cel]:
    cellen: dict[Plek, Cel] = {}
    for rij, velden in enumerate(
        csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding), 1
    ):
        for kolom, veld in enumerate(velden, 1):
            if not veld.strip():
                continue
            if rij > MAX_RIJ or kolom > MAX_KOLOM or len(cellen) >= MAX_CELLEN:
                raise Onleesbaar("de csv is te groot", verwacht=f"ten hoogste {MAX_RIJ} regels")
            cellen[rij, kolom] = Cel(veld)
    return cellen
