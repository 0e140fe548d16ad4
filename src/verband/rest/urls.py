from __future__ import annotations

import re

from django.urls import URLPattern, path

from verband.access.toegang import met_apisleutel, openbaar
from verband.rest import agenda, document, uitleg
from verband.rest.api import api, omhul
from verband.rest.deur import DEUREN
from verband.rest.versie import WORTEL

app_name = "rest"
_V1 = f"{WORTEL[1:]}/"


def _adressen() -> list[URLPattern]:
    """Each address of ninja once, with the door that its operations declare."""
    per_pad: dict[str, URLPattern] = {}
    for patroon in api.urls[0]:
        if isinstance(patroon, URLPattern) and patroon.name != "api-root":
            per_pad.setdefault(str(patroon.pattern), patroon)
    return [_adres(pad, patroon) for pad, patroon in per_pad.items()]


def _adres(pad: str, patroon: URLPattern) -> URLPattern:
    naam = patroon.name or ""
    methoden = DEUREN.get(naam)  # none: the check, which is for everyone
    in_document = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", f"/{pad}")
    view = omhul(patroon.callback, naam, methoden or ("POST",), document.vragen(in_document))
    if naam == "toetsen":
        return path(_V1 + pad, openbaar(view), name=naam)
    return path(_V1 + pad, met_apisleutel(DEUREN[naam])(view), name=naam)


urlpatterns = [
    path("api/", uitleg.uitleg, name="uitleg"),
    path(f"{_V1}openapi.json", document.document, name="openapi"),
    *_adressen(),
    path("agenda/<str:token>.ics", agenda.ics, name="ics"),
    path("account/agenda/", agenda.links, name="agenda"),
]
