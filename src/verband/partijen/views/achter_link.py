"""A personal link: showing it where nobody reads mail, and what stands behind it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.utils.html import format_html
from django.utils.translation import gettext as _

from verband.access.models import Bevestiging
from verband.access.selectors import get_bevestiging
from verband.access.sleutels import hash_van
from verband.access.verzoek import Verzoek, get_ingelogde
from verband.core.context import Blik, zet_blik


def toon_link_in_voorbeeldland(request: Verzoek, link: str, wie: str) -> None:
    """Nobody reads the mail of the example country; elsewhere nobody else gets to see the link."""
    if settings.DEMO:
        zin = _("Voorbeeldland: u kunt de link zelf")
        messages.info(request, format_html('{} <a href="{}">{}</a>', zin, link, wie))


def open_link(request: Verzoek, token: str, soort: str) -> Bevestiging | None:
    """The token shows one *bevestiging*, and then its region. None for what is no such link."""
    gevonden = get_bevestiging(hash_van(token))
    if gevonden is None or gevonden.soort != soort:
        return None
    wie = get_ingelogde(request)
    zet_blik(
        Blik(
            gebruiker=wie.pk if wie else None,
            regios=frozenset({gevonden.regio_id}),
            sleutel=gevonden.sleutel,
        )
    )
    return gevonden
