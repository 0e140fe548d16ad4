"""Calendar links: one's own, and what a link opens."""

from __future__ import annotations

from django.db.models import QuerySet

from verband.access.models import Gebruiker
from verband.access.selectors import (
    eigen_lidmaatschappen,
    lid_bij_verzekeraar,
    lid_in_regio,
    regios_van,
)
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.rest.models import Agendalink


def list_agendalinks(gebruiker: Gebruiker) -> QuerySet[Agendalink]:
    return Agendalink.objects.filter(gebruiker=gebruiker)


def plek_van(sleutel: str) -> tuple[Agendalink, Lid] | None:
    """The link of this hash with its person in its place; sees as that person from here on."""
    link = Agendalink.objects.filter(sleutel=sleutel).select_related("gebruiker").first()
    if link is None or not link.gebruiker.is_active:
        return None
    zet_blik(Blik(gebruiker=link.gebruiker_id))
    alle = eigen_lidmaatschappen(link.gebruiker)
    verzekeraars = frozenset(m.verzekeraar_id for m in alle if m.verzekeraar_id)
    blik = Blik(gebruiker=link.gebruiker_id, verzekeraars=verzekeraars)
    zet_blik(blik)
    if link.verzekeraar_id:
        zet_blik(blik.in_regios(regios_van(alle)))
        verzekeraar = link.verzekeraar
        lid = lid_bij_verzekeraar(link.gebruiker, alle, verzekeraar) if verzekeraar else None
    elif link.regio_id in regios_van(alle):
        zet_blik(blik.in_regios({link.regio_id}))
        lid = lid_in_regio(link.gebruiker, alle, link.regio) if link.regio else None
    else:
        lid = None
    return (link, lid) if lid else None
