"""XML to events with expat, every DTD refused; and the small spellings of the file format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.parsers import expat

from regelwerk.inlezen import Onleesbaar
from verband.werkboek import zipwacht

_MAX_CIJFERS = 8

Begin = Callable[[str, dict[str, str]], None]
Einde = Callable[[str], None]


def ontleed(
    stukken: Iterator[bytes],
    begin: Begin,
    einde: Einde | None = None,
    tekst: Callable[[str], None] | None = None,
) -> None:
    """Parse XML; names come without their namespace."""

    def weiger(*_: object) -> None:
        raise zipwacht.dtd()

    ontleder = expat.ParserCreate(namespace_separator=" ")
    ontleder.buffer_text = True
    ontleder.StartDoctypeDeclHandler = weiger
    ontleder.StartElementHandler = lambda naam, a: begin(
        naam.rpartition(" ")[2], {k.rpartition(" ")[2]: w for k, w in a.items()}
    )
    if einde:
        ontleder.EndElementHandler = lambda naam: einde(naam.rpartition(" ")[2])
    if tekst:
        ontleder.CharacterDataHandler = tekst
    try:
        for stuk in stukken:
            ontleder.Parse(stuk, False)
        ontleder.Parse(b"", True)
    except expat.ExpatError as fout:
        raise zipwacht.beschadigd() from fout


@contextmanager
def als_onleesbaar() -> Iterator[None]:
    """Whatever a broken file makes go wrong ends as a refusal, never as a traceback."""
    try:
        yield
    except Onleesbaar:
        raise
    except Exception as fout:
        raise zipwacht.beschadigd() from fout


_ONTSNAPT = re.compile(r"_x([0-9A-Fa-f]{4})_")


def leesbaar(tekst: str) -> str:
    """Signs that XML can't hold are written as ``_x000D_``; a literal one as ``_x005F_x000D_``."""
    if "_x" not in tekst:
        return tekst
    return _ONTSNAPT.sub(lambda m: _teken(int(m[1], 16), m[0]), tekst)


def _teken(code: int, zoals_het_stond: str) -> str:
    toegestaan = code < 0x20 or code in (0x5F, 0xFFFE, 0xFFFF)
    return chr(code) if toegestaan else zoals_het_stond


def getal(tekst: str) -> int:
    """A whole number of the file format; -1 for anything else, which no index or size is."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < _MAX_CIJFERS else -1


def waar(tekst: str | None) -> bool:
    """A yes of the file format; absent is no."""
    return tekst in ("1", "true")
