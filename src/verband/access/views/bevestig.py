"""The page of a *bevestig*-link. Looking changes nothing; only the button does."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from verband.access.bevestigen import wat
from verband.access.dichte_link import toon_dicht
from verband.access.selectors import get_bevestiging
from verband.access.services.bevestigen import bevestigen
from verband.access.sleutels import hash_van, stand_van
from verband.access.tempo import binnen_tempo, te_vaak
from verband.access.toegang import met_sleutel
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering


@met_sleutel
@require_http_methods(["GET", "HEAD", "POST"])
def bevestig(request: Verzoek, token: str) -> HttpResponse:
    gevonden = get_bevestiging(hash_van(token))
    if gevonden is None:
        return render(request, "access/bevestiging/onbekend.html", status=404)
    soort = wat(gevonden.soort)
    if soort.adres != "access:bevestig":
        return redirect(soort.adres, token)
    if stand_van(gevonden) != "open":
        return toon_dicht(request, gevonden, soort.titel)
    gegevens: dict[str, object] = {
        "bevestiging": gevonden, "titel": soort.titel, "uitleg": soort.uitleg(gevonden),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "access/bevestiging/open.html", gegevens)
    if not binnen_tempo(request, "bevestigen"):
        return te_vaak(request)
    try:
        bevestigen(gevonden.sleutel)
    except Weigering as weigering:
        gegevens["weigering"] = weigering
        return render(request, "access/bevestiging/open.html", gegevens, status=409)
    return render(request, "access/bevestiging/gedaan.html", gegevens)
