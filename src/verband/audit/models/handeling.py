from __future__ import annotations

from django.db import models
from django.db.models import Q

from verband.core.models import Basis


class Handeling(Basis):
    """One act in the *logboek*: who, on whose behalf, what, when, with which result.

    Written once (the app role may only add and read) and chained per region; acts of the platform
    itself have no region and a chain of their own. Region, membership and user are plain ids:
    this room lies below theirs. No names or texts of persons here: who a user was can be
    erased without breaking the chain.
    """

    alleen_erbij = True

    regio_id = models.UUIDField(null=True, editable=False)
    nummer = models.PositiveBigIntegerField()
    op_at = models.DateTimeField()
    gebruiker_id = models.UUIDField(null=True)
    lidmaatschap_id = models.UUIDField(null=True)
    namens_id = models.UUIDField(null=True)
    wat = models.CharField(max_length=60)
    onderwerp = models.CharField(max_length=60, blank=True)
    onderwerp_id = models.UUIDField(null=True)
    resultaat = models.CharField(max_length=20, default="gedaan")
    gegevens = models.JSONField(default=dict)
    vorige = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio_id", "nummer"], name="handeling_nummer_eenmaal", nulls_distinct=False
            ),
            # Two acts can't both follow the same one.
            models.UniqueConstraint(
                fields=["regio_id", "vorige"], name="handeling_keten", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(nummer__gte=1), name="handeling_vanaf_1"),
        ]
        indexes = [models.Index(fields=["onderwerp_id"])]
