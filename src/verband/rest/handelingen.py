"""What the acts of this room are called in the logboek."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.audit.woorden import zeg

zeg(
    {
        "agendalink_intrekken": _("Trok een geheime agendalink in"),
        "agendalink_maken": _("Maakte een geheime agendalink"),
    }
)
