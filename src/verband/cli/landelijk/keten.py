"""The acts of one region, chained in memory and written at once."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any
from uuid import UUID

from verband.access.models import Lidmaatschap
from verband.audit.keten import BEGIN, hash_van, zuiver
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.audit.services.ontvangstbewijs import maak_ontvangstbewijs


def maak_id(toeval: random.Random) -> UUID:
    return UUID(int=toeval.getrandbits(128), version=4)


class Keten:
    """As ``leg_vast`` writes them, for a chain that nobody else adds to."""

    def __init__(self, toeval: random.Random, regio: UUID) -> None:
        self._toeval, self._regio = toeval, regio
        self._op = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
        self._laatste = BEGIN
        self._handelingen: list[Handeling] = []
        self._bewijzen: list[Ontvangstbewijs] = []

    def naar(self, dag: dt.date) -> None:
        """The next act is on this day, or later when the chain is there already."""
        self._op = max(self._op, dt.datetime.combine(dag, dt.time(8), dt.UTC))

    def doe(
        self, wat: str, door: Lidmaatschap, onderwerp: str, id_: UUID, **gegevens: Any
    ) -> Handeling:
        self._op += dt.timedelta(seconds=self._toeval.randrange(20, 180))
        handeling = Handeling(
            id=maak_id(self._toeval),
            regio_id=self._regio,
            nummer=len(self._handelingen) + 1,
            op_at=self._op,
            gebruiker_id=door.gebruiker_id,
            lidmaatschap_id=door.id,
            namens_id=door.organisatie_id,
            wat=wat,
            onderwerp=onderwerp,
            onderwerp_id=id_,
            gegevens=zuiver(gegevens),
            vorige=self._laatste,
        )
        handeling.hash = self._laatste = hash_van(handeling)
        self._handelingen.append(handeling)
        return handeling

    def bewijs(self, handeling: Handeling, titel: str, inhoud: dict[str, Any]) -> None:
        self._bewijzen.append(
            maak_ontvangstbewijs(handeling, titel=titel, inhoud=inhoud, id_=maak_id(self._toeval))
        )

    def schrijf(self) -> None:
        Handeling.objects.bulk_create(self._handelingen)
        Ontvangstbewijs.objects.bulk_create(self._bewijzen)
