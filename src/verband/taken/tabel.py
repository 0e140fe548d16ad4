"""All kinds of tasks there are, in one table. A task is never stored: the state makes it, and
when the state changes it is gone. A row is added when its act exists, not before."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.taken.standen import dossiers, leden, regio, uitvoer
from verband.taken.taak import Soort

_BEHEER = _("wie de regio beheert")
_DOSSIER = _("wie de dossiers beheert")
_GEEN = _("geen")

TABEL: tuple[Soort, ...] = (
    Soort(
        "gebied-vastleggen", _("Leg het gebied vast"), _BEHEER,
        _("vandaag hoort er geen gemeente bij de regio"), _("er hoort een gemeente bij"),
        _GEEN, regio.gebied_vastleggen,
    ),
    Soort(
        "ro-vastleggen", _("Zet de RO in de lijst"), _("wie de organisaties beheert"),
        _("er staat geen regionale organisatie in de lijst"), _("zij staat erin"),
        _GEEN, regio.ro_vastleggen,
    ),
    Soort(
        "disciplines-aanvullen", _("Vul de disciplines aan"), _("wie de organisaties beheert"),
        _("van een van de vijf disciplines is er geen organisatie"), _("elke discipline is er"),
        _GEEN, regio.disciplines_aanvullen,
    ),
    Soort(
        "agb-aanvullen", _("Vul AGB-nummers aan"), _("wie de organisaties beheert"),
        _("een zorgaanbieder heeft geen AGB-nummer"), _("elke zorgaanbieder heeft er een"),
        _GEEN, regio.agb_aanvullen,
    ),
    Soort(
        "verzekeraar-vastleggen", _("Leg de preferente verzekeraar vast"), _BEHEER,
        _("voor het volgende contractjaar is er geen"), _("zij is vastgelegd"),
        _GEEN, regio.verzekeraar_vastleggen,
    ),
    Soort(
        "contact-vastleggen", _("Leg een contactpersoon vast"), _BEHEER,
        _("van de preferente verzekeraar staat niemand in de lijst"), _("er staat iemand in"),
        _GEEN, regio.contact_vastleggen,
    ),
    Soort(
        "uitnodiging-verloopt", _("Een uitnodiging verloopt"), _("wie de leden beheert"),
        _("twee dagen voor zij verloopt"), _("zij is aangenomen, ingetrokken of vervangen"),
        _("de dag waarop zij verloopt"), leden.uitnodiging_verloopt,
    ),
    Soort(
        "rol-eindigt", _("Een rol eindigt"), _("wie de leden beheert"),
        _("dertig dagen voor de rol eindigt"), _("de rol is voorbij of loopt langer door"),
        _("de dag waarop de rol eindigt"), leden.rol_eindigt,
    ),
    Soort(
        "tweede-stap-instellen", _("Stel uw tweede stap in"), _("uzelf"),
        _("uw rol vraagt er een en u heeft er geen"), _("u heeft er een"),
        _GEEN, leden.tweede_stap_instellen,
    ),
    Soort(
        "dossier-herstellen", _("Herstel het plan"), _DOSSIER,
        _("de nieuwste versie heeft punten die hersteld moeten worden"),
        _("een nieuwe versie heeft er geen, of de ronde is gesloten"),
        _("de laatste dag om in te dienen"), dossiers.dossier_herstellen,
    ),
    Soort(
        "notitie-beantwoorden", _("Beantwoord een notitie"), _DOSSIER,
        _("iemand met wie gedeeld is, schreef een notitie"), _("er staat een antwoord"),
        _GEEN, dossiers.notitie_beantwoorden,
    ),
    Soort(
        "gedeeld-lezen", _("Lees wat met u gedeeld is"), _("met wie gedeeld is"),
        _("er is iets met u gedeeld"), _("u zegt dat u het las, of de deling stopt"),
        _("de laatste dag waarop u het ziet"), dossiers.gedeeld_lezen,
    ),
    Soort(
        "deling-eindigt", _("Een deling eindigt"), _DOSSIER,
        _("zeven dagen voor de ontvanger niets meer ziet"),
        _("de deling is voorbij of ingetrokken"),
        _("de laatste dag van de deling"), dossiers.deling_eindigt,
    ),
    Soort(
        "bewaartermijn-nadert", _("Een dossier wordt verwijderd"), _DOSSIER,
        _("dertig dagen voor de bewaardatum"), _("u koos een latere dag, of het is verwijderd"),
        _("de laatste dag van het dossier"), dossiers.bewaartermijn_nadert,
    ),
    Soort(
        "uitvoer-ophalen", _("Haal uw bestand op"), _("wie erom vroeg"),
        _("het bestand is klaar"), _("u haalde het op, of het is verlopen"),
        _("de laatste dag van het bestand"), uitvoer.uitvoer_ophalen,
    ),
    Soort(
        "controle-nagaan", _("Ga de nachtelijke controle na"), _("de platformbeheerder"),
        _("de laatste controle vond iets of bleef uit"), _("de volgende klopt"),
        _GEEN, uitvoer.controle_nagaan,
    ),
)  # fmt: skip

# What we wait for: an invitation, a reader, a file.
WACHTEN = (leden.wacht_op_uitnodigingen, dossiers.wacht_op_lezers, uitvoer.wacht_op_uitvoer)
