"""*Mijn taken*: what waits on someone over all their places."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.access.models import Lidmaatschap
from verband.access.rollen import Recht
from verband.access.toegang import ingelogd, landelijk
from verband.access.verzoek import Verzoek
from verband.taken import selectors
from verband.taken.kijker import Kijker, get_kijker
from verband.taken.klokken import list_momenten
from verband.taken.tabel import TABEL


def kijker(request: Verzoek) -> Kijker:
    """Over all places; behind the door *ingelogd* these are in sight."""
    alle: list[Lidmaatschap] = request.lidmaatschappen
    return get_kijker(request.user, alle)


@ingelogd
@require_safe
def taken(request: Verzoek) -> HttpResponse:
    wie = kijker(request)
    context = {
        "taken": selectors.list_taken(wie),
        "wachten": selectors.list_wachten(wie),
        "klokken": selectors.komende(list_momenten(wie), wie.dag),
        "vandaag": wie.dag,
        "met_regio": len(wie.leden) > 1,
    }
    return render(request, "taken/taken.html", context)


@ingelogd
@require_safe
def welke(request: Verzoek) -> HttpResponse:
    """Which tasks there are, and when they come and go."""
    return render(request, "taken/welke.html", {"tabel": TABEL})


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def controles(request: Verzoek) -> HttpResponse:
    context = {"controles": selectors.list_controles(request.lid)}
    return render(request, "taken/controles.html", context)
