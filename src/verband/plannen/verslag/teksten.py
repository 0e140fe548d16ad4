"""Text of a stranger made fit for print: on one line, visible, and in the letters of our font."""

from __future__ import annotations

import re
import unicodedata

from regelwerk.tekst import maskeer

# What the fonts inside Typst can draw (test_verslag.py tries them all). PDF/A refuses the rest:
# a letter that can't be shown must not look as if it was never there.
_DRAAGT = (
    (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x24F), (0x2B0, 0x2FF), (0x370, 0x377), (0x37A, 0x37F),
    (0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x482), (0x48A, 0x4FF),
    (0x1E00, 0x1F15), (0x2010, 0x2027), (0x2030, 0x2040), (0x20A0, 0x20BF), (0x2100, 0x211E),
    (0x2122, 0x2122), (0x2190, 0x23FF), (0x2500, 0x25FF), (0xFFFD, 0xFFFD),
)  # fmt: skip
TEKENS = frozenset(chr(n) for van, tot in _DRAAGT for n in range(van, tot + 1))
ONBEKEND = "\ufffd"
_WIT = re.compile(r"[\s\u00a0\u202f\u200b\u00ad]+")


def schoon(tekst: object) -> str:
    """On one line, without a BSN, and each sign that we can't draw as one and the same."""
    regel = unicodedata.normalize("NFC", _WIT.sub(" ", maskeer(str(tekst))))
    return "".join(t if t in TEKENS else ONBEKEND for t in regel).strip()
