"""What the log may hold: where it went wrong, never the words it went wrong on."""

from __future__ import annotations

import logging
import sys
import time
import traceback
import uuid
from collections.abc import Callable
from types import TracebackType
from typing import TypeAlias

import structlog
from django.http import HttpRequest, HttpResponseBase

Fault: TypeAlias = (
    "tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]"
)


class WithoutWords(logging.Formatter):
    """A traceback without the message of the exception, which may quote what was sent."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - the name that logging calls
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)).rstrip()
        return f"{frames}\n{kind.__name__ if kind else ''}"


# One line of JSON per event, on stdout, for whoever gathers the logs of a real operation.
verzoeken = structlog.wrap_logger(
    structlog.PrintLogger(sys.stdout),
    processors=[
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer(),
    ],
)


class VerzoekLogMiddleware:
    """Which page, for whom, how it went and how long it took; never what was asked or sent.

    The address itself is left out, since a link with a token is one: the name of the view is in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begin = time.perf_counter()
        kenmerk = uuid.uuid4().hex
        response = self.get_response(request)
        lid = getattr(request, "lid", None)
        match = request.resolver_match
        verzoeken.info(
            "verzoek",
            kenmerk=kenmerk,
            methode=request.method,
            pagina=match.view_name if match else None,
            status=response.status_code,
            ms=round((time.perf_counter() - begin) * 1000, 1),
            gebruiker=str(lid.gebruiker.pk) if lid else None,
            regio=str(lid.regio.pk) if lid and lid.regio else None,
        )
        response.headers["X-Verzoek"] = kenmerk  # to name when something went wrong
        return response
