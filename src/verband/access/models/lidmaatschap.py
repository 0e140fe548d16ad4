from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import IN_REGIO, INKOPER, LANDELIJK
from verband.core.geschiedenis import houd_bij
from verband.core.models import Basis
from verband.core.periodes import dagen
from verband.regios.models import Organisatie, Regio, Verzekeraar

KEUZES = [
    *[(rol.value, rol.label) for rol in (*IN_REGIO, *LANDELIJK)],
    (INKOPER, _("zorginkoper van een verzekeraar")),
]
_REGIO = [rol.value for rol in IN_REGIO]
_LANDELIJK = [rol.value for rol in LANDELIJK]


def _of_nul(kolom: str) -> Coalesce:
    """NULL is equal to nothing, so two roles without a region would never collide."""
    return Coalesce(F(kolom), Value(UUID(int=0)), output_field=models.UUIDField())


@houd_bij()
class Lidmaatschap(Basis):
    """Who has which role where, from which day until which (``tot``: the first day without).

    In a region, at an insurer, or national; the database keeps a role to its own place.
    """

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=24, choices=KEUZES)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="+")
    verzekeraar = models.ForeignKey(
        Verzekeraar, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # On whose behalf; an organisation of the same region (a foreign key with the region in it).
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["vanaf", "id"]
        constraints = [
            models.CheckConstraint(
                name="lidmaatschap_rol_op_zijn_plaats",
                condition=Q(rol__in=_REGIO, regio__isnull=False, verzekeraar__isnull=True)
                | Q(
                    rol=INKOPER,
                    regio__isnull=True,
                    verzekeraar__isnull=False,
                    organisatie__isnull=True,
                )
                | Q(
                    rol__in=_LANDELIJK,
                    regio__isnull=True,
                    verzekeraar__isnull=True,
                    organisatie__isnull=True,
                ),
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="lidmaatschap_periode"
            ),
            ExclusionConstraint(
                name="lidmaatschap_eenmaal_per_dag",
                expressions=[
                    ("gebruiker", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (_of_nul("regio_id"), RangeOperators.EQUAL),
                    (_of_nul("verzekeraar_id"), RangeOperators.EQUAL),
                    (_of_nul("organisatie_id"), RangeOperators.EQUAL),
                    (dagen(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    @property
    def in_woorden(self) -> str:
        """The role and its place; needs that place in sight."""
        plek = self.regio or self.verzekeraar
        return f"{self.get_rol_display()}, {plek.naam}" if plek else str(self.get_rol_display())

    @property
    def is_begonnen(self) -> bool:
        return self.vanaf <= timezone.localdate()

    @property
    def is_voorbij(self) -> bool:
        return self.tot is not None and self.tot <= timezone.localdate()

    def __str__(self) -> str:
        return f"{self.get_rol_display()} ({self.gebruiker_id})"
