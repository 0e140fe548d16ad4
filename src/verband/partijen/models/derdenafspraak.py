from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from verband.core.geschiedenis import houd_bij
from verband.partijen.models.mandaat import Mandaat, Niveau
from verband.regios.models.regio import VanRegio


@houd_bij()
class Derdenafspraak(VanRegio):
    """An agreement with a party outside the table, and the mandate it was signed on (ZZ-3.3-1b)."""

    partij = models.CharField(max_length=160)
    sector = models.CharField(max_length=80)
    onderwerp = models.CharField(max_length=80)
    niveau = models.CharField(max_length=8, choices=Niveau.choices, default=Niveau.REGIO)
    wat = models.CharField(max_length=500)
    cent = models.PositiveBigIntegerField(null=True, blank=True)
    mandaat = models.ForeignKey(Mandaat, models.PROTECT, related_name="+", db_constraint=False)
    ondertekenaar = models.CharField(max_length=120)
    door_vervanger = models.BooleanField(default=False)
    getekend_op = models.DateField()
    vanaf = models.DateField()
    tot = models.DateField()

    class Meta:
        ordering = ["tot", "partij"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("vanaf")), name="derdenafspraak_periode")
        ]

    def __str__(self) -> str:
        return self.partij
