"""Errors for programs: ``application/problem+json`` (RFC 9457), in Dutch, with how to mend it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEEM = "application/problem+json"
Zin = str | Promise

# Title and detail of a status; an error that knows more says more.
_TEKSTEN: Mapping[int, tuple[Zin, Zin]] = {
    400: (
        _("Dit verzoek kunnen wij niet lezen"),
        _("Een veld, een vraag in het adres of de vorm klopt niet."),
    ),
    401: (
        _("Een sleutel ontbreekt of werkt niet"),
        _("Stuur een geldige sleutel mee in de kop Authorization. Maak er een bij Uw account."),
    ),
    403: (
        _("Dit mag deze sleutel niet"),
        _("De rol van de eigenaar of de omvang van de sleutel staat dit niet toe."),
    ),
    404: (_("Dit is er niet"), _("Het adres klopt niet, of u mag het niet zien.")),
    405: (
        _("Dit kan hier niet"),
        _("Dit adres kent deze methode niet; de kop Allow zegt welke wel."),
    ),
    406: (_("Deze vorm geven wij niet"), _("Wij antwoorden in application/json.")),
    409: (_("Dit kan nu niet"), _("Het verzoek past niet bij hoe het er nu voor staat.")),
    413: (_("Dit verzoek is te groot"), _("Stuur minder in één keer.")),
    415: (_("Deze vorm lezen wij niet"), _("Stuur application/json in UTF-8.")),
    422: (
        _("Deze herhaalsleutel hoort bij een ander verzoek"),
        _("Gebruik voor elk nieuw verzoek een nieuwe Idempotency-Key."),
    ),
    429: (_("Dit zijn te veel verzoeken"), _("Wacht even en probeer het dan opnieuw.")),
    500: (_("Er ging iets mis bij ons"), _("Wij hebben niets bewaard. Probeer het later opnieuw.")),
    503: (_("Verband is even niet bereikbaar"), _("Probeer het over een halve minuut opnieuw.")),
}


def probleem(
    status: int, detail: Zin = "", *, kop: Mapping[str, str] | None = None, **meer: Any
) -> HttpResponse:
    """A response that a program can read and a person can act on."""
    titel, gewoon = _TEKSTEN.get(status) or _TEKSTEN[400 if status < 500 else 500]
    inhoud = {
        "type": "about:blank",
        "title": str(titel),
        "status": status,
        "detail": str(detail or gewoon),
        **{naam: str(w) if isinstance(w, Promise) else w for naam, w in meer.items() if w},
    }
    return HttpResponse(
        json.dumps(inhoud, ensure_ascii=False).encode(),
        status=status,
        content_type=PROBLEEM,
        headers=dict(kop or {}),
    )
