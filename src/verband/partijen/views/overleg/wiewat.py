"""Wie spreekt wat af: subject x level x party on one page (LHV-1)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import beperkt, lijstbestand
from verband.partijen.exports import als_bestand
from verband.partijen.forms import DagForm
from verband.partijen.forms_overleg import VerdelingEindForm, VerdelingForm
from verband.partijen.selectors.organisaties import list_te_kiezen
from verband.partijen.selectors.overlegtafels import (
    Afspreker,
    bestaat_op,
    list_onderwerpen,
    list_tafels,
    list_verdeling,
    wie_spreekt_wat_af,
)
from verband.partijen.services.onderwerp_verdelen import onderwerp_verdelen, verdeling_beeindigen
from verband.partijen.views.bewerken import verwerk
from verband.partijen.views.organisaties import bestanden


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def overzicht(request: Verzoek, regio: str) -> HttpResponse:
    dag, onleesbaar = DagForm.lees(request.GET)
    rijen = wie_spreekt_wat_af(request.lid, dag)
    context = {
        "dag": dag,
        "onleesbare_dag": onleesbaar,
        "rijen": rijen,
        "zonder": sum(r.niemand for r in rijen),
        "dubbel": sum(r.dubbel for r in rijen),
        "bestanden": bestanden("partijen:wie-wat-bestand", regio),
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
    }
    return render(request, "partijen/overleg/wiewat.html", context)


@lijstbestand(_lui("Wie spreekt wat af"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: str) -> HttpResponse:
    if vorm not in ("csv", "xlsx"):
        raise Http404
    dag, _onleesbaar = DagForm.lees(request.GET)
    kop = [_("Onderwerp"), _("Niveau"), _("Wie maakt afspraken"), _("Tafel"),
           _("Wie gaf een mandaat"), _("Let op"), _("Op")]  # fmt: skip
    rijen = [
        [
            r.onderwerp,
            r.niveau.label,
            "; ".join(e.eigenaar.naam for e in r.eigenaren),
            "; ".join(e.tafel.naam for e in r.eigenaren if e.tafel),
            "; ".join(f"{s.organisatie.naam} ({s.vertegenwoordiger})" for s in r.sprekers),
            _let_op(r),
            dag.isoformat(),
        ]
        for r in beperkt(wie_spreekt_wat_af(request.lid, dag))
    ]
    return als_bestand("wie-spreekt-wat-af", vorm, kop, rijen)  # type: ignore[arg-type]


def _let_op(r: Afspreker) -> str:
    if r.niemand:
        return _("niemand")
    if r.dubbel:
        return _("meer dan één")
    return (
        _("geen mandaat: %(wie)s") % {"wie": ", ".join(r.zonder_mandaat)}
        if (r.zonder_mandaat)
        else ""
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    form = VerdelingForm(
        request.POST or None,
        organisaties=list_te_kiezen(request.lid),
        tafels=list_tafels(request.lid).filter(bestaat_op(timezone.localdate())),
        onderwerpen=list_onderwerpen(request.lid),
        initial={
            "onderwerp": request.GET.get("onderwerp", "").replace("\0", "")[:80],
            "niveau": request.GET.get("niveau", ""),
            "vanaf": timezone.localdate(),
        },
    )
    return verwerk(
        request,
        form,
        doe=lambda form: onderwerp_verdelen(request.lid, form.gegevens),
        naar=reverse("partijen:wie-wat", args=[regio]),
        klaar=_("Het staat er vanaf die dag."),
        template="partijen/overleg/formulier.html",
        context={"titel": _("Wie maakt hierover afspraken?")},
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def beeindigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    verdeling = list_verdeling(request.lid).filter(id=id).first()
    if verdeling is None:
        raise Http404
    return verwerk(
        request,
        VerdelingEindForm(request.POST or None, initial=VerdelingEindForm.begin(verdeling)),
        doe=lambda form: verdeling_beeindigen(
            request.lid, id, form.cleaned_data["versie"] or 0, form.cleaned_data["tot"]
        ),
        naar=reverse("partijen:wie-wat", args=[regio]),
        klaar=_("Het is beëindigd."),
        template="partijen/overleg/formulier.html",
        begin=VerdelingEindForm.begin,
        context={
            "titel": _("%(wie)s maakt geen afspraken meer over %(wat)s")
            % {"wie": verdeling.eigenaar.naam, "wat": verdeling.onderwerp},
            "uitleg": _("Het geldt sinds %(vanaf)s. Kiest u die dag of een eerdere, dan verdwijnt "
                        "de regel helemaal: zo herstelt u een vergissing.")
            % {"vanaf": f"{verdeling.vanaf:%d-%m-%Y}"},
        },
    )  # fmt: skip
