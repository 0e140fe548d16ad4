from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.utils.translation import gettext_lazy as _lui
from django.views.decorators.http import require_http_methods, require_safe

from regelwerk.tekst import euro
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms_gereedheid import OndersteuningForm, PlatformForm
from verband.partijen.models import Ondersteuningsvraag
from verband.partijen.selectors.tafel import list_groepen, list_platforms, list_vragen
from verband.partijen.services.ondersteuning_vastleggen import (
    ondersteuning_vastleggen,
    platform_vastleggen,
)
from verband.partijen.views.bewerken import verwerk
from verband.partijen.woorden import DISCIPLINES, discipline
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Keuzelijst, Kolom, Leeg, Tabel, gekozen_kolommen
from verband.werkboek.lijst import als_bestand

KOLOMMEN = (
    Kolom("discipline", gettext_lazy("Discipline"), orde="discipline", vast=True),
    Kolom("wat", gettext_lazy("Wat er nodig is")),
    Kolom("omvang", gettext_lazy("Omvang")),
    Kolom("status", gettext_lazy("Stand"), orde="status"),
    Kolom("antwoord", gettext_lazy("Antwoord")),
)
_CSS = {"gevraagd": "warn", "toegezegd": "info", "gegeven": "ok", "afgewezen": "plain"}


def _vragen(request: Verzoek) -> tuple[list[Ondersteuningsvraag], dict[str, str]]:
    q = request.GET.get("q", "").replace("\0", "").strip()[:100]
    orde, wie = request.GET.get("orde", ""), request.GET.get("discipline", "")
    rijen = list_vragen(request.lid)
    if wie in DISCIPLINES:
        rijen = rijen.filter(discipline=wie)
    if q:
        rijen = rijen.filter(wat__icontains=q)
    if orde.removeprefix("-") in ("discipline", "status"):
        rijen = rijen.order_by(orde, "aangemaakt_at")
    return list(rijen), {"q": q, "orde": orde, "discipline": wie}


def _omvang(v: Ondersteuningsvraag) -> str:
    delen = [
        ngettext("%(n)s uur", "%(n)s uur", v.uren) % {"n": v.uren} if v.uren else "",
        euro(v.bedrag_cent) if v.bedrag_cent else "",
    ]
    return ", ".join(filter(None, delen)) or "–"


