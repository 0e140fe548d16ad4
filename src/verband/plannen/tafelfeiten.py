"""A plan checked with the facts of its region's own table in place of what it declares.

What was used is kept with the version, section by section, exactly as the rules got it: so a
check done again needs neither the table of then nor the code that reads it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.tekst import kaal, leeg, zelfde_naam
from verband.partijen.facts import Tafel
from verband.plannen import woorden
from verband.plannen.verschil import Veldwijziging, vergelijk


class Gebruikt(Struct, frozen=True):
    """The sections of a check that did not come from the plan, and of which day they are."""

    dag: dt.date
    secties: f.ResvPlan
    namen: tuple[str, ...]

    @property
    def in_woorden(self) -> tuple[str, ...]:
        return tuple(str(woord(naam)) for naam in self.namen)

    @property
    def sha256(self) -> str:
        """Of the facts alone: another day with the same facts is the same check."""
        return hashlib.sha256(msgspec.json.encode([self.namen, self.secties])).hexdigest()


@dataclass(frozen=True, slots=True)
class Sectie:
    """One section as the page tells of it."""

    naam: str
    anders: tuple[Veldwijziging, ...]


def woord(naam: str) -> woorden.Woord:
    """A section as the page calls it."""
    return woorden.MEERVOUDEN.get(naam) or woorden.ONDERDELEN[naam]


def peildag(plan: f.ResvPlan, vandaag: dt.date) -> dt.date:
    """The day on which the table counts: that of submission, or of the check of a draft."""
    return Dossier(plan, vandaag=vandaag).peildatum


def met_tafel(plan: f.ResvPlan, tafel: Tafel) -> Gebruikt | None:
    """What replaces the declaration of ``plan``; None when the table knows nothing of it."""
    secties: dict[str, Any] = dict(tafel.secties)
    if "regiegemeente_voorstel" in secties:
        secties["regio"] = replace(
            plan.regio or f.Regio(),
            regiegemeente=tafel.regio.regiegemeente,
            gemeenten=tafel.regio.gemeenten,
        )
    verzekeraar = plan.preferente_verzekeraar
    if tafel.verzekeraar and (verzekeraar is None or leeg(verzekeraar.naam)):
        secties["preferente_verzekeraar"] = tafel.verzekeraar
    if not secties:
        return None
    genoemd = set(_verwezen(secties))
    sleutels = _sleutels(plan, tafel, genoemd)
    secties = {naam: _hernoemd(s, sleutels) for naam, s in secties.items()}
    if "mandaten" in secties:
        secties["mandaten"] = _zelfde_mandaten(plan.mandaten or (), secties["mandaten"])
    if genoemd:
        secties["partijen"] = tuple(_partijen(plan, tafel, sleutels, genoemd))
    namen = tuple(sorted(secties))
    return Gebruikt(tafel.dag, f.ResvPlan(formaat="resv-plan/1", **secties), namen)


def andere_preferente(plan: f.ResvPlan, van_regio: f.Verzekeraar | None) -> str | None:
    """Who is preferent by the plan, when the region recorded another one for that year.

    Its code decides when both have one: a name is written in more than one way.
    """
    in_plan = plan.preferente_verzekeraar
    if in_plan is None or van_regio is None or in_plan.naam is None or leeg(in_plan.naam):
        return None
    if in_plan.uzovi and van_regio.uzovi:
        gelijk = in_plan.uzovi == van_regio.uzovi
    else:
        gelijk = zelfde_naam(in_plan.naam, van_regio.naam)
    return None if gelijk else in_plan.naam


def getoetst(plan: f.ResvPlan, gebruikt: Gebruikt | None) -> f.ResvPlan:
    """The plan as the rules saw it."""
    if gebruikt is None:
        return plan
    return replace(plan, **{naam: getattr(gebruikt.secties, naam) for naam in gebruikt.namen})


def naar_bytes(gebruikt: Gebruikt | None) -> bytes:
    return msgspec.json.encode(gebruikt) if gebruikt else b""


def uit_bytes(ruw: bytes) -> Gebruikt | None:
    return msgspec.json.decode(ruw, type=Gebruikt) if ruw else None


def secties(plan: f.ResvPlan, gebruikt: Gebruikt) -> list[Sectie]:
    """Per section what the plan said otherwise; only where the plan said something."""
    anders = vergelijk(plan, getoetst(plan, gebruikt)).velden
    return [
        Sectie(naam, tuple(w for w in anders if w.pad.partition(".")[0] == naam))
        for naam in gebruikt.namen
    ]


# --- one party, two names -------------------------------------------------------------------


def _verwezen(ding: Any) -> Iterator[str]:
    """Every party that a section points at."""
    match ding:
        case tuple() | list():
            for deel in ding:
                yield from _verwezen(deel)
        case dict():
            for deel in ding.values():
                yield from _verwezen(deel)
        case f.Mandaat(gever=str(sleutel)) | f.Regio(regiegemeente=str(sleutel)):
            yield sleutel
        case f.Aanbodaandeel(partij=sleutel) | f.KleineAanbieder(partij=sleutel):
            yield sleutel
        case f.VvtDekking():
            yield from _verwezen((ding.wijkverpleging, ding.so))
        case f.Dekkingsmaat():
            yield from _verwezen(ding.aanbieders or ())
        case f.Samenwerkingsvorm(samenwerkingsovereenkomst=s) if s and s.ondertekend_door:
            yield from s.ondertekend_door


def _sleutels(plan: f.ResvPlan, tafel: Tafel, genoemd: set[str]) -> dict[str, str]:
    """By id of the table the id in the plan: a party of the same name is the same party."""
    eigen = {kaal(p.naam or ""): p.id for p in plan.partijen or () if not leeg(p.naam)}
    bezet = {p.id for p in plan.partijen or ()}
    uit = {}
    for partij in tafel.partijen:
        if partij.id in genoemd:
            vrij = partij.id if partij.id not in bezet else f"tafel-{partij.id}"
            uit[partij.id] = eigen.get(kaal(partij.naam or ""), vrij)
    return uit


def _hernoemd(ding: Any, sleutels: Mapping[str, str]) -> Any:
    """The same section, with the ids that the plan uses."""

    def om(sleutel: str) -> str:
        return sleutels.get(sleutel, sleutel)

    match ding:
        case tuple():
            return tuple(_hernoemd(deel, sleutels) for deel in ding)
        case f.Mandaat(gever=str(gever)):
            return replace(ding, gever=om(gever))
        case f.Regio(regiegemeente=str(regie)):
            return replace(ding, regiegemeente=om(regie))
        case f.Aanbodaandeel() | f.KleineAanbieder():
            return replace(ding, partij=om(ding.partij))
        case f.VvtDekking():
            velden = ("wijkverpleging", "so")
            return replace(ding, **{v: _hernoemd(getattr(ding, v), sleutels) for v in velden})
        case f.Dekkingsmaat() if ding.aanbieders is not None:
            return replace(ding, aanbieders=_hernoemd(ding.aanbieders, sleutels))
        case f.Samenwerkingsvorm(samenwerkingsovereenkomst=s) if s and s.ondertekend_door:
            getekend = tuple(om(sleutel) for sleutel in s.ondertekend_door)
            return replace(ding, samenwerkingsovereenkomst=replace(s, ondertekend_door=getekend))
    return ding


def _zelfde_mandaten(
    opgegeven: tuple[f.Mandaat, ...], van_tafel: tuple[f.Mandaat, ...]
) -> tuple[f.Mandaat, ...]:
    """One giver's mandate for one discipline keeps the id of the plan, so that fields compare."""
    vrij = {_wie(m): m.id for m in reversed(opgegeven)}
    bezet = {m.id for m in opgegeven}
    uit = []
    for m in van_tafel:
        anders = m.id if m.id not in bezet else f"tafel-{m.id}"
        uit.append(replace(m, id=vrij.pop(_wie(m), anders)))
    return tuple(uit)


def _wie(m: f.Mandaat) -> tuple[str | None, ...]:
    return m.gever, m.discipline, m.subdiscipline


def _partijen(
    plan: f.ResvPlan, tafel: Tafel, sleutels: Mapping[str, str], genoemd: set[str]
) -> Iterator[f.Partij]:
    """Those of the plan, and what the table's sections need besides. Who is contract party or
    cashier is what the plan chooses."""
    van_tafel = {sleutels[p.id]: p for p in tafel.partijen if p.id in genoemd}
    for p in plan.partijen or ():
        t = van_tafel.pop(p.id, None)
        if t is None:
            yield p
            continue
        yield replace(
            p,
            soort=t.soort,
            discipline=t.discipline or p.discipline,
            zorgaanbieder=p.zorgaanbieder if t.zorgaanbieder is None else t.zorgaanbieder,
        )
    for sleutel, t in van_tafel.items():
        yield replace(t, id=sleutel, contractpartij=None)
