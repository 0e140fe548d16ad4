"""What may stand in a parameter: its kind, unit, bounds, and which way is stricter.

One description serves the templates (what an officer fills in) and the parameters of rules
that exist already (what an *aanvulling* may tighten).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal

from msgspec import Struct

from regelwerk.oordeel import Cent, toon
from regelwerk.tekst import datum, opsomming

Soort = Literal["geheel", "dag", "keuze", "keuzes", "teksten", "ja_nee"]
# hoger, lager: a number · eerder, later: a day · meer, minder: what a list holds · ja: yes or no
Richting = Literal["hoger", "lager", "eerder", "later", "meer", "minder", "ja"]
Eenheid = Literal["", "promille", "eurocent", "inwoners", "woorden", "posten", "jaar", "partijen"]

MAX_LIJST = 50
MAX_WOORD = 80


class Veld(Struct, frozen=True, kw_only=True):
    """One parameter. ``minimum`` and ``maximum`` are inclusive and in the field's own unit;
    ``streng`` says which way is stricter, and absent means: can't be tightened."""

    naam: str
    label: str
    soort: Soort
    eenheid: Eenheid = ""
    minimum: int | dt.date | None = None
    maximum: int | dt.date | None = None
    keuzes: tuple[str, ...] = ()
    streng: Richting | None = None
    verplicht: bool = True
    standaard: Any = None


def bezwaar(veld: Veld, waarde: object) -> str | None:
    """Why this value does not fit the field, in Dutch; None when it fits."""
    # By exact type: in Python a bool is an int and a moment is a day.
    match veld.soort:
        case "geheel":
            past = type(waarde) is int and _binnen(veld, waarde)
        case "dag":
            past = type(waarde) is dt.date and _binnen(veld, waarde)
        case "ja_nee":
            past = type(waarde) is bool
        case "keuze":
            past = isinstance(waarde, str) and waarde in veld.keuzes
        case "keuzes" | "teksten":
            past = _lijst(veld, waarde)
    return None if past else f"verwacht: {grenzen(veld)}"


def _binnen(veld: Veld, waarde: Any) -> bool:
    onder = veld.minimum is None or veld.minimum <= waarde
    return onder and (veld.maximum is None or waarde <= veld.maximum)


def _lijst(veld: Veld, waarde: object) -> bool:
    if not isinstance(waarde, list | tuple) or not 1 <= len(waarde) <= MAX_LIJST:
        return False
    if not all(isinstance(w, str) and 0 < len(w.strip()) <= MAX_WOORD for w in waarde):
        return False
    if len(set(waarde)) != len(waarde):
        return False
    return veld.soort == "teksten" or set(waarde) <= set(veld.keuzes)


def grenzen(veld: Veld) -> str:
    """What fits the field, in words."""
    match veld.soort:
        case "ja_nee":
            return "true (ja) of false (nee), zonder aanhalingstekens"
        case "keuze":
            return f"één van: {', '.join(veld.keuzes)}"
        case "keuzes":
            return f"een lijst met elk hoogstens één keer: {', '.join(veld.keuzes)}"
        case "teksten":
            return f"een lijst van 1 tot {MAX_LIJST} verschillende korte teksten"
        case "dag":
            return f"een dag zoals 2026-07-15, zonder aanhalingstekens{_tussen(veld)}"
    wat = "een heel bedrag in eurocenten" if veld.eenheid == "eurocent" else "een heel getal"
    voorbeeld = " promille (800 is 80%)" if veld.eenheid == "promille" else ""
    return f"{wat}{voorbeeld}{_tussen(veld)}"


def _tussen(veld: Veld) -> str:
    delen = []
    if veld.minimum is not None:
        delen.append(f"ten minste {_grens(veld, veld.minimum)}")
    if veld.maximum is not None:
        delen.append(f"ten hoogste {_grens(veld, veld.maximum)}")
    return f", {' en '.join(delen)}" if delen else ""


def _grens(veld: Veld, grens: int | dt.date) -> str:
    return str(grens) if isinstance(grens, int) else grens.isoformat()


def in_woorden(veld: Veld, waarde: Any) -> str:
    """A value that fits its field, as a person reads it."""
    match veld.soort:
        case "ja_nee":
            return "ja" if waarde else "nee"
        case "dag":
            return datum(waarde)
        case "keuzes" | "teksten":
            return opsomming([str(w).replace("_", " ") for w in waarde])
        case "keuze":
            return str(waarde).replace("_", " ")
    match veld.eenheid:
        case "promille":
            return toon(Fraction(waarde, 1000))
        case "eurocent":
            return toon(Cent(waarde))
        case "jaar" | "":
            return str(waarde)
    return f"{toon(waarde)} {veld.eenheid}"


# --- stricter and looser ----------------------------------------------------------------


def _samen(oud: Sequence[Any], nieuw: Sequence[Any]) -> Sequence[Any]:
    erbij = [w for w in nieuw if w not in oud]
    return (*oud, *erbij) if erbij else oud


def _gedeeld(oud: Sequence[Any], nieuw: Sequence[Any]) -> Sequence[Any]:
    blijft = tuple(w for w in oud if w in nieuw)
    return blijft if len(blijft) < len(oud) else oud


_STRENGSTE: dict[Richting, Callable[[Any, Any], Any]] = {
    "hoger": max,
    "lager": min,
    "eerder": min,
    "later": max,
    "meer": _samen,
    "minder": _gedeeld,
    "ja": lambda oud, nieuw: oud or nieuw,
}


def strengste(richting: Richting, oud: Any, nieuw: Any) -> Any:
    """The stricter of two values, so that tightening can never loosen."""
    return _STRENGSTE[richting](oud, nieuw)


def versoepelt(richting: Richting, oud: Any, nieuw: Any) -> bool:
    """True when ``nieuw`` is in any way looser than ``oud``."""
    uit = strengste(richting, oud, nieuw)
    if richting in ("meer", "minder"):
        return set(uit) != set(nieuw)
    return bool(uit != nieuw)


STRENGER_IN_WOORDEN: dict[Richting, str] = {
    "hoger": "hoger",
    "lager": "lager",
    "eerder": "eerder",
    "later": "later",
    "meer": "een lijst met alles wat er al in staat en meer",
    "minder": "een lijst met minder van wat er al in staat",
    "ja": "true",
}
