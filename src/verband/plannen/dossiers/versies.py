"""One version as it was kept, whether the check still gives the same, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regelwerk import tekst
from regelwerk.feiten import ResvPlan
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Lid, Verzoek
from verband.partijen.adressen import waar_herstellen
from verband.partijen.facts import preferente_van
from verband.plannen import woorden
from verband.plannen.dossiers.antwoord import bestand, toon
from verband.plannen.hertoetsen import effect, toets_opnieuw
from verband.plannen.models import Toetsdossier
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.selectors.dossiers import Gelezen
from verband.plannen.selectors.notities import list_draden, per_sleutel
from verband.plannen.tafelfeiten import andere_preferente, secties, woord
from verband.plannen.verschil import ONVERDEELD, Planverschil, Veldwijziging, vergelijk

# Of one page; a plan that changed more is better read as a whole.
MAX_VELDEN = 500
# Per section of the table; the two plans side by side show the rest.
MAX_ANDERS = 40


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def versie(request: Verzoek, regio: str, dossier: UUID, nummer: int) -> HttpResponse:
    ding = selectors.get_dossier(request.lid, dossier)
    gelezen = selectors.get_versie(request.lid, ding, nummer)
    vorige = selectors.get_versie(request.lid, ding, nummer - 1) if nummer > 1 else None
    uitslag = selectors.uitslag_van(gelezen, vorige)
    toen = selectors.uitslag_van(vorige, None) if vorige else None
    draden = list_draden(request.lid, dossier)
    context = {
        "dossier": ding,
        "versie": gelezen.versie,
        "inhoud": gelezen.inhoud,
        "uitslag": uitslag,
        "opgelost": selectors.opgelost(uitslag, toen) if toen else [],
        "vorige": vorige,
        "draden": per_sleutel(draden),
        "herhaling": toets_opnieuw(
            gelezen.versie, gelezen.getoetst, bytes(gelezen.inhoud.bevindingen)
        ),
        "effect": effect(
            gelezen.versie, gelezen.getoetst, gelezen.rapport, vandaag=timezone.localdate()
        ),
        "tafel": _tafel(request.lid, gelezen),
        "verzekeraar": _andere_verzekeraar(request.lid, gelezen),
        "bewijs": selectors.list_bewijzen(request.lid, [gelezen.versie.id]).first(),
        "is_open": ding.staat == Toetsdossier.Staat.OPEN,
    }
    return toon(request, "versie", context)


def _andere_verzekeraar(lid: Lid, gelezen: Gelezen) -> dict[str, object] | None:
    """The plan says on whose policy it is checked, so who is wrong must be seen."""
    jaar = gelezen.plan.contractjaar or gelezen.versie.dossier.contractjaar
    van_regio = preferente_van(lid, jaar)
    in_plan = andere_preferente(gelezen.plan, van_regio)
    if in_plan is None or van_regio is None:
        return None
    return {"jaar": jaar, "plan": tekst.maskeer(in_plan), "regio": van_regio.naam}


def _tafel(lid: Lid, gelezen: Gelezen) -> list[dict[str, object]]:
    """Per section that came from the region's table: its name, and what the plan said otherwise."""
    if gelezen.gebruikt is None:
        return []
    return [
        {
            "naam": woord(s.naam),
            "adres": waar_herstellen(s.naam, lid),
            "anders": [_regel(w, gelezen.plan, gelezen.getoetst) for w in s.anders[:MAX_ANDERS]],
            "meer": max(0, len(s.anders) - MAX_ANDERS),
        }
        for s in secties(gelezen.plan, gelezen.gebruikt)
    ]


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def origineel(request: Verzoek, regio: str, dossier: UUID, nummer: int) -> HttpResponse:
    """The file as it came in."""
    ding = selectors.get_dossier(request.lid, dossier)
    ruw = bytes(selectors.get_versie(request.lid, ding, nummer).inhoud.bestand)
    soort = "xlsx" if ruw.startswith(b"PK") else "json"
    return bestand(f"plan-versie-{nummer}.{soort}", ruw, "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Regel:
    """A change as one reads it."""

    waar: str
    oud: str
    nieuw: str


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def verschil(request: Verzoek, regio: str, dossier: UUID) -> HttpResponse:
    ding = selectors.get_dossier(request.lid, dossier)
    versies = list(selectors.list_versies(request.lid, ding))
    naar = _nummer(request, "naar", versies[0].nummer if versies else 1)
    van = _nummer(request, "van", max(naar - 1, 1))
    oud = selectors.get_versie(request.lid, ding, van)
    nieuw = selectors.get_versie(request.lid, ding, naar)
    gevonden = vergelijk(oud.plan, nieuw.plan)
    toen, nu = selectors.uitslag_van(oud, None), selectors.uitslag_van(nieuw, oud)
    context = {
        "dossier": ding,
        "versies": versies,
        "van": oud.versie,
        "naar": nieuw.versie,
        "verschil": gevonden,
        "velden": [_regel(w, oud.plan, nieuw.plan) for w in gevonden.velden[:MAX_VELDEN]],
        "meer": max(0, len(gevonden.velden) - MAX_VELDEN),
        "posten": _posten(gevonden),
        "sommen": _sommen(gevonden),
        "nieuw": [p for p in nu.punten if p.nieuw],
        "opgelost": selectors.opgelost(nu, toen),
    }
    return toon(request, "verschil", context)


def _nummer(request: Verzoek, naam: str, anders: int) -> int:
    waarde = request.GET.get(naam, "")
    if not waarde:
        return anders
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) < 7):
        raise Http404
    return int(waarde)


