from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from verband.plannen.models.deling import Deling
from verband.plannen.models.toetsdossier import Toetsdossier
from verband.regios.models.regio import VanRegio

MAX_TEKENS = 4000


class DossierNotitie(VanRegio):
    """A note, on one finding (by its key, so in every version that has it) or on the dossier.

    With ``deling`` it belongs to what was shared: its writer and the coordinator read it, no one
    else whom the same was shared with. An answer is on a first note, never on an answer.
    """

    dossier = models.ForeignKey(
        Toetsdossier, models.PROTECT, related_name="notities", db_constraint=False
    )
    sleutel = models.CharField(max_length=12, blank=True)
    deling = models.ForeignKey(
        Deling, models.PROTECT, null=True, related_name="notities", db_constraint=False
    )
    antwoord_op = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="antwoorden", db_constraint=False
    )
    schrijver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tekst = models.TextField(max_length=MAX_TEKENS)
    stand = models.PositiveIntegerField(default=1)

    @property
    def is_gewijzigd(self) -> bool:
        return self.stand > 1

    class Meta:
        ordering = ["aangemaakt_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sleutel__regex=r"^([0-9a-f]{12})?$"), name="notitie_sleutel"
            ),
            models.CheckConstraint(condition=~Q(tekst__regex=r"^\s*$"), name="notitie_niet_leeg"),
        ]
