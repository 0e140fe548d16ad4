"""What every rule test needs: the base plan, one change to it, and what that change draws."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from regelwerk import voorbeelden
from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import lees_plan
from regelwerk.rapport import Rapport
from regelwerk.toets import toets

VANDAAG = dt.date(2026, 7, 10)
BASIS = dict(voorbeelden.basisplan("basisplan"))
VORM_2 = dict(voorbeelden.basisplan("vorm-2"))
_WOORD = {
    ("voldoet_niet", "blokkerend"): "blok",
    ("voldoet_niet", "waarschuwing"): "warn",
    ("voldoet_niet", "tip"): "tip",
    ("niet_te_beoordelen", "blokkerend"): "open",
    ("niet_te_beoordelen", "waarschuwing"): "open-warn",
    ("niet_te_beoordelen", "tip"): "open-tip",
    ("niet_te_beoordelen", "oordeel"): "open-oordeel",
    ("oordeel_nodig", "oordeel"): "oordeel",
}


class Bevonden(NamedTuple):
    regel: str
    uitkomst: str
    kracht: str
    object: str


def gewijzigd(
    wijziging: Mapping[str, Any] | None = None, basis: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The base plan with values set by path: ``begrotingsposten.b2.toedeling`` -> value.

    A step is a field, an item's id (or its partij, naam, ...) or its place; ``+`` appends.
    """
    return voorbeelden.gewijzigd((wijziging or {}).items(), BASIS if basis is None else basis)


def lees(ruw: Mapping[str, Any]) -> ResvPlan:
    return lees_plan(json.dumps(ruw).encode())


def rapport(ruw: Mapping[str, Any], *, vandaag: dt.date = VANDAAG, **keuzes: Any) -> Rapport:
    return toets(lees(ruw), sha256="0" * 64, vandaag=vandaag, **keuzes)


def tel(uitslag: Rapport) -> Counter[Bevonden]:
    return Counter(Bevonden(b.regel, b.uitkomst, b.kracht, b.object) for b in uitslag.bevindingen)


@cache
def _tel_van(basis: str) -> Counter[Bevonden]:
    return tel(rapport(json.loads(basis)))


def nieuw(
    wijziging: Mapping[str, Any],
    basis: Mapping[str, Any] | None = None,
    **keuzes: Any,
) -> list[Bevonden]:
    """The findings that the change adds to those of the unchanged plan."""
    voor = _tel_van(json.dumps(dict(BASIS if basis is None else basis)))
    return sorted((tel(rapport(gewijzigd(wijziging, basis), **keuzes)) - voor).elements())


def kort(bevonden: list[Bevonden]) -> list[str]:
    """``ZZ-3.4-1:blok``; open = *niet te beoordelen*, -warn and -tip its lesser forces."""
    return sorted(f"{b.regel}:{_WOORD[b.uitkomst, b.kracht]}" for b in bevonden)
