"""Yearly statements of participation: per organisation, in no order but the alphabet."""

from __future__ import annotations

from collections.abc import Callable
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
from verband.core.lijsten import beperkt, lijstbestand
from verband.partijen.exports import als_bestand
from verband.partijen.forms_overleg import ReactieForm, VerklaringForm
from verband.partijen.models import Deelnameverklaring
from verband.partijen.selectors.contracten import list_zonder_deelname
from verband.partijen.selectors.organisaties import list_te_kiezen
from verband.partijen.selectors.overleg import get_verklaring, list_verklaringen
from verband.partijen.services.deelname_verklaren import (
    deelname_verklaren,
    op_verklaring_reageren,
)
from verband.partijen.views.bewerken import verwerk
from verband.partijen.views.organisaties import bestanden
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, bevraag, gekozen_kolommen


def _was_er(v: Deelnameverklaring) -> int:
    return sum(r["aanwezig"] + r["vervanger"] for r in v.regels)


KOLOMMEN = (
    Kolom("organisatie", _lui("Organisatie"), orde="organisatie", vast=True),
    Kolom("jaar", _lui("Jaar"), orde="jaar", aflopend=True),
    Kolom("zien", _lui("Verzekeraar ziet haar vanaf"), orde="zien"),
)
ORDES: dict[str, Callable[[Deelnameverklaring], Any]] = {
    "organisatie": lambda v: (v.organisatie.naam.casefold(), -v.jaar),
    "jaar": lambda v: (-v.jaar, v.organisatie.naam.casefold()),
    "zien": lambda v: (v.zichtbaar_vanaf, v.organisatie.naam.casefold()),
}


def _tekst(v: Deelnameverklaring) -> str:
    return f"{v.organisatie.naam} {v.jaar}"


def _leeg(hier: str, q: str) -> Leeg:
    if q:
        kop = _("Geen verklaring past bij wat u zoekt.")
        return Leeg(kop, knop=_("Toon alle verklaringen"), adres=hier)
    return Leeg(
        _("Er is voor u nog geen deelnameverklaring."),
        _(
            "De coördinator maakt haar na afloop van een jaar. De organisatie leest haar als "
            "eerste."
        ),
    )


@lijstbestand(_lui("Deelnameverklaringen"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: str) -> HttpResponse:
    """Those that this reader may see, and no more than the page says of them."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    alle = beperkt(list_verklaringen(request.lid, timezone.localdate()))
    rijen = [
        [v.organisatie.naam, v.jaar, v.zichtbaar_vanaf.isoformat()]
        for v in bevraag(alle, request.GET, _tekst, ORDES)[0]
    ]
    kop = [str(k.label) for k in KOLOMMEN]
    return als_bestand("deelnameverklaringen", vorm, kop, rijen)  # type: ignore[arg-type]


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    verklaringen, vraag = bevraag(
        list_verklaringen(request.lid, timezone.localdate()), request.GET, _tekst, ORDES
    )
    n = len(verklaringen)
    tabel = Tabel(
        wat=_("Deelnameverklaringen"),
        hier=request.path,
        telling=ngettext("%(n)s verklaring", "%(n)s verklaringen", n) % {"n": n},
        kolommen=KOLOMMEN,
        rijen=[
            [
                Cel(v.organisatie.naam, adres=reverse("partijen:deelname-een", args=[regio, v.id])),
                Cel(str(v.jaar)),
                Cel(f"{v.zichtbaar_vanaf:%d-%m-%Y}"),
            ]
            for v in verklaringen
        ],
        vraag=vraag,
        zoek=_("Zoek op organisatie of jaar"),
        bestanden=bestanden("partijen:deelname-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=_leeg(request.path, vraag["q"]),
    )
    jaar = timezone.localdate().year
    context = {
        "tabel": tabel,
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
        "jaar": jaar,
        "zonder_deelname": list_zonder_deelname(request.lid, jaar),
    }
    return render(request, "partijen/overleg/deelname.html", context)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    vandaag = timezone.localdate()
    form = VerklaringForm(
        request.POST or None,
        organisaties=list_te_kiezen(request.lid),
        initial={"jaar": vandaag.year},
    )
    return verwerk(
        request,
        form,
        doe=lambda form: deelname_verklaren(
            request.lid, form.cleaned_data["organisatie"], form.cleaned_data["jaar"],
            vandaag=vandaag,
        ),
        naar=reverse("partijen:deelname", args=[regio]),
        klaar=_("De verklaring is gemaakt. De organisatie ziet haar nu."),
        template="partijen/overleg/formulier.html",
        context={
            "titel": _("Deelnameverklaring maken"),
            "uitleg": _("De organisatie ziet haar meteen en kan veertien dagen reageren. Daarna "
                        "ziet de preferente verzekeraar haar."),
        },
    )  # fmt: skip


@in_regio(Recht.TAFEL_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    vandaag = timezone.localdate()
    verklaring = get_verklaring(request.lid, id, vandaag)
    if verklaring is None:
        raise Http404
    eigen = verklaring.organisatie_id in request.lid.organisaties
    context = {
        "verklaring": verklaring,
        "mag_reageren": eigen and vandaag < verklaring.zichtbaar_vanaf,
        "geen_enkele": not _was_er(verklaring),
    }
    if not eigen:
        return render(request, "partijen/overleg/verklaring.html", context)
    return verwerk(
        request,
        ReactieForm(request.POST or None, initial={"reactie": verklaring.reactie}),
        doe=lambda form: op_verklaring_reageren(
            request.lid, id, form.cleaned_data["reactie"], vandaag=vandaag
        ),
        naar=reverse("partijen:deelname-een", args=[regio, id]),
        klaar=_("Uw reactie staat bij de verklaring."),
        template="partijen/overleg/verklaring.html",
        context=context,
    )
