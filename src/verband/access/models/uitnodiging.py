from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from verband.access.models.lidmaatschap import KEUZES
from verband.core.models import Basis
from verband.regios.models import Organisatie, Regio, Verzekeraar


class Uitnodiging(Basis):
    """A role that waits for someone to press a button. Only the hash of its token is kept.

    Opening the link changes nothing, so a mail scanner can't use it up.
    """

    email = models.EmailField()
    rol = models.CharField(max_length=24, choices=KEUZES)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="+")
    verzekeraar = models.ForeignKey(
        Verzekeraar, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    # The first day of the role; none: the day on which it is accepted.
    vanaf = models.DateField(null=True, blank=True)
    uitgenodigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sleutel = models.CharField(max_length=64, unique=True)
    verloopt_at = models.DateTimeField()
    gebruikt_at = models.DateTimeField(null=True, blank=True)
    ingetrokken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-aangemaakt_at"]
        constraints = [
            # A pending invitation per role and address; a new one replaces the old.
            models.UniqueConstraint(
                fields=["email", "rol", "regio", "verzekeraar", "organisatie"],
                condition=Q(gebruikt_at__isnull=True, ingetrokken_at__isnull=True),
                name="uitnodiging_eenmaal_open",
                nulls_distinct=False,
            )
        ]

    @property
    def is_verlopen(self) -> bool:
        return self.verloopt_at <= timezone.now()
