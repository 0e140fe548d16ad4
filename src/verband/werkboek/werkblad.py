"""One sheet of a workbook: its filled cells, and what of it is hidden or merged."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, field
from typing import TypeAlias

from regelwerk.inlezen import Onleesbaar
from verband.werkboek import zipwacht
from verband.werkboek.cel import DAG_NUL, Cel, Inhoud
from verband.werkboek.ontleden import getal, leesbaar, waar

MAX_RIJ, MAX_KOLOM = 20_000, 500  # where a filled cell may stand
MAX_RIJEN, MAX_CELLEN = 60_000, 400_000  # of one sheet, filled or not


@dataclass(frozen=True, slots=True)
class Vorm:
    datum: bool = False
    procent: bool = False


@dataclass(slots=True)
class Bladverwijzing:
    naam: str
    deel: str
    verborgen: bool


@dataclass(slots=True)
class Werkblad:
    """One sheet: its filled cells by (row, column), both from one."""

    naam: str
    verborgen: bool
    cellen: dict[tuple[int, int], Cel] = field(default_factory=dict)
    verborgen_rijen: set[int] = field(default_factory=set)
    verborgen_kolommen: list[range] = field(default_factory=list)
    samengevoegd: list[str] = field(default_factory=list)
    # Only when asked for: the text of a formula, and the number of the group that shares it.
    formules: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    def vakken(self) -> list[Vak]:
        """The merged ranges."""
        gevonden = map(_BEREIK.fullmatch, self.samengevoegd)
        return [(int(m[2]), kolomnummer(m[1]), int(m[4]), kolomnummer(m[3])) for m in gevonden if m]


Vak: TypeAlias = "tuple[int, int, int, int]"  # first row and column, last row and column
_BEREIK = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_PLEK = re.compile(r"([A-Za-z]{1,4})(\d{1,8})")


def kolomletters(kolom: int) -> str:
    letters = ""
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def kolomnummer(letters: str) -> int:
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


class Bladlezer:
    """Collects the filled cells of one sheet; refuses sheets that have no end."""

    def __init__(
        self,
        blad: Bladverwijzing,
        teksten: list[str],
        vormen: list[Vorm],
        dag_nul: dt.datetime,
        met_formules: bool = False,
    ) -> None:
        self.blad = Werkblad(blad.naam, blad.verborgen)
        self._met_formules = met_formules
        self._groep = ""
        self._in_formule = False
        self._formuletekst: list[str] = []
        self._teksten, self._vormen = teksten, vormen
        self._nul = dag_nul
        self._rij = self._kolom = self._rijen = self._aantal = 0
        self._a: dict[str, str] = {}
        self._formule = self._in_waarde = False
        self._waarde: list[str] | None = None

    def begin(self, naam: str, a: dict[str, str]) -> None:
        if naam == "c":
            self._begin_cel(a)
        elif naam in ("v", "t"):
            self._in_waarde = True
            self._waarde = [] if self._waarde is None else self._waarde
        elif naam == "f":
            self._begin_formule(a)
        elif naam == "row":
            self._begin_rij(a)
        elif naam == "col" and waar(a.get("hidden")):
            bereik = range(getal(a.get("min", "")), getal(a.get("max", "")) + 1)
            self.blad.verborgen_kolommen.append(bereik)
        elif naam == "mergeCell" and len(self.blad.samengevoegd) < MAX_RIJ:
            self.blad.samengevoegd.append(a.get("ref", ""))

    def einde(self, naam: str) -> None:
        if naam in ("v", "t"):
            self._in_waarde = False
        elif naam == "f":
            self._in_formule = False
        elif naam == "c":
            self._eind_cel()

    def tekst(self, stuk: str) -> None:
        if self._in_waarde and self._waarde is not None:
            self._waarde.append(stuk)
        elif self._in_formule:
            self._formuletekst.append(stuk)

    def _begin_formule(self, a: dict[str, str]) -> None:
        self._formule = True
        # An array or a data table is more than this one cell: its text would mislead.
        self._in_formule = self._met_formules and a.get("t", "normal") in ("normal", "shared")
        self._groep = a.get("si", "") if a.get("t") == "shared" else ""

    def _begin_rij(self, a: dict[str, str]) -> None:
        self._rijen += 1
        if self._rijen > MAX_RIJEN:
            raise self._eindeloos(f"meer dan {MAX_RIJEN} regels")
        self._rij = getal(a["r"]) if "r" in a else self._rij + 1
        self._kolom = 0
        if waar(a.get("hidden")):
            self.blad.verborgen_rijen.add(self._rij)

    def _begin_cel(self, a: dict[str, str]) -> None:
        self._aantal += 1
        if self._aantal > MAX_CELLEN:
            raise self._eindeloos(f"meer dan {MAX_CELLEN} cellen")
        self._a, self._formule, self._waarde = a, False, None
        self._groep, self._formuletekst = "", []
        if m := _PLEK.fullmatch(a.get("r", "")):
            self._kolom, self._rij = kolomnummer(m[1]), int(m[2])
        else:
            self._kolom += 1

    def _eind_cel(self) -> None:
        ruw = None if self._waarde is None else "".join(self._waarde)
        if not self._formule and not ruw:
            return
        if self._rij > MAX_RIJ or self._kolom > MAX_KOLOM:
            raise self._eindeloos("een gevulde cel ver buiten de tabel", self._plek())
        plek = (self._rij, self._kolom)
        if plek in self.blad.cellen:
            raise self._eindeloos("een cel die twee keer voorkomt", self._plek())
        self.blad.cellen[plek] = self._cel(ruw)
        if self._formuletekst or (self._groep and self._met_formules):
            self.blad.formules[plek] = ("".join(self._formuletekst), self._groep)

    def _plek(self) -> str:
        return f"{kolomletters(self._kolom)}{self._rij}"

    def _eindeloos(self, wat: str, plek: str = "") -> Onleesbaar:
        plaats = f"{self.blad.naam}!{plek}" if plek else self.blad.naam
        eis = f"ten hoogste {MAX_RIJ} regels en {MAX_KOLOM} kolommen"
        return Onleesbaar(f"het blad heeft {wat}", plaats=plaats, verwacht=eis)

    def _cel(self, ruw: str | None) -> Cel:
        soort = self._a.get("t", "n")
        if soort == "e":
            return Cel(formule=self._formule, fout=(ruw or "#FOUT")[:20])
        if ruw is None or (not ruw and soort != "str"):  # a formula that nobody calculated
            return Cel(formule=self._formule)
        vorm = self._vorm()
        return Cel(self._inhoud(soort, ruw, vorm), self._formule, procent=vorm.procent)

    def _vorm(self) -> Vorm:
        nummer = getal(self._a.get("s", "0"))
        return self._vormen[nummer] if 0 <= nummer < len(self._vormen) else Vorm()

    def _inhoud(self, soort: str, ruw: str, vorm: Vorm) -> Inhoud:
        if soort == "s":
            nummer = getal(ruw.strip())
            if not 0 <= nummer < len(self._teksten):
                raise zipwacht.beschadigd()
            return self._teksten[nummer]
        if soort in ("str", "inlineStr"):
            return leesbaar(ruw)
        if soort == "b":
            return waar(ruw.strip())
        return self._dag_iso(ruw) if soort == "d" else self._nummer(ruw, vorm)

    def _dag_iso(self, ruw: str) -> Inhoud:
        try:
            return dt.datetime.fromisoformat(ruw.strip()).replace(tzinfo=None)
        except ValueError:
            return ruw

    def _nummer(self, ruw: str, vorm: Vorm) -> Inhoud:
        try:
            if "_" in ruw or not ruw.isascii():  # Python reads 1_000 and ٣٤; no spreadsheet does
                raise ValueError
            waarde = float(ruw)
        except ValueError:
            raise zipwacht.beschadigd() from None
        if not math.isfinite(waarde):
            raise Onleesbaar("hier staat geen gewoon getal",
                             plaats=f"{self.blad.naam}!{self._plek()}")  # fmt: skip
        if vorm.datum and 0 <= waarde <= dt.date.max.toordinal() - self._nul.toordinal():
            return self._moment(waarde)
        return waarde

    def _moment(self, dagen: float) -> dt.datetime:
        # Days before March 1900 are one off: the first spreadsheet believed in 29-02-1900.
        if self._nul == DAG_NUL and dagen < _SCHRIKKELFOUT:
            dagen += 1
        return self._nul + dt.timedelta(seconds=round(dagen * 86_400))


_SCHRIKKELFOUT = 60
