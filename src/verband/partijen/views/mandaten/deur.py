"""The inner door of mandates: only the discipline decides. Others get a 403 that says why, and
the *logboek* a line (OPL-C4b)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from verband.access.verzoek import Verzoek
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import get_mandaat
from verband.partijen.services.mandaat import AlleenDeDiscipline, noteer_geweigerd

MetMandaat = Callable[[Verzoek, str, Mandaat], HttpResponse]


def met_mandaat(view: MetMandaat) -> Callable[[Verzoek, str, UUID], HttpResponse]:
    """Gives the view its mandate; refuses whoever it is not theirs to decide on."""

    @wraps(view)
    def om(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
        mandaat = get_mandaat(request.lid, id)
        if mandaat is None:
            raise Http404
        try:
            return view(request, regio, mandaat)
        except AlleenDeDiscipline as fout:
            return verboden(request, fout, "mandaat", mandaat.id)

    return om


def verboden(request: Verzoek, fout: AlleenDeDiscipline, onderwerp: str, id_: UUID) -> HttpResponse:
    """Looking writes nothing; trying does."""
    if request.method == "POST":
        noteer_geweigerd(request.lid, onderwerp, id_)
    return render(request, "partijen/mandaten/verboden.html", {"weigering": fout}, status=403)
