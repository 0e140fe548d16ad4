"""The page for people who want to connect a program."""

from __future__ import annotations

from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.access.omvang import OMVANG_ZINNEN
from verband.access.toegang import openbaar
from verband.rest.versie import VERSIE, WORTEL


@openbaar
@require_safe
def uitleg(request: HttpRequest) -> HttpResponse:
    gegevens = {
        "adres": request.build_absolute_uri(WORTEL),
        "versie": VERSIE,
        "omvang": list(OMVANG_ZINNEN.items()),
        "contact": parseaddr(settings.CONTACT)[1],
    }
    return render(request, "rest/uitleg.html", gegevens)
