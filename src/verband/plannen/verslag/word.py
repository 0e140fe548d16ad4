"""A report as a Word document: headings, lists and tables with header rows; text stays text."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from verband.plannen.verslag.inhoud import Blok, Deel, Tabel, Verslag

_KLEUREN = {
    "blokkerend": RGBColor(0xB3, 0x26, 0x1E),
    "waarschuwing": RGBColor(0x8A, 0x53, 0x00),
    "oordeel": RGBColor(0x4B, 0x3F, 0x9E),
    "tip": RGBColor(0x1F, 0x5F, 0x99),
    "orde": RGBColor(0x17, 0x69, 0x3F),
}
_INKT, _ZACHT, _MERK = RGBColor(0x17, 0x24, 0x2B), RGBColor(0x4A, 0x5A, 0x63), RGBColor(10, 92, 90)
_EIGENSCHAP = 255  # signs
_KOPPEN = ((1, 17, _MERK), (2, 13, _INKT), (3, 11, _INKT))


def als_docx(verslag: Verslag) -> bytes:
    """The bytes of a .docx; python-docx writes every text as text, never as XML or a field."""
    blad = _Blad(verslag)
    for deel in verslag.delen:
        blad.deel(deel)
    uit = io.BytesIO()
    blad.document.save(uit)
    return uit.getvalue()


class _Blad:
    def __init__(self, verslag: Verslag) -> None:
        self.document = Document()
        self._eigenschappen(verslag)
        self._stijlen()
        self._randen(verslag)
        stijlen = self.document.styles
        # Looked up once: by name for each paragraph would cost more than the writing.
        self._stijl = {n: stijlen[n].style_id for n in ("Normal", "List Bullet", "Quote")}
        self._stijl |= {f"kop{n}": stijlen[f"Heading {n}"].style_id for n in (1, 2, 3)}
        self._einde: Any = self.document.element.body.sectPr

    def _eigenschappen(self, verslag: Verslag) -> None:
        kern = self.document.core_properties
        # What Word keeps in a property has a limit; a region may be named longer than that.
        titel, merk = verslag.titel[:_EIGENSCHAP], verslag.merk[:_EIGENSCHAP]
        kern.title, kern.subject, kern.language = titel, merk, "nl-NL"
        kern.author, kern.comments, kern.last_modified_by = "Verband", "", "Verband"
        dag = verslag.dag
        kern.created = kern.modified = dt.datetime(dag.year, dag.month, dag.day, tzinfo=dt.UTC)

    def _stijlen(self) -> None:
        stijlen: Any = self.document.styles
        for taal in stijlen.element.iter(qn("w:lang")):
            taal.set(qn("w:val"), "nl-NL")
        gewoon = stijlen["Normal"]
        gewoon.font.name, gewoon.font.size, gewoon.font.color.rgb = "Calibri", Pt(11), _INKT
        gewoon.paragraph_format.space_after = Pt(4)
        for niveau, punten, kleur in _KOPPEN:
            stijl = stijlen[f"Heading {niveau}"]
            stijl.font.size, stijl.font.color.rgb, stijl.font.bold = Pt(punten), kleur, True
            rpr = stijl.element.get_or_add_rPr()
            letters = rpr.get_or_add_rFonts()
            letters.attrib.clear()  # not the letters of the theme
            for soort in ("w:ascii", "w:hAnsi", "w:cs"):
                letters.set(qn(soort), "Calibri")
            stijl.paragraph_format.space_before = Pt((20, 16, 2)[niveau - 1])
            stijl.paragraph_format.space_after = Pt(4)
        citaat = stijlen["Quote"]
        citaat.font.size, citaat.font.color.rgb = Pt(9.5), _ZACHT
        citaat.paragraph_format.space_after = Pt(14)

    def _randen(self, verslag: Verslag) -> None:
        """The mark on every page, and which page it is."""
        sectie: Any = self.document.sections[0]
        sectie.page_width, sectie.page_height = Mm(210), Mm(297)
        sectie.left_margin = sectie.right_margin = sectie.top_margin = Mm(25)
        boven = sectie.header.paragraphs[0]
        boven.paragraph_format.tab_stops.clear_all()
        merk = " · ".join(deel for deel in (verslag.merk, verslag.voorbeeld) if deel)
        self._run(boven, merk, kleur=_MERK, vet=True, punten=9)
        self._run(boven, f" · {verslag.titel}", kleur=_ZACHT, punten=9)
        onder = sectie.footer.paragraphs[0]
        self._run(onder, f"{verslag.merkuitleg} Bladzijde ", kleur=_ZACHT, punten=9)
        veld = OxmlElement("w:fldSimple")
        veld.set(qn("w:instr"), "PAGE")
        onder._p.append(veld)

    def deel(self, deel: Deel) -> None:
        self._alinea(deel.kop, f"kop{deel.niveau}")
        if deel.uitleg:
            self._alinea(deel.uitleg)
        for wat, waarom in deel.lijst:
            self._paar(self._alinea("", "List Bullet"), wat, waarom)
        if deel.stand:
            woorden, aantallen = zip(*((w, str(n)) for _k, w, n in deel.stand), strict=True)
            self._tabel(Tabel(woorden, (aantallen,)))
        for naam, waarde in deel.feiten:
            self._feit(naam, waarde)
        if deel.tabel:
            self._tabel(deel.tabel)
        for blok in deel.blokken:
            self._blok(blok, deel.niveau + 1)

    def _blok(self, b: Blok, niveau: int) -> None:
        soort = self._alinea("")
        soort.paragraph_format.keep_with_next = True
        self._run(soort, b.woord, kleur=_KLEUREN[b.kracht], vet=True, punten=9.5)
        self._alinea(b.kop, f"kop{niveau}")
        self._run(self._alinea(""), b.waar, kleur=_ZACHT, punten=9.5)
        if b.uitleg:
            self._alinea(b.uitleg)
        for naam, waarde in b.waarden:
            self._feit(naam, waarde)
        if b.herstel:
            self._paar(self._alinea(""), "Zo lost u het op", b.herstel)
        if b.proef:
            self._alinea(f"Geprobeerd op een kopie: {b.proef}")
        self._alinea(f"“{b.citaat}” — {b.bron}" if b.citaat else b.bron, "Quote")

    def _alinea(self, tekst: str, stijl: str = "Normal") -> Any:
        # Put there by hand: python-docx looks through all that stands before it, each time.
        element: Any = OxmlElement("w:p")
        self._einde.addprevious(element)
        element.style = self._stijl[stijl]
        alinea = Paragraph(element, self.document._body)
        if tekst:
            alinea.add_run(tekst)
        return alinea

    def _feit(self, naam: str, waarde: str) -> None:
        alinea = self._alinea("")
        alinea.paragraph_format.space_after = Pt(1)
        self._run(alinea, f"{naam}: ", kleur=_ZACHT)
        alinea.add_run(waarde)

    def _paar(self, alinea: Any, wat: str, waarom: str) -> None:
        self._run(alinea, f"{wat}: ", vet=True)
        alinea.add_run(waarom)

    def _run(
        self, alinea: Any, tekst: str, *, kleur: RGBColor | None = None, vet: bool = False,
        punten: float | None = None,
    ) -> None:  # fmt: skip
        run = alinea.add_run(tekst)
        run.bold = vet or None
        if kleur is not None:
            run.font.color.rgb = kleur
        if punten:
            run.font.size = Pt(punten)

    def _tabel(self, tabel: Tabel) -> None:
        raster: Any = self.document.add_table(0, len(tabel.koppen), "Light List")
        for nummer, rij in enumerate((tabel.koppen, *tabel.rijen)):
            cellen = raster.add_row().cells
            for kolom, tekst in enumerate(rij):
                cellen[kolom].text = tekst
                if tabel.getallen and kolom:
                    cellen[kolom].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if not nummer:  # said again on each page, and told to a screen reader
                kop = OxmlElement("w:tblHeader")
                raster.rows[0]._tr.get_or_add_trPr().append(kop)
        self._alinea("")
