"""A write with an ``Idempotency-Key`` happens once, however often it is sent.

The row is made before the act, in its transaction: who comes second with the same key waits at
the unique key until the first is done, and then gets its answer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Apisleutel
from verband.core.context import Blik, met_blik
from verband.rest.models import Herhaalsleutel
from verband.rest.problemen import probleem

BEWAARD = dt.timedelta(hours=24)
PATROON = r"^[A-Za-z0-9_\-]{8,64}$"
_PATROON = re.compile(r"[A-Za-z0-9_\-]{8,64}")


def herhaal(
    request: HttpRequest, sleutel: Apisleutel, doe: Callable[[], HttpResponse]
) -> HttpResponse:
    """Do it, or give the answer of the time it was done."""
    naam = request.headers.get("Idempotency-Key", "")
    if not _PATROON.fullmatch(naam):
        return probleem(
            400,
            _("De kop Idempotency-Key ontbreekt of heeft een andere vorm."),
            herstel=_(
                "Stuur 8 tot 64 letters, cijfers of streepjes (- en _), per verzoek een andere."
            ),
        )
    som = _som(request)
    rij, nieuw = _pak(sleutel, naam, som)
    if not nieuw:
        return _eerder(rij, som)
    antwoord = doe()
    if antwoord.status_code < 400 or antwoord.status_code == 409:
        rij.status, rij.inhoud = antwoord.status_code, antwoord.content
        rij.soort = antwoord.headers.get("Content-Type", "")
        rij.plek = antwoord.headers.get("Location", "")
        rij.save()
    else:
        rij.delete()  # nothing was done: mended, it may be sent under the same key
    return antwoord


def _som(request: HttpRequest) -> str:
    kop = f"{request.method} {request.get_full_path()}\0".encode()
    return hashlib.sha256(kop + request.body).hexdigest()


def _pak(sleutel: Apisleutel, naam: str, som: str) -> tuple[Herhaalsleutel, bool]:
    """The row of this key and whether we made it; of one that expired we make a new one."""
    van = Herhaalsleutel.objects.filter(apisleutel=sleutel, sleutel=naam)
    van.filter(verloopt_at__lte=timezone.now()).delete()
    try:
        with transaction.atomic():
            return Herhaalsleutel.objects.create(
                apisleutel=sleutel,
                gebruiker_id=sleutel.gebruiker_id,
                sleutel=naam,
                verzoek_sha256=som,
                verloopt_at=timezone.now() + BEWAARD,
            ), True
    except IntegrityError:
        return van.get(), False


def _eerder(rij: Herhaalsleutel, som: str) -> HttpResponse:
    if rij.verzoek_sha256 != som:
        return probleem(422)
    kop = {"Location": rij.plek} if rij.plek else {}
    return HttpResponse(bytes(rij.inhoud), status=rij.status, content_type=rij.soort, headers=kop)


def ruim_op() -> int:
    """Answers past their time, of everyone; row security shows the platform no others."""
    with met_blik(Blik(platform=True)):
        aantal, _per = Herhaalsleutel.objects.filter(verloopt_at__lte=timezone.now()).delete()
    return aantal
