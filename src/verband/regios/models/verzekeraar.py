from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.core.models import Basis
from verband.core.velden import CijfersField
from verband.regios.models.regio import MetVersie, Regio, VanRegio


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
    # The day of the source, such as that of the list of ZN (LHV-7).
    bron_op = models.DateField(null=True, blank=True)
    # Why it says something else than the newest list, who said so (a plain id: people stand in a
    # room above this one) and when. Nothing as long as it was not put right by hand.
    reden = models.CharField(max_length=300, blank=True)
    hersteld_door = models.UUIDField(null=True, blank=True)
    hersteld_op = models.DateField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(reden="", hersteld_door__isnull=True, hersteld_op__isnull=True)
                | (~Q(reden="") & Q(hersteld_door__isnull=False, hersteld_op__isnull=False)),
                name="hersteld_met_reden",
            ),
        ]


class Verzekeraarslijst(Basis):
    """A dated list of insurers per region that someone made known, such as that of ZN (LHV-7).

    Of the country as a whole; what it says of one region are its rows.
    """

    titel = models.CharField(max_length=160)
    op = models.DateField()

    class Meta:
        ordering = ["-op"]
        constraints = [models.UniqueConstraint(fields=["op"], name="lijst_eenmaal_per_dag")]

    def __str__(self) -> str:
        return self.titel


class Lijstregel(Basis):
    """What the list says of one region, insurer and contract year; never changed by a region.

    ``regio`` is empty for a region that does not work with Verband: only the platform sees those.
    """

    lijst = models.ForeignKey(Verzekeraarslijst, models.CASCADE, related_name="regels")
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, related_name="+")
    regionaam = models.CharField(max_length=120)
    verzekeraar = models.ForeignKey(Verzekeraar, models.PROTECT, related_name="+")
    contractjaar = models.PositiveSmallIntegerField()
    rol = models.CharField(max_length=12, choices=RegioVerzekeraar.Rol.choices)
    plek = models.PositiveSmallIntegerField(null=True)
    aandeel = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["regionaam", "contractjaar", "rol"]
        constraints = [
            models.UniqueConstraint(
                fields=["lijst", "regio", "regionaam", "contractjaar", "verzekeraar"],
                nulls_distinct=False,
                name="lijstregel_eenmaal",
            ),
            models.CheckConstraint(
                condition=Q(aandeel__isnull=True) | Q(aandeel__lte=10_000), name="lijst_aandeel"
            ),
        ]
