"""Formulas: moved along with a shared one, looked through, and worked out again when simple.

No general engine: adding, multiplying, sums of ranges and rounding. Whatever else a formula does
keeps its stored outcome, and is not called stale.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from verband.werkboek.cel import Cel
from verband.werkboek.werkblad import kolomletters, kolomnummer

_MAX_TEKST, _MAX_DIEP, _MAX_WERK = 4_000, 60, 300_000

_VERWIJZING = re.compile(r"(?<![\w.\"'!\]])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.!])")
_BLADVERWIJZING = re.compile(r"(!)(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.!])")
_STUK = re.compile(
    r"\s*(?:(?P<getal>\d+(?:\.\d+)?(?:E[+-]?\d+)?)"
    r"|(?P<ref>(?:(?:'(?P<blad1>(?:[^']|'')+)'|(?P<blad2>[A-Za-z_][\w.]*))!)?"
    r"\$?(?P<k1>[A-Z]{1,3})\$?(?P<r1>\d{1,7})(?::\$?(?P<k2>[A-Z]{1,3})\$?(?P<r2>\d{1,7}))?(?![\w(!]))"
    r"|(?P<naam>[A-Z][A-Z.]*)\("
    r"|(?P<teken>[-+*/^(),%;]))"
)


class KanNiet(Exception):
    """This formula does something that is not worked out here."""


class Bereik(NamedTuple):
    blad: str  # empty: the sheet of the formula itself
    r1: int
    k1: int
    r2: int
    k2: int

    @property
    def grootte(self) -> int:
        return (self.r2 - self.r1 + 1) * (self.k2 - self.k1 + 1)

    def plekken(self) -> Iterator[tuple[int, int]]:
        return ((r, k) for r in range(self.r1, self.r2 + 1) for k in range(self.k1, self.k2 + 1))


class Blad(Protocol):
    @property
    def cellen(self) -> dict[tuple[int, int], Cel]: ...
    @property
    def formules(self) -> dict[tuple[int, int], str]: ...


def verschoven(formule: str, rijen: int, kolommen: int) -> str:
    """A shared formula as it reads some rows and columns further on."""

    def nieuw(kolomvast: str, letters: str, rijvast: str, rij: str) -> str:
        k = kolomnummer(letters) + (0 if kolomvast else kolommen)
        r = int(rij) + (0 if rijvast else rijen)
        return f"{kolomvast}{kolomletters(k) if k > 0 else '#'}{rijvast}{r if r > 0 else '#'}"

    delen = re.split(r'("[^"]*"|\'[^\']*\')', formule[:_MAX_TEKST])
    for nummer in range(0, len(delen), 2):
        deel = _VERWIJZING.sub(lambda m: nieuw(m[1], m[2], m[3], m[4]), delen[nummer])
        delen[nummer] = _BLADVERWIJZING.sub(lambda m: "!" + nieuw(m[2], m[3], m[4], m[5]), deel)
    return "".join(delen)


def _bereik(m: re.Match[str]) -> Bereik:
    r1, k1 = int(m["r1"]), kolomnummer(m["k1"])
    r2, k2 = (int(m["r2"]), kolomnummer(m["k2"])) if m["r2"] else (r1, k1)
    blad = (m["blad1"] or m["blad2"] or "").replace("''", "'")
    return Bereik(blad, min(r1, r2), min(k1, k2), max(r1, r2), max(k1, k2))


def stukken(formule: str) -> list[re.Match[str]]:
    """The formula cut up; KanNiet when something in it is unknown here."""
    gevonden, plek = [], 0
    tekst = formule[:_MAX_TEKST].strip().removeprefix("=")
    while plek < len(tekst.rstrip()):
        m = _STUK.match(tekst, plek)
        if m is None:
            raise KanNiet
        gevonden.append(m)
        plek = m.end()
    return gevonden


def verwijzingen(formule: str) -> list[Bereik]:
    """The cells that a formula looks at; none when it is not understood."""
    try:
        return [_bereik(m) for m in stukken(formule) if m["ref"]]
    except KanNiet:
        return []


def is_extern(formule: str) -> bool:
    """Does it look into another file?"""
    return bool(re.search(r"\[\d+\]|\.xls[xmb]?\]", formule))


def kale_som(formule: str) -> list[Bereik] | None:
    """The ranges of a formula that only adds; a sum times something is none."""
    try:
        delen = stukken(formule)
    except KanNiet:
        return None
    for m in delen:
        if m["naam"] and m["naam"] not in ("SUM", "SUBTOTAL", "AGGREGATE"):
            return None
        if m["teken"] and m["teken"] in "*/^%-":
            return None
    refs = [_bereik(m) for m in delen if m["ref"]]
    vast = [m for m in delen if m["getal"]]
    if vast and not any(m["naam"] in ("SUBTOTAL", "AGGREGATE") for m in delen if m["naam"]):
        return None
    return refs or None


class Rekenaar:
    """Works out formulas over the sheets of one workbook."""

    def __init__(self, bladen: Mapping[str, Blad]) -> None:
        self._bladen = bladen
        self._bekend: dict[tuple[str, int, int], float | None] = {}
        self._werk = 0

    def uitkomst(self, blad: str, rij: int, kolom: int) -> float | None:
        """What the formula in a cell gives now, or None when that can't be said."""
        try:
            waarde = self._cel(blad, rij, kolom, 0)
        except (KanNiet, ArithmeticError, RecursionError, IndexError):
            return None
        return waarde if isinstance(waarde, float) and math.isfinite(waarde) else None

    def _cel(self, blad: str, rij: int, kolom: int, diep: int) -> float | str | None:
        self._werk += 1
        bron = self._bladen.get(blad)
        if bron is None or diep > _MAX_DIEP or self._werk > _MAX_WERK:
            raise KanNiet
        cel = bron.cellen.get((rij, kolom))
        if cel is None:
            return None
        if not cel.formule:
            return _waarde(cel)
        sleutel = (blad, rij, kolom)
        if sleutel not in self._bekend:
            self._bekend[sleutel] = None  # a circle ends here
            formule = bron.formules.get((rij, kolom), "")
            try:
                if not formule:
                    raise KanNiet
                ontleder = _Ontleder(formule, lambda b, r, k: self._cel(b or blad, r, k, diep + 1))
                self._bekend[sleutel] = ontleder.reken()
            except KanNiet:
                if diep == 0 or cel.inhoud is None or cel.fout:
                    raise
                return _waarde(cel)
        waarde = self._bekend[sleutel]
        if waarde is None:
            raise KanNiet
        return waarde


