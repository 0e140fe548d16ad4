from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from verband.plannen.models.dossierversie import SHA256
from verband.plannen.models.toetsdossier import Toetsdossier
from verband.regios.models.regio import VanRegio
from verband.werkboek.bijlage import MAX_BYTES


class Bijlage(VanRegio):
    """A file beside a dossier, in the database itself (decision 24). Its id is its storage name."""

    nooit_anders = True

    dossier = models.ForeignKey(
        Toetsdossier, models.PROTECT, related_name="bijlagen", db_constraint=False
    )
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=8)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["aangemaakt_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "dossier", "sha256"], name="bijlage_eenmaal"),
            models.CheckConstraint(
                condition=Q(grootte__gte=1, grootte__lte=MAX_BYTES), name="bijlage_grootte"
            ),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="bijlage_sha256"),
        ]

    def __str__(self) -> str:
        return self.naam
