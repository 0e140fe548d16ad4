from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.partijen.services.bewaren import bewaar, eis
from verband.regios.models import Lijstregel, Regio, Verzekeraar


def regio_aanmaken(lid: Lid, gegevens: Mapping[str, Any]) -> Regio:
    """A new region, empty: who works in it comes by invitation."""
    eis(lid, Recht.PLATFORM_BEHEREN)
    regio = Regio(**gegevens)
    bewaar(regio)
    # Lists that were read in before name the region already.
    van_de_regio = Lijstregel.objects.filter(regio=None, regionaam__iexact=regio.naam)
    van_de_regio.update(regio=regio)
    _noteer(lid, "regio_aanmaken", "regio", regio.id)
    return regio


def verzekeraar_aanmaken(lid: Lid, gegevens: Mapping[str, Any]) -> Verzekeraar:
    """An insurer that regions can give a role."""
    eis(lid, Recht.PLATFORM_BEHEREN)
    verzekeraar = Verzekeraar(**gegevens)
    bewaar(verzekeraar)
    _noteer(lid, "verzekeraar_aanmaken", "verzekeraar", verzekeraar.id)
    return verzekeraar


def _noteer(lid: Lid, wat: str, onderwerp: str, id_: UUID) -> None:
    leg_vast(
        wat,
        regio=None,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschappen[0].id,
        onderwerp=onderwerp,
        onderwerp_id=id_,
    )
