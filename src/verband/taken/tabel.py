"""All kinds of tasks there are, in one table. A task is never stored: the state makes it, and
when the state changes it is gone. A row is added when its act exists, not before."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.taken.standen import (
    aanbod,
    dossiers,
    leden,
    mandaten,
    overleg,
    regiegemeente,
    regio,
    uitvoer,
)
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
        "beslis-over-mandaat", _("Beslis over een mandaat"),
        _("de beheerder van de discipline die het geeft"),
        _("de RO vraagt een mandaat"), _("de discipline gaf het, of gaf het niet"),
        _GEEN, mandaten.beslis_over_mandaat,
    ),
    Soort(
        "geef-aanbod-op", _("Geef uw aanbod op"), _("een aanbieder van VVT"),
        _("de dossierhouder vraagt erom"), _("u antwoordt, of de dekking is vastgesteld"),
        _GEEN, aanbod.geef_aanbod_op,
    ),
    Soort(
        "peiling-opzetten", _("Zet de peiling van het VVT-aanbod op"), _("de dossierhouder"),
        _("van wijkverpleging of SO is er nog geen peiling"), _("zij is er"),
        _GEEN, aanbod.peiling_opzetten,
    ),
    Soort(
        "vraag-aanbieders", _("Vraag aanbieders om hun aanbod"), _("de dossierhouder"),
        _("een aanbieder in de peiling is nog niet gevraagd"), _("allen zijn gevraagd"),
        _GEEN, aanbod.vraag_aanbieders,
    ),
    Soort(
        "stel-dekking-vast", _("Stel de dekking vast"), _("de dossierhouder"),
        _("alle aanbieders hebben geantwoord"), _("de dekking is vastgesteld"),
        _GEEN, aanbod.stel_dekking_vast,
    ),
    Soort(
        "stel-dekking-opnieuw-vast", _("Stel de dekking opnieuw vast"), _("de dossierhouder"),
        _("sinds de vaststelling begon of eindigde een mandaat van een aanbieder"),
        _("het dossier is heropend"), _GEEN, aanbod.stel_dekking_opnieuw_vast,
    ),
    Soort(
        "voorstel-schrijven", _("Schrijf het voorstel"), _("de regiegemeente"),
        _("haar voorstel is een concept"), _("zij legde het voor"),
        _GEEN, regiegemeente.voorstel_schrijven,
    ),
    Soort(
        "voorstel-instemmen", _("Stem in met het voorstel"),
        _("de regiegemeente en wie de tafel beheert"),
        _("het voorstel is voorgelegd"), _("u stemde in, of het is weer een concept"),
        _GEEN, regiegemeente.voorstel_instemmen,
    ),
    Soort(
        "mandaat-eindigt", _("Een mandaat eindigt"),
        _("de beheerder van de discipline en wie de tafel beheert"),
        _("90, 30 en 7 dagen voor het einde"), _("er is een nieuw mandaat, of het is voorbij"),
        _("de laatste dag van het mandaat"), mandaten.mandaat_eindigt,
    ),
    Soort(
        "mandaat-ingetrokken", _("Een mandaat is ingetrokken"), _("wie de tafel beheert"),
        _("een discipline trok een mandaat in"),
        _("zij gaf het opnieuw, of er is een maand voorbij"),
        _("de laatste dag van het mandaat"), mandaten.mandaat_ingetrokken,
    ),
    Soort(
        "fusie-opvolgen", _("Regel het mandaat na een fusie"),
        _("wie verdergaat en wie de tafel beheert"),
        _("een organisatie met een mandaat gaat op in een andere"),
        _("die andere gaf het opnieuw, of de einddag van het oude is voorbij"),
        _("de dag voor de fusie"), mandaten.fusie_opvolgen,
    ),
    Soort(
        "uitnodiging-verloopt", _("Een uitnodiging verloopt"), _("wie de leden beheert"),
        _("twee dagen voor zij verloopt"), _("zij is aangenomen, ingetrokken of vervangen"),
        _("de dag waarop zij verloopt"), leden.uitnodiging_verloopt,
    ),
    Soort(
        "rol-eindigt", _("Een rol eindigt"), _("wie de leden beheert"),
        _("dertig dagen voor de rol eindigt"),
        _("de rol is voorbij of loopt door, of u nodigde opnieuw uit"),
        _("de laatste dag van de rol"), leden.rol_eindigt,
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
        _("de deling is voorbij of ingetrokken, of u deelde het opnieuw"),
        _("de laatste dag van de deling"), dossiers.deling_eindigt,
    ),
    Soort(
        "bewaartermijn-nadert", _("Een dossier wordt verwijderd"), _DOSSIER,
        _("dertig dagen voor de bewaardatum"), _("u koos een latere dag, of het is verwijderd"),
        _("de laatste dag van het dossier"), dossiers.bewaartermijn_nadert,
    ),
    Soort(
        "actiepunt-doen", _("Doe wat is afgesproken"), _("de organisatie die het zou doen"),
        _("een overleg gaf uw organisatie een actiepunt"), _("het is klaar gemeld"),
        _("de afgesproken dag"), overleg.actiepunt_doen,
    ),
    Soort(
        "besluit-beantwoorden", _("Bekrachtig een besluit"), _("wie over het mandaat beslist"),
        _("een besluit gaat verder dan uw mandaat"), _("u bekrachtigde het of wees het af"),
        _GEEN, overleg.besluit_beantwoorden,
    ),
    Soort(
        "aanwezigheid-nagaan", _("Ga na wie er was"), _("wie de tafel beheert"),
        _("een organisatie bij een besluit zegt dat zij niet bij het overleg was"),
        _("zij zegt van wel, het besluit is afgewezen, of de aanwezigheid staat vast"),
        _("de dag voordat de aanwezigheid vaststaat"), overleg.aanwezigheid_nagaan,
    ),
    Soort(
        "overeenkomst-tekenen", _("Teken de overeenkomst"), _("wie voor een partij mag tekenen"),
        _("uw partij is aan de beurt"), _("er is getekend, of er is een nieuwe tekst"),
        _GEEN, overleg.overeenkomst_tekenen,
    ),
    Soort(
        "overeenkomst-verlengen", _("Verleng de overeenkomst"), _("wie de tafel beheert"),
        _("90, 30 en 7 dagen voor zij afloopt"), _("er is een nieuwe versie"),
        _("de laatste dag waarop zij geldt"), overleg.overeenkomst_verlengen,
    ),
    Soort(
        "afspraak-loopt-af", _("Een afspraak met een ander loopt af"), _("wie de tafel beheert"),
        _("90, 30 en 7 dagen voor zij afloopt"), _("zij is voorbij"),
        _("de laatste dag waarop zij geldt"), overleg.afspraak_loopt_af,
    ),
    Soort(
        "uitvoer-ophalen", _("Haal uw bestand op"), _("wie erom vroeg"),
        _("het bestand is klaar"), _("u haalde het op, of het is verlopen"),
        _("de laatste dag van het bestand"), uitvoer.uitvoer_ophalen,
    ),
    Soort(
        "uitvoer-mislukt", _("Vraag uw bestand opnieuw"), _("wie erom vroeg"),
        _("het bestand kon niet worden gemaakt"), _("u vroeg het opnieuw, of een week later"),
        _GEEN, uitvoer.uitvoer_mislukt,
    ),
    Soort(
        "controle-nagaan", _("Ga de nachtelijke controle na"), _("de platformbeheerder"),
        _("de laatste controle vond iets of bleef uit"), _("de volgende klopt"),
        _GEEN, uitvoer.controle_nagaan,
    ),
)  # fmt: skip

# What we wait for: an invitation, a reader, what another would do, a signature, a file.
WACHTEN = (
    leden.wacht_op_uitnodigingen,
    mandaten.wacht_op_disciplines,
    aanbod.wacht_op_aanbieders,
    dossiers.wacht_op_lezers,
    overleg.wacht_op_actiepunten,
    overleg.wacht_op_achterban,
    overleg.wacht_op_handtekeningen,
    uitvoer.wacht_op_uitvoer,
)
