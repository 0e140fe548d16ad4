"""Does VVT speak for enough? What everyone sees, the whole file for who holds it, and its acts."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.tekst import datum, getal, opsomming
from regelwerk.tekst import procent as in_procent
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms_aanbod import (
    BenaderingForm,
    ContractForm,
    HeropenForm,
    PeilingForm,
    VragenForm,
)
from verband.partijen.models import Aanbodpeiling
from verband.partijen.selectors.aanbod import (
    Meter,
    Rij,
    adres_van,
    get_meter,
    list_benaderingen,
    list_eigen_opgaven,
    list_peilingen,
    list_sprekers,
    list_standen,
)
from verband.partijen.selectors.contracten import list_contracten, telt_zonder_contract
from verband.partijen.selectors.organisaties import list_te_kiezen
from verband.partijen.selectors.regio import contractjaar
from verband.partijen.selectors.vraaglast import te_vaak_gevraagd
from verband.partijen.services.aanbod_opgeven import aanbod_vragen
from verband.partijen.services.aanbod_peilen import aanbieders_toevoegen, peiling_vastleggen
from verband.partijen.services.contractstatus_vastleggen import contractstatus_vastleggen
from verband.partijen.services.dekking_vaststellen import (
    benadering_vastleggen,
    dekking_vaststellen,
    dossier_heropenen,
)
from verband.partijen.views.achter_link import toon_link_in_voorbeeldland
from verband.partijen.views.bewerken import verwerk
from verband.regios.models import Verzekeraar
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel
from verband.werkboek.lijst import als_bestand

KORT = 5  # rows of a list that has a page of its own


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def aanbod(request: Verzoek, regio: str) -> HttpResponse:
    """No volume and no share on this page, whoever looks, but one's own."""
    lid, contracten = request.lid, list_contracten(request.lid)
    benaderd = list(list_benaderingen(lid))
    sprekers = list_sprekers(lid, timezone.localdate())
    context = {
        "standen": [
            (s, opsomming(namen) if len(namen := sprekers.get(s.soort, [])) > 1 else "")
            for s in list_standen(lid)
        ],
        "contracten": contracten[:KORT],
        "contracten_n": len(contracten),
        "zonder_contract": telt_zonder_contract(
            lid, contracten, timezone.localdate(), contractjaar()
        ),
        "eigen": list_eigen_opgaven(lid) if lid.mag(Recht.AANBOD_OPGEVEN) else [],
        "benaderingen": benaderd[:KORT],
        "benaderingen_n": len(benaderd),
        "mag_zien": lid.mag(Recht.AANBOD_ZIEN),
        "mag_beheren": lid.mag(Recht.AANBOD_BEHEREN),
        "mag_leden": lid.mag(Recht.LEDEN_BEHEREN),
    }
    return render(request, "partijen/aanbod/aanbod.html", context)


def _peiling(request: Verzoek, id_: UUID) -> Aanbodpeiling:
    peiling = list_peilingen(request.lid).filter(id=id_).first()
    if peiling is None:
        raise Http404
    return peiling


