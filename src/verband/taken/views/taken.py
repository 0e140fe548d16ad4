"""*Mijn taken*: what waits on someone over all their places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from verband.access.models import Lidmaatschap
from verband.access.rollen import Recht
from verband.access.toegang import ingelogd, landelijk
from verband.access.verzoek import Verzoek
from verband.partijen.exports import als_bestand
from verband.taken import selectors
from verband.taken.kijker import Kijker, get_kijker
from verband.taken.klokken import list_momenten
from verband.taken.taak import Soort, Taak, Zin
from verband.taken.tabel import TABEL
from verband.ui.tabel import Bestand, Cel, Kolom, Leeg, Tabel, bevraag, gekozen_kolommen

KOLOMMEN = (
    Kolom("taak", _lui("Taak"), orde="taak", vast=True),
    Kolom("voor", _lui("Voor"), orde="voor"),
    Kolom("komt", _lui("Komt als")),
    Kolom("gaat", _lui("Gaat weg als")),
    Kolom("uiterlijk", _lui("Uiterlijk")),
    Kolom("nu", _lui("Nu bij u"), vast=True),
)
_PLEK = {s.slug: n for n, s in enumerate(TABEL)}
ORDES: dict[str, Callable[[Soort], Any]] = {
    "gang": lambda s: _PLEK[s.slug],  # as the work goes: first the region, then its mandates
    "taak": lambda s: str(s.titel).casefold(),
    "voor": lambda s: (str(s.voor).casefold(), _PLEK[s.slug]),
}


def _woorden(s: Soort) -> tuple[Zin, ...]:
    return (s.titel, s.voor, s.verschijnt, s.verdwijnt, s.termijn)


def _tekst(s: Soort) -> str:
    return " ".join(str(w) for w in _woorden(s))


def kijker(request: Verzoek) -> Kijker:
    """Over all places; behind the door *ingelogd* these are in sight."""
    alle: list[Lidmaatschap] = request.lidmaatschappen
    return get_kijker(request.user, alle)


@ingelogd
@require_safe
def taken(request: Verzoek) -> HttpResponse:
    wie = kijker(request)
    context = {
        "taken": selectors.list_taken(wie),
        "wachten": selectors.list_wachten(wie),
        "klokken": selectors.komende(list_momenten(wie), wie.dag),
        "vandaag": wie.dag,
        "met_regio": len(wie.leden) > 1,
    }
    return render(request, "taken/taken.html", context)


@ingelogd
@require_safe
def welke(request: Verzoek) -> HttpResponse:
    """Which tasks there are, when they come and go, and which of them one has now."""
    gevonden, vraag = bevraag(TABEL, request.GET, _tekst, ORDES)
    nu: dict[str, list[Taak]] = {}
    for t in selectors.list_taken(kijker(request)):
        nu.setdefault(t.soort, []).append(t)
    n = len(gevonden)
    tabel = Tabel(
        wat=_("Welke taken er zijn"),
        hier=request.path,
        telling=ngettext("%(n)s soort taak", "%(n)s soorten taken", n) % {"n": n},
        kolommen=KOLOMMEN,
        rijen=[_rij(s, nu.get(s.slug, [])) for s in gevonden],
        vraag=vraag,
        zoek=_("Zoek op taak, voor wie of wanneer"),
        bestanden=[
            Bestand(_("Bewaar als Excel"), reverse("taken:welke-bestand", args=["xlsx"])),
            Bestand(_("Bewaar als CSV"), reverse("taken:welke-bestand", args=["csv"])),
        ],
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=Leeg(
            _("Geen taak past bij wat u zoekt."), _("Gebruik minder woorden."),
            _("Toon alle taken"), request.path,
        ),
    )  # fmt: skip
    return render(request, "taken/welke.html", {"tabel": tabel})


def _rij(s: Soort, nu: list[Taak]) -> list[Cel]:
    bij_u = Cel("–")
    if len(nu) == 1:
        bij_u = Cel(nu[0].knop, adres=nu[0].adres)
    elif nu:
        een, meer = "%(n)s taak", "%(n)s taken"
        aantal = ngettext(een, meer, len(nu)) % {"n": len(nu)}
        bij_u = Cel(aantal, adres=reverse("taken:taken"))
    return [*(Cel(str(w)) for w in _woorden(s)), bij_u]


@ingelogd
@require_safe
def welke_bestand(request: Verzoek, vorm: str) -> HttpResponse:
    """The kinds of tasks, the same for everyone; which one has now stands on the page alone."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    gevonden, _vraag = bevraag(TABEL, request.GET, _tekst, ORDES)
    kop = [str(k.label) for k in KOLOMMEN[:-1]]
    rijen = [[str(w) for w in _woorden(s)] for s in gevonden]
    return als_bestand("welke-taken-er-zijn", vorm, kop, rijen)  # type: ignore[arg-type]


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def controles(request: Verzoek) -> HttpResponse:
    context = {"controles": selectors.list_controles(request.lid)}
    return render(request, "taken/controles.html", context)
