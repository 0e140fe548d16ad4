"""What every answer under ``/api/v1`` has: a version, and errors as problem+json.

Outside all others, so that also what the server itself refuses (too large, too busy, no such
address, a failure) is an answer that a program can read.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from verband.rest.problemen import PROBLEEM, probleem
from verband.rest.versie import VERSIE, WORTEL

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_MEE = ("Allow", "Retry-After", "WWW-Authenticate")


class ProbleemMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not f"{request.path_info}/".startswith(f"{WORTEL}/"):
            return self.get_response(request)
        if request.accepts("application/json") or request.accepts(PROBLEEM):
            response = self.get_response(request)
        else:
            response = probleem(406)
        if response.status_code >= 400 and response.headers.get("Content-Type") != PROBLEEM:
            kop = {naam: response.headers[naam] for naam in _MEE if naam in response.headers}
            response = probleem(response.status_code, kop=kop)
        response.headers["API-Version"] = VERSIE
        return response
