"""Changes a workbook by splicing: bytes go in or out at known places, all others stay the same.

Loading and saving again would lose what a library doesn't know (kept outcomes, extensions,
macros); here a part that nobody asked to change is copied as it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from regelwerk.inlezen import Onleesbaar
from verband.werkboek import zipwacht
from verband.werkboek.zipwacht import Pakket

_BEGINTAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_VOORVOEGSEL = re.compile(rb"<([A-Za-z_][\w.-]*:)?")
_CODERING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']+)""")
_NIET_IN_XML = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LIJKT_ONTSNAPT = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TEKENS_DIEP = 40_000  # of the text of one element: enough to know our own by


@dataclass(slots=True)
class Element:
    """One element and where its bytes are."""

    naam: str
    a: dict[str, str]
    begin: int
    open_eind: int  # just after its start tag
    sluit: int  # where its end tag begins, or open_eind when it has none
    eind: int
    tekst: str = ""
    kinderen: list[Element] = field(default_factory=list)

    def eerste(self, naam: str) -> Element | None:
        return next((k for k in self.kinderen if k.naam == naam), None)

    def alle(self, naam: str) -> list[Element]:
        return [k for k in self.kinderen if k.naam == naam]


@dataclass(frozen=True, slots=True)
class Stuk:
    """A part as XML: its tree down to some depth, and how to change its bytes."""

    xml: bytes
    wortel: Element
    ruimte: str  # namespace of the root

    @property
    def vv(self) -> str:
        """The prefix that this part gives the root's namespace, colon included."""
        m = _VOORVOEGSEL.match(self.xml, self.wortel.begin)
        return m[1].decode() if m and m[1] else ""

    def bytes_van(self, e: Element) -> bytes:
        return self.xml[e.begin : e.eind]

    def erin(self, e: Element, inhoud: str) -> Las:
        """At the end of an element, which may have had no end tag yet."""
        if e.sluit < e.eind:
            return e.sluit, e.sluit, inhoud.encode()
        m = re.match(rb"<([^\s/>]+)", self.xml[e.begin : e.open_eind])
        naam = m[1] if m else b""
        dicht = inhoud.encode() + b"</" + naam + b">"
        begin = self.xml.rindex(b"/", e.begin, e.open_eind)
        return begin, e.eind, b">" + dicht

    def met(self, lassen: Iterable[Las]) -> bytes:
        delen, vorige = [], 0
        for begin, eind, nieuw in sorted(lassen, key=lambda las: las[:2]):
            delen += [self.xml[vorige:begin], nieuw]
            vorige = eind
        return b"".join([*delen, self.xml[vorige:]])


Las = tuple[int, int, bytes]  # begin and end of what goes out, and what comes in


def ontrafel(xml: bytes, diep: int = 1) -> Stuk:
    """The elements down to this depth below the root. Raises Onleesbaar."""
    if (m := _CODERING.match(xml)) and m[1].upper() not in (b"UTF-8", b"UTF8", b"US-ASCII"):
        raise ander_dialect()
    stapel: list[Element] = []
    diepte, alles, ruimte = 0, [], ""
    ontleder = expat.ParserCreate(namespace_separator=" ")
    ontleder.buffer_text = True

    def weiger(*_: object) -> None:
        raise zipwacht.dtd()

    def begin(naam: str, a: dict[str, str]) -> None:
        nonlocal diepte, ruimte
        diepte += 1
        if diepte > diep + 1:
            return
        plek = ontleder.CurrentByteIndex
        m = _BEGINTAG.match(xml, plek)
        if m is None:
            raise ander_dialect()
        kaal = {k.rpartition(" ")[2]: w for k, w in a.items()}
        e = Element(naam.rpartition(" ")[2], kaal, plek, m.end(), m.end(), m.end())
        if stapel:
            stapel[-1].kinderen.append(e)
        else:
            ruimte = naam.rpartition(" ")[0]
            alles.append(e)
        stapel.append(e)

    def einde(_naam: str) -> None:
        nonlocal diepte
        diepte -= 1
        if diepte > diep:
            return
        e = stapel.pop()
        if xml[e.open_eind - 2 : e.open_eind] != b"/>":
            e.sluit = ontleder.CurrentByteIndex
            e.eind = xml.index(b">", e.sluit) + 1

    def tekst(stuk: str) -> None:
        for e in stapel[1:]:
            if len(e.tekst) < _TEKENS_DIEP:
                e.tekst += stuk

    ontleder.StartDoctypeDeclHandler = weiger
    ontleder.StartElementHandler = begin
    ontleder.EndElementHandler = einde
    if diep > 1:
        ontleder.CharacterDataHandler = tekst
    try:
        ontleder.Parse(xml, True)
    except (expat.ExpatError, ValueError) as fout:
        raise ander_dialect() from fout
    return Stuk(xml, alles[0], ruimte)


class Bewerking:
    """A workbook in which parts are changed or added, written once at the end."""

    def __init__(self, pakket: Pakket) -> None:
        self._pakket = pakket
        self._nieuw: dict[str, bytes] = {}
        self._klein = {naam.lower() for naam in pakket.namen}

    def __contains__(self, naam: str) -> bool:
        return naam in self._nieuw or naam in self._pakket

    def lees(self, naam: str) -> bytes:
        if naam not in self._nieuw:
            if naam not in self._pakket:
                raise zipwacht.beschadigd()
            return b"".join(self._pakket.stroom(naam))
        return self._nieuw[naam]

    def zet(self, naam: str, inhoud: bytes) -> None:
        self._nieuw[naam] = inhoud
        self._klein.add(naam.lower())

    @contextmanager
    def proef(self) -> Iterator[None]:
        """All of it or, when it is refused, nothing."""
        toen = dict(self._nieuw)
        try:
            yield
        except Onleesbaar:
            self._nieuw = toen
            raise

    def vrije_naam(self, vorm: str) -> str:
        """The first name like ``xl/comments{}.xml`` that no part has."""
        return next(n for i in range(1, 10_000) if (n := vorm.format(i)).lower() not in self._klein)

    def bewaar(self) -> bytes:
        uit = io.BytesIO()
        nog = dict(self._nieuw)
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
            for naam, oud in self._pakket.namen.items():
                kop = zipfile.ZipInfo(naam, oud.date_time)
                kop.compress_type, kop.external_attr = oud.compress_type, oud.external_attr
                if naam in nog:
                    doel.writestr(kop, nog.pop(naam))
                    continue
                kop.file_size = oud.file_size
                with doel.open(kop, "w") as bestand:
                    for brok in self._pakket.stroom(naam):
                        bestand.write(brok)
            for naam, inhoud in nog.items():
                kop = zipfile.ZipInfo(naam)
                kop.compress_type = zipfile.ZIP_DEFLATED
                doel.writestr(kop, inhoud)
        return uit.getvalue()


def ander_dialect() -> Onleesbaar:
    return Onleesbaar(
        "dit werkboek is zo geschreven dat wij er niets in kunnen zetten",
        verwacht="hetzelfde werkboek, opnieuw bewaard als .xlsx met Excel of LibreOffice",
    )


def xml_tekst(tekst: str) -> str:
    """Text as text: never markup, never a control sign, never a code that Excel decodes."""
    tekst = _NIET_IN_XML.sub("\ufffd", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    return escape(_LIJKT_ONTSNAPT.sub("_x005F_", tekst), {'"': "&quot;", "\t": " "})
