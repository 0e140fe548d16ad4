"""An example as TOML that a policy officer can read, and that runs in a folder of examples."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import UNSET

from regelwerk.toml_lezen import MAX_BYTES
from regelwerk.voorbeelden import PEILDATUM, Verwachting, Voorbeeld, VoorbeeldFout, Wijziging
from regelwerk.voorbeelden.vertellen import vertel

_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_BREED = 92
_LANG = 240
_KOP = """\
# Gemaakt uit een toets. Namen, teksten en de omvang van VVT-aanbieders zijn verzonnen;
# bedragen, andere aantallen en dagen niet.
# Verder geen: elke andere bevinding die erbij komt of vervalt, laat dit voorbeeld zakken.
# Controleer het met: ./verband voorbeeld controleer BESTAND.toml
"""
_EIGEN = "# Geen basisplan lijkt genoeg op dit plan; daarom staat het plan er zelf bij.\n"


def als_toml(v: Voorbeeld) -> str:
    """One example as a file. Raises VoorbeeldFout when it would be too large to read back."""
    delen = [_KOP, _EIGEN if v.plan is not None else "", "#\n", *_verhaal(v), "\n[[voorbeeld]]\n"]
    delen += [f"regel = {waarde(v.regel)}\n", f"titel = {waarde(v.titel)}\n"]
    if v.plan is None and v.basis != "basisplan":
        delen.append(f"basis = {waarde(v.basis)}\n")
    if v.peildatum != PEILDATUM:
        delen.append(f"peildatum = {v.peildatum.isoformat()}\n")
    if v.kennisdatum:
        delen.append(f"kennisdatum = {v.kennisdatum.isoformat()}\n")
    delen += _lijst("wijziging", map(_wijziging, v.wijziging))
    for naam, wat in (("verwacht", v.verwacht), ("vervalt", v.vervalt), ("blijft", v.blijft)):
        delen += _lijst(naam, map(_verwachting, wat))
    if v.plan is not None:
        delen += ["\n[voorbeeld.plan]\n", *_tabel(v.plan)]
    toml = "".join(delen)
    if len(toml.encode()) > MAX_BYTES:
        raise VoorbeeldFout(
            "dit plan is te groot voor een voorbeeld: geen basisplan lijkt genoeg op dit plan, en "
            f"het hele plan past niet in {MAX_BYTES} bytes"
        )
    return toml


def _verhaal(v: Voorbeeld) -> Iterator[str]:
    """The example told, as comment: what a reader sees first."""
    for zin in vertel(v):
        regel = "#"
        for woord in zin.split():
            if len(regel) + len(woord) > _BREED:
                yield f"{regel}\n"
                regel = "#"
            regel += f" {woord}"
        yield f"{regel}\n"


def _lijst(naam: str, dingen: Iterable[dict[str, Any]]) -> list[str]:
    regels = [f"    {waarde(d)},\n" for d in dingen]
    return [f"{naam} = [\n", *regels, "]\n"] if regels else []


def _wijziging(w: Wijziging) -> dict[str, Any]:
    velden: dict[str, Any] = {"plek": w.plek}
    if w.leeg:
        velden["leeg"] = True
    if w.weg:
        velden["weg"] = True
    for naam in ("wordt", "erbij"):
        if getattr(w, naam) is not UNSET:
            velden[naam] = getattr(w, naam)
    return velden


def _verwachting(w: Verwachting) -> dict[str, Any]:
    velden: dict[str, Any] = {"regel": w.regel, "uitkomst": w.uitkomst}
    if w.kracht:
        velden |= {"kracht": w.kracht, "geval": w.geval}
    velden["plek"] = w.plek
    return {**velden, "waarden": w.waarden} if w.waarden else velden


def _tabel(plan: dict[str, Any]) -> Iterator[str]:
    """The parts of a plan, each on lines of its own; a list of things one thing a line."""
    for veld, inhoud in plan.items():
        if isinstance(inhoud, list) and inhoud and isinstance(inhoud[0], dict):
            yield from _lijst(veld, inhoud)
        else:
            yield f"{veld} = {waarde(inhoud)}\n"


def waarde(ding: Any, *, dagen: bool = True) -> str:
    """A value as TOML on one line; ``dagen`` writes a text that is a day as a day."""
    match ding:
        case bool():
            return "true" if ding else "false"
        case float() if ding.is_integer():
            return str(int(ding))
        case int() | float():
            return repr(ding)
        case dt.date():
            return ding.isoformat()
        case str():
            return ding if dagen and _dag(ding) else _tekst(ding)
        case dict():
            delen = (f"{k} = {waarde(w, dagen=dagen and k != 'waarden')}" for k, w in ding.items())
            return f"{{ {', '.join(delen)} }}" if ding else "{}"
        case list() | tuple():
            return _reeks([waarde(w, dagen=dagen) for w in ding])
        case _:
            raise TypeError(f"{type(ding).__name__} kan niet in TOML")


def _reeks(delen: list[str]) -> str:
    """On one line as long as that can be read; a file with endless lines is refused."""
    if sum(map(len, delen)) <= _LANG:
        return f"[{', '.join(delen)}]"
    return "[\n" + "".join(f"        {deel},\n" for deel in delen) + "    ]"


def _dag(tekst: str) -> bool:
    if not _DAG.fullmatch(tekst):
        return False
    try:
        dt.date.fromisoformat(tekst)
    except ValueError:
        return False
    return True


def _tekst(tekst: str) -> str:
    """A basic string: what JSON escapes is what TOML escapes, but for one character."""
    return json.dumps(tekst, ensure_ascii=False).replace("\x7f", "\\u007f")
