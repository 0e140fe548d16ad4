from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.antwoord import bestand
from verband.core.fouten import Weigering
from verband.partijen.forms_gereedheid import AanwijzenForm, GesprekForm, VoorstelForm
from verband.partijen.selectors import regiegemeente as selectors
from verband.partijen.selectors.regio import contractjaar
from verband.partijen.services.gesprek_vastleggen import gesprek_vastleggen
from verband.partijen.services.regiegemeente_aanwijzen import regiegemeente_aanwijzen
from verband.partijen.services.voorstel_afronden import (
    ontbreekt,
    voorstel_instemmen,
    voorstel_voorleggen,
)
from verband.partijen.services.voorstel_schrijven import (
    voorstel_schrijven,
    voorstelbrief_toevoegen,
)
from verband.partijen.views.bewerken import gezien_versie, verwerk
from verband.werkboek.bijlagesoort import MIME


def _hier(regio: str) -> str:
    return reverse("partijen:regiegemeente", args=[regio])


def _toon(request: Verzoek, weigering: Weigering | None = None) -> HttpResponse:
    lid, vandaag = request.lid, timezone.localdate()
    voorstel = selectors.get_voorstel(lid)
    gemeenten = list(selectors.list_gemeenten(lid, vandaag))
    schrijft = lid.mag(Recht.VOORSTEL_DOEN) and (
        voorstel is None or selectors.is_van(lid, voorstel)
    )
    jaar = contractjaar()
    context = {
        "voorstel": voorstel,
        "gemeenten": [(g, voorstel is not None and g.code in voorstel.gemeenten)
                      for g in gemeenten],
        "mist": ontbreekt(lid, voorstel, vandaag) if voorstel else [],
        "brieven": list(selectors.list_brieven(lid)),
        "gesprekken": list(selectors.list_gesprekken(lid)),
        "indienen": selectors.get_indienen(lid, jaar, vandaag),
        "jaar": jaar,
        "vandaag": vandaag,
        "schrijft": schrijft,
        "mag_aanwijzen": lid.mag(Recht.TAFEL_BEHEREN),
        "mag_gesprek": lid.mag(Recht.GESPREK_VASTLEGGEN),
        "kan_instemmen": _kan_instemmen(voorstel, schrijft, lid.mag(Recht.TAFEL_BEHEREN)),
        "aan_zet": selectors.aan_zet(voorstel) if voorstel else "",
        "zonder_schrijver": lid.mag(Recht.LEDEN_BEHEREN) and voorstel is not None
        and not selectors.heeft_schrijver(voorstel),
        "weigering": weigering,
    }  # fmt: skip
    status = 422 if weigering else 200
    return render(request, "partijen/regiegemeente/pagina.html", context, status=status)


def _kan_instemmen(voorstel: object, schrijft: bool, beheert: bool) -> bool:
    if getattr(voorstel, "status", "") != "voorgelegd":
        return False
    return (schrijft and getattr(voorstel, "akkoord_gemeente_op", None) is None) or (
        beheert and getattr(voorstel, "akkoord_ro_op", None) is None
    )


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def pagina(request: Verzoek, regio: str) -> HttpResponse:
    return _toon(request)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def aanwijzen(request: Verzoek, regio: str) -> HttpResponse:
    kandidaten = selectors.list_kandidaten(request.lid)
    return verwerk(
        request,
        AanwijzenForm(request.POST or None, kandidaten=kandidaten),
        doe=lambda form: regiegemeente_aanwijzen(request.lid, form.cleaned_data["organisatie"].id),
        naar=_hier(regio),
        klaar=_("De regiegemeente is vastgelegd."),
        template="partijen/formulier.html",
        context={
            "titel": _("Welke gemeente is de regiegemeente?"),
            "uitleg": _(
                "Zij doet namens alle gemeenten het voorstel. Een nieuwe regiegemeente begint "
                "met een leeg voorstel."
            )
            if kandidaten.exists()
            else _("Er staat nog geen gemeente bij de organisaties. Voeg haar daar eerst toe."),
        },
    )


