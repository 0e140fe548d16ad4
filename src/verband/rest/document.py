"""The OpenAPI document: what ninja knows, and what every operation here has in common."""

from __future__ import annotations

import json
from copy import deepcopy
from email.utils import parseaddr
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from verband.access.toegang import openbaar
from verband.rest.api import api
from verband.rest.herhalen import PATROON
from verband.rest.planvorm import vormen
from verband.rest.problemen import PROBLEEM
from verband.rest.versie import VERSIE, WORTEL

_VAN_NIEMAND = "contact@verband.invalid"
_VERSIEKOP = {
    "API-Version": {
        "description": "De versie van deze API.",
        "schema": {"type": "string", "examples": [VERSIE]},
    }
}
_PROBLEEM = {
    "title": "Probleem",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "description": "Wat er mis is."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Wat er hier mis is."},
        "waarom": {"type": "string"},
        "herstel": {"type": "string", "description": "Hoe u het oplost."},
        "bron": {"type": "string"},
        "fouten": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["plaats", "melding"],
                "properties": {"plaats": {"type": "string"}, "melding": {"type": "string"}},
            },
        },
    },
}
_UITLEG = {
    400: "Het verzoek is niet te lezen",
    401: "Een sleutel ontbreekt of werkt niet",
    403: "De rol of de sleutel mag dit niet",
    404: "Dit is er niet, of niet voor deze sleutel",
    406: "Deze vorm geven wij niet",
    409: "Dit kan nu niet",
    413: "Het verzoek is te groot",
    415: "Deze vorm lezen wij niet",
    422: "De herhaalsleutel hoort bij een ander verzoek",
    429: "Te veel verzoeken",
    500: "Er ging iets mis bij ons",
    503: "Even niet bereikbaar",
}
_ALTIJD = (400, 406, 500, 503)
_MET_SLEUTEL = (401, 403, 404)
_SCHRIJFT = (413, 415, 429)
_ACTEN = (409, 422)
_IDEMPOTENT = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": (
        "Een eigen kenmerk van dit verzoek. Hetzelfde verzoek met hetzelfde kenmerk gebeurt één "
        "keer en krijgt 24 uur lang hetzelfde antwoord."
    ),
    "schema": {"type": "string", "pattern": PATROON},
}


@openbaar
@require_safe
def document(request: HttpRequest) -> HttpResponse:
    vast = _vast()
    vorm = {
        **vast,
        "info": {**vast["info"], "contact": _contact()},
        "servers": [{"url": f"https://{request.get_host()}{WORTEL}"}],
    }
    antwoord = JsonResponse(vorm, json_dumps_params={"ensure_ascii": False})
    # Public, so any page may read it; no cookie goes along.
    antwoord["Access-Control-Allow-Origin"] = "*"
    antwoord["Cross-Origin-Resource-Policy"] = "same-origin"
    return antwoord


def _contact() -> dict[str, str]:
    """The design rules ask for all three; an address that is nobody's says so by its ending."""
    naam, email = parseaddr(settings.CONTACT)
    return {
        "name": naam or "Verband",
        "url": settings.ADRES + reverse("rest:uitleg"),
        "email": email or _VAN_NIEMAND,
    }


def vragen(pad: str) -> frozenset[str]:
    """The keys that the address of one path knows, over all its methods."""
    operaties = _vast()["paths"][pad].values()
    return frozenset(
        p["name"] for o in operaties for p in o.get("parameters", ()) if p["in"] == "query"
    )


@cache
def _vast() -> dict[str, Any]:
    vorm: dict[str, Any] = deepcopy(dict(api.get_openapi_schema(path_prefix="")))
    vorm["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    onderdelen = vorm.setdefault("components", {})
    onderdelen["schemas"] = {**onderdelen.get("schemas", {}), **vormen(), "Probleem": _PROBLEEM}
    onderdelen["securitySchemes"] = {
        "Sleutel": {
            "type": "http",
            "scheme": "bearer",
            "description": "Een sleutel van Uw account, Sleutels voor programma's.",
        }
    }
    for pad, operaties in vorm["paths"].items():
        for methode, operatie in operaties.items():
            _maak_af(pad, methode, operatie)
    _laat_weg(vorm, onderdelen["schemas"])
    return vorm


def _laat_weg(vorm: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Shapes that nothing points at: ninja also names those of the keys in an address."""
    tekst = json.dumps(vorm)
    for naam in [n for n in schemas if f'"#/components/schemas/{n}"' not in tekst]:
        del schemas[naam]


def _maak_af(pad: str, methode: str, operatie: dict[str, Any]) -> None:
    open_ = pad == "/toetsen"
    schrijft = methode != "get"
    codes = {*_ALTIJD, *(() if open_ else _MET_SLEUTEL), *(_SCHRIJFT if schrijft else ())}
    if schrijft and not open_:
        codes |= {*_ACTEN}
        operatie["parameters"] = [*operatie.get("parameters", ()), _IDEMPOTENT]
    operatie["security"] = [] if open_ else [{"Sleutel": []}]
    antwoorden = {str(code): antwoord for code, antwoord in operatie["responses"].items()}
    for code in sorted(codes):
        inhoud = {PROBLEEM: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
        antwoorden[str(code)] = {"description": _UITLEG[code], "content": inhoud}
    for antwoord in antwoorden.values():
        antwoord["headers"] = {**antwoord.get("headers", {}), **_VERSIEKOP}
    operatie["responses"] = antwoorden
