"""Opens an .xlsx and reads its sheets, streaming: formulas and their kept outcomes both.

Small on purpose. A general reader loads everything first and believes much; here a sheet is
counted while it is read, formulas keep their cached value beside them, and error cells stay
visible.
"""

from __future__ import annotations

import re
from posixpath import join, normpath

from verband.werkboek import zipwacht
from verband.werkboek.cel import DAG_NUL, DAG_NUL_1904
from verband.werkboek.ontleden import getal, leesbaar, ontleed, waar
from verband.werkboek.werkblad import Bladlezer, Bladverwijzing, Vorm, Werkblad
from verband.werkboek.zipwacht import Pakket

MAX_TEKSTEN, MAX_BLADEN = 200_000, 300


class Werkboek:
    """The parts of a workbook that matter for reading a plan."""

    def __init__(self, pakket: Pakket) -> None:
        self.pakket = pakket
        self.deel = _hoofddeel(pakket)
        self.bladen: list[Bladverwijzing] = []
        self.dag_nul = DAG_NUL
        self._lees_bladen()

    def _lees_bladen(self) -> None:
        verwijzingen = relaties(self.pakket, self.deel)

        def begin(naam: str, a: dict[str, str]) -> None:
            if naam == "workbookPr":
                self.dag_nul = DAG_NUL_1904 if waar(a.get("date1904")) else DAG_NUL
            elif naam == "sheet" and len(self.bladen) < MAX_BLADEN:
                _, doel = verwijzingen.get(a.get("id", ""), ("", ""))
                verborgen = a.get("state", "visible") != "visible"
                self.bladen.append(Bladverwijzing(a.get("name", ""), doel, verborgen))

        ontleed(self.pakket.stroom(self.deel), begin)

    def laad(self) -> None:
        """The texts and formats that sheets point at."""
        delen = dict(relaties(self.pakket, self.deel).values())
        self._teksten = _teksten(self.pakket, delen.get("sharedStrings", ""))
        self._vormen = _getalvormen(self.pakket, delen.get("styles", ""))

    def lees(self, blad: Bladverwijzing, *, met_formules: bool = False) -> Werkblad:
        if blad.deel not in self.pakket:
            raise zipwacht.beschadigd()
        lezer = Bladlezer(blad, self._teksten, self._vormen, self.dag_nul, met_formules)
        ontleed(self.pakket.stroom(blad.deel), lezer.begin, lezer.einde, lezer.tekst)
        return lezer.blad


def _hoofddeel(pakket: Pakket) -> str:
    for soort, doel in relaties(pakket, "").values():
        if soort == "officeDocument" and doel in pakket:
            return doel
    raise zipwacht.beschadigd()


def relaties(pakket: Pakket, deel: str) -> dict[str, tuple[str, str]]:
    """id -> (kind, part) from the ``.rels`` that goes with a part."""
    map_, _, naam = deel.rpartition("/")
    pad = join(map_, "_rels", f"{naam}.rels")
    gevonden: dict[str, tuple[str, str]] = {}

    def begin(element: str, a: dict[str, str]) -> None:
        if element == "Relationship" and a.get("TargetMode") != "External":
            doel = a.get("Target", "")
            doel = doel.lstrip("/") if doel.startswith("/") else normpath(join(map_, doel))
            soort = a.get("Type", "").rpartition("/")[2]
            gevonden.setdefault(a.get("Id", ""), (soort, doel))

    if pad in pakket:
        ontleed(pakket.stroom(pad), begin)
    return gevonden


def _teksten(pakket: Pakket, deel: str) -> list[str]:
    """The shared texts; pronunciation hints (``rPh``) are not part of a text."""
    teksten: list[str] = []
    stukken: list[str] = []
    diep = {"t": 0, "rPh": 0}

    def begin(naam: str, _: dict[str, str]) -> None:
        if naam in diep:
            diep[naam] += 1
        elif naam == "si":
            stukken.clear()
            if len(teksten) >= MAX_TEKSTEN:
                raise zipwacht.te_groot()

    def einde(naam: str) -> None:
        if naam in diep:
            diep[naam] -= 1
        elif naam == "si":
            teksten.append(leesbaar("".join(stukken)))

    def tekst(stuk: str) -> None:
        if diep["t"] and not diep["rPh"]:
            stukken.append(stuk)

    if deel in pakket:
        ontleed(pakket.stroom(deel), begin, einde, tekst)
    return teksten


# --- number formats: only "is it a day" and "is it a percentage" matter ---------------------

_DATUMVORMEN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PROCENTVORMEN = frozenset((9, 10))
_GEEN_VORM = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|hh|m|mm|s|ss\])[^\]]*\]', re.IGNORECASE)


def _getalvormen(pakket: Pakket, deel: str) -> list[Vorm]:
    eigen: dict[int, Vorm] = {}
    vormen: list[Vorm] = []
    in_cel_vormen = False

    def begin(naam: str, a: dict[str, str]) -> None:
        nonlocal in_cel_vormen
        nummer = getal(a.get("numFmtId", ""))
        if naam == "numFmt":
            eigen[nummer] = _vorm(a.get("formatCode", ""))
        elif naam == "cellXfs":
            in_cel_vormen = True
        elif naam == "xf" and in_cel_vormen:
            standaard = Vorm(nummer in _DATUMVORMEN, nummer in _PROCENTVORMEN)
            vormen.append(eigen.get(nummer, standaard))

    def einde(naam: str) -> None:
        nonlocal in_cel_vormen
        in_cel_vormen = in_cel_vormen and naam != "cellXfs"

    if deel in pakket:
        ontleed(pakket.stroom(deel), begin, einde)
    return vormen


def _vorm(code: str) -> Vorm:
    kaal = _GEEN_VORM.sub("", code).partition(";")[0]
    return Vorm(bool(re.search(r"[dmyhs]", kaal, re.IGNORECASE)), "%" in kaal)
