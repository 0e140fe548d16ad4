from __future__ import annotations

from django.conf import settings
from django.db import models

from verband.access.models import Apisleutel
from verband.core.models import Basis


class Herhaalsleutel(Basis):
    """The answer that was given to one write, kept so that asking again does not do it again."""

    apisleutel = models.ForeignKey(Apisleutel, models.CASCADE, related_name="+")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sleutel = models.CharField(max_length=64)
    # Of method, address and body: the same key for anything else is refused.
    verzoek_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    soort = models.CharField(max_length=60, blank=True)
    plek = models.CharField(max_length=300, blank=True)  # the Location header
    inhoud = models.BinaryField(default=b"")
    verloopt_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["apisleutel", "sleutel"], name="herhaalsleutel_eenmaal")
        ]
        indexes = [models.Index(fields=["verloopt_at"], name="herhaalsleutel_verloopt")]
