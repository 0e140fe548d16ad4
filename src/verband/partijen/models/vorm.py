from __future__ import annotations

from typing import get_args

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from regelwerk.feiten import Vorm
from verband.core.geschiedenis import houd_bij
from verband.core.velden import CijfersField, IbanField
from verband.partijen.models.besluit import Besluit
from verband.regios.models.regio import MetVersie, VanRegio

_VORMEN = {"netwerk": _("netwerk"), "ro_transformatie": _("RO omgevormd tot RESV")}
VORMEN = [(code, _VORMEN[code]) for code in get_args(Vorm)]
NETWERK = "netwerk"


@houd_bij()
class Samenwerkingsvorm(MetVersie, VanRegio):
    """The form of the RESV in one contract year: one of two (ZZ-3.2-0a). A network is no legal
    person, so it has no numbers of its own (ZZ-3.2-1b); another form rests on a decision."""

    contractjaar = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=20, choices=VORMEN, default=NETWERK)
    motivatie = models.CharField(max_length=1000, blank=True)
    besluit = models.ForeignKey(
        Besluit, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    kvk = CijfersField(lengte=8, blank=True, default="")
    agb = CijfersField(lengte=8, blank=True, default="")
    iban = IbanField(blank=True, default="")

    class Meta:
        ordering = ["contractjaar"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "contractjaar"], name="vorm_een_per_jaar"),
            models.CheckConstraint(
                condition=Q(soort__in=[code for code, _naam in VORMEN]), name="vorm_een_van_twee"
            ),
            models.CheckConstraint(
                condition=~Q(soort=NETWERK) | Q(kvk="", agb="", iban=""),
                name="netwerk_zonder_nummers",
            ),
        ]


@houd_bij()
class Orgaan(MetVersie, VanRegio):
    """A body that decides by votes, such as the board of an RO made into RESV (ZZ-3.2-2b)."""

    class Stemregel(models.TextChoices):
        MEERDERHEID = "meerderheid", _("meer stemmen voor dan tegen")
        TWEE_DERDE = "twee_derde", _("ten minste twee derde voor")
        UNANIEM = "unaniem", _("niemand tegen")

    naam = models.CharField(max_length=120)
    stemregel = models.CharField(max_length=12, choices=Stemregel.choices)
    actief = models.BooleanField(default=False)

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "naam"], name="orgaan_naam_eenmaal")
        ]

    def __str__(self) -> str:
        return self.naam


@houd_bij()
class Zetel(MetVersie, VanRegio):
    """A place in a body, who holds it until when, and how much the vote weighs."""

    orgaan = models.ForeignKey(Orgaan, models.PROTECT, related_name="zetels", db_constraint=False)
    discipline = models.CharField(max_length=60)
    persoon = models.CharField(max_length=120)
    vanaf = models.DateField()
    tot = models.DateField()
    stemgewicht = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["discipline", "persoon"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("vanaf")), name="zetel_periode")
        ]

    def __str__(self) -> str:
        return self.persoon


class Stemming(VanRegio):
    """A vote of a body, with what came of it by its rule. It stands as it was."""

    alleen_erbij = True

    orgaan = models.ForeignKey(
        Orgaan, models.PROTECT, related_name="stemmingen", db_constraint=False
    )
    op = models.DateField()
    voorstel = models.CharField(max_length=1000)
    stemregel = models.CharField(max_length=12, choices=Orgaan.Stemregel.choices)
    aangenomen = models.BooleanField()

    class Meta:
        ordering = ["-op", "-aangemaakt_at"]


class Stem(VanRegio):
    """One vote. A trigger refuses a seat of another body, and a term that was over."""

    alleen_erbij = True

    class Keuze(models.TextChoices):
        VOOR = "voor", _("voor")
        TEGEN = "tegen", _("tegen")
        ONTHOUDING = "onthouding", _("onthoudt zich")

    stemming = models.ForeignKey(
        Stemming, models.PROTECT, related_name="stemmen", db_constraint=False
    )
    zetel = models.ForeignKey(Zetel, models.PROTECT, related_name="+", db_constraint=False)
    keuze = models.CharField(max_length=10, choices=Keuze.choices)
    gewicht = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["zetel__discipline", "zetel__persoon"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "stemming", "zetel"], name="stem_eenmaal")
        ]
