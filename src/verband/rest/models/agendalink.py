from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from verband.core.models import Basis
from verband.regios.models import Regio, Verzekeraar


class Agendalink(Basis):
    """A secret address that gives one person's clocks in one place to their own calendar.

    Only the hash of its token is kept; it dies with the last role in that place.
    """

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="+")
    verzekeraar = models.ForeignKey(
        Verzekeraar, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sleutel = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["aangemaakt_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "regio", "verzekeraar"],
                name="agendalink_een_per_plek",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(regio__isnull=False, verzekeraar__isnull=True)
                | Q(regio__isnull=True, verzekeraar__isnull=False),
                name="agendalink_een_plek",
            ),
        ]
