"""Dossiers of a region: read, and keep a plan as the next version."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router, Schema, Status

from verband.access.omvang import Omvang
from verband.access.rollen import Recht
from verband.access.verzoek import Verzoek
from verband.plannen.models import DossierVersie, Toetsdossier
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.services.dossier_bewaren import dossier_bewaren
from verband.rest.deur import deur
from verband.rest.lijsten import Bladzijde, Links, blader
from verband.rest.planvorm import BEVINDINGEN, PLAN, eis_json

router = Router(tags=["Toetsdossiers"])
_DOSSIER = "/regios/{slug:regio}/dossiers/{uuid:dossier}"


class Dossier(Schema):
    """``blokkerend``: how many findings of the newest version must be mended."""

    id: UUID
    naam: str
    contractjaar: int
    staat: str
    bewaren_tot: dt.date
    versies: int
    blokkerend: int | None
    zelf: str


class DossierLijst(Schema):
    aantal: int
    resultaten: list[Dossier]
    links: Links


class Versie(Schema):
    """That a plan was checked, by hash; its findings have an address of their own."""

    nummer: int
    getoetst_op: dt.date
    peildatum: dt.date
    kennisdatum: dt.date
    bestand_sha256: str
    plan_sha256: str
    bevindingen_sha256: str
    aantallen: dict[str, int]
    zelf: str
    bevindingen: str


class VersieLijst(Schema):
    aantal: int
    resultaten: list[Versie]
    links: Links


@router.get(
    "/regios/{slug:regio}/dossiers",
    url_name="dossiers",
    operation_id="dossiersOphalen",
    response=DossierLijst,
)
@deur("dossiers", "GET", Omvang.DOSSIERS_LEZEN, Recht.DOSSIERS_BEHEREN)
def lijst(request: Verzoek, regio: str, bladzijde: Query[Bladzijde]) -> dict[str, Any]:
    """De toetsdossiers van een regio, het laatst gewijzigde eerst."""
    return blader(
        request, selectors.list_dossiers(request.lid), bladzijde, lambda d: _dossier(request, d)
    )


@router.get(_DOSSIER, url_name="dossier", operation_id="dossierOphalen", response=Dossier)
@deur("dossier", "GET", Omvang.DOSSIERS_LEZEN, Recht.DOSSIERS_BEHEREN)
def een(request: Verzoek, regio: str, dossier: UUID) -> dict[str, Any]:
    """Eén toetsdossier."""
    return _dossier(request, selectors.get_dossier(request.lid, dossier))


@router.get(
    f"{_DOSSIER}/versies", url_name="versies", operation_id="versiesOphalen", response=VersieLijst
)
@deur("versies", "GET", Omvang.DOSSIERS_LEZEN, Recht.DOSSIERS_BEHEREN)
def versies(
    request: Verzoek, regio: str, dossier: UUID, bladzijde: Query[Bladzijde]
) -> dict[str, Any]:
    """De versies van een dossier, de nieuwste eerst."""
    ding = selectors.get_dossier(request.lid, dossier)
    rijen = selectors.list_versies(request.lid, ding)
    return blader(request, rijen, bladzijde, lambda v: _versie(request, v))


@router.post(
    f"{_DOSSIER}/versies",
    url_name="versies",
    operation_id="versieBewaren",
    response={200: Versie, 201: Versie},
    openapi_extra=PLAN,
)
@deur("versies", "POST", Omvang.DOSSIERS_SCHRIJVEN, Recht.DOSSIERS_BEHEREN)
def bewaren(
    request: Verzoek, regio: str, dossier: UUID, response: HttpResponse
) -> Status[dict[str, Any]]:
    """Toets een plan (resv-plan/1) en bewaar het als nieuwe versie; 200 als het er al was."""
    eis_json(request.body)
    uit = dossier_bewaren(
        request.lid, "plan.json", request.body, vandaag=timezone.localdate(), dossier_id=dossier
    )
    vorm = _versie(request, uit.versie)
    response["Location"] = vorm["zelf"]
    return Status(201 if uit.nieuw else 200, vorm)


@router.get(
    f"{_DOSSIER}/versies/{{int:nummer}}",
    url_name="versie",
    operation_id="versieOphalen",
    response=Versie,
)
@deur("versie", "GET", Omvang.DOSSIERS_LEZEN, Recht.DOSSIERS_BEHEREN)
def versie(request: Verzoek, regio: str, dossier: UUID, nummer: int) -> dict[str, Any]:
    """Eén versie van een dossier."""
    ding = selectors.get_dossier(request.lid, dossier)
    return _versie(request, selectors.get_versie(request.lid, ding, nummer).versie)


@router.get(
    f"{_DOSSIER}/versies/{{int:nummer}}/bevindingen",
    url_name="bevindingen",
    operation_id="bevindingenOphalen",
    openapi_extra=BEVINDINGEN,
)
@deur("bevindingen", "GET", Omvang.DOSSIERS_LEZEN, Recht.DOSSIERS_BEHEREN)
def bevindingen(request: Verzoek, regio: str, dossier: UUID, nummer: int) -> HttpResponse:
    """De bevindingen (resv-bevindingen/1), tot op de byte zoals zij toen waren."""
    ding = selectors.get_dossier(request.lid, dossier)
    gelezen = selectors.get_versie(request.lid, ding, nummer)
    return HttpResponse(bytes(gelezen.inhoud.bevindingen), content_type="application/json")


def _adres(request: Verzoek, naam: str, *delen: object) -> str:
    assert request.lid.regio is not None  # noqa: S101 - the door has let this member in
    return request.build_absolute_uri(
        reverse(f"rest:{naam}", args=[request.lid.regio.slug, *delen])
    )


def _dossier(request: Verzoek, d: Toetsdossier) -> dict[str, Any]:
    return {
        **{veld: getattr(d, veld) for veld in ("id", "naam", "contractjaar", "staat")},
        "bewaren_tot": d.bewaren_tot,
        "versies": d.versies_n,  # type: ignore[attr-defined]  # annotated by the selector
        "blokkerend": d.blokkerend,  # type: ignore[attr-defined]
        "zelf": _adres(request, "dossier", d.id),
    }


def _versie(request: Verzoek, v: DossierVersie) -> dict[str, Any]:
    zelf = _adres(request, "versie", v.dossier_id, v.nummer)
    velden = (
        *("nummer", "getoetst_op", "peildatum", "kennisdatum"),
        *("bestand_sha256", "plan_sha256", "bevindingen_sha256", "aantallen"),
    )
    return {
        **{veld: getattr(v, veld) for veld in velden},
        "zelf": zelf,
        "bevindingen": f"{zelf}/bevindingen",
    }
