"""The list of insurers per region, read in by the administrator of the platform in two steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import Recht
from verband.access.toegang import landelijk, met_stap_op
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.core.lijsten import Vorm
from verband.partijen.forms import LijstkopForm, VerzekeraarslijstForm
from verband.partijen.lijst import Lijst
from verband.partijen.selectors.verzekeraarslijst import bron_van_de_lijst, nieuwste_lijst
from verband.partijen.services.organisaties_inlezen import pak_uit
from verband.partijen.services.verzekeraars_inlezen import (
    ZOUT,
    AndersGeworden,
    Kop,
    Voorbeeld,
    bekijk,
    verzekeraars_inlezen,
)
from verband.partijen.verzekeraarslijst import KOPPEN, keuzes, lees_verzekeraars
from verband.partijen.views.inleesbeeld import toon_beeld
from verband.werkboek.beurt import beurt
from verband.werkboek.lijst import als_bestand

_ONGELDIG = 422


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def sjabloon(request: Verzoek, vorm: Vorm) -> HttpResponse:
    kop = [str(k) for k in KOPPEN.values()]
    return als_bestand("sjabloon-verzekeraars", vorm, kop, [], keuzes())


def _kies(request: Verzoek, form: VerzekeraarslijstForm, **extra: Any) -> HttpResponse:
    context = {"form": form, "lijst": nieuwste_lijst(), "bron": bron_van_de_lijst(), **extra}
    status = _ONGELDIG if form.errors or extra else 200
    return render(request, "partijen/verzekeraarslijst/inlezen.html", context, status=status)


@met_stap_op
@landelijk(Recht.PLATFORM_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def inlezen(request: Verzoek) -> HttpResponse:
    """Choose a file, and see what it would do. Nothing is written."""
    if request.method != "POST":
        return _kies(request, VerzekeraarslijstForm())
    form = VerzekeraarslijstForm(request.POST, request.FILES)
    if not form.is_valid():
        return _kies(request, form)
    bestand = form.cleaned_data["bestand"]
    try:
        with beurt():
            lijst = lees_verzekeraars(bestand.name or "", bestand.read())
    except Onleesbaar as fout:
        return _kies(request, form, onleesbaar=fout)
    kop = Kop(form.cleaned_data["titel"], form.cleaned_data["op"])
    return _toon(request, lijst, bekijk(request.lid, kop, lijst.regels))


def _toon(request: Verzoek, lijst: Lijst, beeld: Voorbeeld, **extra: Any) -> HttpResponse:
    return toon_beeld(
        request, "partijen/verzekeraarslijst/voorbeeld.html", lijst, beeld, zout=ZOUT, **extra
    )


@met_stap_op
@landelijk(Recht.PLATFORM_BEHEREN)
@require_POST
def bevestigen(request: Verzoek) -> HttpResponse:
    """Do what was shown; when something changed meanwhile, show it again first."""
    form = LijstkopForm(request.POST)
    try:
        regels, vingerafdruk = pak_uit(request.lid, request.POST.get("pakket", ""), zout=ZOUT)
    except Weigering as fout:
        return _kies(request, VerzekeraarslijstForm(), weigering=fout)
    if not form.is_valid():
        return _kies(request, VerzekeraarslijstForm(request.POST, request.FILES))
    kop = Kop(form.cleaned_data["titel"], form.cleaned_data["op"])
    try:
        beeld = verzekeraars_inlezen(request.lid, kop, regels, vingerafdruk)
    except AndersGeworden as anders:
        return _toon(request, Lijst(regels), anders.voorbeeld, anders_geworden=True)
    except Weigering as fout:
        beeld = bekijk(request.lid, kop, regels)
        return _toon(request, Lijst(regels), beeld, weigering=fout)
    n = len(beeld.rijen)
    een, meer = "De lijst is ingelezen: %(n)s rij.", "De lijst is ingelezen: %(n)s rijen."
    messages.success(request, ngettext(een, meer, n) % {"n": n})
    return redirect("partijen:beheer-dekking")
