"""What tests of this room share: a member with their region in sight, and a browser of theirs."""

from __future__ import annotations

from dataclasses import replace

from verband.access import selectors
from verband.access.models import Gebruiker
from verband.access.tests.hulp import als as als
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.regios.models import Regio

DUINRAND = "/r/duinrand/"


def lid_van(gebruiker: Gebruiker, regio: Regio, *, opgestapt: bool = False) -> Lid:
    """As the door makes them; leaves the transaction with this region in sight."""
    zet_blik(Blik(gebruiker=gebruiker.pk, regios=frozenset({regio.id})))
    lid = selectors.lid_in_regio(gebruiker, selectors.eigen_lidmaatschappen(gebruiker), regio)
    assert lid is not None
    return replace(lid, opgestapt=opgestapt)


def tekst(antwoord) -> str:
    import html

    return html.unescape(antwoord.content.decode())
