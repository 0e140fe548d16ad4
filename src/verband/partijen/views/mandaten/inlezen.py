"""A table of drafts in two steps: look, then all of it or nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.core.lijsten import Vorm
from verband.partijen import exports_mandaten
from verband.partijen.forms import BestandForm
from verband.partijen.lijst import Lijst
from verband.partijen.mandaatlijst import lees_mandaten
from verband.partijen.services.mandaten_inlezen import (
    ZOUT,
    AndersGeworden,
    Voorbeeld,
    bekijk,
    maak_omgeving,
    mandaten_inlezen,
)
from verband.partijen.services.organisaties_inlezen import pak_uit
from verband.partijen.views.inleesbeeld import toon_beeld
from verband.werkboek.beurt import beurt

_ONGELDIG = 422
_KIES = "partijen/mandaten/inlezen.html"


@in_regio(Recht.TAFEL_BEHEREN)
@require_safe
def sjabloon(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    return exports_mandaten.sjabloon(vorm)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def inlezen(request: Verzoek, regio: str) -> HttpResponse:
    """Choose a file, and see what it would do. Nothing is written."""
    if request.method != "POST":
        return render(request, _KIES, {"form": BestandForm()})
    form = BestandForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, _KIES, {"form": form}, status=_ONGELDIG)
    bestand, omgeving = form.cleaned_data["bestand"], maak_omgeving(request.lid)
    try:
        with beurt():
            lijst = lees_mandaten(bestand.name or "", bestand.read(), omgeving)
    except Onleesbaar as fout:
        context = {"form": BestandForm(), "onleesbaar": fout}
        return render(request, _KIES, context, status=_ONGELDIG)
    return _toon(request, lijst, bekijk(request.lid, lijst.regels))


def _toon(request: Verzoek, lijst: Lijst, beeld: Voorbeeld, **extra: Any) -> HttpResponse:
    return toon_beeld(
        request, "partijen/mandaten/inlezen_voorbeeld.html", lijst, beeld, zout=ZOUT, **extra
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_POST
def bevestigen(request: Verzoek, regio: str) -> HttpResponse:
    """Do what was shown; when the region changed meanwhile, show it again first."""
    try:
        regels, vingerafdruk = pak_uit(request.lid, request.POST.get("pakket", ""), zout=ZOUT)
    except Weigering as fout:
        context = {"form": BestandForm(), "weigering": fout}
        return render(request, _KIES, context, status=_ONGELDIG)
    try:
        beeld = mandaten_inlezen(request.lid, regels, vingerafdruk)
    except AndersGeworden as anders:
        return _toon(request, Lijst(regels), anders.voorbeeld, anders_geworden=True)
    except Weigering as fout:
        return _toon(request, Lijst(regels), bekijk(request.lid, regels), weigering=fout)
    n = len(beeld.nieuw)
    messages.success(
        request, ngettext("%(n)s concept ingelezen.", "%(n)s concepten ingelezen.", n) % {"n": n}
    )
    return redirect("partijen:mandaten", regio)
