"""The nightly job: what is past its retention date goes, and what was shared until today."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from uuid import UUID

from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, met_blik
from verband.plannen.models import DelingInhoud, Toetsdossier
from verband.plannen.services.dossier_verwijderen import maak_leeg
from verband.regios.models import Regio


def bewaartermijn_opruimen(vandaag: dt.date) -> Counter[str]:
    """One transaction per region, so that one that fails leaves the others done."""
    with met_blik(Blik(platform=True)):
        regios = list(Regio.objects.values_list("id", flat=True))
    telling: Counter[str] = Counter()
    for regio in regios:
        telling += ruim_regio_op(regio, vandaag)
    return telling


def ruim_regio_op(regio: UUID, vandaag: dt.date) -> Counter[str]:
    with met_blik(Blik(regios=frozenset({regio}))):
        return _ruim_op(regio, vandaag)


def _ruim_op(regio: UUID, vandaag: dt.date) -> Counter[str]:
    verlopen, _per_model = DelingInhoud.objects.filter(
        regio_id=regio, deling__tot__lte=vandaag
    ).delete()
    dossiers = (
        Toetsdossier.objects.select_for_update()
        .filter(regio_id=regio, bewaren_tot__lte=vandaag)
        .exclude(staat=Toetsdossier.Staat.VERWIJDERD)
        .order_by("id")
    )
    aantal = 0
    for dossier in dossiers:
        versies = maak_leeg(dossier, vandaag)
        leg_vast(
            "bewaartermijn_opruimen",
            regio=regio,
            gebruiker=None,
            onderwerp="toetsdossier",
            onderwerp_id=dossier.id,
            gegevens={"versies": versies},
        )
        aantal += 1
    return Counter(dossiers=aantal, delingen=verlopen)
