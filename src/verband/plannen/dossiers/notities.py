"""Notes by who keeps the dossier, and changing one's own; a recipient's too."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.plannen.dossiers.antwoord import toon
from verband.plannen.dossiers.formulieren import NotitieForm
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.selectors.notities import get_eigen_notitie
from verband.plannen.services.handeling import Botsing
from verband.plannen.services.notitie_plaatsen import notitie_plaatsen, notitie_wijzigen


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def plaatsen(request: Verzoek, regio: str, dossier: UUID) -> HttpResponse:
    """The form with ?bij=<finding> or ?op=<note> in the address; on POST the note."""
    ding = selectors.get_dossier(request.lid, dossier)
    if request.method != "POST":
        begin = {"sleutel": request.GET.get("bij", ""), "antwoord_op": request.GET.get("op", "")}
        form = NotitieForm(initial=begin)
        return toon(request, "notitie", {"dossier": ding, "form": form})
    form = NotitieForm(request.POST)
    if not form.is_valid():
        return toon(request, "notitie", {"dossier": ding, "form": form}, status=422)
    velden = form.cleaned_data
    try:
        notitie = notitie_plaatsen(
            request.lid,
            dossier,
            tekst=velden["tekst"],
            sleutel=velden["sleutel"],
            antwoord_op=velden["antwoord_op"],
        )
    except Weigering as fout:
        context = {"dossier": ding, "form": form, "weigering": fout}
        return toon(request, "notitie", context, status=422)
    messages.success(request, _("De notitie is bewaard."))
    laatste = selectors.list_versies(request.lid, ding).first()
    if notitie.sleutel and laatste is not None:
        adres = reverse("dossiers:versie", args=[regio, dossier, laatste.nummer])
        return redirect(f"{adres}#notities-{notitie.sleutel}")
    return redirect("dossiers:dossier", regio, dossier)


@in_regio(Recht.GEDEELD_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, regio: str, notitie: UUID) -> HttpResponse:
    """Of one's own note; who wrote it comes back to where it stands."""
    ding = get_eigen_notitie(request.lid, notitie, timezone.localdate())
    if ding is None:
        raise Http404
    context: dict[str, object] = {"notitie": ding}
    if request.method != "POST":
        context["form"] = NotitieForm(initial={"tekst": ding.tekst, "stand": ding.stand})
        return toon(request, "notitie", context)
    form = NotitieForm(request.POST)
    context["form"] = form
    if not form.is_valid():
        return toon(request, "notitie", context, status=422)
    try:
        notitie_wijzigen(
            request.lid,
            notitie,
            stand=form.cleaned_data["stand"] or 0,
            tekst=form.cleaned_data["tekst"],
            vandaag=timezone.localdate(),
        )
    except Botsing as botsing:
        opnieuw = NotitieForm({**request.POST.dict(), "stand": str(botsing.nu.stand)})
        opnieuw.is_valid()
        context |= {"form": opnieuw, "botsing": botsing.nu}
        return toon(request, "notitie", context, status=409)
    except Weigering as fout:
        return toon(request, "notitie", context | {"weigering": fout}, status=422)
    messages.success(request, _("De notitie is gewijzigd."))
    if request.lid.mag(Recht.DOSSIERS_BEHEREN):
        return redirect("dossiers:dossier", regio, ding.dossier_id)
    return redirect("dossiers:gedeeld", regio, ding.deling_id)
