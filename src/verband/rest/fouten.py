"""What an operation raises, as a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from regelwerk.inlezen import Onleesbaar
from verband.access.stap_op import StapNodig
from verband.core.fouten import Weigering
from verband.rest.problemen import probleem
from verband.werkboek.beurt import TeDruk

# What pydantic calls it; what is not here has the wrong value, and its place is named.
_MELDINGEN: Mapping[str, str | Promise] = {
    "missing": _("dit veld ontbreekt"),
    "extra_forbidden": _("dit veld kennen wij niet"),
    "string_type": _("hier hoort tekst"),
    "string_too_long": _("deze tekst is te lang"),
    "string_too_short": _("deze tekst is leeg of te kort"),
    "string_pattern_mismatch": _("deze tekst heeft niet de juiste vorm"),
    "int_type": _("hier hoort een geheel getal"),
    "int_parsing": _("hier hoort een geheel getal"),
    "bool_type": _("hier hoort true of false"),
    "literal_error": _("deze waarde staat niet in de lijst van het schema"),
    "model_attributes_type": _("hier hoort een object met velden"),
}


class OngeldigFormulier(Exception):
    """The form of the page would not take it."""

    def __init__(self, form: BaseForm) -> None:
        super().__init__("invalid form")
        self.fouten = [
            {"plaats": veld, "melding": str(zin)}
            for veld, zinnen in form.errors.items()
            for zin in zinnen
        ]


def _vorm(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    return probleem(400, fouten=[_fout(f) for f in fout.errors])


def _fout(fout: Mapping[str, Any]) -> dict[str, str]:
    plek: Iterable[Any] = fout.get("loc", ())
    delen = [str(deel)[:100] for deel in plek]
    # First where it comes from (body, query), then our own name of the whole; neither helps.
    kort = delen[2:] if delen[:1] == ["body"] else delen[1:]
    melding = _MELDINGEN.get(str(fout.get("type")), _("dit heeft niet de juiste waarde"))
    return {"plaats": ".".join(kort), "melding": str(melding)}


def _onleesbaar(request: HttpRequest, fout: Onleesbaar) -> HttpResponse:
    return probleem(
        400,
        str(fout),
        fouten=[{"plaats": fout.plaats, "melding": fout.wat}],
        herstel=_("Verwacht: %(wat)s.") % {"wat": fout.verwacht} if fout.verwacht else "",
    )


def _weigering(request: HttpRequest, fout: Weigering) -> HttpResponse:
    return probleem(409, fout.wat, waarom=fout.waarom, herstel=fout.herstel, bron=fout.bron)


def _stap(request: HttpRequest, fout: StapNodig) -> HttpResponse:
    return probleem(
        403,
        _("Een programma kan dit niet wijzigen: hier hoort de tweede stap van een mens bij."),
        waarom=_("Een IBAN zegt waar geld heen gaat."),
        herstel=_("Laat het veld iban weg en wijzig het op de pagina van de organisatie."),
    )


def _formulier(request: HttpRequest, fout: OngeldigFormulier) -> HttpResponse:
    return probleem(400, fouten=fout.fouten)


_EIGEN: tuple[tuple[type[Exception], Callable[[HttpRequest, Any], HttpResponse]], ...] = (
    (ValidationError, _vorm),
    (Onleesbaar, _onleesbaar),
    (Weigering, _weigering),
    (StapNodig, _stap),
    (OngeldigFormulier, _formulier),
)


def verbind(api: NinjaAPI) -> None:
    """Everything that an operation may raise on purpose; the rest is a failure, and a 500."""
    for soort, doe in _EIGEN:
        api.add_exception_handler(soort, doe)
    api.add_exception_handler(Http404, lambda _r, _f: probleem(404))
    api.add_exception_handler(PermissionDenied, lambda _r, _f: probleem(403))
    api.add_exception_handler(TeDruk, lambda _r, _f: probleem(503, kop={"Retry-After": "30"}))
