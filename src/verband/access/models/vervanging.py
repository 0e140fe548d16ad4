from __future__ import annotations

import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from verband.access.models.lidmaatschap import Lidmaatschap
from verband.access.rollen import IN_REGIO
from verband.core.periodes import dagen
from verband.regios.models.regio import VanRegio

_ROLLEN = [(rol.value, rol.label) for rol in IN_REGIO]


class Vervanging(VanRegio):
    """Who takes the place of an absent member for a while: someone with the same role here.

    It gives no right: the deputy has the role already, which the database holds both to (foreign
    keys with region and role in them); a trigger holds who speaks for an organisation to one of
    that organisation. It only says whose tasks are shown, and on whose behalf.
    """

    # Copied from both memberships, so that a foreign key can hold them to it.
    rol = models.CharField(max_length=24, choices=_ROLLEN)
    afwezige = models.ForeignKey(
        Lidmaatschap, models.PROTECT, related_name="+", db_constraint=False
    )
    vervanger = models.ForeignKey(
        Lidmaatschap, models.PROTECT, related_name="+", db_constraint=False
    )
    vanaf = models.DateField()
    tot = models.DateField()  # the first day on which the absent one is back
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["vanaf", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("vanaf")), name="vervanging_periode"),
            models.CheckConstraint(
                condition=~Q(afwezige=F("vervanger")), name="vervanging_door_een_ander"
            ),
            ExclusionConstraint(
                name="vervanging_eenmaal_per_dag",
                condition=Q(ingetrokken_at__isnull=True),
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("afwezige", RangeOperators.EQUAL),
                    (dagen(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def loopt(self, dag: dt.date) -> bool:
        return self.ingetrokken_at is None and self.vanaf <= dag < self.tot
