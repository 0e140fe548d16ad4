"""The home of the NZa: what comes, how far the regions are, and what the rules rest on.

It reads the counts that the database gives away and the rules, which are public; nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from regelwerk.bronnen import ontbrekende_bronnen
from regelwerk.regelsets import Regelset, alle_regelsets
from verband.access.rollen import Recht
from verband.access.toegang import landelijk as landelijke_toegang
from verband.access.verzoek import Lid, Verzoek
from verband.partijen.selectors.landelijk import (
    landelijke_aantallen,
    landelijke_dekking,
    landelijke_standen,
)
from verband.partijen.selectors.verzekeraarslijst import bron_van_de_lijst, nieuwste_lijst
from verband.plannen.selectors.landelijk import landelijke_plannen
from verband.portal.huis.cijfers import Cijfer
from verband.taken.jaren import volgend_contractjaar
from verband.taken.kijker import Kijker
from verband.taken.klokken import list_procedure
from verband.taken.selectors import komende

AANTAL = 6
WEINIG = 5  # the database hides a smaller count, and one from which that follows
VERBORGEN = _("verborgen")


class Rij(NamedTuple):
    """One contract year; None is a count that stays hidden."""

    jaar: int
    verzekeraar: int | None
    plan: int | None


class Tabelrijen(NamedTuple):
    alle: int | None
    jaren: list[Rij]


def _rijen(lid: Lid) -> Tabelrijen:
    """A year that nobody has a plan for says 0: there is nothing small in it to hide."""
    aantallen = {a.jaar: a.aantal for a in landelijke_aantallen(lid)}
    plannen = landelijke_plannen(lid)
    jaren = sorted({*plannen, *(j for j in aantallen if j is not None)}, reverse=True)
    rijen = [Rij(j, aantallen.get(j, 0), plannen.get(j, 0)) for j in jaren]
    return Tabelrijen(aantallen.get(None), rijen)


def _cijfers(rijen: Tabelrijen, jaar: int) -> list[Cijfer]:
    rij = next((r for r in rijen.jaren if r.jaar == jaar), Rij(jaar, 0, 0))
    missen = len(ontbrekende_bronnen())
    een, meer = "bron ontbreekt nog onder de regels", "bronnen ontbreken nog onder de regels"
    return [
        _cijfer(rijen.alle, _("regio's werken met Verband")),
        _cijfer(rij.verzekeraar, _("regio's hebben een verzekeraar voor %(j)s") % {"j": jaar}),
        _cijfer(rij.plan, _("regio's bewaren een plan voor %(j)s") % {"j": jaar}),
        Cijfer(str(missen), ngettext(een, meer, missen), reverse("naslag:bronnen")),
    ]


def _cijfer(aantal: int | None, wat: str | Promise) -> Cijfer:
    return Cijfer(str(VERBORGEN if aantal is None else aantal), str(wat), "#aantallen")


class Stap(NamedTuple):
    """How many regions have come this far; None stays hidden."""

    wat: str | Promise
    aantal: int | None


_STAPPEN: Mapping[str, str | Promise] = {
    "gebied": _("legden hun gebied vast"),
    "mandaten": _("hebben voor elk van de vijf disciplines iemand met een mandaat"),
    "voorstel": _("zijn het eens met hun regiegemeente over haar voorstel"),
}


def _stappen(lid: Lid, rijen: Tabelrijen) -> list[Stap]:
    """Hidden too when the few between it and a count of the table beside it would follow."""
    ernaast = [n for r in rijen.jaren for n in (r.verzekeraar, r.plan) if n]
    standen = landelijke_standen(lid)

    def toonbaar(aantal: int | None) -> int | None:
        if aantal is None or any(0 < abs(aantal - n) < WEINIG for n in ernaast):
            return None
        return aantal

    return [Stap(wat, toonbaar(standen[stand])) for stand, wat in _STAPPEN.items()]


def _regels() -> list[Regelset]:
    """What became known last comes first."""
    return sorted(alle_regelsets(), key=lambda r: (r.bekend_op, r.id), reverse=True)[:AANTAL]


@landelijke_toegang(Recht.LANDELIJK_ZIEN)
@require_safe
def landelijk(request: Verzoek) -> HttpResponse:
    vandaag = timezone.localdate()
    kijker = Kijker(request.user, vandaag, (), request.lid)
    rijen = _rijen(request.lid)
    stappen = _stappen(request.lid, rijen)
    context = {
        "rijen": rijen,
        "verborgen": VERBORGEN,
        "cijfers": _cijfers(rijen, volgend_contractjaar(vandaag)),
        "stappen": stappen,
        "stappen_te_zien": any(s.aantal is not None for s in stappen),
        "dekking": landelijke_dekking(request.lid),
        "lijst": nieuwste_lijst(),
        "zn": bron_van_de_lijst(),
        # Dates for everyone; those of one insurer are not of the country.
        "klokken": komende(list_procedure(kijker), vandaag),
        "kalender": reverse("taken:kalender"),
        "regels": _regels(),
        "ontbreekt": ontbrekende_bronnen(),
    }
    return render(request, "portal/landelijk.html", context)
