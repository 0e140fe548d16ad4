"""The bell in the header."""

from __future__ import annotations

from django.http import HttpRequest

from verband.access.models import Gebruiker
from verband.taken.selectors import ongelezen


def bel(request: HttpRequest) -> dict[str, object]:
    """Context processor: the count is asked when the header shows it, and by no error page."""
    wie: Gebruiker | None = getattr(request, "ingelogde", None)

    def tel() -> int | None:
        return ongelezen(wie) if wie is not None else None

    return {"bel": tel, "namens_wie": getattr(request, "namens", None)}