def _waarde(cel: Cel) -> float | str | None:
    if cel.fout:
        raise KanNiet
    if isinstance(cel.inhoud, bool | dt.datetime):
        raise KanNiet
    return cel.inhoud


class _Ontleder:
    """Recursive descent over the pieces of one formula."""

    def __init__(self, formule: str, cel: Callable[[str, int, int], float | str | None]) -> None:
        self._delen = stukken(formule)
        self._plek = 0
        self._cel = cel
        self._diep = 0

    def reken(self) -> float:
        waarde = self._som()
        if self._plek != len(self._delen):
            raise KanNiet
        return waarde

    def _kijk(self) -> str:
        return self._delen[self._plek]["teken"] or "" if self._plek < len(self._delen) else ""

    def _som(self) -> float:
        waarde = self._product()
        while (teken := self._kijk()) in ("+", "-"):
            self._plek += 1
            waarde += self._product() * (1 if teken == "+" else -1)
        return waarde

    def _product(self) -> float:
        waarde = self._macht()
        while (teken := self._kijk()) in ("*", "/"):
            self._plek += 1
            ander = self._macht()
            waarde = waarde * ander if teken == "*" else waarde / ander
        return waarde

    def _macht(self) -> float:
        teken = 1.0
        while self._kijk() in ("-", "+"):
            teken = -teken if self._kijk() == "-" else teken
            self._plek += 1
        waarde = self._deel()
        while self._kijk() == "%":
            self._plek += 1
            waarde /= 100
        return teken * waarde

    def _deel(self) -> float:
        self._diep += 1
        if self._plek >= len(self._delen) or self._diep > 2_000:
            raise KanNiet
        m = self._delen[self._plek]
        self._plek += 1
        if m["getal"]:
            return float(m["getal"])
        if m["ref"]:
            return self._enkel(_bereik(m))
        if m["naam"]:
            return self._functie(m["naam"])
        if m["teken"] != "(":
            raise KanNiet
        waarde = self._som()
        self._sluit()
        return waarde

    def _sluit(self) -> None:
        if self._kijk() != ")":
            raise KanNiet
        self._plek += 1

    def _enkel(self, bereik: Bereik) -> float:
        if bereik.grootte != 1:
            raise KanNiet
        waarde = self._cel(bereik.blad, bereik.r1, bereik.k1)
        if isinstance(waarde, str):
            raise KanNiet
        return waarde or 0.0

    def _functie(self, naam: str) -> float:
        argumenten: list[list[float | str | None]] = []
        while self._kijk() != ")":
            argumenten.append(self._argument())
            if self._kijk() in (",", ";"):
                self._plek += 1
            elif self._kijk() != ")":
                raise KanNiet
        self._plek += 1
        return _FUNCTIES.get(naam, _onbekend)(argumenten)

    def _argument(self) -> list[float | str | None]:
        if self._plek < len(self._delen) and (m := self._delen[self._plek])["ref"]:
            volgende = (
                self._delen[self._plek + 1]["teken"] if self._plek + 1 < len(self._delen) else ""
            )
            if volgende in (",", ";", ")"):
                self._plek += 1
                bereik = _bereik(m)
                if bereik.grootte > 20_000:
                    raise KanNiet
                return [self._cel(bereik.blad, r, k) for r, k in bereik.plekken()]
        return [self._som()]


_Argumenten = list[list["float | str | None"]]


def _getallen(argumenten: _Argumenten) -> list[float]:
    """As a SUM sees them: texts and empty cells in a range are skipped."""
    return [w for lijst in argumenten for w in lijst if isinstance(w, float)]


def _onbekend(_: _Argumenten) -> float:
    raise KanNiet


def _subtotaal(argumenten: _Argumenten) -> float:
    if argumenten[0] not in ([9.0], [109.0]):
        raise KanNiet
    return math.fsum(_getallen(argumenten[1:]))


def _rond(argumenten: _Argumenten) -> float:
    waarde, *cijfers = _getallen(argumenten)
    plaatsen = int(cijfers[0]) if cijfers else 0
    factor = 10.0**plaatsen
    return math.copysign(math.floor(abs(waarde) * factor + 0.5 + 1e-9) / factor, waarde)


def _somproduct(argumenten: _Argumenten) -> float:
    if len({len(lijst) for lijst in argumenten}) != 1:
        raise KanNiet
    return math.fsum(
        math.prod(w if isinstance(w, float) else 0.0 for w in rij)
        for rij in zip(*argumenten, strict=True)
    )


_FUNCTIES: dict[str, Callable[[_Argumenten], float]] = {
    "SUM": lambda a: math.fsum(_getallen(a)),
    "PRODUCT": lambda a: math.prod(_getallen(a)),
    "SUBTOTAL": _subtotaal,
    "ROUND": _rond,
    "SUMPRODUCT": _somproduct,
    "ABS": lambda a: abs(_getallen(a)[0]),
}
