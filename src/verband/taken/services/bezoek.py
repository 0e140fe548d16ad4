"""Remember a visit, at logging in: looking at a page writes nothing."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from verband.access.models import Gebruiker
from verband.taken.models import Bezoek


def noteer_bezoek(gebruiker: Gebruiker) -> None:
    nu = timezone.now()
    eerste = Bezoek(gebruiker=gebruiker, laatst_at=nu)
    Bezoek.objects.bulk_create([eerste], ignore_conflicts=True)
    Bezoek.objects.filter(gebruiker=gebruiker).exclude(id=eerste.id).update(
        vorig_at=F("laatst_at"), laatst_at=nu
    )
