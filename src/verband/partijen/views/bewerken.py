"""One form: saved, refused with what was typed still there, or changed by someone meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from verband.access.verzoek import Verzoek
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.forms import Formulier

F = TypeVar("F", bound=Formulier)
_ONGELDIG = 422  # the page says what to mend; htmx and browsers show it as any other


class Verschil(NamedTuple):
    label: str
    nu: str


def verwerk(
    request: Verzoek,
    form: F,
    *,
    doe: Callable[[F], object],
    naar: str,
    klaar: str,
    template: str,
    context: Mapping[str, Any],
    begin: Callable[[Any], Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """Show the form, or do it. ``begin`` says how a changed object would fill the form."""
    weigering: Weigering | None = None
    verschillen: list[Verschil] = []
    if request.method == "POST" and form.is_valid():
        try:
            doe(form)
        except Gewijzigd as fout:
            weigering = fout
            form, verschillen = met_nieuwe_versie(form, begin(fout.nu) if begin else {})
        except Weigering as fout:
            weigering = fout
        else:
            messages.success(request, klaar)
            return redirect(naar)
    status = _ONGELDIG if weigering or form.errors else 200
    extra = {"form": form, "weigering": weigering, "verschillen": verschillen, "terug": naar}
    return render(request, template, {**context, **extra}, status=status)


def gezien_versie(request: Verzoek) -> int:
    """Which version a button was pressed on; 0, which none has, for what is no number."""
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else 0


def haal_weg(
    request: Verzoek, *, doe: Callable[[int], object], naar: str, weer: str, klaar: str
) -> HttpResponse:
    """Remove what was seen; what changed meanwhile is shown first (``weer``)."""
    try:
        doe(gezien_versie(request))
    except Gewijzigd as fout:
        messages.warning(request, f"{fout.wat} {_('Er is niets weggehaald. Dit staat er nu.')}")
        return redirect(weer)
    except Weigering as fout:
        messages.warning(request, f"{fout.wat} {fout.herstel}")
        return redirect(naar)
    messages.success(request, klaar)
    return redirect(naar)


def met_nieuwe_versie(form: F, nu: Mapping[str, Any]) -> tuple[F, list[Verschil]]:
    """The same form with what was typed, now against the newest version; and what differs."""
    verschillen = [
        Verschil(str(veld.label), _in_woorden(veld.field, nu[naam]))
        for naam, veld in ((n, form[n]) for n in form.fields)
        if naam in nu and naam != "versie" and str(nu[naam]) != str(form.data.get(naam, ""))
    ]
    form.data = {**_getypt(form), "versie": nu.get("versie", "")}
    return form, verschillen


def _in_woorden(veld: Any, waarde: Any) -> str:
    for code, label in getattr(veld, "choices", ()):
        if isinstance(label, list | tuple):
            for sub, woord in label:
                if str(sub) == str(waarde):
                    return str(woord)
        elif str(getattr(code, "value", code)) == str(waarde):
            return str(label)
    return str(waarde) or _("leeg")


def _getypt(form: Formulier) -> dict[str, Any]:
    return {naam: form.data.get(naam, "") for naam in form.data}
