from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer
from verband.regios.models import RegioBuurt, RegioGemeente


def gebied_beeindigen(
    lid: Lid, soort: type[RegioGemeente] | type[RegioBuurt], id_: UUID, tot: dt.date
) -> None:
    """From ``tot`` on it no longer counts. A day before its begin takes a mistake away whole."""
    eis(lid, Recht.REGIO_BEHEREN)
    rij = haal_op(soort, lid, id_)
    if rij.tot is not None:
        raise Weigering(
            _("Hier staat al een einddag bij."),
            waarom=_("Iemand anders heeft het misschien net beëindigd."),
            herstel=_("Kijk naar de dag in de lijst. Klopt die niet, voeg dan een periode toe."),
        )
    naam = "gemeente" if soort is RegioGemeente else "buurt"
    if tot <= rij.vanaf:
        rij.delete()  # it never was so; the logboek keeps that it was said
        noteer(lid, "gebied_weghalen", naam, id_, vanaf=str(rij.vanaf))
        return
    rij.tot = tot
    bewaar(rij)
    noteer(lid, "gebied_beeindigen", naam, id_, tot=str(tot))
