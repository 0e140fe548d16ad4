"""How these pages answer: a refusal in its own words, a file only to keep."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from regelwerk.inlezen import Onleesbaar
from verband.core.antwoord import bestand as bestand
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
