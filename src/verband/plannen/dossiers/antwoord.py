"""How these pages answer: a refusal in its own words, a file only to keep."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from regelwerk.inlezen import Onleesbaar
from verband.core.fouten import Weigering
from verband.plannen import woorden

# Marks that turn the reading order around: in a name they would turn the amounts beside it.
LEESRICHTING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def toon(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    html = render_to_string(f"plannen/dossiers/{template}.html", context, request)
    antwoord = HttpResponse(html.translate(LEESRICHTING), status=status)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def bestand(naam: str, inhoud: bytes, soort: str) -> HttpResponse:
    """Always to keep, never to show in the page; nosniff is on every answer."""
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord["Content-Disposition"] = content_disposition_header(True, naam) or "attachment"
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def als_weigering(fout: Weigering | Onleesbaar) -> Weigering:
    if isinstance(fout, Weigering):
        return fout
    waar = woorden.cel(fout.plaats)
    return Weigering(
        _("Wij kunnen dit bestand niet lezen."),
        waarom=woorden.zin(f"{waar}: {fout.wat}" if waar else fout.wat) + ".",
        herstel=_("Verwacht: %(wat)s. Er is niets bewaard.")
        % {"wat": fout.verwacht or _("een plan in ons sjabloon")},
    )
