"""The cooperation agreement: its versions, who signed, and signing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio, met_stap_op
from verband.access.verzoek import Lid, Verzoek
from verband.core.antwoord import bestand as als_bestand
from verband.partijen.forms_overeenkomst import OvereenkomstForm, TekenForm
from verband.partijen.models import Overeenkomstversie
from verband.partijen.selectors.organisaties import list_te_kiezen
from verband.partijen.selectors.overeenkomsten import (
    VERLENGEN,
    geldt_op,
    get_overeenkomst,
    list_gewone_partijen,
    list_nieuwste,
    list_versies,
    mag_tekenen_voor,
    ontbrekende_handtekeningen,
    partijen_van,
    zonder_tekenaar,
)
from verband.partijen.services.overeenkomst_opstellen import overeenkomst_opstellen
from verband.partijen.services.overeenkomst_tekenen import overeenkomst_tekenen
from verband.partijen.views.bewerken import verwerk


def _stand(versie: Overeenkomstversie) -> tuple[str, str]:
    """In words, and the colour of its tag."""
    vandaag = timezone.localdate()
    if versie.tot <= vandaag:
        return _("verlopen"), "stop"
    if n := len(ontbrekende_handtekeningen(versie)):
        return _("wacht op handtekeningen: %(n)s") % {"n": n}, "warn"
    if not geldt_op(versie, vandaag):
        return _("getekend, geldt nog niet"), "info"
    if versie.tot - vandaag <= VERLENGEN:
        return _("geldt, loopt bijna af"), "warn"
    return _("geldt"), "ok"


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    context = {
        "overeenkomsten": [(v, *_stand(v)) for v in list_nieuwste(request.lid)],
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
    }
    return render(request, "partijen/overleg/overeenkomsten.html", context)


def _haal(lid: Lid, id_: UUID) -> Overeenkomstversie:
    versie = list_versies(lid).filter(id=id_).first()
    if versie is None:
        raise Http404
    return versie


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    overeenkomst = get_overeenkomst(request.lid, id)
    versies = list(list_versies(request.lid).filter(overeenkomst_id=id).order_by("-nummer"))
    if overeenkomst is None or not versies:
        raise Http404
    stand, css = _stand(versies[0])
    vandaag, mag_leden = timezone.localdate(), request.lid.mag(Recht.LEDEN_BEHEREN)
    eigen = mag_tekenen_voor(request.lid, versies[0], vandaag)
    context = {
        "zonder_tekenaar": zonder_tekenaar(request.lid, versies[0], vandaag) if mag_leden else [],
        "overeenkomst": overeenkomst,
        "versie": versies[0],
        "vorige": versies[1:],
        "geldt_nog": next((v for v in versies[1:] if geldt_op(v, vandaag)), None),
        "stand": stand,
        "css": css,
        "partijen": partijen_van(versies[0]),
        "ontbreekt": ontbrekende_handtekeningen(versies[0]),
        "eigen": {g.partij.organisatie_id for g in eigen},
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
    }
    return render(request, "partijen/overleg/overeenkomst.html", context)


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    """The file that is signed, as it was uploaded; never shown inside a page of ours."""
    versie = _haal(request.lid, id)
    if not versie.bestand:
        raise Http404
    naam = f"overeenkomst-versie-{versie.nummer}.pdf"
    return als_bestand(naam, bytes(versie.bestand), "application/pdf")


def _form(request: Verzoek, begin: dict[str, Any]) -> OvereenkomstForm:
    return OvereenkomstForm(
        request.POST or None,
        request.FILES or None,
        organisaties=list_te_kiezen(request.lid),
        initial=begin,
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    """Who must sign by the rules is filled in; it may be changed."""
    gewoon = list_gewone_partijen(request.lid, timezone.localdate())
    return verwerk(
        request,
        _form(request, {f"beurt_{o}": 1 for o in gewoon}),
        doe=lambda form: overeenkomst_opstellen(
            request.lid, form.cleaned_data["titel"], form.gegevens, form.partijen
        ),
        naar=reverse("partijen:overeenkomst", args=[regio]),
        klaar=_("De overeenkomst ligt klaar om te tekenen."),
        template="partijen/overleg/overeenkomst_form.html",
        context={"titel": _("Overeenkomst opstellen")},
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuwe_versie(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    versie = list_versies(request.lid).filter(overeenkomst_id=id).order_by("-nummer").first()
    if versie is None:
        raise Http404
    return verwerk(
        request,
        _form(request, OvereenkomstForm.begin(versie)),
        doe=lambda form: overeenkomst_opstellen(
            request.lid, form.cleaned_data["titel"], form.gegevens, form.partijen, id_=id,
            versie=form.cleaned_data["versie"] or 0,
        ),
        naar=reverse("partijen:overeenkomst-een", args=[regio, id]),
        klaar=_("De nieuwe versie ligt klaar om te tekenen."),
        template="partijen/overleg/overeenkomst_form.html",
        begin=OvereenkomstForm.begin_van,
        context={
            "titel": _("Nieuwe versie van %(titel)s") % {"titel": versie.overeenkomst.titel},
            "uitleg": _("Let op: niemand heeft de nieuwe tekst getekend. Elke partij tekent "
                        "opnieuw. Een PDF kiest u ook opnieuw."),
        },
    )  # fmt: skip


@met_stap_op
@in_regio(Recht.OVEREENKOMST_TEKENEN)
@require_http_methods(["GET", "HEAD", "POST"])
def tekenen(request: Verzoek, regio: str, id: UUID, partij: UUID) -> HttpResponse:  # noqa: A002
    """Only who may sign for that party gets the page."""
    versie = _haal(request.lid, id)
    vandaag = timezone.localdate()
    namens = next(
        (g.partij for g in partijen_van(versie) if g.partij.organisatie_id == partij), None
    )
    if namens is None:
        raise Http404
    return verwerk(
        request,
        TekenForm(request.POST or None, initial={"gezien": versie.sha256}),
        doe=lambda form: overeenkomst_tekenen(
            request.lid, id, partij, gezien=form.cleaned_data["gezien"], vandaag=vandaag
        ),
        naar=reverse("partijen:overeenkomst-een", args=[regio, versie.overeenkomst_id]),
        klaar=_("Uw handtekening staat eronder. U krijgt een ontvangstbewijs."),
        template="partijen/overleg/tekenen.html",
        context={
            "titel": _("Tekenen namens %(wie)s") % {"wie": namens.organisatie.naam},
            "versie": versie,
        },
    )
