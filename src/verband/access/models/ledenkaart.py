from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.regios.models.regio import MetVersie, VanRegio


class Ledenkaart(MetVersie, VanRegio):
    """What one member lets others see of them in the *smoelenboek* of a region.

    Without a card others see name and role only. Withdrawn, the row is gone and with it what
    it held: the *logboek* keeps that and when, never the number.
    """

    class Voor(models.TextChoices):
        NIEMAND = "niemand", _("niemand")
        LEDEN = "leden", _("de leden van deze regio")
        VERZEKERAAR = "verzekeraar", _("de leden en de preferente verzekeraar")

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    telefoon = models.CharField(max_length=30, blank=True)
    telefoon_voor = models.CharField(max_length=12, choices=Voor.choices, default=Voor.NIEMAND)
    email_voor = models.CharField(max_length=12, choices=Voor.choices, default=Voor.NIEMAND)
    organisatie_voor = models.CharField(max_length=12, choices=Voor.choices, default=Voor.NIEMAND)
    toestemming_op = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "gebruiker"], name="ledenkaart_eenmaal"),
            models.CheckConstraint(
                condition=~Q(telefoon="") | Q(telefoon_voor="niemand"),
                name="ledenkaart_telefoon_is_er",
            ),
        ]
