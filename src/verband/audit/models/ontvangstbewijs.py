from __future__ import annotations

from django.db import models

from verband.audit.models.handeling import Handeling
from verband.core.models import Basis


class Ontvangstbewijs(Basis):
    """The receipt of one act, as it was handed out: a signed text that proves itself.

    ``document`` is that text (JSON, ``ontvangstbewijs/1``; bewijs.py says what is in it). The
    other fields repeat what is needed to find it, and ``verband controleer`` holds them against it.
    """

    alleen_erbij = True

    regio_id = models.UUIDField(null=True, editable=False)
    # With the region in it; see the migration.
    handeling = models.ForeignKey(
        Handeling, models.PROTECT, related_name="bewijzen", db_constraint=False
    )
    # The doer: whoever did it may always see its receipt.
    gebruiker_id = models.UUIDField(null=True, editable=False)
    titel = models.CharField(max_length=200)
    sleutel_id = models.CharField(max_length=16)
    document = models.TextField()

    class Meta:
        ordering = ["-aangemaakt_at"]
        constraints = [
            # One per act; with the region in it, or it would tell that another's act is there.
            models.UniqueConstraint(
                fields=["regio_id", "handeling"],
                name="ontvangstbewijs_eenmaal",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.titel
