"""Home, and what machines ask for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.naslag.selectors.regelsets import list_regelsets


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The one thing on offer, at once: put a plan in."""
    return render(request, "portal/home.html", {"regelsets": list_regelsets()})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whoever keeps the server running: it answers, and the pages can be made."""
    return JsonResponse({"status": "gezond"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /toets/voorbeeld/\n", content_type="text/plain")
