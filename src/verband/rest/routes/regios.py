"""Regions that the member of this key may see."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from ninja import Query, Router, Schema

from verband.access.omvang import Omvang
from verband.access.rollen import Recht
from verband.access.selectors import regios_van
from verband.access.verzoek import Verzoek
from verband.partijen.selectors.gebied import gebied_op
from verband.partijen.selectors.verzekeraars import list_jaren
from verband.regios.models import Regio as RegioModel
from verband.regios.models import RegioVerzekeraar
from verband.rest.deur import deur
from verband.rest.lijsten import Bladzijde, Links, blader

router = Router(tags=["Regio's"])


class Regio(Schema):
    """A region: ``slug`` is how addresses name it."""

    slug: str
    naam: str
    verzonnen: bool


class RegioLijst(Schema):
    aantal: int
    resultaten: list[Regio]
    links: Links


class Gemeente(Schema):
    code: str
    naam: str


class VerzekeraarInJaar(Schema):
    """What an insurer is in one contract year; ``aandeel`` in hundredths of a percent.

    ``bron`` and its day say what that was recorded from (LHV-7); empty when nobody said.
    """

    contractjaar: int
    verzekeraar: str
    rol: str
    aandeel: int | None
    bron: str
    bron_op: dt.date | None


class RegioGeheel(Regio):
    """With what holds today: municipalities, and insurers of all years."""

    gemeenten: list[Gemeente]
    verzekeraars: list[VerzekeraarInJaar]


@router.get("/regios", url_name="regios", operation_id="regiosOphalen", response=RegioLijst)
@deur("regios", "GET", Omvang.REGIOS_LEZEN, None)
def lijst(request: Verzoek, bladzijde: Query[Bladzijde]) -> dict[str, Any]:
    """De regio's die de eigenaar van de sleutel met deze rol mag zien."""
    regios = RegioModel.objects.filter(id__in=regios_van(request.lidmaatschappen))
    return blader(request, regios.order_by("naam", "id"), bladzijde, _regio)


@router.get(
    "/regios/{slug:regio}", url_name="regio", operation_id="regioOphalen", response=RegioGeheel
)
@deur("regio", "GET", Omvang.REGIOS_LEZEN, Recht.REGIO_ZIEN)
def een(request: Verzoek, regio: str) -> dict[str, Any]:
    """Eén regio, met haar gemeenten van vandaag en haar verzekeraars per contractjaar."""
    lid = request.lid
    assert lid.regio is not None  # noqa: S101 - the door has let this member into a region
    gebied = gebied_op(lid, timezone.localdate())
    return {
        **_regio(lid.regio),
        "gemeenten": [{"code": g.gemeente_id, "naam": g.gemeente.naam} for g in gebied.gemeenten],
        "verzekeraars": [_rol(rv) for jaar in list_jaren(lid) for rv in jaar.rijen],
    }


def _regio(regio: RegioModel) -> dict[str, Any]:
    return {"slug": regio.slug, "naam": regio.naam, "verzonnen": regio.verzonnen}


def _rol(rv: RegioVerzekeraar) -> dict[str, Any]:
    return {
        "contractjaar": rv.contractjaar,
        "verzekeraar": rv.verzekeraar.naam,
        "rol": rv.rol,
        "aandeel": rv.aandeel,
        "bron": rv.bron,
        "bron_op": rv.bron_op,
    }
