"""The operations together, and what stands around each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from regelwerk.inlezen import Onleesbaar
from verband.access.tempo import binnen_tempo
from verband.rest import fouten
from verband.rest.herhalen import herhaal
from verband.rest.invoer import SCHRIJFT, StrengeParser, lees_lichaam, vreemde_vragen
from verband.rest.problemen import probleem
from verband.rest.routes import dossiers, organisaties, regios, toetsen
from verband.rest.versie import VERSIE

View = Callable[..., HttpResponse]

api = NinjaAPI(
    title="Verband",
    version=VERSIE,
    description=(
        "Regio's, organisaties en toetsdossiers voor programma's van wie er in de regio werkt, "
        "en de toets van een RESV-plan voor iedereen."
    ),
    urls_namespace="rest",
    docs_url=None,
    openapi_url=None,
    parser=StrengeParser(),
)
fouten.verbind(api)
for _router in (regios.router, organisaties.router, dossiers.router, toetsen.router):
    api.add_router("", _router)

# Where a plan comes in; other bodies are small.
_MET_PLAN = ("versies", "toetsen")


def omhul(view: View, naam: str, methoden: Collection[str], vragen: Collection[str]) -> View:
    """Around an operation: content type, size, keys of the address, and doing it once."""

    @wraps(view)
    def binnen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in methoden:
            return view(request, *args, **kwargs)  # says which there are
        if vreemd := vreemde_vragen(request, vragen):
            return probleem(400, fouten=vreemd)
        if request.method not in SCHRIJFT:
            return view(request, *args, **kwargs)
        try:
            if weigering := lees_lichaam(request, plan=naam in _MET_PLAN):
                return weigering
        except Onleesbaar as fout:
            return api.on_exception(request, fout)
        sleutel = getattr(request, "apisleutel", None)
        if sleutel is None:  # a check: nothing is stored, so nothing can happen twice
            return view(request, *args, **kwargs)
        if not binnen_tempo(request, "api_schrijven"):
            return probleem(429, kop={"Retry-After": "60"})
        return herhaal(request, sleutel, lambda: view(request, *args, **kwargs))

    return csrf_exempt(binnen)
