"""The list of dossiers, and a plan that becomes a new one."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.plannen.dossiers.antwoord import als_weigering, toon
from verband.plannen.dossiers.formulieren import BewaarForm
from verband.plannen.models import Toetsdossier
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.selectors.dossiers import Vraag
from verband.plannen.services.dossier_bewaren import Bewaard, dossier_bewaren
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Keuzelijst, Kolom, Leeg, Tabel, gekozen_kolommen
from verband.werkboek.lijst import als_bestand

KOLOMMEN = (
    Kolom("naam", _lui("Naam"), orde="naam", vast=True),
    Kolom("jaar", _lui("Contractjaar"), orde="jaar", aflopend=True),
    Kolom("versies", _lui("Versies")),
    Kolom("stand", _lui("Uit de toets"), orde="herstel", aflopend=True),
    Kolom("laatst", _lui("Laatst bewaard"), orde="laatst", aflopend=True),
)


def lees_vraag(data: QueryDict) -> Vraag:
    jaar = data.get("jaar", "")
    staat = data.get("staat", "")
    volgorde = data.get("orde", "") or data.get("volgorde", "")
    return Vraag(
        zoek=data.get("q", "").replace("\0", "").strip()[:120],
        jaar=int(jaar) if jaar.isascii() and jaar.isdigit() and len(jaar) == 4 else None,
        staat=staat if staat in ("open", "gearchiveerd") else "",
        volgorde=volgorde if volgorde.removeprefix("-") in selectors.VOLGORDES else "laatst",
    )


def _tabel(request: Verzoek, vraag: Vraag) -> Tabel:
    regio = request.lid.regio.slug  # type: ignore[union-attr]
    dossiers = list(selectors.list_dossiers(request.lid, vraag))
    jaren = [(str(jaar), str(jaar)) for jaar in selectors.list_jaren(request.lid)]
    staten = [(str(c), str(w)) for c, w in Toetsdossier.Staat.choices if c != "verwijderd"]
    jaar = str(vraag.jaar or "")
    return Tabel(
        wat=_("Toetsdossiers"),
        hier=reverse("dossiers:lijst", args=[regio]),
        telling=ngettext("%(n)s dossier", "%(n)s dossiers", len(dossiers)) % {"n": len(dossiers)},
        kolommen=KOLOMMEN,
        rijen=[_rij(regio, d) for d in dossiers],
        vraag={"q": vraag.zoek, "jaar": jaar, "staat": vraag.staat, "orde": vraag.volgorde},
        zoek=_("Zoek op naam"),
        filters=[
            Keuzelijst("jaar", _("Contractjaar"), [("", _("Alle jaren")), *jaren], jaar),
            Keuzelijst(
                "staat", _("Stand"), [("", _("Open en gearchiveerd")), *staten], vraag.staat
            ),
        ],
        bestanden=bestanden_van("dossiers:lijst-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=_leeg(regio, gefilterd=bool(vraag.zoek or vraag.jaar or vraag.staat)),
    )


def _rij(regio: str, d: Any) -> list[Cel]:
    """``d`` carries what ``list_dossiers`` counted."""
    n = d.blokkerend
    return [
        Cel(
            d.naam,
            adres=reverse("dossiers:dossier", args=[regio, d.id]),
            onder="" if d.staat == Toetsdossier.Staat.OPEN else d.get_staat_display(),
        ),
        Cel(str(d.contractjaar)),
        Cel(ngettext("%(n)s versie", "%(n)s versies", d.versies_n) % {"n": d.versies_n}),
        Cel(_("%(n)s moet hersteld") % {"n": n}, css="stop")
        if n
        else Cel(_("niets te herstellen"), css="info"),
        Cel(date_format(timezone.localtime(d.laatst), "j F Y, H:i") if d.laatst else "–"),
    ]


def _leeg(regio: str, *, gefilterd: bool) -> Leeg:
    if gefilterd:
        adres = reverse("dossiers:lijst", args=[regio])
        return Leeg(_("Geen dossiers met deze filters."), knop=_("Wis filters"), adres=adres)
    return Leeg(
        _("Er is nog geen dossier."),
        _(
            "Kies uw plan: wij toetsen het en bewaren het als versie 1. De volgende keer ziet u "
            "wat er opgelost is."
        ),
        _("Maak het eerste dossier"),
        reverse("dossiers:nieuw", args=[regio]),
    )


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    context = {"tabel": _tabel(request, lees_vraag(request.GET))}
    return toon(request, "lijst", context)


@lijstbestand(_lui("Toetsdossiers"))
@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def lijst_bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    kop = (
        _("Naam"), _("Contractjaar"), _("Stand"), _("Versies"), _("Moet hersteld"),
        _("Laatst bewaard"), _("Bewaren tot"),
    )  # fmt: skip
    velden = (
        "naam", "contractjaar", "staat", "versies_n", "blokkerend", "laatst", "bewaren_tot",
    )  # fmt: skip
    rijen = (
        (naam, jaar, staat, n, herstel or 0, _minuut(laatst), tot.isoformat())
        for naam, jaar, staat, n, herstel, laatst, tot in beperkt(
            selectors.list_dossiers(request.lid, lees_vraag(request.GET)).values_list(*velden)
        )
    )
    return als_bestand("toetsdossiers", vorm, kop, rijen)


def _minuut(moment: dt.datetime | None) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


def gestuurd(request: Verzoek) -> tuple[str, bytes] | None:
    """The plan that was sent: as a file, or out of the result page that it travelled in."""
    upload = request.FILES.get("bestand")
    if isinstance(upload, UploadedFile):
        return upload.name or "plan", upload.read()
    try:
        mee = base64.b64decode(request.POST.get("plan_mee", ""), validate=True)
    except (binascii.Error, ValueError):
        return None
    return (request.POST.get("bestandsnaam", "")[:300] or "plan", mee) if mee else None


def geen_bestand() -> Weigering:
    return Weigering(
        _("U heeft nog geen bestand gekozen."),
        waarom=_("Er kwam een leeg formulier bij ons aan."),
        herstel=_("Kies uw plan: een .xlsx in ons sjabloon of een .json."),
    )


def bewaar(request: Verzoek, form: BewaarForm) -> Bewaard:
    """Raises Weigering or Onleesbaar."""
    plan = gestuurd(request)
    if plan is None:
        raise geen_bestand()
    velden = form.cleaned_data
    return dossier_bewaren(
        request.lid,
        *plan,
        vandaag=timezone.localdate(),
        dossier_id=velden["dossier"],
        naam=velden["naam"],
        contractjaar=velden["contractjaar"],
        notitie=velden["notitie"],
    )


def na_bewaren(request: Verzoek, bewaard: Bewaard) -> HttpResponse:
    versie = bewaard.versie
    if bewaard.nieuw:
        zin = _("Versie %(n)s is bewaard.") % {"n": versie.nummer}
    else:
        zin = _("Dit bestand was al bewaard als versie %(n)s, op %(dag)s. Er kwam niets bij.") % {
            "n": versie.nummer,
            "dag": datum(timezone.localdate(versie.aangemaakt_at)),
        }
    messages.success(request, zin)
    return redirect("dossiers:versie", request.lid.regio.slug, versie.dossier_id, versie.nummer)  # type: ignore[union-attr]


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    if request.method != "POST":
        return toon(request, "nieuw", {"form": BewaarForm()})
    form = BewaarForm(request.POST)
    if not form.is_valid():
        return toon(request, "nieuw", {"form": form}, status=422)
    try:
        return na_bewaren(request, bewaar(request, form))
    except (Weigering, Onleesbaar) as fout:
        context = {"form": form, "weigering": als_weigering(fout), "mee": _opnieuw(request)}
        return toon(request, "nieuw", context, status=422)


def _opnieuw(request: Verzoek) -> dict[str, str]:
    """What travelled in the page travels on, so that nothing has to be chosen again."""
    return {naam: request.POST.get(naam, "") for naam in ("plan_mee", "bestandsnaam")}
