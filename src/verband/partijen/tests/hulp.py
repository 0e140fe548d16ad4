"""What tests of this room share: a member with their region in sight, and a browser of theirs."""

from __future__ import annotations

from django.test import Client

from verband.access import selectors
from verband.access.models import Gebruiker
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.regios.models import Regio

DUINRAND = "/r/duinrand/"


def lid_van(gebruiker: Gebruiker, regio: Regio) -> Lid:
    """As the door makes them; leaves the transaction with this region in sight."""
    zet_blik(Blik(gebruiker=gebruiker.pk, regios=frozenset({regio.id})))
    lid = selectors.lid_in_regio(gebruiker, selectors.eigen_lidmaatschappen(gebruiker), regio)
    assert lid is not None
    return lid


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def tekst(antwoord) -> str:
    import html

    return html.unescape(antwoord.content.decode())
