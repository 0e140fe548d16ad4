"""*gesprek_vastleggen*: the preferent insurer keeps its talks with the *regiegemeente*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.bsn import weiger_bsn
from verband.partijen.models import Verzekeraarsgesprek
from verband.partijen.services.bewaren import bewaar, eis, haal_versie, noteer, zet_velden


def gesprek_vastleggen(
    lid: Lid, gegevens: Mapping[str, Any], *, id_: UUID | None = None, versie: int = 0
) -> Verzekeraarsgesprek:
    """The *logboek* says that and when, not what was said."""
    eis(lid, Recht.GESPREK_VASTLEGGEN)
    weiger_bsn(*(str(gegevens[k]) for k in ("onderwerp", "uitkomst", "vervolg")))
    if id_ is None:
        gesprek = Verzekeraarsgesprek(regio_id=lid.regio_id, door=lid.gebruiker, **gegevens)
        anders = list(gegevens)
    else:
        gesprek = haal_versie(Verzekeraarsgesprek, lid, id_, versie)
        anders = zet_velden(gesprek, gegevens)
    if anders:
        bewaar(gesprek)
        noteer(lid, "gesprek_vastleggen", "gesprek", gesprek.id, op=str(gesprek.op))
    return gesprek
