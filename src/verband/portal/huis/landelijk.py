"""The home of the NZa: what comes, how many regions are on their way, and what the rules rest on.

It reads the counts that the database gives away and the rules, which are public; nothing else.
"""

from __future__ import annotations

import datetime as dt
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
from regelwerk.klokken import Klok, klokken
from regelwerk.regelsets import Regelset, alle_regelsets
from verband.access.rollen import Recht
from verband.access.toegang import landelijk as landelijke_toegang
from verband.access.verzoek import Lid, Verzoek
from verband.partijen.selectors.landelijk import landelijke_aantallen
from verband.plannen.selectors.landelijk import landelijke_plannen
from verband.portal.huis.cijfers import Cijfer
from verband.taken.jaren import contractjaren, volgend_contractjaar

AANTAL = 6
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


def _komende(dag: dt.date) -> list[Klok]:
    """Dates for everyone; those of one insurer are not of the country."""
    alle = {
        k.sleutel: k
        for jaar in contractjaren(dag)
        for k in klokken(alle_regelsets(), contractjaar=jaar, verzekeraar=None)
    }
    komend = [k for k in alle.values() if (k.tot or k.dag + dt.timedelta(days=1)) > dag]
    return sorted(komend, key=lambda k: (k.dag, k.sleutel))[:AANTAL]


def _regels() -> list[Regelset]:
    """What became known last comes first."""
    return sorted(alle_regelsets(), key=lambda r: (r.bekend_op, r.id), reverse=True)[:AANTAL]


@landelijke_toegang(Recht.LANDELIJK_ZIEN)
@require_safe
def landelijk(request: Verzoek) -> HttpResponse:
    vandaag = timezone.localdate()
    rijen = _rijen(request.lid)
    context = {
        "rijen": rijen,
        "verborgen": VERBORGEN,
        "cijfers": _cijfers(rijen, volgend_contractjaar(vandaag)),
        "klokken": _komende(vandaag),
        "regels": _regels(),
    }
    return render(request, "portal/landelijk.html", context)
