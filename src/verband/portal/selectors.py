"""The places where someone can work."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker
from verband.access.rollen import Rol
from verband.access.selectors import eigen_lidmaatschappen
from verband.regios.models import Regio


class Plek(NamedTuple):
    naam: str
    adres: str
    rollen: str


def list_plekken(gebruiker: Gebruiker) -> list[Plek]:
    """The regions of this user by name, then their insurers, then what is national.

    A buyer of an insurer finds its regions in the list of the insurer, not here.
    """
    rollen: dict[UUID, set[str]] = defaultdict(set)
    plekken = {}
    for m in eigen_lidmaatschappen(gebruiker):
        rol = m.get_rol_display()
        if m.regio_id:
            rollen[m.regio_id].add(rol)
        elif m.verzekeraar:
            adres = reverse("portal:verzekeraar", args=[m.verzekeraar.slug])
            plekken[adres] = Plek(m.verzekeraar.naam, adres, rol)
        elif m.rol == Rol.NZA:
            adres = reverse("portal:landelijk")
            plekken[adres] = Plek(_("Het land in aantallen"), adres, rol)
        else:
            adres = reverse("partijen:beheer")
            plekken[adres] = Plek(_("Beheer van het platform"), adres, rol)
    regios = [
        Plek(
            regio.naam,
            reverse("portal:regio", args=[regio.slug]),
            ", ".join(sorted(rollen[regio.id])),
        )
        for regio in Regio.objects.filter(id__in=list(rollen)).order_by("naam")
    ]
    return [*regios, *plekken.values()]
