"""The area of a region: municipalities and neighbourhoods of CBS, each with its days."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from verband.core.periodes import dagen
from verband.regios.models.regio import VanRegio


class _Gebied(models.Model):
    """A CBS area. Codes are reused over the years, so a code has days too."""

    code = models.CharField(max_length=10, primary_key=True)
    naam = models.CharField(max_length=120)
    # Of the example country; CBS gives no code to what does not exist.
    verzonnen = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["naam", "code"]

    def __str__(self) -> str:
        return self.naam


class Gemeente(_Gebied):
    class Meta(_Gebied.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^GM[0-9]{4}$"), name="gemeentecode")
        ]


class Buurt(_Gebied):
    gemeente = models.ForeignKey(Gemeente, models.PROTECT)

    class Meta(_Gebied.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^BU[0-9]{8}$"), name="buurtcode")
        ]


class _Gedateerd(VanRegio):
    """``tot`` is the first day after; none means until further notice."""

    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class RegioGemeente(_Gedateerd):
    gemeente = models.ForeignKey(Gemeente, models.PROTECT)

    class Meta:
        ordering = ["gemeente__naam", "vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("vanaf")), name="gemeente_periode"
            ),
            ExclusionConstraint(
                name="gemeente_eenmaal_per_dag",
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("gemeente", RangeOperators.EQUAL),
                    (dagen(), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class RegioBuurt(_Gedateerd):
    """An exception to the municipalities: a neighbourhood that is in, or that is not."""

    buurt = models.ForeignKey(Buurt, models.PROTECT)
    hoort_erbij = models.BooleanField()

    class Meta:
        ordering = ["buurt__naam", "vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("vanaf")), name="buurt_periode"
            ),
            ExclusionConstraint(
                name="buurt_eenmaal_per_dag",
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("buurt", RangeOperators.EQUAL),
                    (dagen(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
