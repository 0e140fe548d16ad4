from __future__ import annotations

from django.db import models

from verband.core.models import Basis


class Controle(Basis):
    """The outcome of one night's *controleer*, for who runs the platform."""

    alleen_erbij = True

    dag = models.DateField(unique=True)
    houdt = models.BooleanField()
    uitslag = models.JSONField()

    class Meta:
        ordering = ["-dag"]
