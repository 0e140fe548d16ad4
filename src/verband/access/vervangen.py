"""Which absent member someone works for right now: chosen by a button, held in the session."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from verband.access.models import Vervanging
from verband.access.verzoek import Lid
from verband.audit.namens import AFWEZIGE

_SLEUTEL = "namens"


def begin(request: HttpRequest, vervanging: Vervanging) -> None:
    request.session[_SLEUTEL] = str(vervanging.id)


def stop(request: HttpRequest) -> None:
    request.session.pop(_SLEUTEL, None)


def neem_waar(request: HttpRequest, lid: Lid | None) -> Vervanging | None:
    """Tell the logboek, as long as it runs and the deputy still has the role themselves."""
    gekozen = request.session.get(_SLEUTEL)
    if gekozen is None or lid is None or lid.regio is None:
        return None
    vervanging = (
        Vervanging.objects.filter(
            id=gekozen,
            regio_id=lid.regio_id,
            vervanger__in=[m.id for m in lid.lidmaatschappen],
        )
        .select_related("afwezige__gebruiker")
        .first()
    )
    if vervanging is None or not vervanging.loopt(timezone.localdate()):
        return None
    AFWEZIGE.set(vervanging.afwezige_id)
    return vervanging
