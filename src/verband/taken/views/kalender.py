"""The calendar of clocks, as a list and per month."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio, ingelogd
from verband.access.verzoek import Verzoek
from verband.taken.kijker import Kijker, kijker_van
from verband.taken.klokken import list_momenten
from verband.taken.maand import lees_maand, maak_maand
from verband.taken.views.taken import kijker


@ingelogd
@require_safe
def kalender(request: Verzoek) -> HttpResponse:
    return _toon(request, kijker(request), "taken/kalender.html")


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def van_regio(request: Verzoek, regio: str) -> HttpResponse:
    return _toon(request, kijker_van([request.lid]), "taken/kalender_regio.html")


def _toon(request: Verzoek, wie: Kijker, sjabloon: str) -> HttpResponse:
    momenten, per_maand = list_momenten(wie), "maand" in request.GET
    context = {
        "per_maand": per_maand,
        "vandaag": wie.dag,
        "komend": [m for m in momenten if not m.is_voorbij(wie.dag)],
        "voorbij": [m for m in reversed(momenten) if m.is_voorbij(wie.dag)],
        "met_regio": len(wie.leden) > 1,
    }
    if per_maand:
        eerste = lees_maand(request.GET["maand"], wie.dag)
        context["maand"] = maak_maand(eerste, momenten)
    return render(request, sjabloon, context)
