"""The form of the RESV per contract year, and the bodies that vote."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Lid, Verzoek
from verband.core.fouten import Weigering
from verband.partijen.forms import JAREN
from verband.partijen.forms_vorm import OrgaanForm, StemmingForm, VormForm, ZetelForm
from verband.partijen.models import Orgaan
from verband.partijen.selectors.vorm import (
    STARTJAAR,
    get_orgaan,
    get_zetel,
    list_geldige_besluiten,
    list_organen,
    ontbrekende_nummers,
    vorm_in,
    zittend,
)
from verband.partijen.services.orgaan import (
    orgaan_activeren,
    orgaan_vastleggen,
    stemming_vastleggen,
    zetel_vastleggen,
)
from verband.partijen.services.vorm_vastleggen import vorm_vastleggen
from verband.partijen.views.bewerken import verwerk

_FORMULIER = "partijen/overleg/formulier.html"


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def overzicht(request: Verzoek, regio: str) -> HttpResponse:
    vormen = [vorm_in(request.lid, jaar) for jaar in JAREN]
    context = {
        "vormen": [
            {
                "vorm": v,
                "vastgelegd": not v._state.adding,
                "ontbreekt": ontbrekende_nummers(v),
                "wijkt_af": v.contractjaar == STARTJAAR and v.soort != "netwerk",
            }
            for v in vormen
        ],
        "organen": list_organen(request.lid),
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
    }
    return render(request, "partijen/overleg/vorm.html", context)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, regio: str) -> HttpResponse:
    """Of the year in the address; without one of the first year there is."""
    gevraagd = request.GET.get("jaar", "")
    jaar = next((j for j in JAREN if str(j) == gevraagd), STARTJAAR)
    form = VormForm(
        request.POST or None,
        besluiten=list_geldige_besluiten(request.lid),
        initial=VormForm.begin(vorm_in(request.lid, jaar)),
    )
    return verwerk(
        request,
        form,
        doe=lambda form: vorm_vastleggen(
            request.lid, jaar, form.gegevens, versie=form.cleaned_data["versie"] or 0
        ),
        naar=reverse("partijen:vorm", args=[regio]),
        klaar=_("De vorm is vastgelegd."),
        template=_FORMULIER,
        begin=VormForm.begin,
        context={
            "titel": _("Samenwerkingsvorm in %(jaar)s") % {"jaar": jaar},
            "uitleg": _("Andere jaren blijven zoals zij zijn."),
        },
    )


def _orgaan(lid: Lid, id_: UUID) -> Orgaan:
    orgaan = get_orgaan(lid, id_)
    if orgaan is None:
        raise Http404
    return orgaan


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def orgaan_nieuw(request: Verzoek, regio: str) -> HttpResponse:
    return verwerk(
        request,
        OrgaanForm(request.POST or None),
        doe=lambda form: orgaan_vastleggen(
            request.lid, form.cleaned_data["naam"], form.cleaned_data["stemregel"]
        ),
        naar=reverse("partijen:vorm", args=[regio]),
        klaar=_("Het orgaan is toegevoegd. Voeg nu de zetels toe."),
        template=_FORMULIER,
        context={"titel": _("Orgaan toevoegen")},
    )


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def orgaan(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    return _toon(request, _orgaan(request.lid, id))


def _toon(request: Verzoek, orgaan: Orgaan, weigering: Weigering | None = None) -> HttpResponse:
    context = {
        "orgaan": orgaan,
        "zetels": orgaan.zetels.all(),
        "zittend": zittend(orgaan.zetels.all(), timezone.localdate()),
        "stemmingen": orgaan.stemmingen.prefetch_related("stemmen__zetel"),
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
        "weigering": weigering,
    }
    return render(
        request, "partijen/overleg/orgaan.html", context, status=422 if weigering else 200
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_POST
def activeren(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    ding = _orgaan(request.lid, id)
    try:
        orgaan_activeren(request.lid, id, vandaag=timezone.localdate())
    except Weigering as fout:
        return _toon(request, ding, fout)
    messages.success(request, _("Het orgaan is actief en kan stemmen."))
    return redirect("partijen:orgaan", regio, id)


def _zetel(
    request: Verzoek, regio: str, orgaan: Orgaan, begin: dict[str, Any], id_: UUID | None
) -> HttpResponse:
    return verwerk(
        request,
        ZetelForm(request.POST or None, initial=begin),
        doe=lambda form: zetel_vastleggen(
            request.lid, orgaan.id, form.gegevens, vandaag=timezone.localdate(), id_=id_,
            versie=form.cleaned_data["versie"] or 0,
        ),
        naar=reverse("partijen:orgaan", args=[regio, orgaan.id]),
        klaar=_("De zetel is vastgelegd."),
        template=_FORMULIER,
        begin=ZetelForm.begin,
        context={"titel": _("Zetel in %(orgaan)s") % {"orgaan": orgaan.naam}},
    )  # fmt: skip


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def zetel_nieuw(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    return _zetel(request, regio, _orgaan(request.lid, id), {}, None)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def zetel_wijzigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    zetel = get_zetel(request.lid, id)
    if zetel is None:
        raise Http404
    return _zetel(request, regio, zetel.orgaan, ZetelForm.begin(zetel), id)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def stemming(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    ding = _orgaan(request.lid, id)
    vandaag = timezone.localdate()
    return verwerk(
        request,
        StemmingForm(request.POST or None, zetels=ding.zetels.all(), initial={"op": vandaag}),
        doe=lambda form: stemming_vastleggen(
            request.lid, id, form.cleaned_data["op"], form.cleaned_data["voorstel"], form.keuzes,
            vandaag=vandaag,
        ),
        naar=reverse("partijen:orgaan", args=[regio, id]),
        klaar=_("De stemming is vastgelegd."),
        template=_FORMULIER,
        context={
            "titel": _("Stemming in %(orgaan)s") % {"orgaan": ding.naam},
            "uitleg": _("Aangenomen is: %(regel)s.") % {"regel": ding.get_stemregel_display()},
        },
    )  # fmt: skip
