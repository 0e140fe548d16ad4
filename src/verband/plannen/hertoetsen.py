"""The check of a version done again, on the same plan, rule sets and day; and beside it, the newer
rules. What was found then never changes: this only says whether it would be found again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from regelwerk.dossier import Dossier
from regelwerk.feiten import ResvPlan
from regelwerk.rapport import Rapport
from regelwerk.regelsets import Regelset, alle_regelsets, kies
from regelwerk.toets import toets
from verband.plannen.punten import sleutel


class Getoetst(Protocol):
    """What a version remembers of its check."""

    bestand_sha256: str
    regelsets: list[dict[str, str]]
    beschikbaar: list[dict[str, str]]
    getoetst_op: dt.date


@dataclass(frozen=True, slots=True)
class Herhaling:
    """``gelijk`` is None when a rule set of then is no longer here to check with."""

    gelijk: bool | None
    ontbreekt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What newer rules would find in the same plan, on the same day."""

    regelsets: tuple[str, ...]
    nieuw: tuple[str, ...]
    weg: tuple[str, ...]
    ongewijzigd: int


def verwijs(regelsets: Iterable[Regelset]) -> list[dict[str, str]]:
    return [{"id": r.id, "versie": r.versie, "sha256": r.sha256} for r in regelsets]


def toets_opnieuw(
    versie: Getoetst, plan: ResvPlan, bevindingen: bytes, *, alle: Sequence[Regelset] | None = None
) -> Herhaling:
    """Byte for byte the same findings?"""
    hier = {(r.id, r.versie, r.sha256): r for r in (alle_regelsets() if alle is None else alle)}
    toen = [(b["id"], b["versie"], b["sha256"]) for b in versie.beschikbaar]
    ontbreekt = tuple(
        f"{id_} {nummer}" for id_, nummer, som in toen if (id_, nummer, som) not in hier
    )
    if ontbreekt:
        return Herhaling(None, ontbreekt)
    rapport = toets(
        plan,
        sha256=versie.bestand_sha256,
        vandaag=versie.getoetst_op,
        regelsets=[hier[merk] for merk in toen],
    )
    return Herhaling(rapport.als_json() == bevindingen)


def effect(
    versie: Getoetst,
    plan: ResvPlan,
    toen: Rapport,
    *,
    vandaag: dt.date,
    alle: Sequence[Regelset] | None = None,
) -> Effect | None:
    """The newer rules that are known today on this version; None when there are none."""
    alle = alle_regelsets() if alle is None else alle
    gekozen = kies(
        alle,
        contractjaar=plan.contractjaar,
        verzekeraar=Dossier(plan, vandaag=vandaag).preferente,
        kennisdatum=vandaag,
    )
    gebruikt = {(r["id"], r["versie"], r["sha256"]) for r in versie.regelsets}
    nieuwer = [r for r in gekozen if (r.id, r.versie, r.sha256) not in gebruikt]
    if not nieuwer:
        return None
    # Added by name, so that only the rules differ: the day stays that of the version.
    nu = toets(
        plan,
        sha256=versie.bestand_sha256,
        vandaag=versie.getoetst_op,
        regelsets=alle,
        extra=[(r.id, r.versie) for r in nieuwer],
    )
    oud = {sleutel(b): b.melding for b in toen.bevindingen}
    jong = {sleutel(b): b.melding for b in nu.bevindingen}
    return Effect(
        regelsets=tuple(f"{r.titel} {r.versie}" for r in nieuwer),
        nieuw=tuple(jong[s] for s in jong if s not in oud),
        weg=tuple(oud[s] for s in oud if s not in jong),
        ongewijzigd=len(oud.keys() & jong.keys()),
    )
