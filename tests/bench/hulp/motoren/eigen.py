"""Our own engine, as the product runs it: full rule functions on a Dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import regelwerk.regels  # noqa: F401  (importing registers the rules)
from bench.hulp.motoren import ELF, Gevonden
from regelwerk.dossier import Dossier
from regelwerk.feiten import ResvPlan
from regelwerk.onderbouwing import Onderbouwing
from regelwerk.oordeel import MELDBAAR, Vaststelling
from regelwerk.regelsets import Regelset, alle_regelsets, kies

DAG = dt.date(2026, 7, 10)


def regelsets() -> list[Regelset]:
    """What is chosen for every plan of the country: its year, insurer and day are the same."""
    return list(
        kies(
            alle_regelsets(),
            contractjaar=2027,
            verzekeraar="Zorg en Zekerheid",
            kennisdatum=DAG,
            extra=(),
        )
    )


def gronden(alleen: Sequence[str] | None = None) -> list[Onderbouwing]:
    """The rules with their parameters, in the order of a check."""
    gekozen = regelsets()
    return [
        Onderbouwing(r, naam, gekozen)
        for r in gekozen
        for naam in r.regels
        if alleen is None or naam in alleen
    ]


class Eigen:
    naam = "verband"
    versie = ""
    kan_niet: frozenset[str] = frozenset()

    def __init__(self, alleen: Sequence[str] | None = ELF) -> None:
        self.gronden = gronden(alleen)

    def maak_klaar(self, plannen: Sequence[ResvPlan]) -> Sequence[ResvPlan]:
        return plannen

    def bevindingen(self, klaar: Sequence[ResvPlan]) -> list[Gevonden]:
        uit: list[Gevonden] = []
        for nummer, plan in enumerate(klaar):
            d = Dossier(plan, vandaag=DAG)
            for grond in self.gronden:
                uit += [
                    Gevonden(nummer, grond.regel, v.object, v.uitkomst)
                    for v in grond.functie(d, grond.parameters)
                    if isinstance(v, Vaststelling) and v.uitkomst in MELDBAAR
                ]
        return uit
