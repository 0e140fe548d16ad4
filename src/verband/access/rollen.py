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
    KAART_BEHEREN = "kaart_beheren"
    TAFEL_ZIEN = "tafel_zien"
    TAFEL_BEHEREN = "tafel_beheren"
    MANDAAT_OPSTELLEN = "mandaat_opstellen"
    MANDAAT_BESLISSEN = "mandaat_beslissen"
    OVEREENKOMST_TEKENEN = "overeenkomst_tekenen"
    AANBOD_ZIEN = "aanbod_zien"
    AANBOD_BEHEREN = "aanbod_beheren"
    AANBOD_OPGEVEN = "aanbod_opgeven"
    VOORSTEL_DOEN = "voorstel_doen"
    GESPREK_VASTLEGGEN = "gesprek_vastleggen"
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
    Recht.KAART_BEHEREN: _("Kiest zelf wat anderen in het smoelenboek zien."),
    Recht.TAFEL_ZIEN: _("Ziet wie aan tafel zit, met welk mandaat, en wat er besloten is."),
    Recht.TAFEL_BEHEREN: _("Zet mandaten klaar, plant overleg en legt besluiten vast."),
    Recht.MANDAAT_OPSTELLEN: _(
        "Zet mandaten klaar; een discipline alleen die van de eigen organisatie."
    ),
    Recht.MANDAAT_BESLISSEN: _(
        "Geeft mandaten namens de eigen organisatie, wijzigt ze en trekt ze in."
    ),
    Recht.OVEREENKOMST_TEKENEN: _("Tekent overeenkomsten namens de eigen organisatie."),
    Recht.AANBOD_ZIEN: _("Ziet het aanbod van elke VVT-aanbieder."),
    Recht.AANBOD_BEHEREN: _("Vraagt VVT-aanbieders om hun aanbod en stelt de dekking vast."),
    Recht.AANBOD_OPGEVEN: _("Geeft het aanbod van de eigen organisatie op."),
    Recht.VOORSTEL_DOEN: _("Schrijft het voorstel van de regiegemeente."),
    Recht.GESPREK_VASTLEGGEN: _("Legt gesprekken van de verzekeraar en de regiegemeente vast."),
    Recht.REGIOS_VAN_VERZEKERAAR_ZIEN: _("Ziet in één lijst de regio's van de verzekeraar."),
    Recht.LANDELIJK_ZIEN: _("Ziet landelijke aantallen, nooit gegevens van één regio."),
    Recht.PLATFORM_BEHEREN: _("Maakt regio's aan en nodigt hun eerste coördinator uit."),
}


class Rol(models.TextChoices):
    COORDINATOR = "coordinator", _("coördinator")
    DISCIPLINEBEHEERDER = "disciplinebeheerder", _("beheerder van een discipline")
    VERTEGENWOORDIGER = "vertegenwoordiger", _("vertegenwoordiger")
    KASSIER = "kassier", _("kassier")
    DOSSIERHOUDER = "dossierhouder", _("neutrale dossierhouder")
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

_LID = frozenset(
    {
        Recht.REGIO_ZIEN,
        Recht.ORGANISATIES_ZIEN,
        Recht.GEDEELD_ZIEN,
        Recht.KAART_BEHEREN,
        Recht.TAFEL_ZIEN,
    }
)
ROLLEN: Mapping[Rol, frozenset[Recht]] = {
    Rol.COORDINATOR: _LID
    | {
        Recht.REGIO_BEHEREN,
        Recht.ORGANISATIES_BEHEREN,
        Recht.LEDEN_ZIEN,
        Recht.LEDEN_BEHEREN,
        Recht.LOGBOEK_ZIEN,
        Recht.DOSSIERS_BEHEREN,
        Recht.TAFEL_BEHEREN,
        Recht.MANDAAT_OPSTELLEN,
        Recht.OVEREENKOMST_TEKENEN,
    },
    Rol.DISCIPLINEBEHEERDER: _LID
    | {
        Recht.MANDAAT_OPSTELLEN,
        Recht.MANDAAT_BESLISSEN,
        Recht.OVEREENKOMST_TEKENEN,
        Recht.AANBOD_OPGEVEN,
    },
    Rol.VERTEGENWOORDIGER: _LID | {Recht.OVEREENKOMST_TEKENEN},
    Rol.KASSIER: _LID,
    # Neutral: of no provider, so that no competitor sees another's volume (design, section 7).
    Rol.DOSSIERHOUDER: _LID | {Recht.AANBOD_ZIEN, Recht.AANBOD_BEHEREN},
    Rol.CONTROLLER: _LID | {Recht.LOGBOEK_ZIEN},
    Rol.WIJKCOORDINATOR: _LID,
    Rol.DEELNEMER: _LID | {Recht.AANBOD_OPGEVEN},
    Rol.REGIEGEMEENTE: _LID
    | {
        Recht.VOORSTEL_DOEN,
        Recht.OVEREENKOMST_TEKENEN,
        Recht.MANDAAT_OPSTELLEN,
        Recht.MANDAAT_BESLISSEN,
    },
    Rol.PREFERENTE_VERZEKERAAR: frozenset(
        {
            Recht.REGIO_ZIEN,
            Recht.GEDEELD_ZIEN,
            Recht.REGIOS_VAN_VERZEKERAAR_ZIEN,
            Recht.TAFEL_ZIEN,
            Recht.AANBOD_ZIEN,
            Recht.GESPREK_VASTLEGGEN,
        }
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
    Rol.DOSSIERHOUDER,
    Rol.CONTROLLER,
    Rol.WIJKCOORDINATOR,
    Rol.DEELNEMER,
    Rol.REGIEGEMEENTE,
)
LANDELIJK = (Rol.NZA, Rol.PLATFORMBEHEERDER)
# Who acts in the name of their organisation; the others work for the region as a whole.
SPREKENDE_ROLLEN = (
    Rol.DISCIPLINEBEHEERDER, Rol.VERTEGENWOORDIGER, Rol.DEELNEMER, Rol.REGIEGEMEENTE,
)  # fmt: skip
# Who signs, handles money or administers: no such right without a second factor.
FACTOR_VERPLICHT = frozenset(
    {
        Rol.COORDINATOR,
        Rol.DISCIPLINEBEHEERDER,
        Rol.KASSIER,
        Rol.DOSSIERHOUDER,
        Rol.PREFERENTE_VERZEKERAAR,
        Rol.PLATFORMBEHEERDER,
    }
)
