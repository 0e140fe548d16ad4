"""What comes in, before anything looks at it: content type, size, JSON, keys in the address."""

from __future__ import annotations

import codecs
from collections.abc import Collection
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.parser import Parser

from regelwerk.inlezen import MAX_BYTES, Onleesbaar, lees_json
from verband.rest.problemen import probleem

# Of an organisation; a plan may be as large as everywhere else.
MAX_KLEIN = 64_000
SCHRIJFT = ("POST", "PUT", "PATCH", "DELETE")


class StrengeParser(Parser):
    """JSON that can mean one thing only: no duplicate keys, no NaN, not too deep, UTF-8."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        return cast(dict[str, Any], lees_json(request.body))


def lees_lichaam(request: HttpRequest, *, plan: bool) -> HttpResponse | None:
    """Read the body, to where ``request.body`` finds it; a refusal when it can't be ours.

    Django's own limit of a million bytes is for forms; a plan may be larger.
    """
    if request.content_type != "application/json":
        return probleem(415)
    tekenset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
    if tekenset.lower() not in ("utf-8", "utf8"):
        return probleem(415)
    meest = MAX_BYTES if plan else MAX_KLEIN
    lichaam = request.read(meest + 1)
    if len(lichaam) > meest:
        return probleem(413, _("Een verzoek is hier ten hoogste %(n)s bytes.") % {"n": meest})
    if lichaam.startswith(codecs.BOM_UTF8):
        raise Onleesbaar(
            _("de tekst begint met een byte order mark"), verwacht=_("JSON in UTF-8, zonder BOM")
        )
    request._body = lichaam
    return None


def vreemde_vragen(request: HttpRequest, bekend: Collection[str]) -> list[dict[str, str]]:
    """Keys in the address that mean nothing here, or are given twice."""
    fouten = []
    for naam, waarden in request.GET.lists():
        if naam not in bekend:
            fouten.append({"plaats": naam[:100], "melding": _("deze vraag kennen wij niet")})
        elif len(waarden) > 1:
            fouten.append({"plaats": naam, "melding": _("deze vraag staat er twee keer")})
    return fouten
