from __future__ import annotations

from django.db import models

from verband.core.models import Basis


class Regio(Basis):
    """A region with a RESV: the tenant. What it holds carries its id (requirement NZA-1-b)."""

    slug = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=120)
    # Invented regions say so on every page and print; no failure plays at one that exists.
    verzonnen = models.BooleanField(default=False)
    bron = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class VanRegio(Basis):
    """An object of one region. Row security stands in the migration of each (core/rls.py)."""

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class MetVersie(models.Model):
    """Counts its changes, so that the second of two editors sees that there was a first."""

    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
