"""Files that a job makes: ask, wait while the page says how far it is, and take it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core import antwoord
from verband.core.fouten import Weigering
from verband.taken import selectors
from verband.taken.models import Uitvoer
from verband.taken.services.uitvoer import (
    kan_opnieuw,
    uitvoer_ophalen,
    uitvoer_stoppen,
    uitvoer_vragen,
)
from verband.taken.tasks import maak_uitvoer

# After this long one is told that it takes longer than usual.
LANG = dt.timedelta(minutes=2)
_LANGST = 2_000  # an address with its filters; cut off, it would ask something else


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    context = {
        "bestanden": selectors.list_uitvoer(request.lid)[:50],
        "vandaag": timezone.localdate(),
    }
    return render(request, "taken/uitvoer_lijst.html", context)


@in_regio(Recht.REGIO_ZIEN)
@require_POST
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    """What is asked stands in the form; the right that it takes is asked by the service."""
    vraag = {
        naam: str(waarde)
        for naam, waarde in request.POST.items()
        if naam not in ("soort", "csrfmiddlewaretoken") and waarde
    }
    if len(vraag) > 20 or any("\x00" in w or len(w) > _LANGST for w in (*vraag, *vraag.values())):
        raise BadRequest("not a form of ours")
    try:
        gevraagd = uitvoer_vragen(request.lid, request.POST.get("soort", ""), vraag)
    except (ValueError, KeyError):
        raise BadRequest("no such file") from None
    except Weigering as fout:
        context = {"weigering": fout, "bestanden": selectors.list_uitvoer(request.lid)[:50]}
        return render(request, "taken/uitvoer_lijst.html", context, status=422)
    maak_uitvoer.defer(
        regio=str(request.lid.regio_id),
        gebruiker=str(request.user.pk),
        uitvoer_id=str(gevraagd.id),
    )
    return redirect("taken:uitvoer", regio, gevraagd.id)


def _eigen(request: Verzoek, welk: UUID) -> Uitvoer:
    gevonden = selectors.list_uitvoer(request.lid).filter(id=welk).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _context(request: Verzoek, welk: UUID) -> dict[str, object]:
    uitvoer, vandaag = _eigen(request, welk), timezone.localdate()
    duurt = timezone.now() - uitvoer.aangemaakt_at
    weg = uitvoer.tot is not None and uitvoer.tot <= vandaag
    voorbij = weg or uitvoer.stand in (Uitvoer.Stand.MISLUKT, Uitvoer.Stand.GESTOPT)
    return {
        "u": uitvoer,
        "duurt_lang": duurt > LANG,
        "vandaag": vandaag,
        "opnieuw": voorbij and kan_opnieuw(request.lid, uitvoer),
    }


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def uitvoer(request: Verzoek, regio: str, welk: UUID) -> HttpResponse:
    return render(request, "taken/uitvoer.html", _context(request, welk))


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def stand(request: Verzoek, regio: str, welk: UUID) -> HttpResponse:
    """The part of that page which asks again until the file is there."""
    return render(request, "taken/uitvoer_stand.html", _context(request, welk))


@in_regio(Recht.REGIO_ZIEN)
@require_POST
def stoppen(request: Verzoek, regio: str, welk: UUID) -> HttpResponse:
    try:
        uitvoer_stoppen(request.lid, welk)
    except Weigering as fout:
        context = {**_context(request, welk), "weigering": fout}
        return render(request, "taken/uitvoer.html", context, status=422)
    messages.success(request, _("Het bestand wordt niet gemaakt."))
    return redirect("taken:uitvoer", regio, welk)


@in_regio(Recht.REGIO_ZIEN)
@require_POST
def bestand(request: Verzoek, regio: str, welk: UUID) -> HttpResponse:
    inhoud = uitvoer_ophalen(request.lid, welk, timezone.localdate())
    return antwoord.bestand(inhoud.naam, bytes(inhoud.bytes), inhoud.type)
