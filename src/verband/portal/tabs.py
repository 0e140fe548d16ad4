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
    uitleg: str = ""


def _keuzes() -> list[tuple[str, str, Recht, str]]:
    return [
        (_("Regio"), "portal:regio", Recht.REGIO_ZIEN, ""),
        (
            _("Tafel"), "partijen:tafel", Recht.TAFEL_ZIEN,
            _("Wie voor wie spreekt en tot wanneer, overleg, besluiten en de overeenkomst."),
        ),
        (
            _("Dossiers"), "dossiers:lijst", Recht.DOSSIERS_BEHEREN,
            _("De plannen van de regio, met elke versie en elke toets."),
        ),
        (
            _("Met u gedeeld"), "dossiers:gedeeld-lijst", Recht.GEDEELD_ZIEN,
            _("Delen van een plan die de regio u laat zien."),
        ),
        (
            _("Kalender"), "taken:kalender-regio", Recht.REGIO_ZIEN,
            _("Alle data van de procedure, met hun bron, en die van u."),
        ),
        (
            _("Organisaties"), "partijen:organisaties", Recht.ORGANISATIES_ZIEN,
            _("Wie er in de regio meedoet, per discipline."),
        ),
        (
            _("Gebied"), "partijen:gebied", Recht.REGIO_ZIEN,
            _("Welke gemeenten en buurten erbij horen, op elke dag."),
        ),
        (
            _("Verzekeraars"), "partijen:verzekeraars", Recht.REGIO_ZIEN,
            _("Welke verzekeraar per contractjaar welke rol heeft."),
        ),
        (_("Contacten"), "partijen:contacten", Recht.REGIO_ZIEN, _("Wie u kunt bellen of mailen.")),
        (_("Leden"), "access:leden", Recht.LEDEN_ZIEN, _("Wie welke rol heeft, en tot wanneer.")),
        (
            _("Logboek"), "portal:logboek", Recht.LOGBOEK_ZIEN,
            _("Wie wat deed en wanneer, met een ontvangstbewijs waar dat hoort."),
        ),
    ]  # fmt: skip


def tabs(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``lid`` and the tabs of its region, empty elsewhere."""
    lid: Lid | None = getattr(request, "lid", None)
    if lid is None or lid.regio is None:
        return {"lid": lid, "tabs": []}
    rij = []
    for label, naam, recht, uitleg in _keuzes():
        if lid.mag(recht):
            adres = reverse(naam, args=[lid.regio.slug])
            hier = request.path == adres or (
                naam != "portal:regio" and request.path.startswith(adres)
            )
            if naam == "partijen:tafel":
                hier = is_aan_tafel(request.path, lid.regio.slug)
            elif naam == "portal:logboek":  # a receipt is reached from a line of it
                hier |= request.path.startswith(f"/r/{lid.regio.slug}/ontvangstbewijs/")
            rij.append(Tab(label, adres, hier, uitleg))
    return {"lid": lid, "tabs": rij}
