"""The few formats of the sheet *Bevindingen*, added behind those that a workbook has."""

from __future__ import annotations

import re
from enum import StrEnum

from verband.werkboek.lassen import Las, Stuk, ontrafel
from verband.werkboek.uiterlijk import INKT, INKT_2, MERK


class Vorm(StrEnum):
    TITEL = "titel"
    VET = "vet"
    TEKST = "tekst"
    STIL = "stil"
    KOP = "kop"
    LINK = "link"


def _letter(kleur: str, punten: int, extra: str = "") -> str:
    """With a place for the prefix of the part; the order of the schema."""
    return (
        f'<{{vv}}font>{extra}<{{vv}}sz val="{punten}"/><{{vv}}color rgb="FF{kleur[1:]}"/>'
        f'<{{vv}}name val="Calibri"/><{{vv}}family val="2"/></{{vv}}font>'
    )


_VET = "<{vv}b/>"
_LETTERS = {
    Vorm.TITEL: _letter(MERK, 16, _VET),
    Vorm.VET: _letter(INKT, 11, _VET),
    Vorm.TEKST: _letter(INKT, 11),
    Vorm.STIL: _letter(INKT_2, 11),
    Vorm.KOP: _letter("#FFFFFF", 11, _VET),
    Vorm.LINK: _letter(MERK, 11, "<{vv}u/>"),
}
_VLAK = (
    f'<{{vv}}fill><{{vv}}patternFill patternType="solid"><{{vv}}fgColor rgb="FF{MERK[1:]}"/>'
    f'<{{vv}}bgColor indexed="64"/></{{vv}}patternFill></{{vv}}fill>'
)


def voeg_vormen_toe(styles: bytes) -> tuple[bytes, dict[Vorm, int]]:
    """The part with our formats in it, and their numbers; used again when they are there."""
    lade = _Lade(styles)
    vlak = lade.neem("fills", _VLAK)
    nummers = {}
    for vorm, letter in _LETTERS.items():
        nummer = lade.neem("fonts", letter)
        kleur = vlak if vorm is Vorm.KOP else 0
        # The mark that says "this is text" keeps =1+1 text when someone edits the cell.
        nummers[vorm] = lade.neem(
            "cellXfs",
            f'<{{vv}}xf numFmtId="0" fontId="{nummer}" fillId="{kleur}" borderId="0" xfId="0"'
            f' quotePrefix="1" applyFont="1" applyFill="1"'
            f' applyAlignment="1"><{{vv}}alignment vertical="top" wrapText="1"/></{{vv}}xf>',
        )
    return lade.bewaar(), nummers


class _Lade:
    def __init__(self, xml: bytes) -> None:
        self._stuk: Stuk = ontrafel(xml, 2)
        self._erbij: dict[str, list[str]] = {}

    def neem(self, groep: str, vorm: str) -> int:
        e = self._stuk.wortel.eerste(groep)
        tekst = vorm.format(vv=self._stuk.vv)
        bestaand = [self._stuk.bytes_van(k) for k in e.kinderen] if e else []
        alle = bestaand + [t.encode() for t in self._erbij.setdefault(groep, [])]
        if tekst.encode() in alle:
            return alle.index(tekst.encode())
        if e is None:
            return 0
        self._erbij[groep].append(tekst)
        return len(alle)

    def bewaar(self) -> bytes:
        lassen: list[Las] = []
        for groep, erbij in self._erbij.items():
            e = self._stuk.wortel.eerste(groep)
            if e is None or not erbij:
                continue
            kop = self._stuk.xml[e.begin : e.open_eind]
            aantal = len(e.kinderen) + len(erbij)
            nieuw = re.sub(rb'(\scount=)["\']\d+["\']', rb'\1"%d"' % aantal, kop, count=1)
            if e.sluit < e.eind:
                lassen.append((e.begin, e.open_eind, nieuw))
            lassen.append(self._stuk.erin(e, "".join(erbij)))
        return self._stuk.met(lassen)
