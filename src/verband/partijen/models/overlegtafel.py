from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from verband.core.geschiedenis import houd_bij
from verband.core.periodes import dagen
from verband.partijen.models.mandaat import Niveau
from verband.regios.models import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio


@houd_bij()
class Overlegtafel(MetVersie, VanRegio):
    """Where organisations of the region meet. One that is new says why it is there, what existing
    one was considered, and how it is tied to the region (ZZ-3.1-4a, ZZ-3.1-4b)."""

    class RolResv(models.TextChoices):
        KENNIS = "kennis", _("weet ervan")
        DEELNAME = "deelname", _("doet mee")
        TREKKER = "trekker", _("trekt het")

    naam = models.CharField(max_length=120)
    niveau = models.CharField(max_length=8, choices=Niveau.choices, default=Niveau.REGIO)
    rol_resv = models.CharField(max_length=12, choices=RolResv.choices)
    frequentie = models.CharField(max_length=80, blank=True)
    nieuw = models.BooleanField(default=False)
    meerwaarde = models.CharField(max_length=500, blank=True)
    overwogen = models.CharField(max_length=500, blank=True)
    verbinding = models.CharField(max_length=500, blank=True)
    # The first day on which it is no more; its meetings and decisions stay.
    tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint("regio", Lower("naam"), name="tafel_naam_eenmaal"),
            models.CheckConstraint(
                condition=Q(nieuw=False)
                | (
                    Q(meerwaarde__regex=r"\S")
                    & Q(overwogen__regex=r"\S")
                    & Q(verbinding__regex=r"\S")
                ),
                name="nieuwe_tafel_met_meerwaarde",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Tafellid(VanRegio):
    """An organisation that sits at a table."""

    tafel = models.ForeignKey(
        Overlegtafel, models.CASCADE, related_name="leden", db_constraint=False
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )

    class Meta:
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "tafel", "organisatie"], name="tafellid_eenmaal"
            )
        ]


@houd_bij()
class Onderwerpverdeling(MetVersie, VanRegio):
    """Who makes agreements about a subject, at which level and at which table (LHV-1).

    Two owners of one subject are not refused: the page of *wie spreekt wat af* shows them.
    """

    onderwerp = models.CharField(max_length=80)
    niveau = models.CharField(max_length=8, choices=Niveau.choices, default=Niveau.REGIO)
    eigenaar = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_constraint=False)
    tafel = models.ForeignKey(
        Overlegtafel, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["onderwerp", "niveau", "vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("vanaf")), name="verdeling_periode"
            ),
            ExclusionConstraint(
                name="verdeling_eenmaal_per_eigenaar",
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("onderwerp", RangeOperators.EQUAL),
                    ("niveau", RangeOperators.EQUAL),
                    ("eigenaar", RangeOperators.EQUAL),
                    (dagen(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp
