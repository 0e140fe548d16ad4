"""A file as an answer."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def bestand(naam: str, inhoud: bytes, soort: str) -> HttpResponse:
    """Always to keep, never to show in the page; nosniff is on every answer."""
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord["Content-Disposition"] = content_disposition_header(True, naam) or "attachment"
    antwoord["Cache-Control"] = "no-store"
    return antwoord
