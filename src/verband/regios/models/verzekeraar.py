from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.core.models import Basis
from verband.core.velden import CijfersField
from verband.regios.models.regio import MetVersie, VanRegio


class Verzekeraar(Basis):
    """A health insurer; the same one in every region."""

    slug = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=120, unique=True)
    uzovi = CijfersField(lengte=4, blank=True, default="")
    verzonnen = models.BooleanField(default=False)

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class RegioVerzekeraar(MetVersie, VanRegio):
    """What an insurer is in a region in one contract year (ZZ-4.1-4a, NZA-T-art1).

    ``aandeel`` in hundredths of a percent of the insured; None is unknown. Market leaders are one
    or two, which their place (1, 2) keeps true in the database.
    """

    class Rol(models.TextChoices):
        PREFERENT = "preferent", _("preferente verzekeraar")
        MARKTLEIDER = "marktleider", _("marktleider")
        VER = "ver", _("andere verzekeraar")

    verzekeraar = models.ForeignKey(Verzekeraar, models.PROTECT)
    contractjaar = models.PositiveSmallIntegerField()
    rol = models.CharField(max_length=12, choices=Rol.choices)
    plek = models.PositiveSmallIntegerField(null=True, blank=True)
    aandeel = models.PositiveSmallIntegerField(null=True, blank=True)
    bron = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["contractjaar", "rol", "verzekeraar__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "contractjaar", "verzekeraar"], name="verzekeraar_een_rol_per_jaar"
            ),
            models.UniqueConstraint(
                fields=["regio", "contractjaar"],
                condition=Q(rol="preferent"),
                name="een_preferente_verzekeraar",
            ),
            models.UniqueConstraint(
                fields=["regio", "contractjaar", "plek"],
                condition=Q(rol="marktleider"),
                name="marktleiders_eigen_plek",
            ),
            models.CheckConstraint(
                # A place that is NULL makes the whole condition NULL, which a check lets pass.
                condition=Q(rol="marktleider", plek__isnull=False, plek__in=[1, 2])
                | (~Q(rol="marktleider") & Q(plek__isnull=True)),
                name="een_of_twee_marktleiders",
            ),
            models.CheckConstraint(
                condition=Q(aandeel__isnull=True) | Q(aandeel__lte=10_000), name="aandeel_tot_100"
            ),
            models.CheckConstraint(
                condition=Q(contractjaar__gte=2027, contractjaar__lte=2099), name="contractjaar"
            ),
        ]
