"""Mends that can be computed: applied to a copy of the plan, which is then checked again.

A mend never changes a fact (a share, a mandate, a domain, declared funding); it changes a
choice: what is asked for, what an order amounts to or is called, what is linked.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Cent, Vaststelling

Herstel = Callable[[Dossier, Vaststelling], tuple[str, f.ResvPlan] | None]


def _vraag_het_zvw_deel(d: Dossier, v: Vaststelling) -> tuple[str, f.ResvPlan] | None:
    if d.zvw_totaal is None:
        return None
    return "vraag precies de Zvw-delen", replace(d.plan, gevraagde_lumpsum_cent=d.zvw_totaal)


def _maak_los_van_paragraaf(d: Dossier, v: Vaststelling) -> tuple[str, f.ResvPlan] | None:
    paragraaf = d.plan.paragrafen and d.plan.paragrafen.wlz_zorg_thuis
    if not paragraaf:
        return None
    los = f.Paragrafen(wlz_zorg_thuis=replace(paragraaf, begrotingsposten=()))
    return "maak de posten los van de paragraaf", replace(d.plan, paragrafen=los)


def _opdracht(plan: f.ResvPlan, sleutel: str, **nieuw: object) -> f.ResvPlan:
    opdrachten = tuple(replace(o, **nieuw) if o.id == sleutel else o for o in plan.opdrachten or ())
    return replace(plan, opdrachten=opdrachten)


def _sleutel(v: Vaststelling) -> str:
    return v.object.split(".")[1]


def _verlaag_opdracht(d: Dossier, v: Vaststelling) -> tuple[str, f.ResvPlan] | None:
    teveel = v.waarden.get("verschil_cent")
    if not isinstance(teveel, Cent):
        return None
    opdracht = next(o for o in d.plan.opdrachten or () if o.id == _sleutel(v))
    nieuw = (opdracht.bedrag_cent or 0) - teveel.cent
    if nieuw < 0:
        return None  # several orders share the room: which one shrinks is not ours to choose
    return "verlaag de opdracht", _opdracht(d.plan, opdracht.id, bedrag_cent=nieuw)


def _gewone_inkoop(d: Dossier, v: Vaststelling) -> tuple[str, f.ResvPlan] | None:
    return "maak er gewone inkoop van", _opdracht(d.plan, _sleutel(v), soort="gewone_inkoop")


def _zonder_geld(d: Dossier, v: Vaststelling) -> tuple[str, f.ResvPlan] | None:
    """Take the charged lines of an activity outside the five tasks out of the request."""
    weg = {p.id for p in d.posten_per_activiteit[_sleutel(v)]}
    eraf = sum(d.zvw(p) or 0 for p in d.posten if p.id in weg)
    posten = tuple(replace(p, bedrag_cent=0, toedeling=()) if p.id in weg else p for p in d.posten)
    gevraagd = d.plan.gevraagde_lumpsum_cent
    return "haal het geld van deze activiteit eruit", replace(
        d.plan,
        begrotingsposten=posten,
        gevraagde_lumpsum_cent=None if gevraagd is None else max(0, gevraagd - eraf),
    )


HERSTEL: dict[tuple[str, str], Herstel] = {
    ("NZA-3", "meer_dan_zvw"): _vraag_het_zvw_deel,
    ("ZZ-4.1-1b", "sluit_niet"): _vraag_het_zvw_deel,
    ("ZZ-3.2-1h", "buiten_zvw"): _vraag_het_zvw_deel,
    ("NZA-T-art3b", "tekort"): _vraag_het_zvw_deel,
    ("NZA-T-art3c", "tekort"): _vraag_het_zvw_deel,
    ("ZZ-3.1-1c", "met_geld"): _maak_los_van_paragraaf,
    ("NZA-4.2-a", "tekort"): _verlaag_opdracht,
    ("NZA-4.2-b", "geen_zorgaanbieder"): _gewone_inkoop,
    ("NZA-T-art4a", "inkoop"): _gewone_inkoop,
    ("NZA-T-art1b", "met_geld"): _zonder_geld,
    ("NZA-1.5", "buiten_taken"): _zonder_geld,
}
