"""The places where someone can work."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from verband.access.models import Gebruiker
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio, regios_van
from verband.regios.models import Regio


class Plek(NamedTuple):
    naam: str
    adres: str
    rollen: str


def list_plekken(gebruiker: Gebruiker) -> list[Plek]:
    """The regions of this user, by name, with their roles there."""
    alle = eigen_lidmaatschappen(gebruiker)
    plekken = []
    for regio in Regio.objects.filter(id__in=regios_van(alle)).order_by("naam"):
        lid = lid_in_regio(gebruiker, alle, regio)
        if lid is not None:
            rollen = ", ".join(sorted(str(rol.label) for rol in lid.rollen))
            plekken.append(Plek(regio.naam, reverse("portal:regio", args=[regio.slug]), rollen))
    return plekken
