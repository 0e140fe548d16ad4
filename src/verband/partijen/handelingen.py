"""What the *logboek* says of the acts of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.audit.woorden import zeg

zeg(
    {
        "organisatie_toevoegen": _("Voegde een organisatie toe"),
        "organisatie_wijzigen": _("Wijzigde een organisatie"),
        "organisaties_inlezen": _(
            "Las een lijst met organisaties in: %(nieuw)s nieuw, %(gewijzigd)s gewijzigd"
        ),
        "fusie_vastleggen": _("Legde vast dat een organisatie op %(op)s in een andere opgaat"),
        "gebied_toevoegen": _("Legde vast vanaf wanneer %(code)s bij de regio hoort of niet"),
        "gebied_beeindigen": _("Beëindigde een deel van het gebied per %(tot)s"),
        "gebied_weghalen": _("Haalde een deel van het gebied weg dat er niet hoorde te staan"),
        "verzekeraar_vastleggen": _(
            "Legde de rol van een verzekeraar in contractjaar %(contractjaar)s vast"
        ),
        "verzekeraar_weghalen": _("Haalde een verzekeraar uit contractjaar %(contractjaar)s"),
        "contact_vastleggen": _("Legde een contactpersoon vast"),
        "contact_weghalen": _("Haalde een contactpersoon weg"),
        "mandaat_opstellen": _("Zette een mandaat klaar"),
        "mandaat_wijzigen": _("Wijzigde het concept van een mandaat"),
        "mandaat_weghalen": _("Haalde het concept van een mandaat weg"),
        "mandaat_vragen": _("Vroeg de discipline om over een mandaat te beslissen"),
        "mandaat_bevestigen": _("Gaf een mandaat"),
        "mandaat_afwijzen": _("Gaf een gevraagd mandaat niet"),
        "mandaat_intrekken": _("Trok een mandaat in per %(per)s"),
        "mandaat_geweigerd": _("Probeerde te veranderen wat alleen de discipline verandert"),
        "mandaten_inlezen": _("Las een tabel in: %(nieuw)s concepten van mandaten"),
        "inzet_verklaren": _("Verklaarde de inzet van een discipline"),
        "discipline_vastleggen": _("Legde vast hoe een discipline georganiseerd is"),
        "peiling_vastleggen": _("Legde vast hoe het aanbod van %(soort)s gemeten wordt"),
        "aanbieders_toevoegen": _("Zette %(aantal)s aanbieders in de peiling"),
        "aanbod_vragen": _("Vroeg een aanbieder om haar aanbod"),
        "aanbod_opgeven": _("Gaf het eigen aanbod op"),
        "dekking_vaststellen": _("Stelde de VVT-dekking van %(soort)s vast: %(uitkomst)s"),
        "dossier_heropenen": _("Heropende het dossier van %(soort)s: %(reden)s"),
        "benadering_vastleggen": _("Legde vast dat een aanbieder benaderd is: %(uitkomst)s"),
        "contractstatus_vastleggen": _(
            "Legde voor %(jaar)s vast of een aanbieder een contract heeft: %(stand)s"
        ),
        "tafel_vastleggen": _("Legde een overlegtafel vast"),
        "onderwerp_verdelen": _("Legde vast wie over %(over)s afspraken maakt"),
        "verdeling_beeindigen": _("Beëindigde per %(tot)s wie over een onderwerp afspraken maakt"),
        "overleg_vastleggen": _("Legde het overleg van %(op)s vast"),
        "aanwezigheid_verbeteren": _("Verbeterde de eigen aanwezigheid bij een overleg"),
        "actiepunt_vastleggen": _("Legde een actiepunt vast voor %(tot)s"),
        "actiepunt_afronden": _("Rondde een actiepunt af"),
        "deelname_verklaren": _("Maakte een deelnameverklaring over %(jaar)s"),
        "op_verklaring_reageren": _("Schreef iets bij de eigen deelnameverklaring"),
        "besluit_vastleggen": _("Legde besluit %(nummer)s vast"),
        "besluit_bekrachtigen": _("Bekrachtigde besluit %(nummer)s"),
        "besluit_afwijzen": _("Wees besluit %(nummer)s af"),
        "overeenkomst_opstellen": _("Schreef versie %(nummer)s van een overeenkomst"),
        "overeenkomst_tekenen": _("Tekende versie %(nummer)s van een overeenkomst"),
        "derdenafspraak_vastleggen": _("Legde een afspraak met een derde vast, tot %(tot)s"),
        "vorm_vastleggen": _("Legde de samenwerkingsvorm van %(contractjaar)s vast"),
        "orgaan_vastleggen": _("Voegde een orgaan toe"),
        "zetel_vastleggen": _("Legde een zetel vast"),
        "orgaan_activeren": _("Maakte een orgaan actief"),
        "stemming_vastleggen": _("Legde een stemming vast"),
        "regio_aanmaken": _("Maakte een regio aan"),
        "regiegemeente_aanwijzen": _("Legde vast welke gemeente de regiegemeente is"),
        "voorstel_schrijven": _("Schreef aan het voorstel van de regiegemeente"),
        "voorstelbrief_toevoegen": _("Voegde een brief toe aan het voorstel van de regiegemeente"),
        "voorstel_voorleggen": _("Legde het voorstel van de regiegemeente voor"),
        "voorstel_instemmen": _("Stemde in met het voorstel van de regiegemeente (%(status)s)"),
        "gesprek_vastleggen": _("Legde een gesprek met de regiegemeente op %(op)s vast"),
        "platform_vastleggen": _("Legde de stand van een paramedisch platform vast"),
        "ondersteuning_vastleggen": _("Legde een vraag om ondersteuning vast"),
        "verzekeraar_aanmaken": _("Voegde een verzekeraar toe"),
        "verzekeraars_inlezen": _(
            "Las de lijst van %(op)s met verzekeraars per regio in: %(rijen)s rijen"
        ),
        "gebieden_inlezen": _(
            "Las codes van het CBS in: %(gemeenten)s gemeenten en %(buurten)s buurten"
        ),
    },
    resultaten={"geweigerd": _("geweigerd")},
)
