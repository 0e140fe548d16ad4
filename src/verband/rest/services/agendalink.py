"""*agendalink_maken* and *agendalink_intrekken*: one's clocks in one's own calendar."""

from __future__ import annotations

from uuid import UUID

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.sleutels import nieuwe_sleutel
from verband.audit.services.vastleggen import leg_vast
from verband.rest.models import Agendalink


def agendalink_maken(gebruiker: Gebruiker, lidmaatschap: Lidmaatschap) -> tuple[Agendalink, str]:
    """A link for the place of this membership, with its token. The one before stops working."""
    # Locked, so that of two at once the second finds the link of the first.
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    plek = {"regio_id": lidmaatschap.regio_id, "verzekeraar_id": lidmaatschap.verzekeraar_id}
    Agendalink.objects.filter(gebruiker=gebruiker, **plek).delete()
    token, sleutel = nieuwe_sleutel()
    link = Agendalink.objects.create(gebruiker=gebruiker, sleutel=sleutel, **plek)
    _noteer("agendalink_maken", link)
    return link, token


def agendalink_intrekken(gebruiker: Gebruiker, link_id: UUID) -> None:
    """Raises ``Agendalink.DoesNotExist`` for another's."""
    link = Agendalink.objects.select_for_update().get(id=link_id, gebruiker=gebruiker)
    link.delete()
    link.id = link_id
    _noteer("agendalink_intrekken", link)


def _noteer(wat: str, link: Agendalink) -> None:
    """Of the platform: it is about one's own calendar, and changes nothing in a region."""
    leg_vast(
        wat,
        regio=None,
        gebruiker=link.gebruiker_id,
        onderwerp="agendalink",
        onderwerp_id=link.id,
    )
