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
        "regio_aanmaken": _("Maakte een regio aan"),
        "verzekeraar_aanmaken": _("Voegde een verzekeraar toe"),
        "gebieden_inlezen": _(
            "Las codes van het CBS in: %(gemeenten)s gemeenten en %(buurten)s buurten"
        ),
    }
)
