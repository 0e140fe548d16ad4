from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.core.lijsten import Vorm
from verband.partijen import exports
from verband.partijen.forms import BestandForm
from verband.partijen.lijst import Lijst, Regel, lees_organisaties
from verband.partijen.services.organisaties_inlezen import (
    ZOUT,
    AndersGeworden,
    Voorbeeld,
    bekijk,
    organisaties_inlezen,
    pak_uit,
)
from verband.partijen.views.inleesbeeld import toon_beeld
from verband.werkboek.beurt import beurt

_ONGELDIG = 422


@in_regio(Recht.ORGANISATIES_BEHEREN)
@require_safe
def sjabloon(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    return exports.sjabloon(vorm)


@in_regio(Recht.ORGANISATIES_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def inlezen(request: Verzoek, regio: str) -> HttpResponse:
    """Choose a file, and see what it would do. Nothing is written."""
    form = BestandForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "partijen/inlezen.html", {"form": BestandForm()})
    if not form.is_valid():
        return render(request, "partijen/inlezen.html", {"form": form}, status=_ONGELDIG)
    bestand = form.cleaned_data["bestand"]
    try:
        with beurt():
            lijst = lees_organisaties(bestand.name or "", bestand.read())
    except Onleesbaar as fout:
        context = {"form": BestandForm(), "onleesbaar": fout}
        return render(request, "partijen/inlezen.html", context, status=_ONGELDIG)
    return _toon(request, lijst, bekijk(request.lid, lijst.regels))


def _toon(request: Verzoek, lijst: Lijst, beeld: Voorbeeld, **extra: Any) -> HttpResponse:
    return toon_beeld(request, "partijen/inlezen_voorbeeld.html", lijst, beeld, zout=ZOUT, **extra)


@in_regio(Recht.ORGANISATIES_BEHEREN)
@require_POST
def bevestigen(request: Verzoek, regio: str) -> HttpResponse:
    """Do what was shown; when the region changed meanwhile, show it again first."""
    regels: list[Regel] = []
    try:
        regels, vingerafdruk = pak_uit(request.lid, request.POST.get("pakket", ""))
        beeld = organisaties_inlezen(
            request.lid, regels, vingerafdruk, toch=request.POST.get("toch") == "on"
        )
    except AndersGeworden as anders:
        return _toon(request, Lijst(regels), anders.voorbeeld, anders_geworden=True)
    except Weigering as fout:
        if regels:
            return _toon(request, Lijst(regels), bekijk(request.lid, regels), weigering=fout)
        context = {"form": BestandForm(), "weigering": fout}
        return render(request, "partijen/inlezen.html", context, status=_ONGELDIG)
    messages.success(
        request,
        _("De lijst is ingelezen: %(nieuw)s nieuw, %(gewijzigd)s gewijzigd.")
        % {"nieuw": len(beeld.nieuw), "gewijzigd": len(beeld.gewijzigd)},
    )
    return redirect("partijen:organisaties", regio)
