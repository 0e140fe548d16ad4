"""What each act is called in Dutch: one table, which every room fills with its own acts.

A room says so in a module ``handelingen.py``: ``zeg({"dossier_bewaren": _("Bewaarde …")})``; Django
finds it. A sentence may name what stands in the act's ``gegevens``: ``versie %(versie)s``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise

_zinnen: dict[str, str | Promise] = {}
_resultaten: dict[str, str | Promise] = {}


def zeg(
    zinnen: Mapping[str, str | Promise], *, resultaten: Mapping[str, str | Promise] | None = None
) -> None:
    """Add sentences to the table: what someone did, without who and when."""
    _zinnen.update(zinnen)
    _resultaten.update(resultaten or {})


def bekend(wat: str) -> bool:
    return wat in _zinnen


class _Gegevens(dict[str, Any]):
    def __missing__(self, _naam: str) -> str:
        return "…"


def zin(wat: str, gegevens: Mapping[str, Any] | None = None) -> str:
    """The sentence of an act; without one the words of its code."""
    if wat not in _zinnen:
        return _leesbaar(wat)
    return str(_zinnen[wat]) % _Gegevens(gegevens or {})


def resultaat(code: str) -> str:
    return str(_resultaten[code]) if code in _resultaten else _leesbaar(code)


def _leesbaar(code: str) -> str:
    return code.replace("_", " ").capitalize()


def codes_met(woorden: str, codes: Iterable[str]) -> list[str]:
    """Those of which the sentence, as people see it, holds all these words."""
    delen = woorden.casefold().split()
    return [c for c in codes if all(d in f"{zin(c)} {c}".casefold() for d in delen)]
