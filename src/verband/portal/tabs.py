"""What there is to do in a region, for whoever is allowed to; the frame of its pages shows it."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.adressen import is_aan_tafel


class Tab(NamedTuple):
    label: str
    adres: str
    hier: bool


def _keuzes() -> list[tuple[str, str, Recht]]:
    return [
        (_("Regio"), "portal:regio", Recht.REGIO_ZIEN),
        (_("Tafel"), "partijen:tafel", Recht.TAFEL_ZIEN),
        (_("Dossiers"), "dossiers:lijst", Recht.DOSSIERS_BEHEREN),
        (_("Met u gedeeld"), "dossiers:gedeeld-lijst", Recht.GEDEELD_ZIEN),
        (_("Kalender"), "taken:kalender-regio", Recht.REGIO_ZIEN),
        (_("Organisaties"), "partijen:organisaties", Recht.ORGANISATIES_ZIEN),
        (_("Gebied"), "partijen:gebied", Recht.REGIO_ZIEN),
        (_("Verzekeraars"), "partijen:verzekeraars", Recht.REGIO_ZIEN),
        (_("Contacten"), "partijen:contacten", Recht.REGIO_ZIEN),
        (_("Leden"), "access:leden", Recht.LEDEN_ZIEN),
        (_("Logboek"), "portal:logboek", Recht.LOGBOEK_ZIEN),
    ]


def tabs(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``lid`` and the tabs of its region, empty elsewhere."""
    lid: Lid | None = getattr(request, "lid", None)
    if lid is None or lid.regio is None:
        return {"lid": lid, "tabs": []}
    rij = []
    for label, naam, recht in _keuzes():
        if lid.mag(recht):
            adres = reverse(naam, args=[lid.regio.slug])
            hier = request.path == adres or (
                naam != "portal:regio" and request.path.startswith(adres)
            )
            if naam == "partijen:tafel":
                hier = is_aan_tafel(request.path, lid.regio.slug)
            rij.append(Tab(label, adres, hier))
    return {"lid": lid, "tabs": rij}
