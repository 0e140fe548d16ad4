"""*ledenkaart_bewaren* and *ledenkaart_intrekken*: consent per field, dated, and taken back.

The *logboek* holds which fields and for whom; the number itself stands on the card only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied

from verband.access.models import Ledenkaart
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast


def ledenkaart_bewaren(lid: Lid, gegevens: Mapping[str, Any], *, vandaag: dt.date) -> Ledenkaart:
    """Of oneself; every change is a consent of that day."""
    _eis(lid)
    kaart, _nieuw = Ledenkaart.objects.select_for_update().update_or_create(
        regio_id=lid.regio_id,
        gebruiker=lid.gebruiker,
        defaults={**gegevens, "toestemming_op": vandaag},
    )
    voor = {naam: str(w) for naam, w in gegevens.items() if naam.endswith("_voor")}
    _noteer(lid, "ledenkaart_bewaren", kaart, voor)
    return kaart


def ledenkaart_intrekken(lid: Lid) -> None:
    """Name and role are what is left."""
    _eis(lid)
    kaart = (
        Ledenkaart.objects.select_for_update()
        .filter(regio_id=lid.regio_id, gebruiker=lid.gebruiker)
        .first()
    )
    if kaart is None:
        return
    _noteer(lid, "ledenkaart_intrekken", kaart, {})
    kaart.delete()


def _eis(lid: Lid) -> None:
    if not lid.mag(Recht.KAART_BEHEREN):
        raise PermissionDenied(Recht.KAART_BEHEREN)


def _noteer(lid: Lid, wat: str, kaart: Ledenkaart, gegevens: dict[str, str]) -> None:
    leg_vast(
        wat,
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschappen[0].pk,
        onderwerp="ledenkaart",
        onderwerp_id=kaart.id,
        gegevens=gegevens,
    )
