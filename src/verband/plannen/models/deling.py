from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verband.core.periodes import dagen
from verband.plannen.models.dossierversie import SHA256, DossierVersie
from verband.regios.models import Verzekeraar
from verband.regios.models.regio import VanRegio


class Deling(VanRegio):
    """That parts of one version were shown to one kind of recipient, from a day until another.

    What they see is built once (``DelingInhoud``): no later change of plan or code adds to it.
    """

    class Ontvanger(models.TextChoices):
        VVT = "vvt", _("VVT")
        CONTROLLER = "controller", _("controller")
        REGIEGEMEENTE = "regiegemeente", _("regiegemeente")
        KASSIER = "kassier", _("kassier")
        VERZEKERAAR = "preferente_verzekeraar", _("preferente verzekeraar (vooroverleg)")

    versie = models.ForeignKey(
        DossierVersie, models.PROTECT, related_name="delingen", db_constraint=False
    )
    ontvanger = models.CharField(max_length=24, choices=Ontvanger.choices)
    verzekeraar = models.ForeignKey(Verzekeraar, models.PROTECT, null=True, related_name="+")
    onderdelen = ArrayField(models.CharField(max_length=16))
    vanaf = models.DateField()
    tot = models.DateField()  # the first day on which it is gone
    sha256 = models.CharField(max_length=64)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-aangemaakt_at"]
        constraints = [
            ExclusionConstraint(
                name="deling_eenmaal_per_dag",
                condition=Q(ingetrokken_at__isnull=True),
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("versie", RangeOperators.EQUAL),
                    ("ontvanger", RangeOperators.EQUAL),
                    (dagen(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(tot__gt=F("vanaf")), name="deling_periode"),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="deling_sha256"),
            models.CheckConstraint(
                condition=Q(ontvanger="preferente_verzekeraar", verzekeraar__isnull=False)
                | Q(
                    ontvanger__in=["vvt", "controller", "regiegemeente", "kassier"],
                    verzekeraar__isnull=True,
                ),
                name="deling_verzekeraar",
            ),
        ]

    def loopt(self, dag: dt.date) -> bool:
        return self.ingetrokken_at is None and self.vanaf <= dag < self.tot


class DelingInhoud(VanRegio):
    """What a recipient sees, as bytes: the page as data and the document. Goes on withdrawal."""

    nooit_anders = True

    deling = models.OneToOneField(
        Deling, models.PROTECT, related_name="inhoud", db_constraint=False
    )
    verslag = models.BinaryField()
    pdf = models.BinaryField()
