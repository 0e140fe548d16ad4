from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.regios.models.regio import VanRegio


class Uitvoer(VanRegio):
    """A file that someone asked for and a job makes; it waits for them until a day."""

    class Stand(models.TextChoices):
        WACHT = "wacht", _("wacht")
        KLAAR = "klaar", _("klaar")
        MISLUKT = "mislukt", _("mislukt")
        GESTOPT = "gestopt", _("gestopt")

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=24)
    vraag = models.JSONField(default=dict)
    titel = models.CharField(max_length=200)
    stand = models.CharField(max_length=8, choices=Stand.choices, default=Stand.WACHT)
    reden = models.CharField(max_length=500, blank=True)
    klaar_at = models.DateTimeField(null=True)
    opgehaald_at = models.DateTimeField(null=True)
    # The first day on which the file is gone.
    tot = models.DateField(null=True)

    class Meta:
        ordering = ["-aangemaakt_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="klaar", klaar_at__isnull=False, tot__isnull=False)
                | ~Q(stand="klaar"),
                name="uitvoer_klaar_heeft_een_dag",
            )
        ]


class UitvoerInhoud(VanRegio):
    """The file itself. Goes when its day has come."""

    nooit_anders = True

    uitvoer = models.ForeignKey(Uitvoer, models.PROTECT, related_name="inhoud", db_constraint=False)
    naam = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    bytes = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "uitvoer"], name="uitvoer_een_bestand")
        ]
