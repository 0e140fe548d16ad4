"""*Mijn taken*: what waits on someone over all their places."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext, ngettext_lazy
from django.views.decorators.http import require_safe

from verband.access.models import Lidmaatschap
from verband.access.rollen import Recht
from verband.access.toegang import ingelogd, landelijk
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm
from verband.taken import selectors
from verband.taken.kijker import Kijker, get_kijker
from verband.taken.klokken import list_momenten
from verband.taken.taak import Soort, Taak, Zin
from verband.taken.tabel import TABEL
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand

_PLEK = {s.slug: n for n, s in enumerate(TABEL)}


def _woorden(s: Soort) -> tuple[Zin, ...]:
    return (s.titel, s.voor, s.verschijnt, s.verdwijnt, s.termijn)


_KOLOMMEN = (
    Kolom("taak", _lui("Taak"), orde="taak", vast=True),
    Kolom("voor", _lui("Voor"), orde="voor"),
    Kolom("komt", _lui("Komt als")),
    Kolom("gaat", _lui("Gaat weg als")),
    Kolom("uiterlijk", _lui("Uiterlijk")),
)
SOORTEN: Lijst[Soort] = Lijst(
    wat=_lui("Welke taken er zijn"),
    telling=ngettext_lazy("%(n)s soort taak", "%(n)s soorten taken", "n"),
    zoek=_lui("Zoek op taak, voor wie of wanneer"),
    tekst=lambda s: " ".join(str(w) for w in _woorden(s)),
    ordes={
        "gang": lambda s: _PLEK[s.slug],  # as the work goes: first the region, then its mandates
        "taak": lambda s: str(s.titel).casefold(),
        "voor": lambda s: (str(s.voor).casefold(), _PLEK[s.slug]),
    },
    kolommen=_KOLOMMEN,
    bestand="taken:welke-bestand",
    # The same for everyone; which one has now stands on the page alone.
    kop=[k.label for k in _KOLOMMEN],
    waarden=lambda s: [str(w) for w in _woorden(s)],
)


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
    nu: dict[str, list[Taak]] = {}
    for t in selectors.list_taken(kijker(request)):
        nu.setdefault(t.soort, []).append(t)
    tabel = SOORTEN.tabel(
        request,
        TABEL,
        lambda s: _rij(s, nu.get(s.slug, [])),
        Leeg(_("Er zijn geen taken.")),
        erbij=[Kolom("nu", _("Nu bij u"), vast=True)],
    )
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
def welke_bestand(request: Verzoek, vorm: Vorm) -> HttpResponse:
    return als_bestand("welke-taken-er-zijn", vorm, *SOORTEN.als_rijen(request.GET, TABEL))


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def controles(request: Verzoek) -> HttpResponse:
    context = {"controles": selectors.list_controles(request.lid)}
    return render(request, "taken/controles.html", context)
