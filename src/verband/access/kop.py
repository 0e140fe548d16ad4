"""What the header shows: who is logged in, and the bar of the example country."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from verband.access.models import Gebruiker


def _adressen_zijn_er() -> bool:
    try:
        return bool(reverse("demo:accounts"))
    except NoReverseMatch:
        return False


def kop(request: HttpRequest) -> dict[str, object]:
    """Context processor. Asks the door, not the session: an error page needs no database."""
    wie: Gebruiker | None = getattr(request, "ingelogde", None)
    alle = getattr(request, "lidmaatschappen", ())
    aanbieders = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {})
    return {
        "wie": wie,
        # Not known where there is no address: then it may not invite to log in either.
        "wie_bekend": hasattr(request, "ingelogde"),
        "wie_rol": alle[0].get_rol_display() if alle else "",
        "sso": next(iter(aanbieders.get("APPS", ())), None),
        "demo": settings.DEMO and _adressen_zijn_er(),
    }
