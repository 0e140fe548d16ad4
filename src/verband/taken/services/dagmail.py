"""The digest: what is new since it was last told, to one person, at most once a day.

What was told more than a week before its last day is told once more when that day is near.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker
from verband.taken.kijker import kijk_als
from verband.taken.models import Bericht, Post
from verband.taken.selectors import get_voorkeur, list_taken
from verband.taken.services.berichten import bericht_van, meld
from verband.taken.services.post import zet_klaar
from verband.taken.taak import Taak

LANG_GELEDEN = dt.timedelta(days=7)
HERINNERING = dt.timedelta(days=3)  # a working day is always among them, but at long holidays


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
        # What is new since today's mail waits for the next one: told now, it would miss the mail.
        if Post.objects.filter(gebruiker=gebruiker, sleutel=f"dag:{dag}").exists():
            return None
        if not kijker.leden and kijker.landelijk is None:
            return None
        taken = list_taken(kijker)
        nieuw = meld(bericht_van(gebruiker, taak) for taak in taken)
        nieuw += meld(_herinneringen(gebruiker, taken, dag))
        if not nieuw or not get_voorkeur(gebruiker).dagmail:
            return None
        return zet_klaar(gebruiker, f"dag:{dag}", nieuw, dringend=False)


def _herinneringen(gebruiker: Gebruiker, taken: list[Taak], dag: dt.date) -> Iterator[Bericht]:
    bijna = {
        t.sleutel: (t, t.tot - LANG_GELEDEN)
        for t in taken
        if t.tot and t.tot - HERINNERING <= dag <= t.tot
    }
    gemeld = Bericht.objects.filter(gebruiker=gebruiker, sleutel__in=bijna)
    for sleutel, moment in gemeld.values_list("sleutel", "aangemaakt_at"):
        taak, grens = bijna[sleutel]
        if timezone.localdate(moment) < grens:
            titel = _("Herinnering: %(titel)s") % {"titel": taak.titel}
            yield bericht_van(
                gebruiker, replace(taak, sleutel=f"{sleutel}:herinnering", titel=titel)
            )
