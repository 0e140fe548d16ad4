"""The living page. Open to everyone: nothing of anyone stands on it, it needs no database, and who
weighs joining (a designer of a municipality, say) sees what the product is made of."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.access.toegang import openbaar
from verband.portal.componenten.voorbeelden import VOORBEELDEN, context


@openbaar
@require_safe
def componenten(request: HttpRequest) -> HttpResponse:
    gegevens = context(request.GET) | {"voorbeelden": VOORBEELDEN}
    return render(request, "portal/componenten.html", gegevens)
