"""What the acts of this room are called in the logboek."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.audit.woorden import zeg

zeg(
    {
        "gebruiker_wissen": _("Wiste de gegevens van een gebruiker"),
        "lidmaatschap_beeindigen": _("Beëindigde een rol"),
    }
)
