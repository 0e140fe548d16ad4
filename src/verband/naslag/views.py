"""Pages to look things up: rules, sources, rule sets, terms, and a search over all of it."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from regelwerk.regelsets import Regelset
from verband.access.toegang import openbaar
from verband.access.verzoek import get_ingelogde
from verband.core.antwoord import bestand
from verband.core.lijsten import Vorm
from verband.naslag import exports, vragen
from verband.naslag.selectors import bronnen as bron_selectors
from verband.naslag.selectors import openstaand
from verband.naslag.selectors import regels as regel_selectors
from verband.naslag.selectors import zinnen as zin_selectors
from verband.naslag.selectors.begrippen import list_begrippen, zoek_begrippen
from verband.naslag.selectors.bronnen import BronRegel
from verband.naslag.selectors.regelsets import Vergelijking, get_regelset, list_regelsets
from verband.naslag.selectors.voorbeelden import voorbeelden_van_regel
from verband.naslag.selectors.werk import zoek_werk
from verband.naslag.selectors.zoeken import zoek
from verband.ui.lijst import Lijst, bestanden_van
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand


@openbaar
@require_safe
def regels(request: HttpRequest) -> HttpResponse:
    """All rules, as far as the filters in the address let them through."""
    vraag = vragen.lees_filter(request.GET)
    context = {
        "vraag": vraag,
        "regels": regel_selectors.filter_regels(vraag),
        "totaal": len(regel_selectors.list_regels()),
        "keuzes": vragen.keuzes(),
        "gefilterd": any(vraag._replace(orde="")),
        "adres": vragen.adres(vraag),
    }
    return render(request, "naslag/regels.html", context)


@openbaar
@require_safe
def regels_csv(request: HttpRequest) -> HttpResponse:
    """The same list, as it is filtered, for a spreadsheet."""
    gevonden = regel_selectors.filter_regels(vragen.lees_filter(request.GET))
    return _csv("regels.csv", exports.als_csv(gevonden))


@openbaar
@require_safe
def regel(request: HttpRequest, sleutel: str) -> HttpResponse:
    gevonden = regel_selectors.get_regel(sleutel)
    if gevonden is None:
        raise Http404
    context = {
        "regel": gevonden,
        "versies": regel_selectors.versies_van(gevonden),
        "verwant": regel_selectors.verwante_regels(gevonden),
        "rijen": vragen.rijen(gevonden.spanning.rijen) if gevonden.spanning else [],
        "voorbeelden": voorbeelden_van_regel(gevonden.id),
    }
    return render(request, "naslag/regel.html", context)


def _stand(b: BronRegel) -> str:
    return _("aanwezig") if b.aanwezig else _("bron ontbreekt")


BRONNEN: Lijst[BronRegel] = Lijst(
    wat=_lui("Bronnen"),
    telling=ngettext_lazy("%(n)s bron", "%(n)s bronnen", "n"),
    zoek=_lui("Zoek op titel of uitgever"),
    tekst=lambda b: f"{b.titel} {b.uitgever} {b.datum} {b.toelichting} {_stand(b)}",
    ordes={
        "gewoon": lambda _b: 0,  # as they come: what most rests on first
        "titel": lambda b: b.titel.casefold(),
        "uitgever": lambda b: b.uitgever.casefold(),
        "datum": lambda b: (b.op is None, -(b.op or dt.date.min).toordinal()),
        "aantal": lambda b: -b.aantal,
        "stand": lambda b: b.aanwezig,  # what is missing first
    },
    kolommen=(
        Kolom("titel", _lui("Bron"), orde="titel", vast=True),
        Kolom("uitgever", _lui("Uitgever"), orde="uitgever"),
        Kolom("datum", _lui("Datum"), orde="datum", aflopend=True),
        Kolom("aantal", _lui("Regels"), orde="aantal", getal=True, aflopend=True),
        Kolom("stand", _lui("Stand"), orde="stand", vast=True),
    ),
    bestand="naslag:bronnen-bestand",
    kop=(
        _lui("Bron"), _lui("Uitgever"), _lui("Datum"), _lui("Regels"), _lui("Stand"),
        _lui("Toelichting"), _lui("Link"),
    ),
    waarden=lambda b: (
        b.titel, b.uitgever, b.op.isoformat() if b.op else "", b.aantal, _stand(b), b.toelichting,
        b.link or "",
    ),
)  # fmt: skip


def _bronrij(b: BronRegel) -> list[Cel]:
    onder = b.toelichting or ("" if b.link else _("Geen openbaar adres bekend."))
    return [
        Cel(b.titel, adres=reverse("naslag:bron", args=[b.id]), onder=onder),
        Cel(b.uitgever),
        Cel(b.datum),
        Cel(str(b.aantal)),
        Cel(_stand(b), css="ok" if b.aanwezig else "warn"),
    ]


@openbaar
@require_safe
def bronnen(request: HttpRequest) -> HttpResponse:
    leeg = Leeg(_("Er zijn nog geen bronnen."))
    tabel = BRONNEN.tabel(request, bron_selectors.list_bronnen(), _bronrij, leeg)
    return render(request, "naslag/bronnen.html", {"tabel": tabel})


@openbaar
@require_safe
def bronnen_bestand(request: HttpRequest, vorm: Vorm) -> HttpResponse:
    alle = bron_selectors.list_bronnen()
    return als_bestand("bronnen", vorm, *BRONNEN.als_rijen(request.GET, alle))


@openbaar
@require_safe
def bron(request: HttpRequest, sleutel: str) -> HttpResponse:
    gevonden = bron_selectors.get_bron(sleutel)
    if gevonden is None:
        raise Http404
    zinnen = zin_selectors.list_zinnen(gevonden)
    klasse = request.GET.get("klasse", "")
    getoond = zin_selectors.van_klasse(zinnen, klasse)
    context = {
        "bron": gevonden,
        "rij": bron_selectors.als_rij(gevonden),
        "zinnen": zinnen,
        "geladen": any(z.delen for z in zinnen),
        "keuzes": zin_selectors.keuzes(zinnen),
        "klasse": klasse if len(getoond) < len(zinnen) else "",
        "plaatsen": zin_selectors.per_plaats(getoond),
        "open": openstaand.van_bron(gevonden),
    }
    return render(request, "naslag/bron.html", context)


@openbaar
@require_safe
def nog_geen_regel(request: HttpRequest) -> HttpResponse:
    """What the sources ask and no rule does yet, over all sources."""
    vraag = vragen.lees_open_filter(request.GET)
    context = {
        "vraag": vraag,
        "open": openstaand.filter_openstaand(vraag),
        "totaal": len(openstaand.list_openstaand()),
        "keuzes": vragen.open_keuzes(),
        "gefilterd": any(vraag._replace(orde="")),
        "adres": vragen.adres(vraag),
    }
    return render(request, "naslag/nog_geen_regel.html", context)


@openbaar
@require_safe
def nog_geen_regel_csv(request: HttpRequest) -> HttpResponse:
    gevonden = openstaand.filter_openstaand(vragen.lees_open_filter(request.GET))
    return _csv("nog-geen-regel.csv", exports.openstaand_als_csv(gevonden))


def _csv(naam: str, inhoud: bytes) -> HttpResponse:
    return bestand(naam, inhoud, "text/csv; charset=utf-8")


@openbaar
@require_safe
def regelsets(request: HttpRequest) -> HttpResponse:
    """The rule sets, and two of them side by side once both are chosen."""
    links, rechts = _twee_sets(request)
    context = {
        "sets": list_regelsets(),
        "links": links,
        "rechts": rechts,
        "a": request.GET.get("a", ""),
        "b": request.GET.get("b", ""),
        "dezelfde": links is not None and links == rechts,
        "v": Vergelijking(links, rechts) if links and rechts and links != rechts else None,
    }
    return render(request, "naslag/regelsets.html", context)


@openbaar
@require_safe
def regelsets_csv(request: HttpRequest) -> HttpResponse:
    """The same comparison for a spreadsheet."""
    links, rechts = _twee_sets(request)
    if links is None or rechts is None or links == rechts:
        raise Http404
    return _csv("regelsets.csv", exports.vergelijking_als_csv(Vergelijking(links, rechts)))


def _twee_sets(request: HttpRequest) -> tuple[Regelset | None, Regelset | None]:
    return get_regelset(request.GET.get("a", "")), get_regelset(request.GET.get("b", ""))


@openbaar
@require_safe
def begrippen(request: HttpRequest) -> HttpResponse:
    q = vragen.woorden_in(request.GET)
    context = {
        "q": q,
        "begrippen": zoek_begrippen(q),
        "totaal": len(list_begrippen()),
        "bestanden": bestanden_van("naslag:begrippen-bestand"),
    }
    return render(request, "naslag/begrippen.html", context)


@openbaar
@require_safe
def begrippen_bestand(request: HttpRequest, vorm: Vorm) -> HttpResponse:
    """The terms that the page shows."""
    gevonden = zoek_begrippen(vragen.woorden_in(request.GET))
    return als_bestand("begrippen", vorm, *exports.begrippen_als_rijen(gevonden))


@openbaar
@require_safe
def zoeken(request: HttpRequest) -> HttpResponse:
    """Rules and terms for everyone; for who is logged in also what their regions hold."""
    gevonden = zoek(vragen.woorden_in(request.GET))
    alle = getattr(request, "lidmaatschappen", [])
    context = {
        "gevonden": gevonden,
        "werk": zoek_werk(get_ingelogde(request), alle, gevonden.vraag),
        "q": gevonden.vraag,
    }
    return render(request, "naslag/zoek.html", context)
