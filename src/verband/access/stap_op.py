"""Step-up: a second factor, shown a moment ago, before signing, money or administration."""

from __future__ import annotations

import time

from django.http import HttpRequest

MINUTEN = 10
_SLEUTEL = "opgestapt_at"


def is_opgestapt(request: HttpRequest) -> bool:
    return time.time() - float(request.session.get(_SLEUTEL, 0)) < MINUTEN * 60


def stap_op(request: HttpRequest) -> None:
    """Remember it in the session. Call only right after a second factor was verified."""
    request.session[_SLEUTEL] = time.time()
