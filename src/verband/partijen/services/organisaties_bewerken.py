"""*organisaties_bewerken*: many at once, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.services.bewaren import eis
from verband.partijen.services.organisatie_toevoegen import organisatie_toevoegen
from verband.partijen.services.organisatie_wijzigen import organisatie_wijzigen


@dataclass(frozen=True, slots=True)
class Regel:
    """One row as it was typed; without ``id`` it is a new one. ``versie`` is what was seen."""

    nr: int
    gegevens: Mapping[str, Any]
    id: UUID | None = None
    versie: int = 0


class Geweigerd(Exception):
    """Which rows were refused and why. Nothing was written."""

    def __init__(self, per_rij: Mapping[int, Weigering]) -> None:
        super().__init__("rows refused")
        self.per_rij = per_rij


def organisaties_bewerken(lid: Lid, regels: Sequence[Regel], *, toch: bool = False) -> int:
    """Change and add. Gives how many rows differ now; raises Geweigerd when one can't be kept."""
    eis(lid, Recht.ORGANISATIES_BEHEREN)
    geweigerd: dict[int, Weigering] = {}
    anders = 0
    with transaction.atomic():
        for regel in regels:
            try:
                anders += _bewaar(lid, regel, toch)
            except Weigering as fout:
                geweigerd[regel.nr] = fout
        if geweigerd:
            raise Geweigerd(geweigerd)
    return anders


def _bewaar(lid: Lid, regel: Regel, toch: bool) -> bool:
    if regel.id is None:
        organisatie_toevoegen(lid, regel.gegevens, toch=toch)
        return True
    nu = organisatie_wijzigen(lid, regel.id, regel.gegevens, regel.versie, toch=toch)
    return nu.versie != regel.versie
