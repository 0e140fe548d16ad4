"""What someone reads whose link no longer works: since when, why, and whom or what to turn to.

No more than the holder of that link may know: that a newer mail went out, never to which other
address, and what was answered with it only when that mail was their own.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from verband.access.models import Bevestiging
from verband.access.sleutels import stand_van


def toon_dicht(request: HttpRequest, gevonden: Bevestiging, titel: object) -> HttpResponse:
    nieuwere = get_nieuwere(gevonden)
    context = {
        "bevestiging": gevonden,
        "titel": titel,
        "stand": stand_van(gevonden),
        "nieuwere": nieuwere,
        "nieuwere_open": nieuwere is not None and stand_van(nieuwere) == "open",
        "zelfde_adres": nieuwere is not None and nieuwere.email == gevonden.email,
        "vraag_aan": (nieuwere or gevonden).gevraagd_door,
    }
    return render(request, "access/bevestiging/dicht.html", context, status=410)


def get_nieuwere(gevonden: Bevestiging) -> Bevestiging | None:
    """The newest link about the same thing that was sent after this one; its region is in sight."""
    return (
        Bevestiging.objects.filter(
            regio_id=gevonden.regio_id, soort=gevonden.soort, onderwerp_id=gevonden.onderwerp_id,
            aangemaakt_at__gt=gevonden.aangemaakt_at,
        )
        .select_related("gevraagd_door")
        .order_by("-aangemaakt_at")
        .first()
    )  # fmt: skip


def naar_wie(gevonden: Bevestiging) -> str:
    """The address of a link for whoever holds it: enough to know a colleague by, no more."""
    naam, _at, huis = gevonden.email.partition("@")
    return f"{naam[:1]}…@{huis}"
