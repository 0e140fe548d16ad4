"""What the acts of this room are called in the logboek."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.audit.woorden import zeg

zeg(
    {
        "uitvoer_vragen": _("Vroeg om een bestand"),
        "uitvoer_stoppen": _("Liet het maken van een bestand stoppen"),
        "uitvoer_ophalen": _("Haalde een bestand op"),
    }
)
