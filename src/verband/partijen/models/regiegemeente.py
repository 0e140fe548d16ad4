from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.core.geschiedenis import houd_bij
from verband.regios.models import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio
from verband.regios.models.stuk import Stuk
from verband.werkboek.bijlage import MAX_BYTES


@houd_bij()
class RegiegemeenteVoorstel(MetVersie, VanRegio):
    """How municipalities and social domain take part in RESV and *wijkverbanden* (ZZ-3.4-5a).

    One per region. Only its *regiegemeente* writes it; it is agreed when she and the RO both
    said so, and who changes the text after that starts again.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        VOORGELEGD = "voorgelegd", _("voorgelegd")
        OVEREENGEKOMEN = "overeengekomen", _("overeengekomen")

    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_constraint=False)
    resv = models.CharField(max_length=4000, blank=True)
    wijk = models.CharField(max_length=4000, blank=True)
    # Codes of the municipalities it holds for, as CBS writes them.
    gemeenten = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.CONCEPT)
    akkoord_gemeente_op = models.DateField(null=True, blank=True)
    akkoord_ro_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio"], name="voorstel_eenmaal"),
            models.CheckConstraint(
                condition=~Q(status="overeengekomen")
                | Q(akkoord_gemeente_op__isnull=False, akkoord_ro_op__isnull=False),
                name="voorstel_overeengekomen_door_beide",
            ),
            models.CheckConstraint(
                condition=~Q(status="concept")
                | Q(akkoord_gemeente_op__isnull=True, akkoord_ro_op__isnull=True),
                name="voorstel_concept_zonder_akkoord",
            ),
        ]

    def __str__(self) -> str:
        return str(self.gemeente)


class Voorstelbrief(Stuk):
    """The letter with the proposal, as a file; a newer one comes beside it."""

    voorstel = models.ForeignKey(
        RegiegemeenteVoorstel, models.PROTECT, related_name="brieven", db_constraint=False
    )

    class Meta:
        ordering = ["-aangemaakt_at"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "voorstel", "sha256"], name="brief_eenmaal"),
            models.CheckConstraint(
                condition=Q(grootte__gte=1, grootte__lte=MAX_BYTES), name="brief_grootte"
            ),
        ]


@houd_bij()
class Verzekeraarsgesprek(MetVersie, VanRegio):
    """A talk of the insurer with the *regiegemeente*, kept by the insurer (ZZ-3.4-5b)."""

    op = models.DateField()
    onderwerp = models.CharField(max_length=200)
    uitkomst = models.CharField(max_length=2000, blank=True)
    vervolg = models.CharField(max_length=500, blank=True)
    vervolg_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-op", "-aangemaakt_at"]

    def __str__(self) -> str:
        return self.onderwerp