@in_regio(Recht.AANBOD_ZIEN)
@require_safe
def dossier(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    meter = get_meter(request.lid, _peiling(request, id), timezone.localdate())
    stand = next(s for s in list_standen(request.lid) if s.soort == meter.peiling.soort)
    context = {
        "meter": meter,
        "peiling": meter.peiling,
        "aandeel": _aandeel(meter),
        "mag_beheren": request.lid.mag(Recht.AANBOD_BEHEREN),
        "vaststelling": stand.vaststelling,
        "vervallen": stand.vervallen,
        "heropen": HeropenForm(),
        "tabel": _tabel(request, regio, meter),
    }
    return render(request, "partijen/aanbod/dossier.html", context)


def _janee(r: Rij) -> str:
    return _("ja") if r.vertegenwoordigd else _("nee")


AANBIEDERS: Lijst[Rij] = Lijst(
    wat=_lui("Aanbieders"),
    telling=ngettext_lazy("%(n)s aanbieder", "%(n)s aanbieders", "n"),
    zoek=_lui("Zoek op aanbieder of stand"),
    tekst=lambda r: " ".join((
        r.opgave.aanbieder.naam, str(r.opgave.get_staat_display()), _janee(r), r.bron
    )),
    ordes={
        "naam": lambda r: r.opgave.aanbieder.naam.casefold(),
        "stand": lambda r: str(r.opgave.get_staat_display()),
        # The largest first; unknown is not nothing, so it does not stand among the smallest.
        "aandeel": lambda r: (r.aandeel is None, -(r.aandeel or 0)),
        "vertegenwoordigd": lambda r: not r.vertegenwoordigd,
    },
    kolommen=(
        Kolom("naam", _lui("Aanbieder"), orde="naam", vast=True),
        Kolom("stand", _lui("Stand"), orde="stand"),
        Kolom("aanbod", _lui("Aanbod"), getal=True),
        Kolom("aandeel", _lui("Aandeel"), orde="aandeel", getal=True, aflopend=True),
        Kolom("vertegenwoordigd", _lui("Vertegenwoordigd"), orde="vertegenwoordigd"),
    ),
    bestand="partijen:aanbod-bestand",
    kop=(
        _lui("Aanbieder"), _lui("Stand"), _lui("Aanbod"), _lui("Aandeel"),
        _lui("Vertegenwoordigd"), _lui("Tot"), _lui("Bron"),
    ),
    waarden=lambda r: (
        r.opgave.aanbieder.naam, r.opgave.get_staat_display(), _hoeveel(r.omvang),
        _deel(r.aandeel), _janee(r), datum(r.tot) if r.tot else "", r.bron,
    ),
)  # fmt: skip


def _tabel(request: Verzoek, regio: str, meter: Meter) -> Tabel:
    p = meter.peiling
    vragen = request.lid.mag(Recht.AANBOD_BEHEREN) and not p.gesloten_at
    leeg = Leeg(
        _("Er staan nog geen VVT-aanbieders in de regio."),
        _("De coördinator zet ze bij Organisaties, als zorgaanbieder van VVT."),
    )
    return AANBIEDERS.tabel(
        request,
        meter.rijen,
        lambda r: _regel(regio, p, r, vragen=vragen),
        leeg,
        plek=[regio, p.id],
        erbij=[Kolom("vraag", _("Vragen"), vast=True)] if vragen else (),
    )


def _regel(regio: str, p: Aanbodpeiling, r: Rij, *, vragen: bool) -> list[Cel]:
    o = r.opgave
    sinds = ""
    if o.gevraagd_at and o.is_open:
        sinds = _("sinds %(dag)s") % {"dag": f"{timezone.localdate(o.gevraagd_at):%d-%m-%Y}"}
    if r.vertegenwoordigd:
        onder = _("tot %(dag)s") % {"dag": datum(r.tot)} if r.tot else ""
    else:
        onder = r.benadering.get_uitkomst_display() if r.benadering else ""
    rij = [
        Cel(
            o.aanbieder.naam,
            onder=_("doet deze mee, dan is het 80%") if r.zou_genoeg_zijn else "",
        ),
        Cel(o.get_staat_display(), onder=sinds),
        Cel(_hoeveel(r.omvang) or "–", onder=r.bron),
        Cel(_deel(r.aandeel) or "–"),
        Cel(_janee(r), onder=onder),
    ]
    if not vragen:
        return rij
    knop = _("Vraag opnieuw") if o.gevraagd_at or not o.is_open else _("Vraag")
    adres = reverse("partijen:aanbod-vragen", args=[regio, p.id, o.id])
    return [*rij, Cel(knop, adres=adres, voorlees=o.aanbieder.naam)]


def _hoeveel(omvang: object) -> str:
    return "" if omvang is None else getal(float(omvang))  # type: ignore[arg-type]


def _deel(aandeel: object) -> str:
    return "" if aandeel is None else in_procent(aandeel)  # type: ignore[arg-type]


def _aandeel(meter: Meter) -> str:
    """In words: one share, or between which two it lies."""
    laag, hoog = meter.dekking.laagste, meter.dekking.hoogste
    if laag is None or hoog is None:
        return _("niet te bepalen: het totaal is onbekend")
    if laag == hoog:
        return in_procent(laag)
    return _("tussen %(laag)s en %(hoog)s") % {"laag": in_procent(laag), "hoog": in_procent(hoog)}


@lijstbestand(_lui("VVT-aanbod"))
@in_regio(Recht.AANBOD_ZIEN)
@require_safe
def bestand(
    request: Verzoek,
    regio: str,
    id: UUID,  # noqa: A002 - from the address
    vorm: Vorm,
) -> HttpResponse:
    peiling = _peiling(request, id)
    meter = get_meter(request.lid, peiling, timezone.localdate())
    kop, rijen = AANBIEDERS.als_rijen(request.GET, beperkt(meter.rijen))
    kop[2] = _("Aanbod in %(wat)s") % {"wat": peiling.get_eenheid_display()}
    return als_bestand(f"vvt-dekking-{peiling.soort}", vorm, kop, rijen)


@in_regio(Recht.AANBOD_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def peiling(request: Verzoek, regio: str) -> HttpResponse:
    """Set one up or change it: ``?soort=`` says which."""
    nu = list_peilingen(request.lid).filter(soort=request.GET.get("soort", "")).first()
    begin = PeilingForm.begin(nu) if nu else {"soort": request.GET.get("soort", "wijkverpleging")}

    def doe(form: PeilingForm) -> object:
        return peiling_vastleggen(request.lid, form.gegevens, form.cleaned_data["versie"] or 0)

    return verwerk(
        request,
        PeilingForm(request.POST or None, initial=begin),
        doe=doe,
        naar=reverse("partijen:aanbod", args=[regio]),
        klaar=_("De peiling staat klaar. Vraag nu de aanbieders om hun aanbod."),
        template="partijen/formulier.html",
        context={
            "titel": _("Peiling van het VVT-aanbod"),
            "uitleg": _("Wijkverpleging en ouderengeneeskunde meet u apart; voor elk geldt 80%."),
        },
        begin=PeilingForm.begin,
    )


@in_regio(Recht.AANBOD_BEHEREN)
@require_POST
def aanvullen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    peiling = _peiling(request, id)

    def doe() -> str:
        n = aanbieders_toevoegen(request.lid, peiling)
        een, meer = "%(n)s aanbieder erbij.", "%(n)s aanbieders erbij."
        return ngettext(een, meer, n) % {"n": n}

    return _doe(request, regio, id, doe)


@in_regio(Recht.AANBOD_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def vragen(request: Verzoek, regio: str, id: UUID, opgave: UUID) -> HttpResponse:  # noqa: A002
    peiling = _peiling(request, id)
    er = peiling.opgaven.select_related("aanbieder").filter(id=opgave).first()
    if er is None:
        raise Http404
    adres = adres_van(request.lid, er.aanbieder_id)

    def doe(form: VragenForm) -> None:
        bevestiging = aanbod_vragen(
            request.lid, opgave, email=form.cleaned_data["email"],
            basis=request.build_absolute_uri("/"),
        )  # fmt: skip
        toon_link_in_voorbeeldland(request, bevestiging.link, _("openen, als de aanbieder"))

    return verwerk(
        request,
        VragenForm(request.POST or None, initial={"email": adres}),
        doe=doe,
        naar=reverse("partijen:aanbod-dossier", args=[regio, id]),
        klaar=_("De vraag is verstuurd. De aanbieder antwoordt zelf, met een eigen link."),
        template="partijen/formulier.html",
        context={
            "titel": _("Vraag %(wie)s om haar aanbod") % {"wie": er.aanbieder.naam},
            "knop": _("Verstuur de vraag"),
            "uitleg": _("Zij krijgt een eigen link en hoeft geen account te hebben.")
            + (f" {_('De contactpersoon uit de lijst gaat voor.')}" if adres else ""),
            "let_op": te_vaak_gevraagd(request.lid, adres),
        },
    )  # fmt: skip


@in_regio(Recht.AANBOD_BEHEREN)
@require_POST
def vaststellen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    peiling = _peiling(request, id)

    def doe() -> str:
        er = dekking_vaststellen(request.lid, peiling.id, vandaag=timezone.localdate())
        return _("Vastgesteld: %(wat)s.") % {"wat": er.get_uitkomst_display()}

    return _doe(request, regio, id, doe)


@in_regio(Recht.AANBOD_BEHEREN)
@require_POST
def heropenen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    peiling = _peiling(request, id)

    def doe() -> str:
        form = HeropenForm(request.POST)
        dossier_heropenen(
            request.lid, peiling.id, form.cleaned_data["reden"] if form.is_valid() else ""
        )
        return _("Het dossier is weer open.")

    return _doe(request, regio, id, doe)


def _doe(request: Verzoek, regio: str, id_: UUID, doe: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, doe())
    except Weigering as fout:
        messages.warning(request, f"{fout.wat} {fout.herstel}")
    return redirect("partijen:aanbod-dossier", regio, id_)


@in_regio(Recht.AANBOD_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def benadering(request: Verzoek, regio: str) -> HttpResponse:
    aanbieders = list_te_kiezen(request.lid).filter(soort="zorgaanbieder", discipline="vvt")

    def doe(form: BenaderingForm) -> object:
        schoon = dict(form.cleaned_data)
        return benadering_vastleggen(request.lid, schoon.pop("aanbieder").id, **schoon)

    return verwerk(
        request,
        BenaderingForm(
            request.POST or None, initial={"op": timezone.localdate()}, aanbieders=aanbieders
        ),
        doe=doe,
        naar=reverse("partijen:aanbod", args=[regio]),
        klaar=_("Vastgelegd."),
        template="partijen/formulier.html",
        context={
            "titel": _("Een aanbieder benaderd"),
            "uitleg": _("Ook kleine aanbieders horen mee te kunnen doen. Hier staat wat u deed."),
        },
    )


@in_regio(Recht.AANBOD_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def contract(request: Verzoek, regio: str) -> HttpResponse:
    aanbieders = list_te_kiezen(request.lid).filter(soort="zorgaanbieder", discipline="vvt")
    hier = Verzekeraar.objects.filter(regioverzekeraar__regio_id=request.lid.regio_id).distinct()
    vandaag = timezone.localdate()
    return verwerk(
        request,
        ContractForm(
            request.POST or None, aanbieders=aanbieders, verzekeraars=hier,
            initial={"jaar": contractjaar(), "bron_op": vandaag},
        ),
        doe=lambda form: contractstatus_vastleggen(
            request.lid, form.cleaned_data, vandaag=vandaag
        ),
        naar=reverse("partijen:aanbod", args=[regio]),
        klaar=_("Vastgelegd."),
        template="partijen/formulier.html",
        context={
            "titel": _("Heeft een aanbieder een contract?"),
            "uitleg": _("Alleen wat de verzekeraar zelf openbaar maakt. Zet hier nooit een "
                        "prijs, omzet of andere afspraak uit een contract."),
        },
    )  # fmt: skip
