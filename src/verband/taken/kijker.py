"""Who looks, in all their places at once: so that tasks cost as many queries for one region as
for a hundred."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Recht
from verband.access.selectors import (
    eigen_lidmaatschappen,
    leden_in_regios,
    lid_landelijk,
    regios_van,
)
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.regios.models import Regio

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kijker:
    """``leden``: this user in each region; ``landelijk``: what they are in the country.

    ``overal``: also what is about the person and not about one region.
    """

    gebruiker: Gebruiker
    dag: dt.date
    leden: tuple[Lid, ...]
    landelijk: Lid | None = None
    overal: bool = True
    gelezen: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def lid(self, regio: UUID) -> Lid:
        return next(lid for lid in self.leden if lid.regio_id == regio)

    def regios(self, recht: Recht) -> list[UUID]:
        """Where they have this right."""
        return [lid.regio_id for lid in self.leden if lid.mag(recht)]

    @property
    def per_id(self) -> dict[UUID, Regio]:
        return {lid.regio.id: lid.regio for lid in self.leden if lid.regio}


def eenmaal(lees: Callable[[Kijker], T]) -> Callable[[Kijker], T]:
    """For what several tasks, clocks or waits read: asked once for each who looks."""
    naam = f"{lees.__module__}.{lees.__qualname__}"

    @wraps(lees)
    def onthoud(kijker: Kijker) -> T:
        if naam not in kijker.gelezen:
            kijker.gelezen[naam] = lees(kijker)
        gelezen: T = kijker.gelezen[naam]
        return gelezen

    return onthoud


def get_kijker(
    gebruiker: Gebruiker, alle: list[Lidmaatschap], dag: dt.date | None = None
) -> Kijker:
    """Needs the regions of ``alle`` in sight, as behind the door *ingelogd*."""
    return Kijker(
        gebruiker,
        dag or timezone.localdate(),
        tuple(leden_in_regios(gebruiker, alle)),
        lid_landelijk(gebruiker, alle),
    )


def kijker_van(leden: Iterable[Lid], dag: dt.date | None = None) -> Kijker:
    """The same in these places only: the page of one region, or of an insurer."""
    lijst = tuple(leden)
    return Kijker(lijst[0].gebruiker, dag or timezone.localdate(), lijst, overal=False)


def kijk_als(gebruiker: Gebruiker, dag: dt.date | None = None) -> Kijker:
    """For a job: sets the sight of this user in the transaction, as the door would."""
    zet_blik(Blik(gebruiker=gebruiker.pk))
    alle = eigen_lidmaatschappen(gebruiker)
    verzekeraars = frozenset(m.verzekeraar_id for m in alle if m.verzekeraar_id)
    zet_blik(Blik(gebruiker=gebruiker.pk, verzekeraars=verzekeraars))
    zet_blik(
        Blik(
            gebruiker=gebruiker.pk,
            verzekeraars=verzekeraars,
            regios=frozenset(regios_van(alle)),
        )
    )
    return get_kijker(gebruiker, alle, dag)
