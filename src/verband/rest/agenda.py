"""Clocks in one's own calendar: the secret address, and the page that makes it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.models import Lidmaatschap
from verband.access.sleutels import hash_van
from verband.access.toegang import ingelogd, met_sleutel
from verband.access.verzoek import Verzoek
from verband.rest.kalender import als_ics
from verband.rest.models import Agendalink
from verband.rest.selectors import kijker_van_link, list_agendalinks
from verband.rest.services.agendalink import agendalink_intrekken, agendalink_maken
from verband.taken.klokken import list_procedure
from verband.ui.tabel import Leeg


@met_sleutel
@require_safe
def ics(request: HttpRequest, token: str) -> HttpResponse:
    """What the person of the link may see today; nothing once their last role there is over."""
    gevonden = kijker_van_link(hash_van(token))
    if gevonden is None:
        raise Http404
    link, kijker = gevonden
    plek = link.regio or link.verzekeraar
    inhoud = als_ics(
        list_procedure(kijker),
        naam=_("Termijnen %(plek)s") % {"plek": plek.naam if plek else ""},
        plek=str(plek.id if plek else ""),
        nu=link.aangemaakt_at,
    )
    kop = {"Content-Disposition": 'inline; filename="termijnen.ics"'}
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers=kop)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: Verzoek) -> HttpResponse:
    """One link per place. A new one is shown once, in the answer to the form that made it."""
    plekken = {str(m.id): m for m in _een_per_plek(request.lidmaatschappen)}
    gegevens: dict[str, Any] = {"nu": timezone.now()}
    if request.method == "POST" and (weg := request.POST.get("intrekken")):
        return _trek_in(request, weg)
    if request.method == "POST":
        lidmaatschap = plekken.get(request.POST.get("plek", ""))
        if lidmaatschap is None:
            raise Http404
        _link, token = agendalink_maken(request.user, lidmaatschap)
        gegevens["adres"] = request.build_absolute_uri(reverse("rest:ics", args=[token]))
        gegevens["voor"] = lidmaatschap
    bestaand = {(x.regio_id, x.verzekeraar_id): x for x in list_agendalinks(request.user)}
    gegevens["rijen"] = [
        {"lidmaatschap": m, "link": bestaand.get((m.regio_id, m.verzekeraar_id))}
        for m in plekken.values()
    ]
    gegevens["leeg"] = Leeg(
        _("Met uw rol zijn er geen termijnen."), _("Die horen bij een regio of een verzekeraar.")
    )
    return render(request, "rest/agenda.html", gegevens)


def _trek_in(request: Verzoek, link: str) -> HttpResponse:
    try:
        agendalink_intrekken(request.user, UUID(link))
    except (ValueError, Agendalink.DoesNotExist):
        raise Http404 from None
    messages.success(request, _("De link is ingetrokken. Uw agenda krijgt niets nieuws meer."))
    return redirect("rest:agenda")


def _een_per_plek(alle: list[Lidmaatschap]) -> list[Lidmaatschap]:
    per_plek = {(m.regio_id, m.verzekeraar_id): m for m in reversed(alle)}
    return [m for plek, m in per_plek.items() if any(plek)]
