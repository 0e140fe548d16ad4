"""The shapes of a plan and of its findings, as the OpenAPI document gives them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import Onleesbaar
from regelwerk.oordeel import Bevinding
from regelwerk.rapport import (
    EXTRA_VELDEN,
    FORMAAT,
    VASTE_VELDEN,
    NietGetoetst,
    PlanKop,
    RegelsetVerwijzing,
)

_REF = "#/components/schemas/{name}"
_RUW = {"application/json": {"schema": {"$ref": _REF.format(name="ResvPlan")}}}
PLAN: dict[str, Any] = {"requestBody": {"required": True, "content": _RUW}}
BEVINDINGEN: dict[str, Any] = {
    "responses": {
        200: {
            "description": "De bevindingen",
            "content": {
                "application/json": {"schema": {"$ref": _REF.format(name="ResvBevindingen")}}
            },
        }
    }
}
PLAN_IN_BEVINDINGEN_UIT = PLAN | BEVINDINGEN


def eis_json(lichaam: bytes) -> None:
    """A workbook has doors of its own; here it would pass by what it is, not by what it says."""
    if lichaam.startswith(b"PK"):
        raise Onleesbaar("dit is een werkboek", verwacht="een plan als JSON")


def vormen() -> dict[str, Any]:
    """Schemas by name, as ``regelwerk`` declares them."""
    _uit, ruw = msgspec.json.schema_components(
        [ResvPlan, Bevinding, PlanKop, RegelsetVerwijzing, NietGetoetst, dt.date],
        ref_template=_REF.format(name="Resv{name}"),
    )
    # A region in a plan is not a region of ours: their names must not meet.
    tekst = msgspec.json.encode({f"Resv{naam}": vorm for naam, vorm in ruw.items()})
    delen = msgspec.json.decode(tekst.replace(b"ResvResvPlan", b"ResvPlan"))
    delen = {naam: _plat(vorm) for naam, vorm in delen.items()}
    delen = {**delen, "ResvBevinding": _zoals_verstuurd(delen["ResvBevinding"])}
    return {**delen, "ResvBevindingen": _bevindingen()}


def _plat(vorm: Any) -> Any:
    """A day that may be absent keeps its format at the top, where the design rules look for it."""
    if isinstance(vorm, list):
        return [_plat(deel) for deel in vorm]
    if not isinstance(vorm, dict):
        return vorm
    keuzes = vorm.get("anyOf", ())
    if len(keuzes) == 2 and {"type": "null"} in keuzes and any("format" in k for k in keuzes):
        (eigen,) = [k for k in keuzes if "format" in k]
        rest = {naam: w for naam, w in vorm.items() if naam != "anyOf"}
        return {**rest, **eigen, "type": [eigen["type"], "null"]}
    return {naam: _plat(deel) for naam, deel in vorm.items()}


def _zoals_verstuurd(bevinding: dict[str, Any]) -> dict[str, Any]:
    """A finding in JSON always has these fields, those without a value included."""
    velden = (*VASTE_VELDEN, *EXTRA_VELDEN)
    eigen = {veld: bevinding["properties"].get(veld, {}) for veld in velden}
    return {"title": "Bevinding", "type": "object", "required": list(velden), "properties": eigen}


def _bevindingen() -> dict[str, Any]:
    def lijst(naam: str) -> dict[str, Any]:
        return {"type": "array", "items": {"$ref": _REF.format(name=naam)}}

    velden: dict[str, Any] = {
        "formaat": {"const": FORMAAT},
        "plan": {"$ref": _REF.format(name="ResvPlanKop")},
        "peildatum": {"type": "string", "format": "date"},
        "kennisdatum": {"type": "string", "format": "date"},
        "regelsets": lijst("ResvRegelsetVerwijzing"),
        "niet_getoetst": lijst("ResvNietGetoetst"),
        "bevindingen": lijst("ResvBevinding"),
    }
    return {
        "title": "ResvBevindingen",
        "type": "object",
        "required": list(velden),
        "properties": velden,
    }
