"""Yearly statements of participation: per organisation, in no order but the alphabet."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
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
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel


def _was_er(v: Deelnameverklaring) -> int:
    return sum(r["aanwezig"] + r["vervanger"] for r in v.regels)


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    verklaringen = list(list_verklaringen(request.lid, timezone.localdate()))
    n = len(verklaringen)
    tabel = Tabel(
        wat=_("Deelnameverklaringen"),
        hier=request.path,
        telling=ngettext("%(n)s verklaring", "%(n)s verklaringen", n) % {"n": n},
        kolommen=[
            Kolom("organisatie", _("Organisatie"), vast=True),
            Kolom("jaar", _("Jaar")),
            Kolom("zien", _("Verzekeraar ziet haar vanaf")),
        ],
        rijen=[
            [
                Cel(v.organisatie.naam, adres=reverse("partijen:deelname-een", args=[regio, v.id])),
                Cel(str(v.jaar)),
                Cel(f"{v.zichtbaar_vanaf:%d-%m-%Y}"),
            ]
            for v in verklaringen
        ],
        vraag={},
        leeg=Leeg(
            _("Er is voor u nog geen deelnameverklaring."),
            _(
                "De coördinator maakt haar na afloop van een jaar. De organisatie leest haar als "
                "eerste."
            ),
        ),
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
