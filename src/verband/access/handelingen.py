"""What the acts of this room are called in the logboek."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.audit.woorden import zeg

zeg(
    {
        "apisleutel_intrekken": _("Trok een sleutel van een programma in"),
        "apisleutel_maken": _("Maakte een sleutel voor een programma"),
        "bevestigen": _("Bevestigde iets met een link uit een mail"),
        "bevestiging_vragen": _("Vroeg iemand om een bevestiging"),
        "factor_instellen": _("Stelde een tweede stap in"),
        "factor_verwijderen": _("Haalde een tweede stap weg"),
        "gebruiker_wissen": _("Wiste de gegevens van een gebruiker"),
        "inloggen": _("Logde in"),
        "ledenkaart_bewaren": _("Koos wat anderen in het smoelenboek zien"),
        "ledenkaart_intrekken": _("Trok de toestemming voor het smoelenboek in"),
        "lid_uitnodigen": _("Nodigde iemand uit"),
        "lidmaatschap_beeindigen": _("Beëindigde een rol"),
        "stap_op": _("Liet de tweede stap zien"),
        "uitnodiging_aannemen": _("Nam een uitnodiging aan"),
        "uitnodiging_intrekken": _("Trok een uitnodiging in"),
        "uitloggen": _("Logde uit"),
        "wachtwoord_wijzigen": _("Koos een ander wachtwoord"),
        "vervanger_aanwijzen": _("Wees een vervanger aan van %(vanaf)s tot %(tot)s"),
        "vervanging_intrekken": _("Trok een vervanging in"),
    }
)
