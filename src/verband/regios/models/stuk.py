from __future__ import annotations

from django.conf import settings
from django.db import models

from verband.regios.models.regio import VanRegio


class Stuk(VanRegio):
    """A file kept as it came, in the database itself (decision 24): what ``keur_bijlage`` says."""

    nooit_anders = True

    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=8)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.naam
