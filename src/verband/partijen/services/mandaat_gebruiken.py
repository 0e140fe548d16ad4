"""That a mandate was used to decide, agree or sign: once for that, and only while it is in force
(OPL-C1). Whether it reaches that far is asked by those acts themselves (``selectors.grenzen``)."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from verband.partijen.models import Mandaat, MandaatGebruik
from verband.partijen.services.bewaren import bewaar


def leg_gebruik_vast(
    mandaat: Mandaat,
    waarvoor: str,
    onderwerp_id: UUID,
    op: dt.date,
    *,
    door_vervanger: bool = False,
) -> MandaatGebruik:
    """Whether the mandate is in force is said by the database, which waits for whoever is
    withdrawing it."""
    gebruik = MandaatGebruik(
        regio_id=mandaat.regio_id, mandaat=mandaat, waarvoor=waarvoor, onderwerp_id=onderwerp_id,
        op=op, door_vervanger=door_vervanger,
    )  # fmt: skip
    bewaar(gebruik)
    return gebruik
