"""Which municipalities and neighbourhoods a region has, on any day."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Q

from verband.access.verzoek import Lid
from verband.regios.models import Gemeente, RegioBuurt, RegioGemeente


class Gebied(NamedTuple):
    """The area on one day: municipalities, and the neighbourhoods that deviate from them."""

    gemeenten: list[RegioGemeente]
    erbij: list[RegioBuurt]
    eraf: list[RegioBuurt]

    def bevat(self, buurtcode: str) -> bool:
        """Is this neighbourhood in? Its code begins with that of its municipality."""
        if any(b.buurt_id == buurtcode for b in self.eraf):
            return False
        gemeente = f"GM{buurtcode[2:6]}"
        return any(b.buurt_id == buurtcode for b in self.erbij) or any(
            g.gemeente_id == gemeente for g in self.gemeenten
        )


def op_dag(dag: dt.date) -> Q:
    """In force on this day; ``tot`` is the first day after."""
    return Q(vanaf__lte=dag) & (Q(tot__isnull=True) | Q(tot__gt=dag))


def gebied_op(lid: Lid, dag: dt.date) -> Gebied:
    buurten = list(
        RegioBuurt.objects.filter(op_dag(dag), regio_id=lid.regio_id).select_related(
            "buurt__gemeente"
        )
    )
    return Gebied(
        list(
            RegioGemeente.objects.filter(op_dag(dag), regio_id=lid.regio_id).select_related(
                "gemeente"
            )
        ),
        [b for b in buurten if b.hoort_erbij],
        [b for b in buurten if not b.hoort_erbij],
    )


def list_perioden(lid: Lid) -> tuple[list[RegioGemeente], list[RegioBuurt]]:
    """Everything that was, is or will be part of it."""
    return (
        list(RegioGemeente.objects.filter(regio_id=lid.regio_id).select_related("gemeente")),
        list(RegioBuurt.objects.filter(regio_id=lid.regio_id).select_related("buurt__gemeente")),
    )


def zijn_er_gemeenten() -> bool:
    """Has the platform administrator read the list of CBS codes in?"""
    return Gemeente.objects.exists()
