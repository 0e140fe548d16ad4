"""Sharing by who keeps the dossier: first look at what they will see, then share that."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import Recht
from verband.access.toegang import in_regio, met_stap_op
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.plannen.dossiers.antwoord import als_weigering, toon
from verband.plannen.dossiers.formulieren import DeelForm, NotitieForm, over_een_maand
from verband.plannen.selectors import delingen, dossiers
from verband.plannen.selectors.notities import list_draden, per_sleutel
from verband.plannen.services.dossier_delen import (
    Keuze,
    bouw_deling,
    controleer,
    deling_intrekken,
    dossier_delen,
    vingerafdruk,
)


@met_stap_op
@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def delen(request: Verzoek, regio: str, dossier: UUID, nummer: int) -> HttpResponse:
    """The choice is in the address, so that looking writes nothing; POST shares what was seen."""
    ding = dossiers.get_dossier(request.lid, dossier)
    gelezen = dossiers.get_versie(request.lid, ding, nummer)
    data = request.POST if request.method == "POST" else request.GET
    context: dict[str, object] = {"dossier": ding, "versie": gelezen.versie}
    if not data.get("ontvanger"):
        return toon(request, "delen", context | {"form": DeelForm(initial=_begin())})
    form = DeelForm(data)
    context["form"] = form
    if not form.is_valid():
        return toon(request, "delen", context, status=422)
    velden = form.cleaned_data
    keuze = Keuze(velden["ontvanger"], tuple(velden["onderdelen"]), velden["tot"])
    vandaag = timezone.localdate()
    try:
        controleer(keuze, vandaag)
        if request.method == "POST":
            gezien = request.POST.get("gezien", "")
            dossier_delen(request.lid, dossier, nummer, keuze, gezien=gezien, vandaag=vandaag)
            messages.success(request, _("Gedeeld. De ontvanger ziet het vanaf nu."))
            return redirect("dossiers:dossier", regio, dossier)
    except (Weigering, Onleesbaar) as fout:
        context["weigering"] = als_weigering(fout)
        return toon(request, "delen", context | _kijk(request, gelezen, keuze), status=422)
    return toon(request, "delen", context | _kijk(request, gelezen, keuze))


def _begin() -> dict[str, object]:
    return {"onderdelen": ["bevindingen"], "tot": over_een_maand()}


def _kijk(request: Verzoek, gelezen: dossiers.Gelezen, keuze: Keuze) -> dict[str, object]:
    if not keuze.onderdelen:
        return {}
    verslag = bouw_deling(request.lid, gelezen, keuze)
    return {"verslag": verslag, "gezien": vingerafdruk(verslag), "keuze": keuze}


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def deling(request: Verzoek, regio: str, dossier: UUID, deling: UUID) -> HttpResponse:
    """What was shared, as they see it, with their notes."""
    ding = dossiers.get_dossier(request.lid, dossier)
    stuk = delingen.get_deling(request.lid, dossier, deling)
    draden = [d for d in list_draden(request.lid, dossier) if d.eerste.deling_id == stuk.id]
    loopt = stuk.loopt(timezone.localdate())
    context = {
        "dossier": ding,
        "deling": stuk,
        "loopt": loopt,
        "verslag": delingen.get_verslag(stuk) if loopt else None,
        "draden": per_sleutel(draden),
        "alle_draden": draden,
        "notitie_form": NotitieForm(),
        "bewijs": dossiers.list_bewijzen(request.lid, [stuk.id]).first(),
    }
    return toon(request, "deling", context)


@met_stap_op
@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: Verzoek, regio: str, dossier: UUID, deling: UUID) -> HttpResponse:
    ding = dossiers.get_dossier(request.lid, dossier)
    stuk = delingen.get_deling(request.lid, dossier, deling)
    if request.method != "POST":
        return toon(request, "intrekken", {"dossier": ding, "deling": stuk})
    if deling_intrekken(request.lid, dossier, deling):
        messages.success(request, _("Ingetrokken. De ontvanger ziet er niets meer van."))
    else:
        messages.success(request, _("Deze deling was al ingetrokken."))
    return redirect("dossiers:dossier", regio, dossier)