def _posten(verschil: Planverschil) -> list[dict[str, str]]:
    soorten = {"erbij": _("erbij"), "eraf": _("eraf"), "anders": _("gewijzigd")}
    return [
        {
            "wat": tekst.maskeer(r.omschrijving or r.id),
            "soort": soorten[r.soort],
            "oud": tekst.euro(r.oud_cent) if r.soort != "erbij" else "",
            "nieuw": tekst.euro(r.nieuw_cent) if r.soort != "eraf" else "",
            "verschil": _plus(r.verschil_cent),
        }
        for r in verschil.regels
    ]


def _sommen(verschil: Planverschil) -> list[dict[str, str]]:
    return [
        {
            "domein": str(_("Niet verdeeld"))
            if s.domein == ONVERDEELD
            else woorden.zin(woorden.leesbaar(s.domein)),
            "voor": tekst.euro(s.voor),
            "erbij": _plus(s.erbij),
            "eraf": _plus(-s.eraf),
            "anders": _plus(s.anders),
            "na": tekst.euro(s.na),
        }
        for s in verschil.sommen
    ]


def _plus(cent: int) -> str:
    return f"+ {tekst.euro(cent)}" if cent > 0 else tekst.euro(cent)


def _regel(wijziging: Veldwijziging, oud: ResvPlan, nieuw: ResvPlan) -> Regel:
    plan = nieuw if wijziging.nieuw is not None else oud
    naam = wijziging.pad.rpartition(".")[2]
    return Regel(
        woorden.object_in_woorden(plan, wijziging.pad),
        _waarde(naam, wijziging.oud),
        _waarde(naam, wijziging.nieuw),
    )


def _waarde(naam: str, inhoud: Any) -> str:
    """One side of a change; a whole thing by what it holds."""
    if inhoud is None or inhoud == "":
        return str(_("leeg"))
    if isinstance(inhoud, dict):
        delen = (f"{woorden.leesbaar(k)}: {_waarde(k, v)}" for k, v in inhoud.items() if v)
        return "; ".join(delen) or str(_("leeg"))
    if isinstance(inhoud, list | tuple):
        return "; ".join(_waarde(naam, deel) for deel in inhoud) or str(_("geen"))
    if isinstance(inhoud, float):
        return tekst.getal(inhoud)
    return woorden.waarde(naam, inhoud)
