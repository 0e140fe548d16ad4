from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.regios.models import Organisatie, Verzekeraar
from verband.regios.models.regio import VanRegio


class Contractstatus(VanRegio):
    """Whether an insurer contracted a provider for a year, as it published that (ZZ-3.4-4c).

    Never a term of that contract: no price, volume or ceiling has a place here. What was
    published last counts; earlier rows stay.
    """

    alleen_erbij = True

    class Stand(models.TextChoices):
        CONTRACT = "contract", _("heeft een contract")
        GEEN = "geen", _("heeft geen contract")

    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    verzekeraar = models.ForeignKey(Verzekeraar, models.PROTECT, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=10, choices=Stand.choices)
    # Where it was published, and on which day.
    bron = models.CharField(max_length=300)
    bron_op = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-jaar", "-bron_op", "-aangemaakt_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(bron=""), name="contractstatus_met_bron"),
        ]

    def __str__(self) -> str:
        return self.get_stand_display()
