"""Drafts: write, change, throw away, and send the discipline its link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.partijen.forms_mandaten import MandaatForm, VraagForm
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import extra_disciplines, get_mandaat, list_gevers
from verband.partijen.selectors.vraaglast import te_vaak_gevraagd
from verband.partijen.services.mandaat import AlleenDeDiscipline
from verband.partijen.services.mandaat_opstellen import (
    eis_eigen_concept,
    mandaat_opstellen,
    mandaat_weghalen,
    mandaat_wijzigen,
)
from verband.partijen.services.mandaat_vragen import mandaat_vragen, vast_adres
from verband.partijen.views.achter_link import toon_link_in_voorbeeldland
from verband.partijen.views.bewerken import haal_weg, verwerk
from verband.partijen.views.mandaten.deur import met_mandaat, verboden

_FORM = "partijen/mandaten/form.html"


def _form(request: Verzoek, **kwargs: Any) -> MandaatForm:
    lid = request.lid
    eigen = None if lid.mag(Recht.TAFEL_BEHEREN) else lid.organisaties
    gevers, ook = list_gevers(lid, eigen), extra_disciplines(lid)
    return MandaatForm(request.POST or None, gevers=gevers, ook=ook, **kwargs)


def _vervangt(request: Verzoek) -> Mandaat | None:
    """The mandate that a new one replaces, from the address."""
    tekst = request.GET.get("vervangt", "")
    if not tekst:
        return None
    try:
        mandaat = get_mandaat(request.lid, UUID(tekst))
    except ValueError:
        mandaat = None
    if mandaat is None:
        raise Http404
    return mandaat


@in_regio(Recht.MANDAAT_OPSTELLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    """By the RO, or by a discipline that begins itself; then it decides on the next page."""
    lid = request.lid
    oud = _vervangt(request)
    begin: dict[str, Any] = {
        naam: request.GET.get(naam, "") for naam in ("discipline", "subdiscipline")
    }
    if oud:
        begin = MandaatForm.begin(oud) | {"vanaf": None, "tot": None}
    gemaakt: list[Mandaat] = []

    def doe(form: MandaatForm) -> None:
        gegevens = form.gegevens | {"vervangt": oud}
        gemaakt.append(mandaat_opstellen(lid, gegevens, form.onderwerpen))

    try:
        antwoord = verwerk(
            request,
            _form(request, initial=begin),
            doe=doe,
            naar=reverse("partijen:mandaten", args=[regio]),
            klaar=_("Het concept is bewaard."),
            template=_FORM,
            context={
                "titel": _("Mandaat vervangen") if oud else _("Mandaat klaarzetten"), "oud": oud,
            },
        )  # fmt: skip
    except AlleenDeDiscipline as fout:
        return verboden(request, fout, "mandaat", lid.regio_id)
    return redirect("partijen:mandaat", regio, gemaakt[0].id) if gemaakt else antwoord


@in_regio(Recht.TAFEL_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
@met_mandaat
def wijzigen(request: Verzoek, regio: str, mandaat: Mandaat) -> HttpResponse:
    eis_eigen_concept(request.lid, mandaat)

    def doe(form: MandaatForm) -> None:
        versie = form.cleaned_data["versie"] or 0
        mandaat_wijzigen(request.lid, mandaat.id, versie, form.gegevens, form.onderwerpen)

    return verwerk(
        request,
        _form(request, initial=MandaatForm.begin(mandaat)),
        doe=doe,
        naar=reverse("partijen:mandaat", args=[regio, mandaat.id]),
        klaar=_("De wijziging is bewaard."),
        template=_FORM,
        context={
            "titel": _("Concept wijzigen"), "m": mandaat,
            "weghalen": reverse("partijen:mandaat-weghalen", args=[regio, mandaat.id]),
        },
        begin=MandaatForm.begin,
    )  # fmt: skip


@in_regio(Recht.TAFEL_ZIEN)
@require_POST
@met_mandaat
def weghalen(request: Verzoek, regio: str, mandaat: Mandaat) -> HttpResponse:
    return haal_weg(
        request,
        doe=lambda versie: mandaat_weghalen(request.lid, mandaat.id, versie),
        naar=reverse("partijen:mandaten", args=[regio]),
        weer=reverse("partijen:mandaat-wijzigen", args=[regio, mandaat.id]),
        klaar=_("Het concept is weggehaald."),
    )


@in_regio(Recht.TAFEL_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
@met_mandaat
def vragen(request: Verzoek, regio: str, mandaat: Mandaat) -> HttpResponse:
    """Who gets the link, and sending it."""
    lid = request.lid
    if not lid.mag(Recht.TAFEL_BEHEREN):
        raise AlleenDeDiscipline(mandaat.gever.naam)
    eis_eigen_concept(lid, mandaat)
    form = VraagForm(request.POST or None, initial={
        "versie": mandaat.versie, "email": mandaat.gevraagd_email,
    })  # fmt: skip
    weigering: Weigering | None = None
    if request.method == "POST" and form.is_valid():
        try:
            bevestiging = mandaat_vragen(
                lid, mandaat.id, form.cleaned_data["versie"] or 0,
                email=form.cleaned_data["email"], basis=request.build_absolute_uri("/"),
                vandaag=timezone.localdate(),
            )  # fmt: skip
        except Weigering as fout:
            weigering = fout
        else:
            zin = _("De link is verstuurd aan %(email)s.") % {"email": bevestiging.email}
            messages.success(request, zin)
            toon_link_in_voorbeeldland(request, bevestiging.link, _("openen, als de discipline"))
            return redirect("partijen:mandaat", regio, mandaat.id)
    vast = vast_adres(mandaat)
    context = {
        "form": form, "m": mandaat, "vast": vast, "weigering": weigering,
        "te_vaak": te_vaak_gevraagd(lid, vast or mandaat.gevraagd_email),
    }  # fmt: skip
    status = 422 if weigering or form.errors else 200
    return render(request, "partijen/mandaten/vragen.html", context, status=status)
