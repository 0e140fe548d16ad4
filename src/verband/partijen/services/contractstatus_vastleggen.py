"""What an insurer published: has it contracted this provider for that year (ZZ-3.4-4c)?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Contractstatus
from verband.partijen.services.bewaren import bewaar, eis, noteer_als
from verband.partijen.services.dekking_vaststellen import weiger_volume


def contractstatus_vastleggen(
    lid: Lid, gegevens: Mapping[str, Any], *, vandaag: dt.date
) -> Contractstatus:
    """By the neutral holder, from what anyone can read; a newer publication goes before it."""
    eis(lid, Recht.AANBOD_BEHEREN)
    status = Contractstatus(regio_id=lid.regio_id, door=lid.gebruiker, **gegevens)
    if status.bron_op > vandaag:
        raise Weigering(
            _("Deze dag is nog niet geweest."),
            waarom=_("Hier staat wat de verzekeraar al gepubliceerd heeft."),
            herstel=_("Kies de dag van publicatie."),
        )
    weiger_volume(lid, status.bron)
    bewaar(status)
    noteer_als(
        lid, Rol.DOSSIERHOUDER, "contractstatus_vastleggen", "organisatie", status.aanbieder_id,
        jaar=status.jaar, stand=status.stand,
    )  # fmt: skip
    return status
