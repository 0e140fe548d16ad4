from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Actiepunt, Overleg
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer
from verband.partijen.services.overleg_gemeen import noteer_namens
from verband.regios.models import Organisatie


def actiepunt_vastleggen(
    lid: Lid, overleg_id: UUID, wat: str, eigenaar: Organisatie, tot: dt.date
) -> Actiepunt:
    eis(lid, Recht.TAFEL_BEHEREN)
    overleg = haal_op(Overleg, lid, overleg_id)
    if tot < overleg.op:
        raise Weigering(
            _("Deze dag ligt voor het overleg."),
            waarom=_("Een actiepunt is iets voor na het overleg."),
            herstel=_("Kies een latere dag."),
        )
    punt = Actiepunt(regio_id=lid.regio_id, overleg=overleg, wat=wat, eigenaar=eigenaar, tot=tot)
    bewaar(punt)
    noteer(lid, "actiepunt_vastleggen", "actiepunt", punt.id, tot=tot.isoformat())
    return punt


def actiepunt_afronden(lid: Lid, id_: UUID) -> Actiepunt:
    """By its owner, or by who keeps the list. A second time changes nothing."""
    punt = haal_op(Actiepunt, lid, id_)
    if punt.eigenaar_id not in lid.organisaties and not lid.mag(Recht.TAFEL_BEHEREN):
        raise PermissionDenied(Recht.TAFEL_BEHEREN)
    if punt.gedaan_at is None:
        punt.gedaan_at, punt.gedaan_door = timezone.now(), lid.gebruiker
        bewaar(punt)
        if punt.eigenaar_id in lid.organisaties:
            noteer_namens(lid, punt.eigenaar_id, "actiepunt_afronden", "actiepunt", punt.id)
        else:
            noteer(lid, "actiepunt_afronden", "actiepunt", punt.id)
    return punt
