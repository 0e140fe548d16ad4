"""The warning for a name that looks like one that is there."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.selectors.organisaties import list_gelijkenden
from verband.regios.models import Organisatie


class LijktOp(Weigering):
    """A refusal that one may overrule, after having seen whom it looks like."""

    def __init__(self, gelijken: list[Organisatie]) -> None:
        self.gelijken = gelijken
        super().__init__(
            _("Deze naam lijkt op een organisatie die er al is."),
            waarom=_(
                "Dezelfde organisatie twee keer in de lijst geeft later dubbele mandaten. "
                "Verschillen in hoofdletters, accenten, spaties of „St.” tellen niet mee."
            ),
            herstel=_(
                "Kijk of het dezelfde is. Is het een andere organisatie, zet dan het vinkje "
                "onder de naam en bewaar opnieuw."
            ),
        )


def weiger_dubbelganger(lid: Lid, naam: str, *, behalve: UUID | None = None) -> None:
    if gelijken := list_gelijkenden(lid, naam, behalve=behalve):
        raise LijktOp(gelijken)
