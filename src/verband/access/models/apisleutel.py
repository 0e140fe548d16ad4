from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from verband.access.models.lidmaatschap import Lidmaatschap
from verband.core.models import Basis


class Apisleutel(Basis):
    """Lets a program act as one membership, within a scope. Only the hash of its token is kept.

    Without a column for the region: who holds it is a person, and only they see it.
    """

    lidmaatschap = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")
    # Also of the membership; here so that row security can ask it.
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=80)
    sleutel = models.CharField(max_length=64, unique=True)
    # How its owner recognises it in the settings of a program; far too short to guess on from.
    begin = models.CharField(max_length=8)
    # Codes of Omvang.
    omvang = ArrayField(models.CharField(max_length=32))
    verloopt_at = models.DateTimeField()
    ingetrokken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-aangemaakt_at"]

    @property
    def werkt(self) -> bool:
        return self.ingetrokken_at is None and timezone.now() < self.verloopt_at

    def __str__(self) -> str:
        return self.naam
