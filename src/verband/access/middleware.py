"""One door for every request: the transaction, the tenant and the right to be there.

Deny by default. The transaction wraps the view *and* its template, so that a list rendered late
still reads its tenant's rows; on a 5xx everything is rolled back. Public pages asked without a
session touch no database at all, so they answer while it is away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django_htmx.http import HttpResponseClientRedirect

from verband.access import selectors
from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.sleutels import hash_van
from verband.access.stap_op import StapNodig, bewaar_formulier, heeft_factor, is_opgestapt
from verband.access.toegang import DERDEN, Toegang
from verband.access.vervangen import neem_waar
from verband.access.verzoek import Lid
from verband.audit.namens import AFWEZIGE
from verband.core.context import Blik, zet_blik
from verband.regios.models import Regio, Verzekeraar

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_VOOR_IEDEREEN = ("openbaar", "inlog")


def toegang_van(match: ResolverMatch) -> Toegang | None:
    """What the view declared; of a library's view what ``DERDEN`` says."""
    eigen: Toegang | None = getattr(match.func, "toegang", None)
    return eigen or DERDEN.get(match.view_name)


def _gevraagd(request: HttpRequest) -> Toegang | None:
    """The door of an address, before Django looks it up: the transaction stands around that."""
    try:
        return toegang_van(resolve(request.path_info))
    except Resolver404:
        return None


def _zonder_database(request: HttpRequest, toegang: Toegang | None) -> bool:
    """A public page for someone without a session, or what is shut for everyone: a 404."""
    if toegang is None:
        return True
    return toegang.soort == "openbaar" and settings.SESSION_COOKIE_NAME not in request.COOKIES


class ToegangMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        AFWEZIGE.set(None)
        if _zonder_database(request, _gevraagd(request)):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if isinstance(response, StreamingHttpResponse):
                raise TypeError("a streaming response is read outside the transaction: use a file")
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Whatever page comes of it, nothing is kept of what the database refused."""
        if isinstance(exception, StapNodig):
            transaction.set_rollback(True)
            return _naar_stap_op(request)
        match = request.resolver_match
        toegang = toegang_van(match) if match else None
        if isinstance(exception, DatabaseError) and not _zonder_database(request, toegang):
            transaction.set_rollback(True)
        return None

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        match = request.resolver_match
        toegang = toegang_van(match) if match else None
        if toegang is None:
            raise Http404("no access was declared for this address")
        if _zonder_database(request, toegang):
            request.user = AnonymousUser()
            request.ingelogde = None  # type: ignore[attr-defined]
            return None
        if toegang.soort == "api":
            return self._met_apisleutel(request, toegang.voor(request.method), kwargs)
        gebruiker = request.user
        blik = Blik(gebruiker=gebruiker.pk) if isinstance(gebruiker, Gebruiker) else Blik()
        # Who the header names; set here, so that an error page needs no database for it.
        request.ingelogde = gebruiker if blik.gebruiker else None  # type: ignore[attr-defined]
        if toegang.soort == "sleutel":
            sleutel = hash_van(str(kwargs["token"]))
            zet_blik(Blik(gebruiker=blik.gebruiker, sleutel=sleutel))
            return None
        zet_blik(blik)
        if not isinstance(gebruiker, Gebruiker):
            return None if toegang.soort in _VOOR_IEDEREEN else _naar_inloggen(request)
        alle = selectors.eigen_lidmaatschappen(gebruiker)
        request.lidmaatschappen = alle  # type: ignore[attr-defined]
        if toegang.soort in _VOOR_IEDEREEN:
            return None
        if not alle:
            # A session ends with the last membership; the log-in page says so.
            logout(request)
            return _naar(request, f"{reverse('account_login')}?geen-rol=1")
        return self._laat_door(request, toegang, gebruiker, alle, kwargs)

    def _met_apisleutel(
        self, request: HttpRequest, toegang: Toegang, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """A program: its key alone says who it is, never a cookie that came along."""
        soort, _streep, token = request.headers.get("Authorization", "").partition(" ")
        gevonden = None
        if soort.lower() == "bearer" and token:
            gevonden = selectors.get_apisleutel(hash_van(token.strip()))
        if gevonden is None:
            kop = {"WWW-Authenticate": 'Bearer realm="Verband"'}
            return HttpResponse(status=401, headers=kop)
        sleutel, lidmaatschap = gevonden
        request.user = sleutel.gebruiker
        request.ingelogde = sleutel.gebruiker  # type: ignore[attr-defined]
        request.apisleutel = sleutel  # type: ignore[attr-defined]
        alle = [lidmaatschap]
        request.lidmaatschappen = alle  # type: ignore[attr-defined]
        if toegang.omvang is not None and toegang.omvang not in sleutel.omvang:
            raise PermissionDenied(toegang.omvang)
        if "regio" in kwargs:
            toegang = replace(toegang, soort="regio")
        return self._laat_door(request, toegang, sleutel.gebruiker, alle, kwargs)

    def _laat_door(
        self,
        request: HttpRequest,
        toegang: Toegang,
        gebruiker: Gebruiker,
        alle: list[Lidmaatschap],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        blik = selectors.zie_eigen_regios(gebruiker, alle)
        lid = _lid(toegang, gebruiker, alle, blik, kwargs)
        if toegang.recht is not None:
            if lid is None:
                raise Http404
            if not lid.mag(toegang.recht):
                raise PermissionDenied(toegang.recht)
        # A program acts on a key alone, also when a cookie of its owner came along.
        opgestapt = not hasattr(request, "apisleutel") and is_opgestapt(request)
        if lid is not None and opgestapt:
            lid = replace(lid, opgestapt=True)
        request.lid = lid  # type: ignore[attr-defined]
        request.namens = neem_waar(request, lid)  # type: ignore[attr-defined]
        if toegang.stap_op and not opgestapt:
            if toegang.eerste_factor and not heeft_factor(gebruiker):
                return None
            return _naar_stap_op(request)
        return None


def _naar_inloggen(request: HttpRequest) -> HttpResponse:
    return _naar_met_terugweg(request, "account_login")


def _naar_stap_op(request: HttpRequest) -> HttpResponse:
    bewaar_formulier(request)
    return _naar_met_terugweg(request, "access:stap-op")


def _naar_met_terugweg(request: HttpRequest, naam: str) -> HttpResponse:
    return _naar(request, f"{reverse(naam)}?{urlencode({'next': request.get_full_path()})}")


def _naar(request: HttpRequest, adres: str) -> HttpResponse:
    """Also from a part of a page: that must not become a page inside a page."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(adres)
    return redirect(adres)


def _lid(
    toegang: Toegang,
    gebruiker: Gebruiker,
    alle: list[Lidmaatschap],
    blik: Blik,
    kwargs: dict[str, Any],
) -> Lid | None:
    match toegang.soort:
        case "regio":
            regio = Regio.objects.filter(slug=kwargs["regio"]).first()
            if regio is None:
                return None
            zet_blik(blik.in_regios({regio.id}))
            return selectors.lid_in_regio(gebruiker, alle, regio)
        case "verzekeraar":
            verzekeraar = Verzekeraar.objects.filter(slug=kwargs["verzekeraar"]).first()
            if verzekeraar is None:
                return None
            return selectors.lid_bij_verzekeraar(gebruiker, alle, verzekeraar)
        case "landelijk":
            lid = selectors.lid_landelijk(gebruiker, alle)
            if lid is not None:
                zet_blik(Blik(gebruiker=gebruiker.pk, platform=lid.mag_platform))
            return lid
        case _:
            return None
