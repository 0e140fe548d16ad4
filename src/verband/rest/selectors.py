"""Calendar links: one's own, and whose dates a link shows."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from verband.access.models import Gebruiker
from verband.access.selectors import eigen_lidmaatschappen, leden_in_regios, zie_eigen_regios
from verband.core.context import Blik, zet_blik
from verband.rest.models import Agendalink
from verband.taken.kijker import Kijker


def list_agendalinks(gebruiker: Gebruiker) -> QuerySet[Agendalink]:
    return Agendalink.objects.filter(gebruiker=gebruiker)


def kijker_van_link(sleutel: str) -> tuple[Agendalink, Kijker] | None:
    """The link of this hash with its person in its place; sees as that person from here on."""
    link = Agendalink.objects.filter(sleutel=sleutel).select_related("gebruiker").first()
    if link is None or not link.gebruiker.is_active:
        return None
    wie = link.gebruiker
    zet_blik(Blik(gebruiker=wie.pk))
    plek = (link.regio_id, link.verzekeraar_id)
    hier = [m for m in eigen_lidmaatschappen(wie) if (m.regio_id, m.verzekeraar_id) == plek]
    if not hier:
        return None
    zie_eigen_regios(wie, hier)
    leden = tuple(leden_in_regios(wie, hier))
    return link, Kijker(wie, timezone.localdate(), leden, overal=False)
