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
        "gebied_toevoegen": _("Legde vast vanaf wanneer %(code)s bij de regio hoort of niet"),
        "gebied_beeindigen": _("Beëindigde een deel van het gebied per %(tot)s"),
        "gebied_weghalen": _("Haalde een deel van het gebied weg dat er niet hoorde te staan"),
        "verzekeraar_vastleggen": _(
            "Legde de rol van een verzekeraar in contractjaar %(contractjaar)s vast"
        ),
        "verzekeraar_weghalen": _("Haalde een verzekeraar uit contractjaar %(contractjaar)s"),
        "contact_vastleggen": _("Legde een contactpersoon vast"),
        "contact_weghalen": _("Haalde een contactpersoon weg"),
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
        "gebieden_inlezen": _(
            "Las codes van het CBS in: %(gemeenten)s gemeenten en %(buurten)s buurten"
        ),
    }
)
