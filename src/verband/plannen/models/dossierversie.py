from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from verband.core.geschiedenis import houd_bij
from verband.plannen.models.toetsdossier import Toetsdossier
from verband.regios.models.regio import VanRegio

SHA256 = r"^[0-9a-f]{64}$"


@houd_bij()
class DossierVersie(VanRegio):
    """That this plan was checked on these rules and dates, with these findings: by hash only.

    Never changed and never removed. What was checked stands in ``VersieInhoud``, so that it
    can be removed and this still proves what a copy kept elsewhere says.
    """

    alleen_erbij = True

    dossier = models.ForeignKey(
        Toetsdossier, models.PROTECT, related_name="versies", db_constraint=False
    )
    nummer = models.PositiveIntegerField()
    bestand_sha256 = models.CharField(max_length=64)
    plan_sha256 = models.CharField(max_length=64)
    bevindingen_sha256 = models.CharField(max_length=64)
    # Of the facts of the region's own table it was checked with; empty when there were none.
    tafel_sha256 = models.CharField(max_length=64, blank=True)
    # The rule sets that were used, and all that there were to choose from: with those the
    # same check can be done again.
    regelsets = models.JSONField()
    beschikbaar = models.JSONField()
    getoetst_op = models.DateField()
    peildatum = models.DateField()
    kennisdatum = models.DateField()
    aantallen = models.JSONField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "dossier", "nummer"], name="versie_nummer_eenmaal"
            ),
            models.UniqueConstraint(
                fields=["regio", "dossier", "bestand_sha256", "tafel_sha256"],
                name="versie_bestand_eenmaal",
            ),
            models.CheckConstraint(condition=Q(nummer__gte=1), name="versie_vanaf_1"),
            models.CheckConstraint(
                condition=Q(bestand_sha256__regex=SHA256)
                & Q(plan_sha256__regex=SHA256)
                & Q(bevindingen_sha256__regex=SHA256)
                & (Q(tafel_sha256="") | Q(tafel_sha256__regex=SHA256)),
                name="versie_sha256",
            ),
        ]

    def __str__(self) -> str:
        return str(self.nummer)


class VersieInhoud(VanRegio):
    """What a version is about, as bytes: plan, file and findings. Goes with the dossier."""

    nooit_anders = True

    versie = models.OneToOneField(
        DossierVersie, models.PROTECT, related_name="inhoud", db_constraint=False
    )
    plan = models.BinaryField()
    bestand = models.BinaryField()
    bestandsnaam = models.CharField(max_length=200, blank=True)
    cellen = models.JSONField(default=dict)
    bevindingen = models.BinaryField()  # Rapport.als_json(), to the byte
    rapport = models.BinaryField()  # the whole Rapport, to show it as it was
    notitie = models.CharField(max_length=1000, blank=True)
    # The sections that came from the region's table instead of the plan (``tafelfeiten.py``).
    tafel = models.BinaryField(default=b"")
