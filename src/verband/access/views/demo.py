"""The bar of the example country: be someone else by one click, and see your own code."""

from __future__ import annotations

from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from verband.access.models import Gebruiker
from verband.access.services.demo import code_van, demo_inloggen, list_demo_accounts
from verband.access.toegang import View, ingelogd, inlog
from verband.access.verzoek import Verzoek


def _alleen_demo(view: View) -> View:
    """A second lock: the addresses are not even there outside the example country."""

    @wraps(view)
    def binnen(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, **kwargs)  # type: ignore[no-any-return]

    return binnen  # type: ignore[return-value]


@inlog
@_alleen_demo
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    return render(request, "access/demo/accounts.html", {"groepen": list_demo_accounts()})


@inlog
@_alleen_demo
@require_safe
def keuze(request: HttpRequest) -> HttpResponse:
    """The same list, for inside the bar."""
    return render(request, "access/demo/keuze.html", {"groepen": list_demo_accounts()})


@ingelogd
@_alleen_demo
@require_safe
def code(request: Verzoek) -> HttpResponse:
    naam = "code" if getattr(request, "htmx", False) else "code_pagina"
    return render(request, f"access/demo/{naam}.html", {"code": code_van(request.user)})


@inlog
@_alleen_demo
@require_POST
def inloggen(request: HttpRequest) -> HttpResponse:
    try:
        demo_inloggen(request, UUID(request.POST.get("wie", "")))
    except (ValueError, Gebruiker.DoesNotExist):
        raise Http404 from None
    return redirect("portal:start")
