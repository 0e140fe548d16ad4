"""One dossier: its versions, notes, attachments, sharings and settings."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import Recht
from verband.access.toegang import in_regio, met_stap_op
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.plannen.dossiers.antwoord import als_weigering, bestand, toon
from verband.plannen.dossiers.formulieren import BewaarForm, InstellingenForm, NotitieForm
from verband.plannen.dossiers.lijst import bewaar, na_bewaren
from verband.plannen.models import Toetsdossier
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.selectors.delingen import list_delingen
from verband.plannen.selectors.notities import list_draden
from verband.plannen.services.dossier_uitvoeren import dossier_uitvoeren
from verband.plannen.services.dossier_verwijderen import dossier_verwijderen
from verband.plannen.services.dossier_wijzigen import dossier_wijzigen
from verband.plannen.services.handeling import Botsing


def toon_dossier(
    request: Verzoek, dossier: Toetsdossier, *, status: int = 200, **meer: object
) -> HttpResponse:
    draden = list_draden(request.lid, dossier.id)
    context = {
        "dossier": dossier,
        "versies": list(selectors.list_versies(request.lid, dossier)),
        "draden": [d for d in draden if not d.eerste.sleutel],
        "bij_bevindingen": sum(1 for d in draden if d.eerste.sleutel),
        "bijlagen": list(selectors.list_bijlagen(request.lid, dossier)),
        "delingen": list(list_delingen(request.lid, dossier.id)),
        "vandaag": timezone.localdate(),
        "notitie_form": NotitieForm(),
        "bewaar_form": BewaarForm(),
        "is_open": dossier.staat == Toetsdossier.Staat.OPEN,
        **meer,
    }
    return toon(request, "dossier", context, status=status)


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: Verzoek, regio: str, dossier: UUID) -> HttpResponse:
    """On POST the next version."""
    ding = selectors.get_dossier(request.lid, dossier)
    if request.method != "POST":
        return toon_dossier(request, ding)
    form = BewaarForm({**request.POST.dict(), "dossier": str(dossier)})
    if not form.is_valid():
        return toon_dossier(request, ding, status=422, bewaar_form=form)
    try:
        return na_bewaren(request, bewaar(request, form))
    except (Weigering, Onleesbaar) as fout:
        meer = {"bewaar_form": form, "weigering": als_weigering(fout)}
        return toon_dossier(request, ding, status=422, **meer)


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def instellingen(request: Verzoek, regio: str, dossier: UUID) -> HttpResponse:
    ding = selectors.get_dossier(request.lid, dossier)
    velden = ("naam", "staat", "bewaren_tot", "stand")
    if request.method != "POST":
        form = InstellingenForm(initial={veld: getattr(ding, veld) for veld in velden})
        return toon(request, "instellingen", {"dossier": ding, "form": form})
    form = InstellingenForm(request.POST)
    context: dict[str, object] = {"dossier": ding, "form": form}
    if not form.is_valid():
        return toon(request, "instellingen", context, status=422)
    try:
        dossier_wijzigen(request.lid, dossier, **form.cleaned_data, vandaag=timezone.localdate())
    except Botsing as botsing:
        # What was typed stays in the fields; saving again is then a choice.
        opnieuw = InstellingenForm({**request.POST.dict(), "stand": str(botsing.nu.stand)})
        opnieuw.is_valid()
        context |= {"form": opnieuw, "botsing": botsing.nu}
        return toon(request, "instellingen", context, status=409)
    except Weigering as fout:
        return toon(request, "instellingen", context | {"weigering": fout}, status=422)
    messages.success(request, _("De instellingen zijn bewaard."))
    return redirect("dossiers:dossier", regio, dossier)


@met_stap_op
@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def verwijderen(request: Verzoek, regio: str, dossier: UUID) -> HttpResponse:
    ding = selectors.get_dossier(request.lid, dossier)
    if request.method != "POST":
        lopend = [d for d in list_delingen(request.lid, dossier) if d.loopt(timezone.localdate())]
        return toon(request, "verwijderen", {"dossier": ding, "lopend": lopend})
    dossier_verwijderen(request.lid, dossier, vandaag=timezone.localdate())
    messages.success(request, _("Het dossier is verwijderd. Het logboek en de bewijzen blijven."))
    return redirect("dossiers:lijst", regio)


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_POST
def uitvoeren(request: Verzoek, regio: str, dossier: UUID) -> HttpResponse:
    ruw = dossier_uitvoeren(request.lid, dossier)
    return bestand("toetsdossier.zip", ruw, "application/zip")


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def bewijs(request: Verzoek, regio: str, dossier: UUID, bewijs: UUID) -> HttpResponse:
    """The receipt of a version or a sharing of this dossier, as it was signed."""
    ding = selectors.get_dossier(request.lid, dossier)
    stuk = selectors.get_bewijs(request.lid, ding, bewijs)
    return bestand(f"ontvangstbewijs-{stuk.id}.json", stuk.document.encode(), "application/json")
