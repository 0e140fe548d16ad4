from __future__ import annotations

from django.db import models
from django.db.models import Q

from verband.regios.models.organisatie import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio
from verband.regios.models.verzekeraar import Verzekeraar


class Contact(MetVersie, VanRegio):
    """Whom to call: of an insurer in this region, or of an organisation in it."""

    verzekeraar = models.ForeignKey(Verzekeraar, models.PROTECT, null=True, blank=True)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, db_constraint=False
    )
    naam = models.CharField(max_length=120)
    functie = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verzekeraar__isnull=True) ^ Q(organisatie__isnull=True),
                name="contact_van_een",
            )
        ]

    def __str__(self) -> str:
        return self.naam
