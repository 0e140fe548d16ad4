"""Home, and what machines ask for."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from verband.access.models import Lidmaatschap
from verband.access.rollen import Recht
from verband.access.selectors import factor_nodig
from verband.access.toegang import bij_verzekeraar, in_regio, ingelogd, openbaar
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm
from verband.naslag.selectors.regelsets import list_regelsets
from verband.partijen.exports import regios_van_verzekeraar
from verband.partijen.selectors.regio import get_stand, zinnen
from verband.partijen.selectors.verzekeraars import list_jaren, list_regios
from verband.portal.gereed import gereedheid
from verband.portal.selectors import list_plekken
from verband.portal.werk import werk_in_regio, werk_van_verzekeraar


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
    """Where one can work, when there is more than one place; else straight on to it."""
    plekken = list_plekken(request.user)
    if len(plekken) == 1:
        return redirect(plekken[0].adres)
    gegevens = {"plekken": plekken, "factor_nodig": factor_nodig(request.user)}
    return render(request, "portal/start.html", gegevens)


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def regio(request: Verzoek, regio: str) -> HttpResponse:
    """What waits, on whom, until when and what is new; then how far the region is."""
    lid, jaren = request.lid, list_jaren(request.lid)
    context = werk_in_regio(lid) | {
        "stand": get_stand(lid, jaren) if lid.mag(Recht.REGIO_BEHEREN) else None,
        "jaren": jaren,
        "zinnen": zinnen(lid),
        "factor_nodig": factor_nodig(request.user),
        "rollen": sorted(str(rol.label) for rol in lid.rollen),
    }
    return render(request, "portal/regio.html", context)


@bij_verzekeraar(Recht.REGIOS_VAN_VERZEKERAAR_ZIEN)
@require_safe
def verzekeraar(request: Verzoek, verzekeraar: str) -> HttpResponse:
    """All regions in which an insurer has a role, in one list, with their first clock."""
    q, orde = request.GET.get("q", "")[:100], request.GET.get("orde", "naam")
    alle: list[Lidmaatschap] = request.lidmaatschappen
    werk = werk_van_verzekeraar(request.lid, alle)
    regios = werk.met_klok(list_regios(request.lid, q, orde), orde)
    context = {
        "regios": regios,
        "factor_nodig": factor_nodig(request.user),
        "vraag": {"q": q, "orde": orde},
        "adres": urlencode({"q": q}) if q else "",
        **werk.context,
    }
    return render(request, "portal/verzekeraar.html", context)


@bij_verzekeraar(Recht.REGIOS_VAN_VERZEKERAAR_ZIEN)
@require_safe
def verzekeraar_bestand(request: Verzoek, verzekeraar: str, vorm: Vorm) -> HttpResponse:
    q, orde = request.GET.get("q", "")[:100], request.GET.get("orde", "naam")
    return regios_van_verzekeraar(request.lid, q, orde, vorm)


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
