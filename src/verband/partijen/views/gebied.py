from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen.forms import BuurtForm, DagForm, EindForm, GemeenteForm
from verband.partijen.selectors.gebied import gebied_op, list_perioden, zijn_er_gemeenten
from verband.partijen.services.gebied_beeindigen import gebied_beeindigen
from verband.partijen.services.gebied_toevoegen import buurt_uitzonderen, gemeente_toevoegen
from verband.partijen.views.bewerken import verwerk
from verband.regios.models import RegioBuurt, RegioGemeente

_SOORTEN: dict[str, type[RegioGemeente] | type[RegioBuurt]] = {
    "gemeente": RegioGemeente,
    "buurt": RegioBuurt,
}


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def gebied(request: Verzoek, regio: str) -> HttpResponse:
    """The area on one day, and every period there is."""
    dag, onleesbaar = DagForm.lees(request.GET)
    gemeenten, buurten = list_perioden(request.lid)
    context = {
        "dag": dag,
        "onleesbare_dag": onleesbaar,
        "gebied": gebied_op(request.lid, dag),
        "gemeenten": gemeenten,
        "buurten": buurten,
        "mag_beheren": request.lid.mag(Recht.REGIO_BEHEREN),
    }
    return render(request, "partijen/gebied.html", context)


@in_regio(Recht.REGIO_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def gemeente(request: Verzoek, regio: str) -> HttpResponse:
    return verwerk(
        request,
        GemeenteForm(request.POST or None),
        doe=lambda form: gemeente_toevoegen(request.lid, **form.cleaned_data),
        naar=reverse("partijen:gebied", args=[regio]),
        klaar=_("De gemeente hoort bij de regio."),
        template="partijen/formulier.html",
        context={
            "titel": _("Gemeente toevoegen"),
            "uitleg": ""
            if zijn_er_gemeenten()
            else _(
                "Er zijn nog geen gemeenten om uit te kiezen. De platformbeheerder leest de lijst "
                "van het CBS in; vraag daarom."
            ),
        },
    )


@in_regio(Recht.REGIO_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def buurt(request: Verzoek, regio: str) -> HttpResponse:
    def doe(form: BuurtForm) -> object:
        schoon = form.cleaned_data
        return buurt_uitzonderen(
            request.lid, schoon["code"], schoon["hoort_erbij"], schoon["vanaf"], schoon["tot"]
        )

    return verwerk(
        request,
        BuurtForm(request.POST or None),
        doe=doe,
        naar=reverse("partijen:gebied", args=[regio]),
        klaar=_("De uitzondering is vastgelegd."),
        template="partijen/formulier.html",
        context={
            "titel": _("Buurt uitzonderen"),
            "uitleg": _(
                "Alleen voor een buurt die anders is dan haar gemeente: erbij terwijl de gemeente "
                "er niet in zit, of eruit terwijl de gemeente er wel in zit."
            ),
        },
    )


@in_regio(Recht.REGIO_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def beeindigen(request: Verzoek, regio: str, soort: str, id: UUID) -> HttpResponse:  # noqa: A002
    model = _SOORTEN.get(soort)
    rij = (
        model._default_manager.filter(regio_id=request.lid.regio_id, id=id).first()
        if model
        else None
    )
    if model is None or rij is None:
        raise Http404
    naam = str(rij.gemeente if isinstance(rij, RegioGemeente) else rij.buurt)
    return verwerk(
        request,
        EindForm(request.POST or None),
        doe=lambda form: gebied_beeindigen(request.lid, model, id, form.cleaned_data["tot"]),
        naar=reverse("partijen:gebied", args=[regio]),
        klaar=_("De periode van %(naam)s is aangepast.") % {"naam": naam},
        template="partijen/formulier.html",
        context={
            "titel": _("%(naam)s beëindigen") % {"naam": naam},
            "uitleg": _(
                "Het geldt sinds %(vanaf)s. Kiest u die dag of een eerdere, dan verdwijnt de "
                "periode helemaal: zo herstelt u een vergissing."
            )
            % {"vanaf": f"{rij.vanaf:%d-%m-%Y}"},
        },
    )
