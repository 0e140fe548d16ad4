"""What stands behind a personal link: the token shows one *bevestiging*, and then its region."""

from __future__ import annotations

from verband.access.models import Bevestiging
from verband.access.selectors import get_bevestiging
from verband.access.sleutels import hash_van
from verband.access.verzoek import Verzoek, get_ingelogde
from verband.core.context import Blik, zet_blik


def open_link(request: Verzoek, token: str, soort: str) -> Bevestiging | None:
    """With its region in sight; None, and nothing in sight, for what is no such link."""
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
