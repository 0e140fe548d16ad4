"""Yearly statements of participation: per organisation, in no order but the alphabet."""

from __future__ import annotations

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
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
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
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand


def _was_er(v: Deelnameverklaring) -> int:
    return sum(r["aanwezig"] + r["vervanger"] for r in v.regels)


VERKLARINGEN: Lijst[Deelnameverklaring] = Lijst(
    wat=_lui("Deelnameverklaringen"),
    telling=ngettext_lazy("%(n)s verklaring", "%(n)s verklaringen", "n"),
    zoek=_lui("Zoek op organisatie of jaar"),
    tekst=lambda v: f"{v.organisatie.naam} {v.jaar}",
    ordes={
        "organisatie": lambda v: (v.organisatie.naam.casefold(), -v.jaar),
        "jaar": lambda v: (-v.jaar, v.organisatie.naam.casefold()),
        "zien": lambda v: (v.zichtbaar_vanaf, v.organisatie.naam.casefold()),
    },
    kolommen=(
        Kolom("organisatie", _lui("Organisatie"), orde="organisatie", vast=True),
        Kolom("jaar", _lui("Jaar"), orde="jaar", aflopend=True),
        Kolom("zien", _lui("Verzekeraar ziet haar vanaf"), orde="zien"),
    ),
    bestand="partijen:deelname-bestand",
    kop=(_lui("Organisatie"), _lui("Jaar"), _lui("Verzekeraar ziet haar vanaf")),
    # No more than the page says of them.
    waarden=lambda v: (v.organisatie.naam, v.jaar, v.zichtbaar_vanaf.isoformat()),
)


@lijstbestand(_lui("Deelnameverklaringen"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    """Those that this reader may see."""
    alle = beperkt(list_verklaringen(request.lid, timezone.localdate()))
    return als_bestand("deelnameverklaringen", vorm, *VERKLARINGEN.als_rijen(request.GET, alle))


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    def cellen(v: Deelnameverklaring) -> list[Cel]:
        adres = reverse("partijen:deelname-een", args=[regio, v.id])
        dag = f"{v.zichtbaar_vanaf:%d-%m-%Y}"
        return [Cel(v.organisatie.naam, adres=adres), Cel(str(v.jaar)), Cel(dag)]

    leeg = Leeg(
        _("Er is voor u nog geen deelnameverklaring."),
        _(
            "De coördinator maakt haar na afloop van een jaar. De organisatie leest haar als "
            "eerste."
        ),
    )
    alle = list_verklaringen(request.lid, timezone.localdate())
    tabel = VERKLARINGEN.tabel(request, alle, cellen, leeg, plek=[regio])
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
