from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen import exports
from verband.partijen.forms import OrganisatieForm
from verband.partijen.selectors.contacten import list_contacten
from verband.partijen.selectors.organisaties import (
    VOLGORDES,
    Vraag,
    get_organisatie,
    keuzes,
    list_organisaties,
    mag_iban_zien,
)
from verband.partijen.services.organisatie_toevoegen import organisatie_toevoegen
from verband.partijen.services.organisatie_wijzigen import organisatie_wijzigen
from verband.partijen.views.bewerken import verwerk

PER_BLADZIJDE = 100


def lees_vraag(request: Verzoek) -> Vraag:
    """The filters in the address; what makes no sense is as if it was not there."""
    vraag = Vraag(
        *(_zonder_nul(request.GET.get(veld, ""))[:100] for veld in ("q", "soort", "discipline"))
    )
    orde = request.GET.get("orde", "naam")
    return vraag._replace(orde=orde if orde.removeprefix("-") in VOLGORDES else "naam")


def _zonder_nul(tekst: str) -> str:
    """PostgreSQL refuses a NUL, and no name holds one."""
    return tekst.replace("\0", "")


@in_regio(Recht.ORGANISATIES_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    vraag = lees_vraag(request)
    bladzijden = Paginator(list_organisaties(request.lid, vraag), PER_BLADZIJDE)
    filters = {k: w for k, w in vraag._asdict().items() if w and k != "orde"}
    context = {
        "vraag": vraag,
        "bladzijde": bladzijden.get_page(request.GET.get("bladzijde")),
        "keuzes": keuzes(request.lid),
        "gefilterd": bool(filters),
        "adres": urlencode(filters),
        "adres_met_orde": urlencode({**filters, "orde": vraag.orde}),
        "kolommen": [("naam", _("Naam")), ("soort", _("Soort")), ("discipline", _("Discipline"))],
        "mag_beheren": request.lid.mag(Recht.ORGANISATIES_BEHEREN),
    }
    return render(request, "partijen/organisaties.html", context)


@in_regio(Recht.ORGANISATIES_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: str) -> HttpResponse:
    if vorm not in ("csv", "xlsx"):
        raise Http404
    return exports.organisaties(request.lid, lees_vraag(request), vorm)  # type: ignore[arg-type]


@in_regio(Recht.ORGANISATIES_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    organisatie = get_organisatie(request.lid, id)
    if organisatie is None:
        raise Http404
    context = {
        "organisatie": organisatie,
        "contacten": list_contacten(request.lid).filter(organisatie=organisatie),
        "mag_iban": mag_iban_zien(request.lid),
        "mag_beheren": request.lid.mag(Recht.ORGANISATIES_BEHEREN),
    }
    return render(request, "partijen/organisatie.html", context)


@in_regio(Recht.ORGANISATIES_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    def doe(form: OrganisatieForm) -> object:
        return organisatie_toevoegen(request.lid, form.gegevens, toch=form.cleaned_data["toch"])

    return verwerk(
        request,
        OrganisatieForm(request.POST or None),
        doe=doe,
        naar=reverse("partijen:organisaties", args=[regio]),
        klaar=_("De organisatie staat in de lijst."),
        template="partijen/organisatie_form.html",
        context={"titel": _("Organisatie toevoegen")},
    )


@in_regio(Recht.ORGANISATIES_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    organisatie = get_organisatie(request.lid, id)
    if organisatie is None:
        raise Http404

    def doe(form: OrganisatieForm) -> object:
        schoon = form.cleaned_data
        return organisatie_wijzigen(
            request.lid, id, form.gegevens, schoon["versie"] or 0, toch=schoon["toch"]
        )

    return verwerk(
        request,
        OrganisatieForm(request.POST or None, initial=OrganisatieForm.begin(organisatie)),
        doe=doe,
        naar=reverse("partijen:organisatie", args=[regio, id]),
        klaar=_("De wijziging is bewaard."),
        template="partijen/organisatie_form.html",
        context={"titel": _("Organisatie wijzigen"), "organisatie": organisatie},
        begin=OrganisatieForm.begin,
    )
