from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from verband.core.geschiedenis import houd_bij
from verband.regios.models import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio


class Subdiscipline(models.TextChoices):
    WIJKVERPLEGING = "wijkverpleging", _("wijkverpleging")
    SO = "so", _("specialist ouderengeneeskunde")


class VanDiscipline(models.Model):
    """Which discipline: of the five or another; within VVT which care, of paramedics which
    profession (ZZ-3.1-1b, ZZ-3.4-3a). Empty means the whole discipline."""

    discipline = models.CharField(max_length=60)
    subdiscipline = models.CharField(max_length=16, choices=Subdiscipline.choices, blank=True)
    beroep = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True


@houd_bij()
class Disciplineorganisatie(MetVersie, VanDiscipline, VanRegio):
    """How one discipline is organised here, and who decides for it (ZZ-3.1-2a, OPL-C4b).

    ``beheerder_email`` gets the personal links of the discipline: the RO may fill it in, but only
    until that person or a member *disciplinebeheerder* of the organisation has answered one.
    """

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    koepel = models.CharField(max_length=60, blank=True)
    rechtsvorm = models.CharField(max_length=120, blank=True)
    besluitregel = models.CharField(max_length=500, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    verbeterstap = models.CharField(max_length=500, blank=True)
    verbeterstap_op = models.DateField(null=True, blank=True)
    beheerder_naam = models.CharField(max_length=120, blank=True)
    beheerder_email = models.EmailField(blank=True)
    # The first answer of the discipline itself; from then on nobody else changes this row.
    overgenomen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["discipline", "subdiscipline", "beroep"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "discipline", "subdiscipline", "beroep"],
                name="discipline_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.discipline, self.subdiscipline, self.beroep]))
