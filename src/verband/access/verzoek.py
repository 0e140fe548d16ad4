"""Who asks, as every view and selector gets it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Recht, Rol
from verband.regios.models import Regio, Verzekeraar


@dataclass(frozen=True, slots=True)
class Lid:
    """A user in one place (a region, an insurer, or the country) with what they may do there.

    ``preferent_in``: contract years in which their insurer is the region's preferent one.
    ``opgestapt``: they showed a second factor a moment ago; a program never does.
    """

    gebruiker: Gebruiker
    lidmaatschappen: tuple[Lidmaatschap, ...]
    rollen: frozenset[Rol]
    rechten: frozenset[Recht]
    regio: Regio | None = None
    verzekeraar: Verzekeraar | None = None
    preferent_in: frozenset[int] = frozenset()
    opgestapt: bool = False

    def mag(self, recht: Recht) -> bool:
        return recht in self.rechten

    @property
    def mag_platform(self) -> bool:
        return Recht.PLATFORM_BEHEREN in self.rechten

    @property
    def regio_id(self) -> UUID:
        """The region of this member. Raises when this is no membership of a region."""
        if self.regio is None:
            raise LookupError("not a member in a region")
        return self.regio.id

    @property
    def organisaties(self) -> frozenset[UUID]:
        """On whose behalf they may act."""
        return frozenset(m.organisatie_id for m in self.lidmaatschappen if m.organisatie_id)

    def lidmaatschap_voor(self, *rollen: Rol) -> Lidmaatschap:
        """The membership under which an act is done: the first with one of these roles."""
        namen = {rol.value for rol in rollen}
        return next((m for m in self.lidmaatschappen if m.rol in namen), self.lidmaatschappen[0])


class Verzoek(HttpRequest):
    """A request that passed the door: ``lid`` is set wherever a right was asked."""

    lid: Lid
    user: Gebruiker
    lidmaatschappen: list[Lidmaatschap]


def get_ingelogde(request: HttpRequest) -> Gebruiker | None:
    """Where the door lets everyone in: who is logged in, if anyone."""
    return request.user if isinstance(request.user, Gebruiker) else None
