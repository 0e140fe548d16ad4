"""What an attachment is, by its content; its name only helps to word a refusal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regelwerk.inlezen import Onleesbaar
from verband.werkboek.zipwacht import Pakket

_TAG = re.compile(rb"<[^<>]*>")
# Of the text in an office file, with its tags.
_MAX_TEKST = 5_000_000


@dataclass(frozen=True, slots=True)
class Soort:
    """``tekst`` is what can be read of it without a parser, to look for a BSN."""

    code: str  # also the extension it is given back with
    tekst: str = ""


MIME = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
_BEGIN = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))


def herken(inhoud: bytes) -> Soort | None:
    """None for what we don't take. Raises Onleesbaar for an office file that is not plain."""
    for begin, code in _BEGIN:
        if inhoud.startswith(begin):
            return Soort(code)
    if inhoud.startswith(b"PK"):
        return _kantoorbestand(inhoud)
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    begin_tekst = tekst.lstrip()[:1]
    gewoon = all(t.isprintable() or t in "\t\r\n" or t.isspace() for t in tekst)
    return Soort("txt", tekst) if gewoon and begin_tekst not in ("", "<") else None


def _kantoorbestand(inhoud: bytes) -> Soort | None:
    pakket = Pakket(inhoud)
    pakket.weiger_dtd()
    namen = {naam.lower() for naam in pakket.namen}
    if any(naam.endswith((".bin", ".exe", ".js", ".vbs")) and "vba" in naam for naam in namen):
        return None
    if "xl/workbook.xml" in namen:
        return Soort("xlsx", _tekst_van(pakket))
    if "word/document.xml" in namen:
        return Soort("docx", _tekst_van(pakket))
    return None


def _tekst_van(pakket: Pakket) -> str:
    """All that is text in it, without its tags. Raises Onleesbaar when that has no end."""
    ruw = bytearray()
    for naam in pakket.namen:
        if naam.lower().endswith(".xml"):
            for brok in pakket.stroom(naam):
                ruw += brok
                if len(ruw) > _MAX_TEKST:
                    raise Onleesbaar("er staat te veel tekst in", verwacht="een korter bestand")
            ruw += b"\n"
    return _TAG.sub(b" ", bytes(ruw)).decode("utf-8", "replace")
