"""Mandates of a region, as of a day."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from verband.access.verzoek import Lid
from verband.partijen.models import Mandaat


def geldig_op(dag: dt.date) -> Q:
    """In force that day: confirmed, begun, not ended and not withdrawn (OPL-C1)."""
    return Q(staat=Mandaat.Staat.BEVESTIGD, vanaf__lte=dag, tot__gt=dag) & (
        Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gt=dag)
    )


def list_mandaten(lid: Lid) -> QuerySet[Mandaat]:
    """All of the region, drafts included, with giver and subjects."""
    return (
        Mandaat.objects.filter(regio_id=lid.regio_id)
        .select_related("gever")
        .prefetch_related("onderwerpen")
    )


def get_mandaat(lid: Lid, id_: UUID) -> Mandaat | None:
    return list_mandaten(lid).filter(id=id_).first()