@in_regio(Recht.VOORSTEL_DOEN)
@require_http_methods(["GET", "HEAD", "POST"])
def schrijven(request: Verzoek, regio: str) -> HttpResponse:
    voorstel = selectors.get_voorstel(request.lid)
    begin = VoorstelForm.begin(voorstel) if voorstel else {}
    form = VoorstelForm(
        request.POST or None,
        initial=begin,
        gemeenten=selectors.list_gemeenten(request.lid, timezone.localdate()),
    )
    return verwerk(
        request,
        form,
        doe=lambda f: voorstel_schrijven(request.lid, f.gegevens, f.cleaned_data["versie"] or 0),
        begin=VoorstelForm.begin,
        naar=_hier(regio),
        klaar=_("Het voorstel is bewaard als concept. Is het volledig, leg het dan voor."),
        template="partijen/formulier.html",
        context={
            "titel": _("Voorstel van de regiegemeente"),
            "uitleg": _(
                "Vul beide delen, of voeg straks uw eigen brief toe. Een concept mag onvolledig "
                "zijn."
            ),
        },
    )


def _doe(request: Verzoek, regio: str, daad: Callable[[], object], klaar: str) -> HttpResponse:
    try:
        daad()
    except Weigering as fout:
        return _toon(request, fout)
    messages.success(request, klaar)
    return redirect(_hier(regio))


@in_regio(Recht.VOORSTEL_DOEN)
@require_POST
def voorleggen(request: Verzoek, regio: str) -> HttpResponse:
    vandaag = timezone.localdate()
    return _doe(
        request, regio,
        lambda: voorstel_voorleggen(request.lid, gezien_versie(request), vandaag=vandaag),
        _("Het voorstel is voorgelegd. De RO en u leggen nu allebei vast dat u instemt."),
    )  # fmt: skip


@in_regio(Recht.VOORSTEL_DOEN)
@require_POST
def instemmen(request: Verzoek, regio: str) -> HttpResponse:
    return _stem_in(request, regio)


@in_regio(Recht.TAFEL_BEHEREN)
@require_POST
def instemmen_ro(request: Verzoek, regio: str) -> HttpResponse:
    return _stem_in(request, regio)


def _stem_in(request: Verzoek, regio: str) -> HttpResponse:
    vandaag = timezone.localdate()
    return _doe(
        request, regio,
        lambda: voorstel_instemmen(request.lid, gezien_versie(request), vandaag=vandaag),
        _("Vastgelegd dat u instemt."),
    )  # fmt: skip


@in_regio(Recht.VOORSTEL_DOEN)
@require_POST
def brief_erbij(request: Verzoek, regio: str) -> HttpResponse:
    upload = request.FILES.get("bestand")

    def voeg_toe() -> None:
        if not isinstance(upload, UploadedFile):
            raise Weigering(
                _("U heeft nog geen bestand gekozen."),
                waarom=_("Er kwam een leeg formulier bij ons aan."),
                herstel=_("Kies uw brief, liefst als pdf."),
            )
        naam = upload.name or "brief"
        voorstelbrief_toevoegen(request.lid, naam, upload.read(), gezien_versie(request))

    return _doe(request, regio, voeg_toe, _("De brief is toegevoegd."))


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def brief(request: Verzoek, regio: str, brief: UUID) -> HttpResponse:
    stuk = selectors.get_brief(request.lid, brief)
    if stuk is None:
        raise Http404
    return bestand(stuk.naam, bytes(stuk.inhoud), MIME[stuk.soort])


@in_regio(Recht.GESPREK_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def gesprek_nieuw(request: Verzoek, regio: str) -> HttpResponse:
    return _gesprek(request, regio, None)


@in_regio(Recht.GESPREK_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def gesprek(request: Verzoek, regio: str, gesprek: UUID) -> HttpResponse:
    return _gesprek(request, regio, gesprek)


def _gesprek(request: Verzoek, regio: str, id_: UUID | None) -> HttpResponse:
    begin = {}
    if id_ is not None:
        ding = selectors.get_gesprek(request.lid, id_)
        if ding is None:
            raise Http404
        begin = GesprekForm.begin(ding)
    return verwerk(
        request,
        GesprekForm(request.POST or None, initial=begin),
        doe=lambda form: gesprek_vastleggen(
            request.lid, form.gegevens, id_=id_, versie=form.cleaned_data["versie"] or 0
        ),
        begin=GesprekForm.begin,
        naar=_hier(regio),
        klaar=_("Het gesprek is vastgelegd."),
        template="partijen/formulier.html",
        context={"titel": _("Gesprek met de regiegemeente")},
    )
