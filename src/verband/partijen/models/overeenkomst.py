from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from verband.core.geschiedenis import houd_bij
from verband.partijen.models.mandaat import Mandaat
from verband.regios.models import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio


@houd_bij()
class Overeenkomst(MetVersie, VanRegio):
    """The cooperation agreement of the region (ZZ-3.2-1c); what it says stands in its versions."""

    titel = models.CharField(max_length=160)

    class Meta:
        ordering = ["titel"]

    def __str__(self) -> str:
        return self.titel


class Overeenkomstversie(VanRegio):
    """The words that are signed, with their hash. Never changed: another text is a new version,
    and nobody has signed that yet."""

    alleen_erbij = True

    overeenkomst = models.ForeignKey(
        Overeenkomst, models.PROTECT, related_name="versies", db_constraint=False
    )
    nummer = models.PositiveIntegerField()
    tekst = models.TextField(blank=True)
    bestand = models.BinaryField(blank=True, default=b"")
    bestandsnaam = models.CharField(max_length=160, blank=True)
    besluitregels = models.CharField(max_length=1000)
    conflict = models.CharField(max_length=1000)
    toetreden = models.CharField(max_length=1000)
    vanaf = models.DateField()
    tot = models.DateField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "overeenkomst", "nummer"], name="overeenkomst_versie_nummer"
            ),
            models.CheckConstraint(condition=Q(tot__gt=F("vanaf")), name="overeenkomst_periode"),
            models.CheckConstraint(
                condition=Q(tekst__regex=r"\S") | ~Q(bestandsnaam=""),
                name="overeenkomst_heeft_inhoud",
            ),
        ]


class Overeenkomstpartij(VanRegio):
    """Who must sign a version, in which order; of one number anyone may be first."""

    alleen_erbij = True

    overeenkomstversie = models.ForeignKey(
        Overeenkomstversie, models.PROTECT, related_name="partijen", db_constraint=False
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    volgorde = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["volgorde", "organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "overeenkomstversie", "organisatie"],
                name="overeenkomstpartij_eenmaal",
            )
        ]


class Handtekening(VanRegio):
    """That a party signed these exact words. Without ``mandaat`` its own administrator did."""

    alleen_erbij = True

    overeenkomstversie = models.ForeignKey(
        Overeenkomstversie, models.PROTECT, related_name="handtekeningen", db_constraint=False
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mandaat = models.ForeignKey(
        Mandaat, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    als_vervanger = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["aangemaakt_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "overeenkomstversie", "organisatie"], name="handtekening_eenmaal"
            )
        ]
