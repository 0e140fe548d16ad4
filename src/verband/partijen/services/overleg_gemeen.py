"""What acts at the table share: in whose name they are done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.models import Handeling
from verband.audit.services.vastleggen import leg_vast

TERMIJN_DAGEN = 14  # how long an organisation may correct what is kept of it


def eis_namens(lid: Lid, recht: Recht, organisatie_id: UUID) -> None:
    """Only who has this right, and of that organisation itself."""
    if not lid.mag(recht) or organisatie_id not in lid.organisaties:
        raise PermissionDenied(recht)


def noteer_namens(
    lid: Lid, organisatie_id: UUID, wat: str, onderwerp: str, id_: UUID, **gegevens: Any
) -> Handeling:
    """Into the *logboek*, under the membership of that organisation."""
    lidmaatschap = next(
        (m for m in lid.lidmaatschappen if m.organisatie_id == organisatie_id),
        lid.lidmaatschappen[0],
    )
    return leg_vast(
        wat,
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lidmaatschap.id,
        namens=organisatie_id,
        onderwerp=onderwerp,
        onderwerp_id=id_,
        gegevens=gegevens,
    )
