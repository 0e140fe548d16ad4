from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.core.geschiedenis import houd_bij
from verband.partijen.models.overlegtafel import Overlegtafel
from verband.regios.models import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio


@houd_bij()
class Overleg(MetVersie, VanRegio):
    """One meeting of a table. Until ``zichtbaar_vanaf`` an organisation may correct its own
    attendance; from that day the insurer sees it and it stands (ZZ-3.4-4d)."""

    tafel = models.ForeignKey(
        Overlegtafel, models.PROTECT, related_name="overleggen", db_constraint=False
    )
    op = models.DateField()
    zichtbaar_vanaf = models.DateField()

    class Meta:
        ordering = ["-op", "-aangemaakt_at"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "tafel", "op"], name="overleg_eenmaal_per_dag")
        ]

    def __str__(self) -> str:
        return f"{self.tafel}, {self.op.day}-{self.op.month}-{self.op.year}"


@houd_bij()
class Aanwezigheid(VanRegio):
    """Whether an organisation was at a meeting. Never counted into an order of organisations."""

    class Stand(models.TextChoices):
        AANWEZIG = "aanwezig", _("aanwezig")
        VERVANGER = "vervanger", _("vervanger aanwezig")
        AFWEZIG = "afwezig", _("afwezig")

    overleg = models.ForeignKey(
        Overleg, models.CASCADE, related_name="aanwezigheid", db_constraint=False
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    stand = models.CharField(max_length=10, choices=Stand.choices)
    bijdrage = models.CharField(max_length=300, blank=True)
    # The organisation itself said how it was.
    verbeterd_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "overleg", "organisatie"], name="aanwezigheid_eenmaal"
            )
        ]


@houd_bij()
class Actiepunt(MetVersie, VanRegio):
    """What one organisation does after a meeting, and by when."""

    overleg = models.ForeignKey(
        Overleg, models.PROTECT, related_name="actiepunten", db_constraint=False
    )
    wat = models.CharField(max_length=300)
    eigenaar = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_constraint=False)
    tot = models.DateField()
    gedaan_at = models.DateTimeField(null=True, blank=True)
    gedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["tot", "aangemaakt_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gedaan_at__isnull=True) | Q(gedaan_door__isnull=False),
                name="actiepunt_gedaan_door_iemand",
            )
        ]

    def __str__(self) -> str:
        return self.wat


class Deelnameverklaring(VanRegio):
    """How often one organisation took part in a year, as it stood when it was made up.

    The organisation reads it first and may answer; the insurer sees it from ``zichtbaar_vanaf``.
    """

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    jaar = models.PositiveSmallIntegerField()
    # Per table: its name, and how often there was a meeting, present, deputy, absent.
    regels = models.JSONField(default=list)
    zichtbaar_vanaf = models.DateField()
    reactie = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-jaar", "organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "organisatie", "jaar"], name="verklaring_eenmaal_per_jaar"
            )
        ]
