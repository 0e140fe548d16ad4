"""`verband vergelijk`: what another rule set would change over many plans.

Both sides are what `verband check --regelset` finds; each plan is read once. It shows counts
and names of plans, never what stands in them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from regelwerk.inlezen import Onleesbaar
from regelwerk.oordeel import Bevinding
from regelwerk.rapport import Rapport
from regelwerk.regelsets import Regelset
from regelwerk.tijd import dag_in_amsterdam
from regelwerk.toets import toets
from verband.cli.bestanden import ONLEESBAAR, lees, oserror, plannen_in, toonbaar
from verband.cli.regelset import Geweigerd, Keus, kies

FORMAAT = "resv-vergelijking/1"
_SOORTEN = {"nieuw": "nieuw", "weg": "weg", "gewijzigd": "anders"}

Set = tuple[str, str] | Path
Kant = tuple[Regelset, Keus]
# What makes two findings on one thing the same.
Kenmerk = tuple[str, str, str | None, str, str]


class Verschil(NamedTuple):
    """One finding on one plan that is new, gone or changed."""

    soort: str
    regel: str
    bestand: str


def vergelijk(a: Set, b: Set, map_: Path, *, json: bool, kennisdatum: dt.date | None) -> int:
    """Check every plan with each of the two sets and show the difference per rule."""
    kanten = _kant(a), _kant(b)
    een, ander = kanten[0][0], kanten[1][0]
    if een.id == ander.id and een.bekend_op == ander.bekend_op and een.sha256 != ander.sha256:
        raise Geweigerd(
            f"van {een.id} zijn er twee versies van {een.bekend_op}; geef er één een andere dag."
        )
    uitslag = _Uitslag()
    vandaag = dag_in_amsterdam(dt.datetime.now(dt.UTC))
    for pad in plannen_in(map_):
        naam = toonbaar(pad.name)
        try:
            invoer = lees(pad)
        except (Onleesbaar, OSError) as fout:
            wat = str(fout) if isinstance(fout, Onleesbaar) else oserror(fout)
            uitslag.onleesbaar.append((naam, wat))
            continue
        voor, na = (
            toets(
                invoer.plan,
                sha256=invoer.sha256,
                vandaag=vandaag,
                kennisdatum=kennisdatum,
                extra=keus.extra,
                regelsets=keus.regelsets,
            )
            for _, keus in kanten
        )
        uitslag.tel(naam, voor, na)
    print(_json(uitslag, een, ander) if json else "\n".join(_tekst(uitslag, een, ander)))
    return ONLEESBAAR if uitslag.onleesbaar else 0


def _kant(wat: Set) -> Kant:
    keus = kies([wat])
    id_, versie = keus.extra[0]
    gevonden = [r for r in keus.regelsets if (r.id, r.versie) == (id_, versie)]
    if not gevonden:
        bekend = ", ".join(f"{r.id}@{r.versie}" for r in keus.regelsets)
        raise Geweigerd(f"regelset {id_}@{versie} bestaat niet; wel bekend: {bekend}")
    return gevonden[0], keus


class _Uitslag:
    def __init__(self) -> None:
        self.plannen = 0
        self.onleesbaar: list[tuple[str, str]] = []
        self.verschillen: list[Verschil] = []
        self.titels: dict[str, str] = {}
        self.geblokkeerd: list[str] = []  # plans that are stopped only by the second set
        self.vrij: list[str] = []

    def tel(self, naam: str, voor: Rapport, na: Rapport) -> None:
        self.plannen += 1
        if na.exitcode != voor.exitcode:
            (self.geblokkeerd if na.exitcode else self.vrij).append(naam)
        for b in (*voor.bevindingen, *na.bevindingen):
            self.titels.setdefault(b.regel, b.titel)
        self.verschillen += (
            Verschil(soort, regel, naam)
            for soort, regel in verschillen(voor.bevindingen, na.bevindingen)
        )

    def per_regel(self) -> dict[str, dict[str, Counter[str]]]:
        """Rule -> kind of difference -> plan -> how often."""
        uit: dict[str, dict[str, Counter[str]]] = {}
        for v in sorted(self.verschillen):
            soorten = uit.setdefault(v.regel, {soort: Counter() for soort in _SOORTEN})
            soorten[v.soort][v.bestand] += 1
        return dict(sorted(uit.items()))


def verschillen(voor: Iterable[Bevinding], na: Iterable[Bevinding]) -> Iterator[tuple[str, str]]:
    """(kind, rule) for each finding that differs.

    Two findings of one rule on one thing of the plan are one finding that changed.
    """
    oud, nieuw = _kenmerken(voor), _kenmerken(na)
    for plek in oud.keys() | nieuw.keys():
        weg, erbij = oud[plek] - nieuw[plek], nieuw[plek] - oud[plek]
        if not weg and not erbij:
            continue
        gewijzigd = min(weg.total(), erbij.total())
        aantallen = (erbij.total() - gewijzigd, weg.total() - gewijzigd, gewijzigd)
        for soort, aantal in zip(_SOORTEN, aantallen, strict=True):
            for _ in range(aantal):
                yield soort, plek[0]


def _kenmerken(
    bevindingen: Iterable[Bevinding],
) -> defaultdict[tuple[str, str], Counter[Kenmerk]]:
    uit: defaultdict[tuple[str, str], Counter[Kenmerk]] = defaultdict(Counter)
    for b in bevindingen:
        kenmerk = (b.uitkomst, b.kracht, b.stap, b.geval, b.melding)
        uit[b.regel, b.object][kenmerk] += 1
    return uit


def _json(uitslag: _Uitslag, a: Regelset, b: Regelset) -> str:
    return msgspec.json.encode(
        {
            "formaat": FORMAAT,
            "a": {"id": a.id, "versie": a.versie, "sha256": a.sha256},
            "b": {"id": b.id, "versie": b.versie, "sha256": b.sha256},
            "plannen": uitslag.plannen,
            "onleesbaar": [{"bestand": n, "waarom": w} for n, w in uitslag.onleesbaar],
            "alleen_met_b_tegengehouden": uitslag.geblokkeerd,
            "alleen_met_a_tegengehouden": uitslag.vrij,
            "regels": [
                {
                    "regel": regel,
                    "titel": uitslag.titels[regel],
                    **{
                        soort: {"aantal": telling.total(), "plannen": sorted(telling)}
                        for soort, telling in soorten.items()
                    },
                }
                for regel, soorten in uitslag.per_regel().items()
            ],
        }
    ).decode()


def _tekst(uitslag: _Uitslag, a: Regelset, b: Regelset) -> Iterator[str]:
    yield f"A: {a.titel} ({a.id} {a.versie})"
    yield f"B: {b.titel} ({b.id} {b.versie})"
    woord = "plan" if uitslag.plannen == 1 else "plannen"
    yield f"{uitslag.plannen} {woord} getoetst met A en met B; dit verandert van A naar B"
    for naam, waarom in uitslag.onleesbaar:
        yield f"Niet gelezen: {naam}: {waarom}"
    per_regel = uitslag.per_regel()
    if not per_regel:
        yield "Geen verschil"
    for regel, soorten in per_regel.items():
        yield ""
        yield f"{regel} {uitslag.titels[regel]}"
        for soort, telling in soorten.items():
            if telling:
                yield f"  {telling.total()} {_SOORTEN[soort]}: {_namen(telling)}"
    yield ""
    yield f"Alleen met B tegengehouden: {_namen(uitslag.geblokkeerd)}"
    yield f"Alleen met A tegengehouden: {_namen(uitslag.vrij)}"


def _namen(plannen: Iterable[str]) -> str:
    """Names of plans; of a long list the first ten and how many more."""
    namen = sorted(plannen)
    rest = f" en nog {len(namen) - 10}" if len(namen) > 10 else ""
    return (", ".join(namen[:10]) + rest) or "geen enkel plan"
