from __future__ import annotations

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
        ]

    def __str__(self) -> str:
        return self.naam
