"""Error pages in the house style: what happened, why, and how to go on."""

from __future__ import annotations

import sys
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from regelwerk.tekst import getal

Text = str | Promise


class ErrorText(NamedTuple):
    title: Text
    why: Text
    onward: Text


def error_page(
    request: HttpRequest, status: int, text: ErrorText, *, terug: str = ""
) -> HttpResponse:
    """``terug`` is the address of the form that was sent."""
    # No bell: an error page asks the database nothing.
    context = {"status": status, "text": text, "bel": None, "terug": terug}
    context["wie_is_er"] = getattr(request, "ingelogde", None) is not None
    response = render(request, "portal/error.html", context, status=status)
    # A page that asked for a part of itself gets this one whole, not inside that part.
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "body", "innerHTML"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = ErrorText(
        _("Wij kunnen dit verzoek niet lezen"),
        _("Wat uw browser stuurde, is niet volledig of heeft een vorm die wij niet verwachten."),
        _("Ga één pagina terug en probeer het opnieuw."),
    )
    return error_page(request, 400, text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = ErrorText(
        _("U heeft geen toegang tot deze pagina"),
        _("Zij is niet openbaar, of hoort bij een andere rol dan die van u."),
        _("Ga terug naar het begin. Heeft u de pagina nodig? Vraag het dan aan uw coördinator."),
    )
    return error_page(request, 403, text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = ErrorText(
        _("Uw formulier is verlopen"),
        _(
            "Wij controleren of een formulier echt van onze eigen pagina komt. Dat lukte niet. "
            "Meestal stond de pagina lang open, logde u in een ander tabblad opnieuw in, of houdt "
            "uw browser cookies tegen."
        ),
        _(
            "Er is niets bewaard. Open het formulier opnieuw en doe het nog een keer. Wat u in een "
            "lang formulier typte, staat er dan weer; een bestand kiest u opnieuw."
        ),
    )
    return error_page(request, 403, text, terug=_herkomst(request))


def _herkomst(request: HttpRequest) -> str:
    """The page of ours that held the form; nothing when another site sent it."""
    adres = request.headers.get("Referer", "")
    eigen = url_has_allowed_host_and_scheme(adres, {request.get_host()}, request.is_secure())
    return adres if eigen and urlsplit(adres).netloc else ""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = ErrorText(
        _("Deze pagina bestaat niet"),
        _("Het adres klopt niet, of de pagina is verplaatst."),
        _("Controleer het adres, of ga terug naar het begin."),
    )
    return error_page(request, 404, text)


def too_large(request: HttpRequest) -> HttpResponse:
    limit = getal(settings.MAX_UPLOAD_BYTES // 1_000_000)
    text = ErrorText(
        _("Uw bestand is te groot"),
        _(
            "Een bestand mag ten hoogste %(limit)s MB zijn. Een plan in ons sjabloon is meestal "
            "kleiner dan 1 MB. Wij hebben niets van het bestand bewaard."
        )
        % {"limit": limit},
        _(
            "Haal afbeeldingen en lege tabbladen uit het werkboek, bewaar het opnieuw als .xlsx "
            "en kies het bestand nog een keer."
        ),
    )
    return error_page(request, 413, text)


def too_busy(request: HttpRequest) -> HttpResponse:
    text = ErrorText(
        _("Het is nu te druk om uw plan te toetsen"),
        _("Veel mensen toetsen op dit moment een plan. Wij hebben niets van uw bestand bewaard."),
        _("Wacht een halve minuut en kies uw bestand dan opnieuw."),
    )
    response = error_page(request, 503, text)
    response.headers["Retry-After"] = "30"
    return response


def not_readable(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: its transaction is over."""
    request.user = AnonymousUser()
    return bad_request(request, ValueError())


def collided(request: HttpRequest) -> HttpResponse:
    request.user = AnonymousUser()
    text = ErrorText(
        _("Iemand anders was u net voor"),
        _("Op hetzelfde moment werd iets bewaard dat niet samengaat met wat u deed."),
        _("Er is niets van u bewaard. Ga één pagina terug, kijk wat er nu staat en doe het weer."),
    )
    return error_page(request, 409, text)


def away(request: HttpRequest) -> HttpResponse:
    """The database restarts or is out of reach; nothing of the request was kept."""
    text = ErrorText(
        _("Verband is even niet bereikbaar"),
        _("De database antwoordt niet. Wat u net invulde, is nog niet bewaard."),
        _("Ga één pagina terug (uw tekst staat er nog) en probeer het over een minuut opnieuw."),
    )
    response = error_page(request, 503, text)
    response.headers["Retry-After"] = "30"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    # A page that says so must not ask the database who is looking.
    request.user = AnonymousUser()
    if isinstance(sys.exc_info()[1], OperationalError):
        return away(request)
    text = ErrorText(
        _("Er ging iets mis bij ons"),
        _("Dit ligt niet aan u. Wij hebben niets bewaard."),
        _("Probeer het over een paar minuten opnieuw."),
    )
    return error_page(request, 500, text)
