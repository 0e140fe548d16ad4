from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from verband.regios.models.regio import VanRegio


class Toetsdossier(VanRegio):
    """One plan of a region for one contract year, with the versions that were checked.

    After *dossier_verwijderen* the row stays, without its name, for the hashes that hang on it.
    ``stand`` counts its changes: who changes an older one is shown the newer one first.
    """

    class Staat(models.TextChoices):
        OPEN = "open", _("open")
        GEARCHIVEERD = "gearchiveerd", _("gearchiveerd")
        VERWIJDERD = "verwijderd", _("verwijderd")

    contractjaar = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=120, blank=True)
    staat = models.CharField(max_length=12, choices=Staat.choices, default=Staat.OPEN)
    # The retention period: the first day on which the nightly job removes what is in it.
    bewaren_tot = models.DateField()
    stand = models.PositiveIntegerField(default=1)
    verwijderd_op = models.DateField(null=True)

    class Meta:
        ordering = ["-contractjaar", "naam"]
        constraints = [
            models.UniqueConstraint(
                "regio",
                "contractjaar",
                Lower("naam"),
                condition=~Q(staat="verwijderd"),
                name="dossier_naam_eenmaal",
            ),
            models.CheckConstraint(
                condition=Q(contractjaar__gte=2027, contractjaar__lte=2099),
                name="dossier_contractjaar",
            ),
            models.CheckConstraint(
                condition=Q(staat__in=["open", "gearchiveerd"], verwijderd_op__isnull=True)
                & ~Q(naam="")
                | Q(staat="verwijderd", verwijderd_op__isnull=False, naam=""),
                name="dossier_verwijderd_is_leeg",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