def _tabel(request: Verzoek, regio: str) -> Tabel:
    vragen, vraag = _vragen(request)
    mag = request.lid.mag(Recht.TAFEL_BEHEREN)
    return Tabel(
        wat=_("Vragen om ondersteuning"),
        hier=request.path,
        telling=ngettext("%(n)s vraag", "%(n)s vragen", len(vragen)) % {"n": len(vragen)},
        kolommen=[*KOLOMMEN, *([Kolom("wijzig", _("Wijzigen"), vast=True)] if mag else [])],
        rijen=[_rij(regio, v, mag) for v in vragen],
        vraag=vraag,
        zoek=_("Zoek in de vragen"),
        filters=[
            Keuzelijst(
                "discipline",
                _("Discipline"),
                [("", _("Alle disciplines")), *((c, str(w)) for c, w in DISCIPLINES.items())],
                vraag["discipline"],
            )
        ],
        bestanden=bestanden_van("partijen:ondersteuning-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=_leeg(request, regio, gefilterd=bool(vraag["q"] or vraag["discipline"])),
    )


def _leeg(request: Verzoek, regio: str, *, gefilterd: bool) -> Leeg:
    if gefilterd:
        return Leeg(_("Geen vragen met deze filters."), knop=_("Wis filters"), adres=request.path)
    uitleg = _("Heeft een discipline advies, uren of geld nodig om zich te organiseren?")
    if request.lid.mag(Recht.TAFEL_BEHEREN):
        adres = reverse("partijen:ondersteuning-nieuw", args=[regio])
        return Leeg(_("Er is nog geen vraag vastgelegd."), uitleg, _("Leg een vraag vast"), adres)
    return Leeg(_("Er is nog geen vraag vastgelegd."), uitleg)


def _rij(regio: str, v: Ondersteuningsvraag, mag: bool) -> list[Cel]:
    rij = [
        Cel(discipline(v.discipline)),
        Cel(v.wat, onder=v.get_soort_display()),
        Cel(_omvang(v)),
        Cel(v.get_status_display(), css=_CSS[v.status]),
        Cel(v.antwoord or "–"),
    ]
    adres = reverse("partijen:ondersteuning-vraag", args=[regio, v.id])
    return [*rij, Cel(_("Wijzig"), adres=adres, voorlees=v.wat)] if mag else rij


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def pagina(request: Verzoek, regio: str) -> HttpResponse:
    groepen = list_groepen(request.lid, timezone.localdate())
    context = {
        "tabel": _tabel(request, regio),
        "platforms": list(list_platforms(request.lid)),
        "zonder": [discipline(g.discipline) for g in groepen if g.zonder_hulp],
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
    }
    return render(request, "partijen/ondersteuning/pagina.html", context)


@lijstbestand(_lui("Vragen om ondersteuning"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    kop = [_("Discipline"), _("Soort"), _("Waarvoor"), _("Uren"), _("Bedrag in euro"), _("Stand"),
           _("Antwoord")]  # fmt: skip
    rijen = [
        [
            discipline(v.discipline), v.get_soort_display(), v.wat, v.uren or "",
            "" if v.bedrag_cent is None else euro(v.bedrag_cent), v.get_status_display(),
            v.antwoord,
        ]
        for v in beperkt(_vragen(request)[0])
    ]  # fmt: skip
    return als_bestand("ondersteuning", vorm, kop, rijen)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def platform_nieuw(request: Verzoek, regio: str) -> HttpResponse:
    return _platform(request, regio, None)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def platform(request: Verzoek, regio: str, platform: UUID) -> HttpResponse:
    return _platform(request, regio, platform)


def _platform(request: Verzoek, regio: str, id_: UUID | None) -> HttpResponse:
    ding = list_platforms(request.lid).filter(id=id_).first() if id_ else None
    if id_ and ding is None:
        raise Http404
    return verwerk(
        request,
        PlatformForm(request.POST or None, initial=PlatformForm.begin(ding) if ding else {}),
        doe=lambda form: platform_vastleggen(
            request.lid, form.gegevens, id_=id_, versie=form.cleaned_data["versie"] or 0
        ),
        begin=PlatformForm.begin,
        naar=reverse("partijen:ondersteuning", args=[regio]),
        klaar=_("De stand van het platform is vastgelegd."),
        template="partijen/formulier.html",
        context={"titel": _("Paramedisch platform in een kernregio")},
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def vraag_nieuw(request: Verzoek, regio: str) -> HttpResponse:
    return _vraag(request, regio, None)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request: Verzoek, regio: str, vraag: UUID) -> HttpResponse:
    return _vraag(request, regio, vraag)


def _vraag(request: Verzoek, regio: str, id_: UUID | None) -> HttpResponse:
    ding = list_vragen(request.lid).filter(id=id_).first() if id_ else None
    if id_ and ding is None:
        raise Http404
    begin = OndersteuningForm.begin(ding) if ding else {"status": "gevraagd"}
    return verwerk(
        request,
        OndersteuningForm(request.POST or None, initial=begin),
        doe=lambda form: ondersteuning_vastleggen(
            request.lid, form.gegevens, id_=id_, versie=form.cleaned_data["versie"] or 0
        ),
        begin=OndersteuningForm.begin,
        naar=reverse("partijen:ondersteuning", args=[regio]),
        klaar=_("De vraag is vastgelegd."),
        template="partijen/formulier.html",
        context={"titel": _("Vraag om ondersteuning")},
    )
