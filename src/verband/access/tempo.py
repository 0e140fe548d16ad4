"""How often is too often, counted in the shared cache with allauth's own counter."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

_TEMPO = {
    "uitnodigen": "30/h/user",
    "aannemen": "20/m/ip",
    "bevestigen": "20/m/ip",
    "toetsen": "30/m/ip",
    "api_schrijven": "120/m/user",
}


def binnen_tempo(request: HttpRequest, wat: str) -> bool:
    """Count this time too; False when there were too many."""
    return bool(ratelimit.consume(request, app="verband.access", action=wat, config=_TEMPO))


def te_vaak(request: HttpRequest) -> HttpResponse:
    antwoord: HttpResponse = ratelimit.handler429(request)
    return antwoord
