"""From what an engine returns for one plan (lists of ids per case) to findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bench.hulp.motoren import Gevonden

NIET, OPEN, OORDEEL = "voldoet_niet", "niet_te_beoordelen", "oordeel_nodig"

#: key in the result of ZEN and CEL -> (rule, outcome, what stands before and after an id)
GEVALLEN: Mapping[str, tuple[str, str, str, str]] = {
    "art3a_open": ("NZA-T-art3a", OPEN, "begrotingsposten.", ".toedeling"),
    "art3a_niet": ("NZA-T-art3a", NIET, "begrotingsposten.", ".toedeling"),
    "art3d_niet": ("NZA-T-art3d", NIET, "begrotingsposten.", ".toedelingssleutel"),
    "b6_open": ("OPL-B6", OPEN, "begrotingsposten.", ".directe_zorg"),
    "b6_niet": ("OPL-B6", NIET, "begrotingsposten.", ".directe_zorg"),
    "b5_open": ("OPL-B5", OPEN, "begrotingsposten.", ".kostensoort"),
    "b5_oordeel": ("OPL-B5", OORDEEL, "begrotingsposten.", ".kostensoort"),
    "a41_open": ("NZA-4.1-a", OPEN, "begrotingsposten.", ".activiteit"),
    "a7_open": ("NZA-7-a", OPEN, "begrotingsposten.", ""),
    "a7_niet": ("NZA-7-a", NIET, "begrotingsposten.", ""),
    "a7o_open": ("NZA-7-a", OPEN, "opdrachten.", ""),
    "a7o_niet": ("NZA-7-a", NIET, "opdrachten.", ""),
    "jaar_open": ("ZZ-4.1-1b", OPEN, "begrotingsposten.", ".vanaf"),
    "jaar_niet": ("ZZ-4.1-1b", NIET, "begrotingsposten.", ""),
    "zvw_open": ("ZZ-3.2-1h", OPEN, "begrotingsposten.", ".toedeling"),
    "zvw_niet": ("ZZ-3.2-1h", NIET, "begrotingsposten.", ".toedeling"),
    "blok_open": ("ZZ-3.2-1a", OPEN, "mandaten.", ""),
    "blok_niet": ("ZZ-3.2-1a", NIET, "mandaten.", ""),
    "vvt_open": ("ZZ-3.4-4a", OPEN, "vvt_dekking.", ""),
    "vvt_niet": ("ZZ-3.4-4a", NIET, "vvt_dekking.", ""),
}
#: key with one code for the whole plan (0 = in order, 1 = not, 2 = unknown)
PLANGEVALLEN: Mapping[str, tuple[str, str]] = {
    "lumpsum_sluit": ("ZZ-4.1-1b", "gevraagde_lumpsum_cent"),
    "lumpsum_buiten": ("ZZ-3.2-1h", "gevraagde_lumpsum_cent"),
    "buurten_open": ("ZZ-3.3-2d", "wijkdekking.buurten_in_regio"),
}
_CODE = {1: NIET, 2: OPEN}


def vouw(nummer: int, uitkomst: Mapping[str, Any]) -> Iterator[Gevonden]:
    for sleutel, (regel, wat, voor, na) in GEVALLEN.items():
        for id_ in uitkomst[sleutel]:
            yield Gevonden(nummer, regel, f"{voor}{id_}{na}", wat)
    for sleutel, (regel, plek) in PLANGEVALLEN.items():
        if code := int(uitkomst[sleutel]):
            yield Gevonden(nummer, regel, plek, _CODE[code])


def vul(tekst: str, constanten: Mapping[str, Any], blok: str) -> str:
    """The rules with their parameters filled in; ``$BLOKKEN`` takes one line per block."""
    for naam, waarde in constanten.items():
        if naam != "BLOKKEN":
            tekst = tekst.replace(f"${naam}", str(waarde))
    return tekst.replace("$BLOKKEN", _blokken(constanten["BLOKKEN"].items(), blok))


def _blokken(blokken: Iterable[tuple[str, list[str]]], vorm: str) -> str:
    regels = (
        vorm.replace("$NAAM", f"'{naam}'").replace("$LEDEN", str(leden)) for naam, leden in blokken
    )
    return ", ".join(regels)
