"""A list that is too long to make while someone waits: the answer is a page with one button."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from verband.access.verzoek import Lid
from verband.core.lijsten import TeGroot

GetResponse = Callable[[HttpRequest], HttpResponse]


class GroteLijstMiddleware:
    """Asking for the file is a POST of its own: a GET writes nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        lid: Lid | None = getattr(request, "lid", None)
        if not isinstance(fout, TeGroot) or lid is None or lid.regio is None:
            return None
        context = {"aantal": fout.aantal, "adres": request.get_full_path()}
        return render(request, "taken/grote_lijst.html", context, status=422)
