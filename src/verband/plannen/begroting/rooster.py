"""A sheet as a grid: what each cell says, wherever it came from (workbook or csv)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TypeAlias

from verband.plannen.begroting.formules import verschoven
from verband.werkboek.cel import Cel
from verband.werkboek.werkblad import Vak, Werkblad, kolomletters

Plek: TypeAlias = "tuple[int, int]"

_LEEG = Cel()
_JAAR = (2000, 2100)
_MAX_GESPREID = 50_000


@dataclass(slots=True)
class Rooster:
    naam: str
    cellen: dict[Plek, Cel]
    verborgen: bool = False
    csv: bool = False
    scheiding: str = ""
    formules: dict[Plek, str] = field(default_factory=dict)
    verborgen_rijen: set[int] = field(default_factory=set)
    verborgen_kolommen: set[int] = field(default_factory=set)
    vakken: list[Vak] = field(default_factory=list)
    max_rij: int = 0
    max_kolom: int = 0
    rijen: dict[int, list[int]] = field(default_factory=dict)  # row -> its filled columns
    _hoofd: dict[Plek, Plek] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for r, k in sorted(p for p, cel in self.cellen.items() if cel.gevuld):
            self.rijen.setdefault(r, []).append(k)
        self.max_rij = max(self.rijen, default=0)
        self.max_kolom = max((k[-1] for k in self.rijen.values()), default=0)
        for r1, k1, r2, k2 in self.vakken:
            for r in range(r1, min(r2, self.max_rij) + 1):
                for k in range(k1, min(k2, self.max_kolom) + 1):
                    if len(self._hoofd) < _MAX_GESPREID:
                        self._hoofd[r, k] = (r1, k1)

    @property
    def eerste_kolom(self) -> int:
        return min((k[0] for k in self.rijen.values()), default=0)

    def cel(self, rij: int, kolom: int) -> Cel:
        return self.cellen.get((rij, kolom), _LEEG)

    def hoofd(self, rij: int, kolom: int) -> Plek:
        """The cell that a merged cell is a part of; else the cell itself."""
        return self._hoofd.get((rij, kolom), (rij, kolom))

    def bedekt(self, rij: int, kolom: int) -> bool:
        return self.hoofd(rij, kolom) != (rij, kolom)

    def tekst(self, rij: int, kolom: int, *, gespreid: bool = False) -> str:
        """The text in a cell on one line; empty for a number."""
        if gespreid:
            rij, kolom = self.hoofd(rij, kolom)
        inhoud = self.cel(rij, kolom).inhoud
        return " ".join(inhoud.split()) if isinstance(inhoud, str) else ""

    def koptekst(self, rij: int, kolom: int) -> str:
        """Text as a heading shows it: a year may be a number, a merged cell covers its range."""
        rij, kolom = self.hoofd(rij, kolom)
        inhoud = self.cel(rij, kolom).inhoud
        if isinstance(inhoud, float) and inhoud.is_integer() and _JAAR[0] < inhoud < _JAAR[1]:
            return str(int(inhoud))
        if isinstance(inhoud, float) and self.cel(rij, kolom).procent:
            return ""
        return self.tekst(rij, kolom)

    def zichtbaar(self, rij: int, kolom: int) -> bool:
        return rij not in self.verborgen_rijen and kolom not in self.verborgen_kolommen

    def plek(self, rij: int, kolom: int) -> str:
        return f"{self.naam}!{celnaam(rij, kolom)}"


def celnaam(rij: int, kolom: int) -> str:
    return f"{kolomletters(kolom)}{rij}"


def getoond(cel: Cel) -> str:
    """What stands in a cell, as a short text."""
    inhoud = cel.fout or cel.inhoud
    if isinstance(inhoud, dt.datetime):
        return inhoud.strftime("%d-%m-%Y")
    if isinstance(inhoud, float):
        return f"{inhoud:.15g}".replace(".", ",")
    return " ".join(str(inhoud).split())[:60] if inhoud is not None else ""


def uit_werkblad(blad: Werkblad) -> Rooster:
    groepen: dict[str, tuple[Plek, str]] = {}
    formules: dict[Plek, str] = {}
    for plek, (tekst, groep) in blad.formules.items():
        if tekst:
            formules[plek] = tekst
            if groep:
                groepen[groep] = (plek, tekst)
        elif groep in groepen:
            (rij, kolom), basis = groepen[groep]
            formules[plek] = verschoven(basis, plek[0] - rij, plek[1] - kolom)
    kolommen = {k for b in blad.verborgen_kolommen for k in b if k <= 500}
    return Rooster(
        blad.naam,
        blad.cellen,
        verborgen=blad.verborgen,
        formules=formules,
        verborgen_rijen=blad.verborgen_rijen,
        verborgen_kolommen=kolommen,
        vakken=blad.vakken(),
    )
