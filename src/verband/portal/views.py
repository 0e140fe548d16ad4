"""Home, and what machines ask for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from verband.access.rollen import Recht
from verband.access.selectors import factor_nodig
from verband.access.toegang import in_regio, ingelogd, openbaar
from verband.access.verzoek import Verzoek
from verband.naslag.selectors.regelsets import list_regelsets
from verband.portal.gereed import gereedheid
from verband.portal.selectors import list_plekken


@openbaar
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For a stranger the one thing on offer, at once: put a plan in."""
    if request.user.is_authenticated:
        return redirect("portal:start")
    return render(request, "portal/home.html", {"regelsets": list_regelsets()})


@ingelogd
@require_safe
def start(request: Verzoek) -> HttpResponse:
    """Where one can work, when there is more than one place."""
    gegevens = {"plekken": list_plekken(request.user), "factor_nodig": factor_nodig(request.user)}
    return render(request, "portal/start.html", gegevens)


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def regio(request: Verzoek, regio: str) -> HttpResponse:
    return render(request, "portal/regio.html")


@openbaar
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whoever keeps the server running: it answers, and the pages can be made."""
    return JsonResponse({"status": "gezond"})


@openbaar
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether work can be done here: database, migrations and the worker for the jobs."""
    stand = gereedheid()
    status = 200 if all(stand.values()) else 503
    return JsonResponse(stand, status=status)


@openbaar
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /toets/voorbeeld/\n", content_type="text/plain")
