"""An example as Dutch sentences, for the page of its rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec import UNSET

from regelwerk import tekst
from regelwerk.oordeel import MELDBAAR, Kracht
from regelwerk.voorbeelden import (
    PEILDATUM,
    Verwachting,
    Voorbeeld,
    Wijziging,
    basissen,
)

_UITKOMST = {
    "voldoet": "voldoet",
    "voldoet_niet": "voldoet niet",
    "niet_te_beoordelen": "is niet te beoordelen",
    "niet_van_toepassing": "is niet van toepassing",
    "oordeel_nodig": "vraagt een oordeel van de verzekeraar",
}
_KRACHT: dict[Kracht, str] = {
    "blokkerend": "moet hersteld",
    "waarschuwing": "waarschuwing",
    "oordeel": "oordeel van de verzekeraar",
    "tip": "tip",
}


class Verhaal(NamedTuple):
    """Given, changed, then."""

    gegeven: str
    gewijzigd: str
    dan: str


def _plek(pad: str) -> str:
    """``mandaten.m1.tot`` as *mandaten m1: tot*."""
    *eerst, laatst = (stap.replace("_", " ") for stap in pad.split("."))
    return f"{' '.join(eerst)}: {laatst}" if eerst else laatst


def _waarde(waarde: Any, veld: str = "") -> str:
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case int() if veld.endswith("cent"):
            return tekst.euro(waarde)
        case int() if "jaar" in veld:
            return str(waarde)
        case int() | float():
            return tekst.getal(waarde)
        case dt.date():
            return tekst.datum(waarde)
        case list():
            return tekst.opsomming([_waarde(w, veld) for w in waarde]) or "een lege lijst"
        case dict():
            delen = [f"{k.replace('_', ' ')} {_waarde(w, k)}" for k, w in waarde.items()]
            return f"({', '.join(delen)})"
        case str() if tekst.leeg(waarde):
            return "een lege tekst"
        case _:
            return f"“{waarde}”"


def _wijziging(w: Wijziging, noem: Callable[[str], str]) -> str:
    veld = w.plek.rsplit(".", 1)[-1]
    if w.leeg:
        return f"{noem(w.plek)} is niet ingevuld"
    if w.weg:
        return f"{noem(w.plek)} staat er niet meer in"
    if w.erbij is not UNSET:
        zoals = f", verder gelijk aan {w.zoals}" if w.zoals else ""
        return f"bij {noem(w.plek)} komt {_waarde(w.erbij, veld)}{zoals}"
    return f"{noem(w.plek)} wordt {_waarde(w.wordt, veld)}"


def _bevinding(w: Verwachting, noem: Callable[[str], str]) -> str:
    kracht = f" ({_KRACHT[w.kracht]})" if w.kracht and w.uitkomst != "oordeel_nodig" else ""
    return f"{w.regel} {_UITKOMST[w.uitkomst]}{kracht} bij {noem(w.plek)}"


def vertel(v: Voorbeeld, noem: Callable[[str], str] = _plek) -> Verhaal:
    """The example in three sentences; ``noem`` gives a place of the plan its name."""
    stappen = [_wijziging(w, noem) for w in v.wijziging]
    dag = f" Getoetst op {tekst.datum(v.peildatum)}." if v.peildatum != PEILDATUM else ""
    kennis = f" Met de regels van {tekst.datum(v.kennisdatum)}." if v.kennisdatum else ""
    sets = f" Ook met {tekst.opsomming(v.regelset)}." if v.regelset else ""
    nieuw = [_bevinding(w, noem) for w in v.verwacht]
    weg = [_bevinding(w, noem) for w in v.vervalt]
    dan = f"Dan geldt: {'; '.join(nieuw)}." if nieuw else "Dan komt er niets bij."
    if v.blijft:
        dan += f" Nog steeds: {'; '.join(_bevinding(w, noem) for w in v.blijft)}."
    if weg:
        dan += f" Niet meer: {'; '.join(weg)}."
    meldt = any(w.uitkomst in MELDBAAR for w in v.verwacht)
    return Verhaal(
        f"Neem {basissen()[v.basis].titel}.",
        (f"Wijziging: {'; '.join(stappen)}." if stappen else "Er wijzigt niets.")
        + dag
        + kennis
        + sets,
        f"{dan} Verder {'komt er geen bevinding bij' if meldt else 'meldt de toets niets nieuws'}.",
    )
