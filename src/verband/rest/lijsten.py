"""Pages of a list, with the addresses of the pages around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema

T = TypeVar("T")
PER_PAGINA = 50
MEEST_PER_PAGINA = 100


class Bladzijde(Schema):
    """Which part of a list is asked for."""

    pagina: int = Field(1, ge=1, le=100_000, description="Welke bladzijde, vanaf 1.")
    per_pagina: int = Field(
        PER_PAGINA,
        ge=1,
        le=MEEST_PER_PAGINA,
        alias="perPagina",
        description="Hoeveel er op een bladzijde staan.",
    )


class Links(Schema):
    """Addresses of this page of the list and those around it; null where there is none."""

    zelf: str
    eerste: str
    vorige: str | None
    volgende: str | None
    laatste: str


def blader(
    request: HttpRequest,
    rijen: QuerySet[Any] | Sequence[Any],
    bladzijde: Bladzijde,
    vorm: Callable[[Any], dict[str, Any]],
) -> dict[str, Any]:
    """One page, in two queries: how many there are, and these."""
    aantal = rijen.count() if isinstance(rijen, QuerySet) else len(rijen)
    per, nu = bladzijde.per_pagina, bladzijde.pagina
    laatste = max(1, -(-aantal // per))
    begin = (nu - 1) * per
    return {
        "aantal": aantal,
        "resultaten": [vorm(rij) for rij in rijen[begin : begin + per]],
        "links": {
            "zelf": _adres(request, nu),
            "eerste": _adres(request, 1),
            "vorige": _adres(request, min(nu - 1, laatste)) if nu > 1 else None,
            "volgende": _adres(request, nu + 1) if nu < laatste else None,
            "laatste": _adres(request, laatste),
        },
    }


def _adres(request: HttpRequest, pagina: int) -> str:
    vragen = {**request.GET.dict(), "pagina": pagina}
    return request.build_absolute_uri(f"{request.path}?{urlencode(vragen)}")
