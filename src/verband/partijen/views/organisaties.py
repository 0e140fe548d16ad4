from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, lijstbestand
from verband.partijen import exports
from verband.partijen.forms import OrganisatieForm
from verband.partijen.selectors.contacten import list_contacten
from verband.partijen.selectors.organisaties import (
    VOLGORDES,
    Vraag,
    get_organisatie,
    keuzes,
    list_opgegaan,
    list_organisaties,
    mag_iban_zien,
    naam_nu,
)
from verband.partijen.services.organisatie_toevoegen import organisatie_toevoegen
from verband.partijen.services.organisatie_wijzigen import organisatie_wijzigen
from verband.partijen.views.bewerken import verwerk
from verband.partijen.woorden import discipline
from verband.regios.models import Organisatie
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import (
    Cel,
    Keuzelijst,
    Kolom,
    Leeg,
    Tabel,
    blader,
    gekozen_kolommen,
)

KOLOMMEN = (
    Kolom("naam", _lui("Naam"), orde="naam", vast=True),
    Kolom("soort", _lui("Soort"), orde="soort"),
    Kolom("discipline", _lui("Discipline"), orde="discipline"),
    Kolom("kvk", _lui("KvK")),
    Kolom("agb", _lui("AGB")),
)


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


def _tabel(request: Verzoek, vraag: Vraag) -> Tabel:
    regio = request.lid.regio.slug  # type: ignore[union-attr]
    bladzijde = blader(list_organisaties(request.lid, vraag), request.GET)
    n = bladzijde.paginator.count
    mogelijk = keuzes(request.lid)
    return Tabel(
        wat=_("Organisaties in %(regio)s") % {"regio": request.lid.regio},
        hier=reverse("partijen:organisaties", args=[regio]),
        telling=ngettext("%(n)s organisatie", "%(n)s organisaties", n) % {"n": n},
        kolommen=KOLOMMEN,
        rijen=[_rij(regio, o) for o in bladzijde],
        vraag=vraag._asdict(),
        zoek=_("Zoek op naam, KvK of AGB"),
        filters=[
            Keuzelijst(
                "soort", _("Soort"), [("", _("Alle soorten")), *mogelijk["soort"]], vraag.soort
            ),
            Keuzelijst(
                "discipline",
                _("Discipline"),
                [("", _("Alle disciplines")), *mogelijk["discipline"]],
                vraag.discipline,
            ),
        ],
        bestanden=bestanden_van("partijen:organisaties-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        bladzijde=bladzijde,
        leeg=_leeg(request, regio, gefilterd=any(vraag[:3])),
    )


def _rij(regio: str, o: Organisatie) -> list[Cel]:
    return [
        Cel(naam_nu(o), adres=reverse("partijen:organisatie", args=[regio, o.id])),
        Cel(o.get_soort_display()),
        Cel(discipline(o.discipline)),
        Cel(o.kvk or "–"),
        Cel(o.agb or "–"),
    ]


def _leeg(request: Verzoek, regio: str, *, gefilterd: bool) -> Leeg:
    if gefilterd:
        return Leeg(
            _("Geen organisatie past bij wat u vraagt."),
            _("Gebruik minder woorden, of zet een filter uit."),
            _("Toon alle organisaties"),
            reverse("partijen:organisaties", args=[regio]),
        )
    kop = _("Er staan nog geen organisaties in deze regio.")
    if request.lid.mag(Recht.ORGANISATIES_BEHEREN):
        uitleg = _(
            "Heeft u een lijst in Excel? Lees die in. Anders voegt u ze één voor één toe; begin "
            "met de regionale organisatie (RO)."
        )
        return Leeg(kop, uitleg, _("Lijst inlezen"), reverse("partijen:inlezen", args=[regio]))
    return Leeg(kop, _("De coördinator van de regio zet ze erin. Vraag het haar of hem."))


@in_regio(Recht.ORGANISATIES_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    context = {
        "tabel": _tabel(request, lees_vraag(request)),
        "mag_beheren": request.lid.mag(Recht.ORGANISATIES_BEHEREN),
    }
    return render(request, "partijen/organisaties.html", context)


@lijstbestand(_lui("Organisaties"))
@in_regio(Recht.ORGANISATIES_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    return exports.organisaties(request.lid, lees_vraag(request), vorm)


@in_regio(Recht.ORGANISATIES_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    organisatie = get_organisatie(request.lid, id)
    if organisatie is None:
        raise Http404
    context = {
        "organisatie": organisatie,
        "contacten": list_contacten(request.lid).filter(organisatie=organisatie),
        "opgegaan": list_opgegaan(request.lid, organisatie),
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
