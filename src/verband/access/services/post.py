"""Mails of this room: plain text, short, and sent before the act is written.

A mail that can't leave refuses the act, so that nobody waits for one that never comes.
"""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from verband.core.fouten import Weigering


def verstuur(sjabloon: str, naar: str, onderwerp: str, gegevens: dict[str, Any]) -> None:
    """``onderwerp`` becomes one line, whatever names are in it."""
    tekst = render_to_string(sjabloon, gegevens)
    try:
        send_mail(" ".join(onderwerp.split()), tekst, None, [naar])
    except (SMTPException, OSError) as fout:
        raise Weigering(
            _("De mail kon niet worden verstuurd."),
            waarom=_("Onze mailserver neemt hem niet aan. Er is niets bewaard."),
            herstel=_(
                "Kijk of het e-mailadres klopt en probeer het over een paar minuten nog eens."
            ),
        ) from fout
