"""How each discipline is organised in the region, and changing that."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Lid, Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms_mandaten import DisciplineForm
from verband.partijen.mandaatregels import bevindingen_van_discipline
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.models import Disciplineorganisatie
from verband.partijen.selectors.mandaten import (
    extra_disciplines,
    geldig_op,
    get_discipline,
    list_disciplines,
    list_gevers,
    list_mandaten,
)
from verband.partijen.services.discipline_vastleggen import (
    discipline_vastleggen,
    eis_eigen,
    mag_wijzigen,
)
from verband.partijen.services.mandaat import AlleenDeDiscipline
from verband.partijen.views.bewerken import verwerk
from verband.partijen.views.mandaten.deur import verboden
from verband.partijen.woorden import DISCIPLINES, discipline
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand

_PLEK = {code: n for n, code in enumerate(DISCIPLINES)}


class Rij(NamedTuple):
    d: Disciplineorganisatie
    geldt: bool

    @property
    def naam(self) -> str:
        return discipline_voluit(self.d.discipline, self.d.subdiscipline, self.d.beroep)

    @property
    def organisatie(self) -> str:
        return self.d.organisatie.naam if self.d.organisatie else ""

    @property
    def mandaat(self) -> str:
        return _("geldt") if self.geldt else _("geen")


DISCIPLINELIJST: Lijst[Rij] = Lijst(
    wat=_lui("Disciplines"),
    telling=ngettext_lazy("%(n)s discipline", "%(n)s disciplines", "n"),
    zoek=_lui("Zoek op discipline, organisatie of beheerder"),
    tekst=lambda r: " ".join((
        r.naam, r.organisatie, r.d.rechtsvorm, r.d.koepel, r.d.beheerder_naam, r.mandaat,
    )),
    ordes={
        # As the list of the sources goes, GPs first; what a region added itself comes last.
        "gewoon": lambda r: (_PLEK.get(r.d.discipline, len(_PLEK)), r.naam.casefold()),
        "discipline": lambda r: r.naam.casefold(),
        "organisatie": lambda r: (not r.organisatie, r.organisatie.casefold()),
        "beheerder": lambda r: (not r.d.beheerder_naam, r.d.beheerder_naam.casefold()),
        "mandaat": lambda r: r.geldt,  # what lacks one first
    },
    kolommen=(
        Kolom("discipline", _lui("Discipline"), orde="discipline", vast=True),
        Kolom("organisatie", _lui("Organisatie"), orde="organisatie"),
        Kolom("koepel", _lui("Koepel")),
        Kolom("beheerder", _lui("Beheerder"), orde="beheerder"),
        Kolom("mandaat", _lui("Mandaat vandaag"), orde="mandaat"),
    ),
    bestand="partijen:disciplines-bestand",
    kop=(
        _lui("Discipline"), _lui("Organisatie"), _lui("Rechtsvorm"), _lui("Koepel"),
        _lui("Beheerder"), _lui("Mandaat vandaag"),
    ),
    # Not the address of who decides: that is for them and for whom the page shows it to.
    waarden=lambda r: (
        r.naam, r.organisatie, r.d.rechtsvorm, r.d.koepel, r.d.beheerder_naam, r.mandaat,
    ),
)  # fmt: skip


def _rijen(lid: Lid) -> list[Rij]:
    met = set(
        list_mandaten(lid)
        .filter(geldig_op(timezone.localdate()))
        .values_list("discipline", "subdiscipline", "beroep")
    )
    return [Rij(d, (d.discipline, d.subdiscipline, d.beroep) in met) for d in list_disciplines(lid)]


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    rijen = _rijen(request.lid)
    leeg = Leeg(
        _("Er staat nog geen discipline in de lijst."),
        _("Begin met de huisartsen, apothekers, paramedici, VVT en het sociaal domein."),
    )
    er = {r.d.discipline for r in rijen}
    context = {
        "tabel": DISCIPLINELIJST.tabel(
            request, rijen, lambda r: _cellen(regio, r), leeg, plek=[regio]
        ),
        "ontbreekt": [(c, discipline(c)) for c in DISCIPLINES if c not in er],
        "mag_toevoegen": request.lid.mag(Recht.MANDAAT_OPSTELLEN),
    }
    return render(request, "partijen/mandaten/disciplines.html", context)


def _cellen(regio: str, r: Rij) -> list[Cel]:
    return [
        Cel(r.naam, adres=reverse("partijen:discipline", args=[regio, r.d.id])),
        Cel(r.organisatie or _("nog niet bekend"), onder=r.d.rechtsvorm),
        Cel(r.d.koepel or "–"),
        Cel(r.d.beheerder_naam or _("nog niet bekend"),
            onder=_("beslist zelf") if r.d.overgenomen_at else ""),
        Cel(r.mandaat, css="ok" if r.geldt else "warn"),
    ]  # fmt: skip


@lijstbestand(_lui("Disciplines"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    rijen = beperkt(_rijen(request.lid))
    return als_bestand("disciplines", vorm, *DISCIPLINELIJST.als_rijen(request.GET, rijen))


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    d = get_discipline(request.lid, id)
    if d is None:
        raise Http404
    vandaag = timezone.localdate()
    mandaten = list(
        list_mandaten(request.lid).filter(
            geldig_op(vandaag), discipline=d.discipline, subdiscipline=d.subdiscipline,
            beroep=d.beroep,
        )
    )  # fmt: skip
    context = {
        "d": d,
        "naam": discipline_voluit(d.discipline, d.subdiscipline, d.beroep),
        "mandaten": mandaten,
        "bevindingen": bevindingen_van_discipline(d, mandaten, vandaag),
        "mag_wijzigen": mag_wijzigen(request.lid, d),
        "ziet_adres": mag_wijzigen(request.lid, d) or request.lid.mag(Recht.TAFEL_BEHEREN),
    }
    return render(request, "partijen/mandaten/discipline.html", context)


def _form(request: Verzoek, **kwargs: Any) -> DisciplineForm:
    lid = request.lid
    eigen = None if lid.mag(Recht.TAFEL_BEHEREN) else lid.organisaties
    organisaties, ook = list_gevers(lid, eigen), extra_disciplines(lid)
    return DisciplineForm(request.POST or None, organisaties=organisaties, ook=ook, **kwargs)


@in_regio(Recht.MANDAAT_OPSTELLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    lid = request.lid
    begin = {"discipline": request.GET.get("discipline", "")}
    try:
        return verwerk(
            request,
            _form(request, initial=begin),
            doe=lambda form: discipline_vastleggen(lid, form.gegevens),
            naar=reverse("partijen:disciplines", args=[regio]),
            klaar=_("De discipline staat in de lijst."),
            template="partijen/formulier.html",
            context={"titel": _("Discipline toevoegen")},
        )
    except AlleenDeDiscipline as fout:
        return verboden(request, fout, "discipline", lid.regio_id)


@in_regio(Recht.TAFEL_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    lid, d = request.lid, get_discipline(request.lid, id)
    if d is None:
        raise Http404
    try:
        eis_eigen(lid, d)
        return verwerk(
            request,
            _form(request, initial=DisciplineForm.begin(d)),
            doe=lambda form: discipline_vastleggen(
                lid, form.gegevens, id_=id, versie=form.cleaned_data["versie"] or 0
            ),
            naar=reverse("partijen:discipline", args=[regio, id]),
            klaar=_("De wijziging is bewaard."),
            template="partijen/formulier.html",
            context={"titel": _("Discipline wijzigen")},
            begin=DisciplineForm.begin,
        )
    except AlleenDeDiscipline as fout:
        return verboden(request, fout, "discipline", id)
