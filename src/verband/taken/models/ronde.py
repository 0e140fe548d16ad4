from __future__ import annotations

from django.db import models

from verband.core.models import Basis


class Ronde(Basis):
    """What the clock starts once a day was started on this day, by whichever worker was there."""

    alleen_erbij = True

    wat = models.CharField(max_length=24)
    dag = models.DateField()

    class Meta:
        ordering = ["-dag", "wat"]
        constraints = [models.UniqueConstraint(fields=["wat", "dag"], name="ronde_eenmaal_per_dag")]
