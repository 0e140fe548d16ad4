"""Who takes one's place during an absence, and for whom one works right now."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from verband.access import vervangen
from verband.access.models import Lidmaatschap, Vervanging
from verband.access.rollen import Recht
from verband.access.services.vervanger_aanwijzen import (
    list_vervangers,
    vervanger_aanwijzen,
    vervanging_intrekken,
)
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering


class VervangingForm(forms.Form):
    vervanger = forms.ChoiceField(label=gettext_lazy("Wie vervangt u?"))
    vanaf = forms.DateField(
        label=gettext_lazy("Eerste dag dat u er niet bent"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    terug = forms.DateField(
        label=gettext_lazy("Dag waarop u terug bent"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, keuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vervanger"].choices = keuzes  # type: ignore[attr-defined]
        for veld in self.fields.values():
            css = "utrecht-select" if isinstance(veld, forms.ChoiceField) else "utrecht-textbox"
            veld.widget.attrs["class"] = css


def _keuzes(request: Verzoek, dag: dt.date) -> list[tuple[str, str]]:
    """Role and person in one choice: someone with two roles here may let two people do them."""
    return [
        (f"{eigen.id}/{m.id}", f"{m.gebruiker.naam} ({eigen.get_rol_display()})")
        for eigen in _eigen(request)
        for m in list_vervangers(request.lid, eigen, dag)
    ]


def _eigen(request: Verzoek) -> list[Lidmaatschap]:
    return [m for m in request.lid.lidmaatschappen if m.regio_id == request.lid.regio_id]


@in_regio(Recht.REGIO_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def vervanging(request: Verzoek, regio: str) -> HttpResponse:
    if request.method == "POST" and "werk" in request.POST:
        return _werk_namens(request, regio)
    form = VervangingForm(request.POST or None, keuzes=_keuzes(request, timezone.localdate()))
    if request.method != "POST":
        return _toon(request, form)
    if not form.is_valid():
        return _toon(request, form, status=422)
    afwezige, vervanger = form.cleaned_data["vervanger"].split("/")
    try:
        vervanger_aanwijzen(
            request.lid,
            UUID(afwezige),
            UUID(vervanger),
            vanaf=form.cleaned_data["vanaf"],
            tot=form.cleaned_data["terug"],
        )
    except Weigering as fout:
        return _toon(request, form, status=422, weigering=fout)
    messages.success(request, _("Uw vervanger ziet in deze dagen ook uw taken."))
    return redirect("taken:vervanging", regio)


def _toon(
    request: Verzoek, form: VervangingForm, *, status: int = 200, **meer: object
) -> HttpResponse:
    eigen = {m.id for m in _eigen(request)}
    alle = Vervanging.objects.filter(
        Q(afwezige__in=eigen) | Q(vervanger__in=eigen),
        regio_id=request.lid.regio_id,
        ingetrokken_at__isnull=True,
        tot__gt=timezone.localdate(),
    ).select_related("afwezige__gebruiker", "vervanger__gebruiker")
    context = {
        "form": form,
        "ik_weg": [v for v in alle if v.afwezige_id in eigen],
        "ik_vervang": [v for v in alle if v.vervanger_id in eigen],
        "vandaag": timezone.localdate(),
        "er_is_iemand": bool(form.fields["vervanger"].choices),  # type: ignore[attr-defined]
        **meer,
    }
    return render(request, "taken/vervanging.html", context, status=status)


def _werk_namens(request: Verzoek, regio: str) -> HttpResponse:
    """Begin or stop; the door looks at each request whether it still holds."""
    gekozen = request.POST["werk"]
    if gekozen == "stop":
        vervangen.stop(request)
        return redirect("taken:vervanging", regio)
    eigen = [m.id for m in _eigen(request)]
    try:
        rij = Vervanging.objects.get(
            id=UUID(gekozen), regio_id=request.lid.regio_id, vervanger__in=eigen
        )
    except (ValueError, Vervanging.DoesNotExist):
        raise Http404 from None
    if not rij.loopt(timezone.localdate()):
        raise Http404
    vervangen.begin(request, rij)
    return redirect("portal:regio", regio)


@in_regio(Recht.REGIO_ZIEN)
@require_POST
def intrekken(request: Verzoek, regio: str, welke: UUID) -> HttpResponse:
    vervanging_intrekken(request.lid, welke)
    messages.success(request, _("De vervanging is ingetrokken."))
    return redirect("taken:vervanging", regio)
