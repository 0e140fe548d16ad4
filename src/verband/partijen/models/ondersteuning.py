from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from verband.regios.models.regio import MetVersie, VanRegio


class ParamedischPlatform(MetVersie, VanRegio):
    """How far the paramedics of one *kernregio* are with a platform of their own (ZZ-3.4-3b)."""

    class Status(models.TextChoices):
        OPEN = "open", _("nog geen platform")
        IN_OPRICHTING = "in_oprichting", _("in oprichting")
        BESTAAT = "bestaat", _("bestaat")
        GEEN_MEERWAARDE = "geen_meerwaarde", _("heeft hier geen meerwaarde")

    kernregio = models.CharField(max_length=80)
    status = models.CharField(max_length=16, choices=Status.choices, blank=True)
    reden = models.CharField(max_length=500, blank=True)
    stap = models.CharField(max_length=500, blank=True)
    stap_op = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kernregio"]
        constraints = [
            models.UniqueConstraint("regio", Lower("kernregio"), name="kernregio_eenmaal")
        ]

    def __str__(self) -> str:
        return self.kernregio


class Ondersteuningsvraag(MetVersie, VanRegio):
    """What a discipline needs to organise itself, and what became of it (OPL-W2)."""

    class Soort(models.TextChoices):
        ADVIES = "advies", _("advies")
        UREN = "uren", _("uren")
        GELD = "geld", _("geld")

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", _("gevraagd")
        TOEGEZEGD = "toegezegd", _("toegezegd")
        GEGEVEN = "gegeven", _("gegeven")
        AFGEWEZEN = "afgewezen", _("afgewezen")

    discipline = models.CharField(max_length=60)
    soort = models.CharField(max_length=8, choices=Soort.choices)
    wat = models.CharField(max_length=500)
    uren = models.PositiveIntegerField(null=True, blank=True)
    bedrag_cent = models.PositiveBigIntegerField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.GEVRAAGD)
    antwoord = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["discipline", "aangemaakt_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="afgewezen") | ~Q(antwoord=""),
                name="ondersteuning_afgewezen_met_reden",
            )
        ]

    def __str__(self) -> str:
        return self.wat
