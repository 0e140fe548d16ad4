"""The sheet *Bevindingen* as XML: every text an inline string, never a formula."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from verband.plannen.terugkoppeling.inhoud import (
    MEEST_REGELS,
    Regel,
    Terugkoppeling,
    schoon,
)
from verband.plannen.terugkoppeling.vormen import Vorm
from verband.werkboek.lassen import xml_tekst
from verband.werkboek.uiterlijk import MERK
from verband.werkboek.uiterlijk import regels as regels_hoog

_BREED = 6  # columns that the lines at the top run over
_LETTERS = "ABCDEFGHIJ"
_REGEL, _HOOGST = 15.0, 400.0

Doel = Callable[[str], str | None]


def maak_blad(
    terug: Terugkoppeling,
    vormen: dict[Vorm, int],
    ruimte: str,
    doel: Doel,
    zonder_notitie: dict[str, str],
) -> tuple[bytes, range]:
    """The sheet, and the rows of its table with the header first.

    ``doel`` gives the place in this workbook that a cell of ours links to, if it is safe.
    """
    blad = _Blad(terug, vormen, doel, zonder_notitie)
    return blad.xml(ruimte), range(blad.koprij, blad.laatste + 1)


class _Blad:
    def __init__(
        self,
        terug: Terugkoppeling,
        vormen: dict[Vorm, int],
        doel: Doel,
        zonder_notitie: dict[str, str],
    ) -> None:
        self._vormen, self._doel, self._zonder = vormen, doel, zonder_notitie
        self._woorden = terug.woorden
        self._kolommen = terug.woorden.kolommen
        self._breedste = min(_BREED, len(self._kolommen))
        self._rijen: list[str] = []
        self._samen: list[str] = []
        self._links: list[str] = []
        self._bovenaan(terug)
        self.koprij = len(self._rijen) + 1
        self._rij([(kolom.kop, Vorm.KOP) for kolom in self._kolommen], 20)
        regels = terug.regels[:MEEST_REGELS]
        for regel in regels:
            self._bevinding(regel)
        self.laatste = len(self._rijen)
        self._onderaan(terug, len(terug.regels) - len(regels))

    def _bovenaan(self, terug: Terugkoppeling) -> None:
        self._breed(self._woorden.titel, Vorm.TITEL, 24)
        namen = "; ".join(wat for wat, _ in terug.niet_getoetst)
        self._breed(f"Niet getoetst: {namen}. Waarom, staat onder de tabel.", Vorm.VET)
        for regel in terug.kop:
            self._breed(regel, Vorm.TEKST)
        self._breed(self._woorden.vervangen, Vorm.STIL)

    def _onderaan(self, terug: Terugkoppeling, over: int) -> None:
        self._rij([], _REGEL)
        if over:
            self._breed(f"En nog {over} bevindingen; dit blad toont de eerste.", Vorm.VET)
        self._breed("Niet getoetst, en waarom", Vorm.VET)
        for wat, waarom in terug.niet_getoetst:
            self._breed(f"{wat}: {waarom}", Vorm.TEKST)

    def _bevinding(self, r: Regel) -> None:
        velden = [self._veld(r, kolom.veld) for kolom in self._kolommen]
        cellen = [(tekst, Vorm.TEKST) for tekst in velden]
        if locatie := self._doel(r.cel):
            plek = next(n for n, kolom in enumerate(self._kolommen) if kolom.veld == "cel")
            cellen[plek] = (velden[plek], Vorm.LINK)
            ref = f"{_LETTERS[plek]}{len(self._rijen) + 1}"
            self._links.append(f'<hyperlink ref="{ref}" location="{xml_tekst(locatie)}"/>')
        hoog = max(
            regels_hoog(tekst, kolom.breed * 0.95)
            for tekst, kolom in zip(velden, self._kolommen, strict=True)
        )
        self._rij(cellen, _REGEL * hoog + 3)

    def _veld(self, r: Regel, veld: str) -> str:
        if veld == "cel":
            return " · ".join(r.cel.rsplit("!", 1))
        tekst = str(getattr(r, veld))
        if veld != "waar":
            return tekst
        return "\n".join(d for d in (tekst, self._zonder.get(r.cel, "")) if d)

    def _breed(self, tekst: str, vorm: Vorm, hoog: float = 0) -> None:
        """One text over the first columns."""
        tekst = schoon(tekst)
        breed = sum(kolom.breed for kolom in self._kolommen[: self._breedste])
        rij = len(self._rijen) + 1
        self._samen.append(f'<mergeCell ref="A{rij}:{_LETTERS[self._breedste - 1]}{rij}"/>')
        self._rij([(tekst, vorm)], hoog or _REGEL * regels_hoog(tekst, breed * 0.95))

    def _rij(self, cellen: list[tuple[str, Vorm]], hoog: float) -> None:
        nummer = len(self._rijen) + 1
        inhoud = "".join(
            f'<c r="{letter}{nummer}"{self._vorm(vorm)} t="inlineStr"><is>'
            f'<t xml:space="preserve">{xml_tekst(schoon(tekst))}</t></is></c>'
            for letter, (tekst, vorm) in zip(_LETTERS, cellen, strict=False)
            if tekst
        )
        ht = f'ht="{min(hoog, _HOOGST):g}" customHeight="1"'
        self._rijen.append(f'<row r="{nummer}" {ht}>{inhoud}</row>')

    def _vorm(self, vorm: Vorm) -> str:
        return f' s="{self._vormen[vorm]}"' if vorm in self._vormen else ""

    def xml(self, ruimte: str) -> bytes:
        return "".join(self._delen(ruimte)).encode()

    def _delen(self, ruimte: str) -> Iterator[str]:
        onder = self.koprij + 1
        yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        yield f'<worksheet xmlns="{xml_tekst(ruimte)}"><sheetPr><tabColor rgb="FF{MERK[1:]}"/>'
        yield '<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0"'
        yield f' workbookViewId="0"><pane ySplit="{self.koprij}" topLeftCell="A{onder}"'
        yield ' activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"'
        yield f' activeCell="A{onder}" sqref="A{onder}"/></sheetView></sheetViews><cols>'
        for nummer, kolom in enumerate(self._kolommen, 1):
            yield f'<col min="{nummer}" max="{nummer}" width="{kolom.breed}" customWidth="1"/>'
        yield "</cols><sheetData>"
        yield from self._rijen
        yield "</sheetData>"
        if self.laatste > self.koprij:
            eind = f"{_LETTERS[len(self._kolommen) - 1]}{self.laatste}"
            yield f'<autoFilter ref="A{self.koprij}:{eind}"/>'
        yield f'<mergeCells count="{len(self._samen)}">{"".join(self._samen)}</mergeCells>'
        if self._links:
            yield f"<hyperlinks>{''.join(self._links)}</hyperlinks>"
        yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3"'
        yield ' footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        yield "<headerFooter><oddFooter>&amp;L&amp;A&amp;RBlad &amp;P van &amp;N</oddFooter>"
        yield "</headerFooter></worksheet>"
