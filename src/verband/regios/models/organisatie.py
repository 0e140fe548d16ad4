from __future__ import annotations

import datetime as dt
from typing import get_args

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from regelwerk.feiten import Partijsoort
from verband.core.velden import CijfersField, IbanField
from verband.regios.models.regio import MetVersie, VanRegio

_NAMEN = {
    "ro": _("regionale organisatie (RO)"),
    "resv": _("RESV"),
    "rho": _("regionale huisartsenorganisatie"),
    "zorgaanbieder": _("zorgaanbieder"),
    "disciplineorganisatie": _("organisatie van een discipline"),
    "gemeente": _("gemeente"),
    "sociaal_domein": _("sociaal domein"),
    "overig": _("andere organisatie"),
}
SOORTEN = [(code, _NAMEN[code]) for code in get_args(Partijsoort)]


def zelfstandig(dag: dt.date) -> Q:
    """On its own that day: not gone up in another one."""
    return Q(opgegaan_op__isnull=True) | Q(opgegaan_op__gt=dag)


class Organisatie(MetVersie, VanRegio):
    """An organisation as one region knows it: two regions each keep their own record.

    So no number or name of one region tells another that it is there.
    """

    # What people type of it, in the order of the template for a list.
    INVOER = ("naam", "soort", "discipline", "kvk", "agb", "iban")

    naam = models.CharField(max_length=160)
    soort = models.CharField(max_length=24, choices=SOORTEN)
    discipline = models.CharField(max_length=60, blank=True)
    kvk = CijfersField(lengte=8, blank=True, default="")
    agb = CijfersField(lengte=8, blank=True, default="")
    iban = IbanField(blank=True, default="")
    # A merger: from this day it is part of another one, and nobody speaks or is chosen for it.
    opgegaan_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    opgegaan_op = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint("regio", Lower("naam"), name="organisatie_naam_eenmaal"),
            models.UniqueConstraint(
                fields=["regio", "agb"], condition=~Q(agb=""), name="organisatie_agb_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(kvk="") | Q(kvk__regex=r"^[0-9]{8}$"), name="organisatie_kvk"
            ),
            models.CheckConstraint(
                condition=Q(agb="") | Q(agb__regex=r"^[0-9]{8}$"), name="organisatie_agb"
            ),
            models.CheckConstraint(
                condition=Q(iban="") | Q(iban__regex=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"),
                name="organisatie_iban",
            ),
            models.CheckConstraint(
                condition=Q(opgegaan_in__isnull=True, opgegaan_op__isnull=True)
                | Q(opgegaan_in__isnull=False, opgegaan_op__isnull=False)
                & ~Q(opgegaan_in=models.F("id")),
                name="organisatie_opgegaan",
            ),
        ]

    def is_zelfstandig(self, dag: dt.date) -> bool:
        return self.opgegaan_op is None or dag < self.opgegaan_op

    def __str__(self) -> str:
        return self.naam
