"""A plan in, its findings out. For everyone, and nothing of it is stored."""

from __future__ import annotations

import hashlib

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from regelwerk.inlezen import lees_plan
from regelwerk.toets import toets
from verband.access.tempo import binnen_tempo
from verband.rest.planvorm import PLAN_IN_BEVINDINGEN_UIT, eis_json
from verband.rest.problemen import probleem
from verband.werkboek.beurt import beurt

router = Router(tags=["Toetsen"])


@router.post(
    "/toetsen",
    url_name="toetsen",
    operation_id="planToetsen",
    auth=None,
    openapi_extra=PLAN_IN_BEVINDINGEN_UIT,
)
def plan_toetsen(request: HttpRequest) -> HttpResponse:
    """Toets een plan (resv-plan/1) zonder account. Er wordt niets bewaard."""
    if not _binnen_tempo(request):
        return probleem(429, kop={"Retry-After": "60"})
    eis_json(request.body)
    with beurt():
        plan = lees_plan(request.body)
        sha256 = hashlib.sha256(request.body).hexdigest()
        rapport = toets(plan, sha256=sha256, vandaag=timezone.localdate())
    return HttpResponse(rapport.als_json(), content_type="application/json")


def _binnen_tempo(request: HttpRequest) -> bool:
    """Counted in the database; while that is away, a check works on as its page does."""
    try:
        return binnen_tempo(request, "toetsen")
    except DatabaseError:
        return True
