"""Roles and rights for everyone to read, and one's own account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.access.rollen import FACTOR_VERPLICHT, ROLLEN, ZINNEN
from verband.access.stap_op import heeft_factor
from verband.access.toegang import ingelogd, openbaar
from verband.access.verzoek import Verzoek


@openbaar
@require_safe
def rollen(request: HttpRequest) -> HttpResponse:
    lijst = [
        {
            "rol": rol.label,
            "zinnen": [zin for recht, zin in ZINNEN.items() if recht in rechten],
            "factor": rol in FACTOR_VERPLICHT,
        }
        for rol, rechten in ROLLEN.items()
    ]
    return render(request, "access/rollen.html", {"rollen": lijst})


@ingelogd
@require_safe
def account(request: Verzoek) -> HttpResponse:
    return render(request, "access/account.html", {"factor": heeft_factor(request.user)})
