"""The logboek of a region, its receipts, and a public page that tells whether a receipt holds."""

from __future__ import annotations

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio, met_sleutel, openbaar
from verband.access.verzoek import Verzoek
from verband.audit.bewijs import MAX_BYTES, GeenBewijs, beoordeel, lees
from verband.audit.models import Ontvangstbewijs
from verband.audit.sleutels import bekende_sleutels
from verband.core.antwoord import bestand as als_bestand
from verband.core.lijsten import beperkt, lijstbestand
from verband.partijen.views.mandaten import link as mandaatlink
from verband.portal.logboek import blad, exports, selectors
from verband.portal.logboek.vragen import lees_vraag, ordes

PER_PAGINA = 50


@in_regio(Recht.LOGBOEK_ZIEN)
@require_safe
def logboek(request: Verzoek, regio: str) -> HttpResponse:
    vraag = lees_vraag(request.GET)
    bladzijden = Paginator(selectors.list_handelingen(request.lid, vraag), PER_PAGINA)
    pagina = bladzijden.get_page(request.GET.get("pagina"))
    context = {
        "vraag": vraag,
        "pagina": pagina,
        "regels": selectors.als_regels(request.lid, list(pagina.object_list)),
        "soorten": selectors.list_soorten(request.lid),
        "doeners": selectors.list_doeners(request.lid),
        "ordes": ordes(),
        # Not "wie": that is who is logged in, to the frame.
        "gekozen_wie": str(vraag.wie or ""),
    }
    return render(request, "portal/logboek.html", context)


@lijstbestand(_lui("Logboek"))
@in_regio(Recht.LOGBOEK_ZIEN)
@require_safe
def logboek_csv(request: Verzoek, regio: str) -> HttpResponse:
    alle = list(beperkt(selectors.list_handelingen(request.lid, lees_vraag(request.GET))))
    inhoud = exports.als_csv(regio, selectors.als_regels(request.lid, alle))
    return als_bestand(f"logboek-{regio}.csv", inhoud, "text/csv; charset=utf-8")


def _bewijs(request: Verzoek, id_: UUID) -> Ontvangstbewijs:
    bewijs = selectors.get_ontvangstbewijs(request.lid, id_)
    if bewijs is None:
        raise Http404
    return bewijs


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def ontvangstbewijs(request: Verzoek, regio: str, bewijs: UUID) -> HttpResponse:
    """For readers of the logboek, and for whoever did it."""
    gevonden = _bewijs(request, bewijs)
    regel = selectors.als_regels(request.lid, [gevonden.handeling])[0]
    context = {
        "bewijs": gevonden,
        "blad": blad.blad_van(gevonden),
        "regel": regel,
        "tijd": blad.tijd(gevonden.handeling.op_at),
    }
    return render(request, "portal/ontvangstbewijs.html", context)


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def ontvangstbewijs_json(request: Verzoek, regio: str, bewijs: UUID) -> HttpResponse:
    """The proof itself, to the byte as it was signed."""
    gevonden = _bewijs(request, bewijs)
    naam = f"ontvangstbewijs-{gevonden.handeling.nummer}-{regio}.json"
    return als_bestand(naam, gevonden.document.encode(), "application/json")


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def ontvangstbewijs_pdf(request: Verzoek, regio: str, bewijs: UUID) -> HttpResponse:
    gevonden = _bewijs(request, bewijs)
    assert request.lid.regio is not None  # noqa: S101 - the door saw to it
    inhoud = blad.pdf_van(gevonden, request.lid.regio.naam)
    naam = f"ontvangstbewijs-{gevonden.handeling.nummer}-{regio}.pdf"
    return als_bestand(naam, inhoud, "application/pdf")


@met_sleutel
@require_safe
def mandaat_pdf(request: Verzoek, token: str) -> HttpResponse:
    """For who decided on a mandate by a personal link, without an account."""
    er = mandaatlink.zoek(request, token)
    gevonden = mandaatlink.get_bewijs(er[0]) if er else None
    if er is None or gevonden is None:
        return render(request, "access/bevestiging/onbekend.html", status=404)
    inhoud = blad.pdf_van(gevonden, er[1].regio.naam)
    naam = f"ontvangstbewijs-{gevonden.handeling.nummer}.pdf"
    return als_bestand(naam, inhoud, "application/pdf")


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def controleer(request: HttpRequest) -> HttpResponse:
    """Whether a receipt holds, for anyone, without asking the database."""
    context: dict[str, object] = {"sleutels": bekende_sleutels(), "max_bytes": MAX_BYTES}
    if request.method == "POST":
        context |= _beoordeling(request.FILES.get("bestand"))
    return render(request, "portal/controleer.html", context)


def _beoordeling(bestand: object) -> dict[str, object]:
    if not isinstance(bestand, UploadedFile):
        return {"weigering": _("Er kwam geen bestand mee.")}
    try:
        document = lees(bestand.read(MAX_BYTES + 1))
    except GeenBewijs as fout:
        return {"weigering": str(fout), "naam": bestand.name}
    proeven = beoordeel(document, bekende_sleutels())
    return {
        "naam": bestand.name,
        "blad": blad.maak_blad(document),
        "proeven": proeven,
        "goed": all(p.goed for p in proeven),
    }
