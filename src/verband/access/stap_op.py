"""Step-up: a second factor, shown a moment ago, before signing, money or administration."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from verband.access.models import Gebruiker
from verband.access.verzoek import Lid

MINUTEN = 10
_SLEUTEL = "opgestapt_at"
_WACHT = "wacht_op_stap"
# A recovery code lets one in, and then one sets up a new factor; it signs nothing.
FACTOREN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What is kept of a form: the longest is a list of 2,000 organisations on its way to be read in.
_MEESTE_TEKENS = 400_000


class StapNodig(Exception):
    """An act that asks a second factor, and only then: where its data decides, not its address.

    A service raises it before it has written anything; the door leads to the factor and back.
    """


def eis_stap(lid: Lid) -> None:
    if not lid.opgestapt:
        raise StapNodig


def is_opgestapt(request: HttpRequest) -> bool:
    verstreken = time.time() - float(request.session.get(_SLEUTEL, 0))
    # Negative after the clock went back: then it is not known how long ago it was.
    return 0 <= verstreken < MINUTEN * 60


def stap_op(request: HttpRequest) -> None:
    """Remember it in the session. Call only right after a second factor was verified."""
    request.session[_SLEUTEL] = time.time()


def heeft_factor(gebruiker: Gebruiker) -> bool:
    return bool(Authenticator.objects.filter(user=gebruiker, type__in=FACTOREN).exists())


def bewaar_formulier(request: HttpRequest) -> None:
    """Keep what was typed until the step-up is done; never a file and never a password."""
    if request.method != "POST":
        return
    request.session.pop(_WACHT, None)
    velden = [(naam, w) for naam, lijst in request.POST.lists() for w in lijst]
    geheim = any("password" in naam or "wachtwoord" in naam for naam, _ in velden)
    if request.FILES or geheim or sum(len(w) for _, w in velden) > _MEESTE_TEKENS:
        return
    velden = [(naam, w) for naam, w in velden if naam != "csrfmiddlewaretoken"]
    request.session[_WACHT] = {"pad": request.get_full_path(), "velden": velden}


def bewaard_formulier(request: HttpRequest, pad: str) -> list[tuple[str, str]] | None:
    """What was typed at this address before the step-up; given once."""
    wacht: dict[str, Any] | None = request.session.pop(_WACHT, None)
    if wacht is None or wacht["pad"] != pad:
        return None
    return [(str(naam), str(waarde)) for naam, waarde in wacht["velden"]]
