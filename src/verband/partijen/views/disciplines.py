"""How each discipline is organised in the region, and changing that."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
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
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, gekozen_kolommen

KOLOMMEN = (
    Kolom("discipline", _lui("Discipline"), vast=True),
    Kolom("organisatie", _lui("Organisatie")),
    Kolom("koepel", _lui("Koepel")),
    Kolom("beheerder", _lui("Beheerder")),
    Kolom("mandaat", _lui("Mandaat vandaag")),
)


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    lid, rijen = request.lid, list(list_disciplines(request.lid))
    met = set(
        list_mandaten(lid)
        .filter(geldig_op(timezone.localdate()))
        .values_list("discipline", "subdiscipline", "beroep")
    )
    er = {d.discipline for d in rijen}
    context = {
        "tabel": _tabel(request, regio, rijen, met),
        "ontbreekt": [(c, discipline(c)) for c in DISCIPLINES if c not in er],
        "mag_toevoegen": lid.mag(Recht.MANDAAT_OPSTELLEN),
    }
    return render(request, "partijen/mandaten/disciplines.html", context)


def _tabel(
    request: Verzoek, regio: str, rijen: list[Disciplineorganisatie], met: set[tuple[str, str, str]]
) -> Tabel:
    n = len(rijen)
    return Tabel(
        wat=_("Disciplines in %(regio)s") % {"regio": request.lid.regio},
        hier=reverse("partijen:disciplines", args=[regio]),
        telling=ngettext("%(n)s discipline", "%(n)s disciplines", n) % {"n": n},
        kolommen=KOLOMMEN,
        rijen=[_rij(regio, d, met) for d in rijen],
        vraag={},
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=Leeg(
            _("Er staat nog geen discipline in de lijst."),
            _("Begin met de huisartsen, apothekers, paramedici, VVT en het sociaal domein."),
        ),
    )


def _rij(regio: str, d: Disciplineorganisatie, met: set[tuple[str, str, str]]) -> list[Cel]:
    naam = discipline_voluit(d.discipline, d.subdiscipline, d.beroep)
    geldt = (d.discipline, d.subdiscipline, d.beroep) in met
    return [
        Cel(naam, adres=reverse("partijen:discipline", args=[regio, d.id])),
        Cel(d.organisatie.naam if d.organisatie else _("nog niet bekend"), onder=d.rechtsvorm),
        Cel(d.koepel or "–"),
        Cel(d.beheerder_naam or _("nog niet bekend"),
            onder=_("beslist zelf") if d.overgenomen_at else ""),
        Cel(_("geldt") if geldt else _("geen"), css="ok" if geldt else "warn"),
    ]  # fmt: skip


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
