"""Whom VVT asked to join in, and who has a contract as insurers published it. Both are for everyone
at the table and hold no volume, share or price; page and file read the same rows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.models import Benadering, Contractstatus
from verband.partijen.selectors.aanbod import list_benaderingen
from verband.partijen.selectors.contracten import list_contracten
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand

BENADERINGEN: Lijst[Benadering] = Lijst(
    wat=_lui("Benaderde aanbieders"),
    telling=ngettext_lazy("%(n)s benadering", "%(n)s benaderingen", "n"),
    zoek=_lui("Zoek op aanbieder, uitkomst of toelichting"),
    tekst=lambda b: f"{b.aanbieder.naam} {b.hoe} {b.get_uitkomst_display()} {b.toelichting}",
    ordes={
        "naam": lambda b: (b.aanbieder.naam.casefold(), b.op),
        "dag": lambda b: -b.op.toordinal(),  # the newest first
        "uitkomst": lambda b: str(b.get_uitkomst_display()),
    },
    kolommen=(
        Kolom("naam", _lui("Aanbieder"), orde="naam", vast=True),
        Kolom("dag", _lui("Dag"), orde="dag", aflopend=True),
        Kolom("hoe", _lui("Hoe")),
        Kolom("uitkomst", _lui("Uitkomst"), orde="uitkomst"),
    ),
    bestand="partijen:benaderingen-bestand",
    kop=(_lui("Aanbieder"), _lui("Dag"), _lui("Hoe"), _lui("Uitkomst"), _lui("Toelichting")),
    waarden=lambda b: (
        b.aanbieder.naam, b.op.isoformat(), b.hoe, b.get_uitkomst_display(), b.toelichting,
    ),
)  # fmt: skip
CONTRACTEN: Lijst[Contractstatus] = Lijst(
    wat=_lui("Wie een contract heeft"),
    telling=ngettext_lazy("%(n)s regel", "%(n)s regels", "n"),
    zoek=_lui("Zoek op aanbieder, jaar of verzekeraar"),
    tekst=lambda c: (
        f"{c.aanbieder.naam} {c.jaar} {c.verzekeraar.naam} {c.get_stand_display()} {c.bron}"
    ),
    ordes={
        "jaar": lambda c: (-c.jaar, c.aanbieder.naam.casefold(), c.verzekeraar.naam),
        "naam": lambda c: (c.aanbieder.naam.casefold(), -c.jaar),
        "verzekeraar": lambda c: (c.verzekeraar.naam.casefold(), -c.jaar),
        "stand": lambda c: str(c.get_stand_display()),
    },
    kolommen=(
        Kolom("naam", _lui("Aanbieder"), orde="naam", vast=True),
        Kolom("jaar", _lui("Jaar"), orde="jaar", aflopend=True),
        Kolom("verzekeraar", _lui("Verzekeraar"), orde="verzekeraar"),
        Kolom("stand", _lui("Volgens de verzekeraar"), orde="stand"),
    ),
    bestand="partijen:contracten-bestand",
    kop=(
        _lui("Aanbieder"), _lui("Jaar"), _lui("Verzekeraar"), _lui("Volgens de verzekeraar"),
        _lui("Bron"), _lui("Dag van de bron"),
    ),
    waarden=lambda c: (
        c.aanbieder.naam, c.jaar, c.verzekeraar.naam, c.get_stand_display(), c.bron,
        c.bron_op.isoformat(),
    ),
)  # fmt: skip


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def benaderd(request: Verzoek, regio: str) -> HttpResponse:
    def cellen(b: Benadering) -> list[Cel]:
        uitkomst = Cel(str(b.get_uitkomst_display()), onder=b.toelichting)
        return [Cel(b.aanbieder.naam), Cel(datum(b.op)), Cel(b.hoe), uitkomst]

    mag = request.lid.mag(Recht.AANBOD_BEHEREN)
    leeg = Leeg(
        _("Er is nog niemand benaderd."),
        _("VVT doet moeite om ook kleine aanbieders te betrekken. De dossierhouder legt hier "
          "vast wie gevraagd is en wat het antwoord was."),
        _("Benadering vastleggen") if mag else "",
        reverse("partijen:benadering-nieuw", args=[regio]) if mag else "",
    )  # fmt: skip
    rijen = list_benaderingen(request.lid)
    context = {
        "tabel": BENADERINGEN.tabel(request, rijen, cellen, leeg, plek=[regio]),
        "titel": _("Wie is gevraagd om mee te doen"),
    }
    return render(request, "partijen/aanbod/lijst.html", context)


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def contracten(request: Verzoek, regio: str) -> HttpResponse:
    def cellen(c: Contractstatus) -> list[Cel]:
        stand = Cel(str(c.get_stand_display()), onder=f"{c.bron}, {datum(c.bron_op)}")
        return [Cel(c.aanbieder.naam), Cel(str(c.jaar)), Cel(c.verzekeraar.naam), stand]

    mag = request.lid.mag(Recht.AANBOD_BEHEREN)
    leeg = Leeg(
        _("Er staat nog niet welke aanbieder een contract heeft."),
        _("De dossierhouder neemt over wat verzekeraars zelf publiceren."),
        _("Contract vastleggen") if mag else "",
        reverse("partijen:contract-nieuw", args=[regio]) if mag else "",
    )
    rijen = list_contracten(request.lid)
    context = {
        "tabel": CONTRACTEN.tabel(request, rijen, cellen, leeg, plek=[regio]),
        "titel": _("Wie een contract heeft"),
    }
    return render(request, "partijen/aanbod/lijst.html", context)


@lijstbestand(_lui("Benaderde aanbieders"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def benaderingen_bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    """What VVT did to involve providers, for the insurer to keep (ZZ-3.4-4b)."""
    rijen = beperkt(list_benaderingen(request.lid))
    return als_bestand("benaderde-aanbieders", vorm, *BENADERINGEN.als_rijen(request.GET, rijen))


@lijstbestand(_lui("Wie een contract heeft"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def contracten_bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    rijen = beperkt(list_contracten(request.lid))
    return als_bestand("contracten", vorm, *CONTRACTEN.als_rijen(request.GET, rijen))
