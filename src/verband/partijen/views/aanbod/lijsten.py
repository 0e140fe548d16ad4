"""Whom VVT asked to join in, and who has a contract as insurers published it. Both are for everyone
at the table and hold no volume, share or price; page and file read the same rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import beperkt, lijstbestand
from verband.partijen.exports import als_bestand
from verband.partijen.models import Benadering, Contractstatus
from verband.partijen.selectors.aanbod import list_benaderingen
from verband.partijen.selectors.contracten import list_contracten
from verband.partijen.views.organisaties import bestanden
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, bevraag, gekozen_kolommen

BENADERD: dict[str, Callable[[Benadering], Any]] = {
    "naam": lambda b: (b.aanbieder.naam.casefold(), b.op),
    "dag": lambda b: -b.op.toordinal(),  # the newest first
    "uitkomst": lambda b: str(b.get_uitkomst_display()),
}
CONTRACT: dict[str, Callable[[Contractstatus], Any]] = {
    "jaar": lambda c: (-c.jaar, c.aanbieder.naam.casefold(), c.verzekeraar.naam),
    "naam": lambda c: (c.aanbieder.naam.casefold(), -c.jaar),
    "verzekeraar": lambda c: (c.verzekeraar.naam.casefold(), -c.jaar),
    "stand": lambda c: str(c.get_stand_display()),
}
KOP_BENADERD = (
    Kolom("naam", _lui("Aanbieder"), orde="naam", vast=True),
    Kolom("dag", _lui("Dag"), orde="dag", aflopend=True),
    Kolom("hoe", _lui("Hoe")),
    Kolom("uitkomst", _lui("Uitkomst"), orde="uitkomst"),
)
KOP_CONTRACT = (
    Kolom("naam", _lui("Aanbieder"), orde="naam", vast=True),
    Kolom("jaar", _lui("Jaar"), orde="jaar", aflopend=True),
    Kolom("verzekeraar", _lui("Verzekeraar"), orde="verzekeraar"),
    Kolom("stand", _lui("Volgens de verzekeraar"), orde="stand"),
)


def _over_benadering(b: Benadering) -> str:
    return f"{b.aanbieder.naam} {b.hoe} {b.get_uitkomst_display()} {b.toelichting}"


def _over_contract(c: Contractstatus) -> str:
    return f"{c.aanbieder.naam} {c.jaar} {c.verzekeraar.naam} {c.get_stand_display()} {c.bron}"


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def benaderd(request: Verzoek, regio: str) -> HttpResponse:
    gevonden, vraag = bevraag(
        list_benaderingen(request.lid), request.GET, _over_benadering, BENADERD
    )
    n, mag = len(gevonden), request.lid.mag(Recht.AANBOD_BEHEREN)
    tabel = Tabel(
        wat=_("Benaderde aanbieders"),
        hier=request.path,
        telling=ngettext("%(n)s benadering", "%(n)s benaderingen", n) % {"n": n},
        kolommen=KOP_BENADERD,
        rijen=[
            [Cel(b.aanbieder.naam), Cel(datum(b.op)), Cel(b.hoe),
             Cel(b.get_uitkomst_display(), onder=b.toelichting)]
            for b in gevonden
        ],
        vraag=vraag,
        zoek=_("Zoek op aanbieder, uitkomst of toelichting"),
        bestanden=bestanden("partijen:benaderingen-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOP_BENADERD),
        leeg=_niets(request.path) if vraag["q"] else Leeg(
            _("Er is nog niemand benaderd."),
            _("VVT doet moeite om ook kleine aanbieders te betrekken. De dossierhouder legt hier "
              "vast wie gevraagd is en wat het antwoord was."),
            _("Benadering vastleggen") if mag else "",
            reverse("partijen:benadering-nieuw", args=[regio]) if mag else "",
        ),
    )  # fmt: skip
    context = {"tabel": tabel, "titel": _("Wie is gevraagd om mee te doen")}
    return render(request, "partijen/aanbod/lijst.html", context)


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def contracten(request: Verzoek, regio: str) -> HttpResponse:
    gevonden, vraag = bevraag(list_contracten(request.lid), request.GET, _over_contract, CONTRACT)
    n, mag = len(gevonden), request.lid.mag(Recht.AANBOD_BEHEREN)
    tabel = Tabel(
        wat=_("Wie een contract heeft"),
        hier=request.path,
        telling=ngettext("%(n)s regel", "%(n)s regels", n) % {"n": n},
        kolommen=KOP_CONTRACT,
        rijen=[
            [Cel(c.aanbieder.naam), Cel(str(c.jaar)), Cel(c.verzekeraar.naam),
             Cel(c.get_stand_display(), onder=f"{c.bron}, {datum(c.bron_op)}")]
            for c in gevonden
        ],
        vraag=vraag,
        zoek=_("Zoek op aanbieder, jaar of verzekeraar"),
        bestanden=bestanden("partijen:contracten-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOP_CONTRACT),
        leeg=_niets(request.path) if vraag["q"] else Leeg(
            _("Er staat nog niet welke aanbieder een contract heeft."),
            _("De dossierhouder neemt over wat verzekeraars zelf publiceren."),
            _("Contract vastleggen") if mag else "",
            reverse("partijen:contract-nieuw", args=[regio]) if mag else "",
        ),
    )  # fmt: skip
    context = {"tabel": tabel, "titel": _("Wie een contract heeft")}
    return render(request, "partijen/aanbod/lijst.html", context)


def _niets(hier: str) -> Leeg:
    kop = _("Niets past bij wat u zoekt.")
    return Leeg(kop, _("Gebruik minder woorden."), _("Toon de hele lijst"), hier)


@lijstbestand(_lui("Benaderde aanbieders"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def benaderingen_bestand(request: Verzoek, regio: str, vorm: str) -> HttpResponse:
    """What VVT did to involve providers, for the insurer to keep (ZZ-3.4-4b)."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    kop = [_("Aanbieder"), _("Dag"), _("Hoe"), _("Uitkomst"), _("Toelichting")]
    alle = beperkt(list_benaderingen(request.lid))
    rijen = [
        [b.aanbieder.naam, b.op.isoformat(), b.hoe, b.get_uitkomst_display(), b.toelichting]
        for b in bevraag(alle, request.GET, _over_benadering, BENADERD)[0]
    ]
    return als_bestand("benaderde-aanbieders", vorm, kop, rijen)  # type: ignore[arg-type]


@lijstbestand(_lui("Wie een contract heeft"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def contracten_bestand(request: Verzoek, regio: str, vorm: str) -> HttpResponse:
    if vorm not in ("csv", "xlsx"):
        raise Http404
    kop = [_("Aanbieder"), _("Jaar"), _("Verzekeraar"), _("Volgens de verzekeraar"), _("Bron"),
           _("Dag van de bron")]  # fmt: skip
    alle = beperkt(list_contracten(request.lid))
    rijen = [
        [c.aanbieder.naam, c.jaar, c.verzekeraar.naam, c.get_stand_display(), c.bron,
         c.bron_op.isoformat()]
        for c in bevraag(alle, request.GET, _over_contract, CONTRACT)[0]
    ]  # fmt: skip
    return als_bestand("contracten", vorm, kop, rijen)  # type: ignore[arg-type]
