"""*platform_vastleggen* and *ondersteuning_vastleggen*: what disciplines need to be organised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.bsn import weiger_bsn
from verband.partijen.models import Ondersteuningsvraag, ParamedischPlatform
from verband.partijen.services.bewaren import bewaar, eis, haal_versie, noteer, zet_velden

R = TypeVar("R", ParamedischPlatform, Ondersteuningsvraag)


def platform_vastleggen(
    lid: Lid, gegevens: Mapping[str, Any], *, id_: UUID | None = None, versie: int = 0
) -> ParamedischPlatform:
    """How far one *kernregio* is (ZZ-3.4-3b)."""
    return _leg_vast(ParamedischPlatform, "platform_vastleggen", lid, gegevens, id_, versie)


def ondersteuning_vastleggen(
    lid: Lid, gegevens: Mapping[str, Any], *, id_: UUID | None = None, versie: int = 0
) -> Ondersteuningsvraag:
    """What a discipline asks, and the answer (OPL-W2)."""
    return _leg_vast(Ondersteuningsvraag, "ondersteuning_vastleggen", lid, gegevens, id_, versie)


def _leg_vast(
    model: type[R], wat: str, lid: Lid, gegevens: Mapping[str, Any], id_: UUID | None, versie: int
) -> R:
    eis(lid, Recht.TAFEL_BEHEREN)
    weiger_bsn(*(waarde for waarde in gegevens.values() if isinstance(waarde, str)))
    if id_ is None:
        rij, anders = model(regio_id=lid.regio_id, **gegevens), list(gegevens)
    else:
        rij = haal_versie(model, lid, id_, versie)
        anders = zet_velden(rij, gegevens)
    if anders:
        bewaar(rij)
        noteer(lid, wat, model._meta.model_name or "", rij.id, velden=anders)
    return rij
