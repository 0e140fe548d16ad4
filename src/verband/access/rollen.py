"""Roles and what each may do, as a list that a lawyer can read. It is shown on /rollen/.

Roles hang on a membership, never on a user. A right that no role has can't be used; an address
without a declared right can't be reached (middleware.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Recht(StrEnum):
    """One thing that someone may do; ``ZINNEN`` says it in Dutch."""

    REGIO_ZIEN = "regio_zien"
    REGIO_BEHEREN = "regio_beheren"
    ORGANISATIES_ZIEN = "organisaties_zien"
    ORGANISATIES_BEHEREN = "organisaties_beheren"
    LEDEN_ZIEN = "leden_zien"
    LEDEN_BEHEREN = "leden_beheren"
    LOGBOEK_ZIEN = "logboek_zien"
    DOSSIERS_BEHEREN = "dossiers_beheren"
    GEDEELD_ZIEN = "gedeeld_zien"
    REGIOS_VAN_VERZEKERAAR_ZIEN = "regios_van_verzekeraar_zien"
    LANDELIJK_ZIEN = "landelijk_zien"
    PLATFORM_BEHEREN = "platform_beheren"


ZINNEN: Mapping[Recht, str | Promise] = {
    Recht.REGIO_ZIEN: _("Ziet de regio: haar naam, haar gebied en haar verzekeraars."),
    Recht.REGIO_BEHEREN: _("Legt het gebied, de verzekeraars en de contactpersonen vast."),
    Recht.ORGANISATIES_ZIEN: _("Ziet welke organisaties in de regio meedoen."),
    Recht.ORGANISATIES_BEHEREN: _("Voegt organisaties toe, wijzigt ze en leest een lijst in."),
    Recht.LEDEN_ZIEN: _("Ziet wie in de regio welke rol heeft."),
    Recht.LEDEN_BEHEREN: _("Nodigt mensen uit en beëindigt hun rol."),
    Recht.LOGBOEK_ZIEN: _("Leest het logboek van de regio."),
    Recht.DOSSIERS_BEHEREN: _("Bewaart toetsdossiers, deelt ze en verwijdert ze."),
    Recht.GEDEELD_ZIEN: _("Ziet wat met deze rol gedeeld is, en niets anders."),
    Recht.REGIOS_VAN_VERZEKERAAR_ZIEN: _("Ziet in één lijst de regio's van de verzekeraar."),
    Recht.LANDELIJK_ZIEN: _("Ziet landelijke aantallen, nooit gegevens van één regio."),
    Recht.PLATFORM_BEHEREN: _("Maakt regio's aan en nodigt hun eerste coördinator uit."),
}


class Rol(models.TextChoices):
    COORDINATOR = "coordinator", _("coördinator")
    DISCIPLINEBEHEERDER = "disciplinebeheerder", _("beheerder van een discipline")
    VERTEGENWOORDIGER = "vertegenwoordiger", _("vertegenwoordiger")
    KASSIER = "kassier", _("kassier")
    CONTROLLER = "controller", _("controller")
    WIJKCOORDINATOR = "wijkcoordinator", _("wijkcoördinator")
    DEELNEMER = "deelnemer", _("deelnemer")
    REGIEGEMEENTE = "regiegemeente", _("regiegemeente")
    PREFERENTE_VERZEKERAAR = "preferente_verzekeraar", _("preferente verzekeraar")
    ANDERE_VERZEKERAAR = "andere_verzekeraar", _("andere verzekeraar")
    NZA = "nza", _("NZa")
    PLATFORMBEHEERDER = "platformbeheerder", _("platformbeheerder")


# Preferent or not is a fact of the region and the year, so a membership says *verzekeraar* only.
INKOPER = "zorginkoper"

_LID = frozenset({Recht.REGIO_ZIEN, Recht.ORGANISATIES_ZIEN, Recht.GEDEELD_ZIEN})
ROLLEN: Mapping[Rol, frozenset[Recht]] = {
    Rol.COORDINATOR: _LID
    | {
        Recht.REGIO_BEHEREN,
        Recht.ORGANISATIES_BEHEREN,
        Recht.LEDEN_ZIEN,
        Recht.LEDEN_BEHEREN,
        Recht.LOGBOEK_ZIEN,
        Recht.DOSSIERS_BEHEREN,
    },
    Rol.DISCIPLINEBEHEERDER: _LID,
    Rol.VERTEGENWOORDIGER: _LID,
    Rol.KASSIER: _LID,
    Rol.CONTROLLER: _LID | {Recht.LOGBOEK_ZIEN},
    Rol.WIJKCOORDINATOR: _LID,
    Rol.DEELNEMER: _LID,
    Rol.REGIEGEMEENTE: _LID,
    Rol.PREFERENTE_VERZEKERAAR: frozenset(
        {Recht.REGIO_ZIEN, Recht.GEDEELD_ZIEN, Recht.REGIOS_VAN_VERZEKERAAR_ZIEN}
    ),
    # Nothing of the region's work before an offer is accepted (ZZ-4.1-4a).
    Rol.ANDERE_VERZEKERAAR: frozenset({Recht.REGIO_ZIEN, Recht.REGIOS_VAN_VERZEKERAAR_ZIEN}),
    Rol.NZA: frozenset({Recht.LANDELIJK_ZIEN}),
    Rol.PLATFORMBEHEERDER: frozenset({Recht.PLATFORM_BEHEREN}),
}
IN_REGIO = (
    Rol.COORDINATOR,
    Rol.DISCIPLINEBEHEERDER,
    Rol.VERTEGENWOORDIGER,
    Rol.KASSIER,
    Rol.CONTROLLER,
    Rol.WIJKCOORDINATOR,
    Rol.DEELNEMER,
    Rol.REGIEGEMEENTE,
)
LANDELIJK = (Rol.NZA, Rol.PLATFORMBEHEERDER)
# Who signs, handles money or administers: no such right without a second factor.
FACTOR_VERPLICHT = frozenset(
    {
        Rol.COORDINATOR,
        Rol.DISCIPLINEBEHEERDER,
        Rol.KASSIER,
        Rol.PREFERENTE_VERZEKERAAR,
        Rol.PLATFORMBEHEERDER,
    }
)
