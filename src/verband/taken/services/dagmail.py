"""The digest: what is new since it was last told, to one person, at most once a day."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from verband.access.models import Gebruiker
from verband.taken.kijker import kijk_als
from verband.taken.models import Post
from verband.taken.selectors import get_voorkeur, list_taken
from verband.taken.services.berichten import bericht_van, meld
from verband.taken.services.post import zet_klaar


def dagmail(gebruiker_id: UUID, dag: dt.date) -> Post | None:
    """The mail that was made, if there was news and they want it.

    The user's row is locked: of two runs the second one finds everything told.
    """
    with transaction.atomic():
        gebruiker = (
            Gebruiker.objects.select_for_update().filter(pk=gebruiker_id, is_active=True).first()
        )
        if gebruiker is None:
            return None
        kijker = kijk_als(gebruiker, dag)
        if not kijker.leden and kijker.landelijk is None:
            return None
        nieuw = meld(bericht_van(gebruiker, taak) for taak in list_taken(kijker))
        if not nieuw or not get_voorkeur(gebruiker).dagmail:
            return None
        return zet_klaar(gebruiker, f"dag:{dag}", nieuw, dringend=False)
