"""What comes out: lines, budgets, cells that were not read, and warnings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regelwerk.tekst import maskeer
from verband.plannen.begroting.rooster import Rooster


@dataclass(slots=True)
class Regel:
    """One line of a budget; ``bedrag_cent`` None: there is one, but it could not be read."""

    rooster: Rooster
    rij: int
    kolom: int
    omschrijving: str | None
    activiteit: str | None
    uitvoerder: str | None
    kostenwoord: str | None
    bedrag_cent: int | None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def cel(self) -> str:
        return self.rooster.plek(self.rij, self.kolom)


@dataclass(slots=True)
class Begroting:
    naam: str
    blad: str
    regels: list[Regel] = field(default_factory=list)
    titelcel: str = ""
    eigen_cel: str = ""
    eigen_cent: int | None = None
    herrekend_cent: int | None = None

    @property
    def totaal_cent(self) -> int:
        return sum(r.bedrag_cent or 0 for r in self.regels)


class Bevindingen:
    """Cells that were not read, and warnings; one warning of a kind holds all its cells."""

    def __init__(self) -> None:
        self.niet_gelezen: list[dict[str, str]] = []
        self._gezien: set[str] = set()
        self._waarschuwingen: dict[tuple[str, str], list[str]] = {}

    def ongelezen(self, plek: str, waarom: str) -> None:
        if plek in self._gezien:
            return
        self._gezien.add(plek)
        blad, _, cel = plek.rpartition("!")
        self.niet_gelezen.append({"blad": maskeer(blad), "cel": cel, "waarom": maskeer(waarom)})

    def waarschuw(self, soort: str, uitleg: str, *cellen: str) -> None:
        lijst = self._waarschuwingen.setdefault((soort, uitleg), [])
        lijst.extend(c for c in cellen if c not in lijst)

    def als_lijst(self) -> list[dict[str, Any]]:
        return [
            {"soort": soort, "cellen": [maskeer(c) for c in cellen], "uitleg": maskeer(uitleg)}
            for (soort, uitleg), cellen in self._waarschuwingen.items()
        ]


def _tekst(tekst: str | None) -> str | None:
    return maskeer(tekst) if tekst else None


def als_json(begrotingen: list[Begroting], bevindingen: Bevindingen) -> dict[str, Any]:
    return {
        "formaat": "begroting-gelezen/1",
        "begrotingen": [_begroting(b) for b in begrotingen],
        "niet_gelezen": bevindingen.niet_gelezen,
        "waarschuwingen": bevindingen.als_lijst(),
    }


def _begroting(b: Begroting) -> dict[str, Any]:
    eigen = None
    if b.eigen_cel and b.eigen_cent is not None:
        eigen = {
            "cel": maskeer(b.eigen_cel),
            "bedrag_cent": b.eigen_cent,
            "verschil_cent": b.eigen_cent - b.totaal_cent,
        }
        if b.herrekend_cent is not None:
            eigen["herrekend_cent"] = b.herrekend_cent
    return {
        "naam": maskeer(b.naam),
        "blad": maskeer(b.blad),
        "totaal_cent": b.totaal_cent,
        "totaal_volledig": all(r.bedrag_cent is not None for r in b.regels),
        "eigen_totaal": eigen,
        "regels": [_regel(r) for r in b.regels],
    }


def _regel(r: Regel) -> dict[str, Any]:
    plek = r.cel.rpartition("!")
    return {
        "blad": maskeer(plek[0]),
        "cel": plek[2],
        "omschrijving": _tekst(r.omschrijving),
        "activiteit": _tekst(r.activiteit),
        "uitvoerder": _tekst(r.uitvoerder),
        "kostenwoord": _tekst(r.kostenwoord),
        "bedrag_cent": r.bedrag_cent,
        "zichtbaar": r.rooster.zichtbaar(r.rij, r.kolom),
        **{k: _tekst(w) if isinstance(w, str) else w for k, w in r.extra.items()},
    }
