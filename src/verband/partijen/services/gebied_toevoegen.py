from __future__ import annotations

import datetime as dt

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.services.bewaren import bewaar, eis, noteer
from verband.regios.models import Buurt, Gemeente, RegioBuurt, RegioGemeente


def gemeente_toevoegen(
    lid: Lid, gemeente: Gemeente, vanaf: dt.date, tot: dt.date | None = None
) -> RegioGemeente:
    """A municipality belongs to the region from a day on. Raises Weigering on an overlap."""
    eis(lid, Recht.REGIO_BEHEREN)
    rij = RegioGemeente(regio_id=lid.regio_id, gemeente=gemeente, vanaf=vanaf, tot=tot)
    bewaar(rij)
    noteer(lid, "gebied_toevoegen", "gemeente", rij.id, code=gemeente.code, vanaf=str(vanaf))
    return rij


def buurt_uitzonderen(
    lid: Lid, buurt: Buurt, hoort_erbij: bool, vanaf: dt.date, tot: dt.date | None = None
) -> RegioBuurt:
    """A neighbourhood is in, or is not, whatever its municipality is."""
    eis(lid, Recht.REGIO_BEHEREN)
    rij = RegioBuurt(
        regio_id=lid.regio_id, buurt=buurt, hoort_erbij=hoort_erbij, vanaf=vanaf, tot=tot
    )
    bewaar(rij)
    gegevens = {"code": buurt.code, "vanaf": str(vanaf), "hoort_erbij": hoort_erbij}
    noteer(lid, "gebied_toevoegen", "buurt", rij.id, **gegevens)
    return rij
