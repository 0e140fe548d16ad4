"""The page behind a sealed link: a provider says how much it gives, without an account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verband.access.dichte_link import toon_dicht
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


def _dicht(
    request: Verzoek, gevonden: Bevestiging, opgave: Aanbodopgave, context: dict[str, object]
) -> HttpResponse:
    """The answer that was given; to who sends another one that it was not taken."""
    if gevonden.gebruikt_at is None:
        return toon_dicht(request, gevonden, opgave.aanbieder)
    context |= _antwoord(gevonden, opgave)
    if request.method != "POST":
        return render(request, "partijen/aanbod/gedaan.html", context)
    context["weigering"] = Weigering(
        _("Met deze link is al geantwoord, op %(op)s uur.")
        % {"op": date_format(timezone.localtime(gevonden.gebruikt_at), "j F Y, H:i")},
        waarom=_("Een link werkt één keer. Wat u nu verstuurde, is niet bewaard."),
        herstel=_("Kijk hieronder welk antwoord er staat. Klopt het, dan bent u klaar. Anders "
                  "vraagt u %(wie)s om een nieuwe link.") % {"wie": gevonden.gevraagd_door.naam},
    )  # fmt: skip
    return render(request, "partijen/aanbod/gedaan.html", context, status=409)


@met_sleutel
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: Verzoek, token: str) -> HttpResponse:
    er = _zoek(request, token)
    if er is None:
        return render(request, "access/bevestiging/onbekend.html", status=404)
    gevonden, opgave = er
    context: dict[str, object] = {
        "bevestiging": gevonden, "opgave": opgave, "titel": opgave.aanbieder,
    }  # fmt: skip
    if stand_van(gevonden) != "open":
        return _dicht(request, gevonden, opgave, context)
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
            gevonden.refresh_from_db(fields=["gebruikt_at", "ingetrokken_at"])
            if stand_van(gevonden) != "open":  # sent twice at the same second
                opgave.refresh_from_db(fields=["staat", "beantwoord_at"])
                return _dicht(request, gevonden, opgave, context)
            context["weigering"] = weigering
        else:
            return redirect("partijen:aanbod-link", token)
    context["form"] = form
    mis = "weigering" in context or form.errors
    return render(request, "partijen/aanbod/link.html", context, status=422 if mis else 200)
