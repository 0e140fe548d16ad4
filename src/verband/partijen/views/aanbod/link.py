"""The page behind a sealed link: a provider says how much it gives, without an account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from verband.access.models import Bevestiging
from verband.access.sleutels import stand_van
from verband.access.tempo import binnen_tempo, te_vaak
from verband.access.toegang import met_sleutel
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.partijen.forms_aanbod import OpgaveForm
from verband.partijen.models import Aanbodomvang, Aanbodopgave
from verband.partijen.services.aanbod_opgeven import SOORT, opgeven_met_link
from verband.partijen.views.achter_link import open_link


def _zoek(request: Verzoek, token: str) -> tuple[Bevestiging, Aanbodopgave] | None:
    gevonden = open_link(request, token, SOORT)
    if gevonden is None:
        return None
    opgave = (
        Aanbodopgave.objects.filter(regio_id=gevonden.regio_id, id=gevonden.onderwerp_id)
        .select_related("peiling", "aanbieder", "regio")
        .first()
    )
    return (gevonden, opgave) if opgave else None


def _antwoord(gevonden: Bevestiging, opgave: Aanbodopgave) -> dict[str, object]:
    """What was answered by this link; not what was answered after it, by whoever that was."""
    gebruikt, beantwoord = gevonden.gebruikt_at, opgave.beantwoord_at
    if gebruikt is None or beantwoord is None or beantwoord > gebruikt:
        return {"is_van_later": True}
    omvangen = Aanbodomvang.objects.filter(regio_id=opgave.regio_id, opgave=opgave)
    return {"omvang": omvangen.first()}


@met_sleutel
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: Verzoek, token: str) -> HttpResponse:
    er = _zoek(request, token)
    if er is None:
        return render(request, "access/bevestiging/onbekend.html", status=404)
    gevonden, opgave = er
    stand = stand_van(gevonden)
    context: dict[str, object] = {
        "bevestiging": gevonden,
        "opgave": opgave,
        "stand": stand,
        "titel": opgave.aanbieder,
    }
    if stand == "gebruikt":
        context |= _antwoord(gevonden, opgave)
        return render(request, "partijen/aanbod/gedaan.html", context)
    if stand != "open":
        return render(request, "access/bevestiging/dicht.html", context, status=410)
    if opgave.peiling.gesloten_at is not None:
        return render(request, "partijen/aanbod/gesloten.html", context, status=410)
    if request.method == "POST" and not binnen_tempo(request, "bevestigen"):
        return te_vaak(request)
    form = OpgaveForm(
        request.POST or None,
        initial={"versie": opgave.versie},
        eenheid=opgave.peiling.eenheid,
    )
    if request.method == "POST" and form.is_valid():
        try:
            opgeven_met_link(gevonden, form.cleaned_data["versie"] or 0, form.als_antwoord)
        except Weigering as weigering:
            context["weigering"] = weigering
        else:
            return redirect("partijen:aanbod-link", token)
    context["form"] = form
    mis = "weigering" in context or form.errors
    return render(request, "partijen/aanbod/link.html", context, status=422 if mis else 200)
