from __future__ import annotations

from django.db import models
from django.db.models import Q

from verband.plannen.models.dossierversie import SHA256
from verband.plannen.models.toetsdossier import Toetsdossier
from verband.regios.models.stuk import Stuk
from verband.werkboek.bijlage import MAX_BYTES


class Bijlage(Stuk):
    """A file beside a dossier. Its id is its storage name."""

    dossier = models.ForeignKey(
        Toetsdossier, models.PROTECT, related_name="bijlagen", db_constraint=False
    )

    class Meta:
        ordering = ["aangemaakt_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "dossier", "sha256"], name="bijlage_eenmaal"),
            models.CheckConstraint(
                condition=Q(grootte__gte=1, grootte__lte=MAX_BYTES), name="bijlage_grootte"
            ),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="bijlage_sha256"),
        ]
