"""A number of a person in care is refused, never stored and never shown again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from regelwerk.tekst import bsn_achtig, bsn_context
from verband.core.fouten import Weigering


def weiger_bsn(*teksten: str) -> None:
    """Raises Weigering for digits that pass the 11-test among words that make it one."""
    for tekst in teksten:
        if bsn_achtig(tekst) and bsn_context(tekst):
            raise Weigering(
                _("Hier staat iets dat op een burgerservicenummer lijkt."),
                waarom=_("Gegevens van patiënten horen nergens in Verband."),
                herstel=_("Haal het nummer weg en probeer het opnieuw."),
                bron="NZA-T-art5b",
            )
