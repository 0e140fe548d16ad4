"""Texts as people typed them: emptiness, comparison, BSN-like numbers, Dutch notation."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction

MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()

# Characters that Unicode calls letters or symbols, yet that show nothing.
_ONZICHTBAAR = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_NIET_ALNUM = re.compile(r"[\W_]+")
# For ``kaal``, of Latin-1: which signs go, and what each folds to (NUL: no single sign).
_VOUW = [_NIET_ALNUM.sub("", unicodedata.normalize("NFKC", chr(b)).casefold()) for b in range(256)]
_WEG = bytes(b for b, gevouwen in enumerate(_VOUW) if not gevouwen)
_GEVOUWEN = bytes(
    b if not g else ord(g) if len(g) == 1 and ord(g) < 256 else 0 for b, g in enumerate(_VOUW)
)
# Digits of any script, with a space, dot or hyphen of any width between them. A lookahead, since
# a number may begin inside what merely looked like one ("1234 11122 2333").
_NEGEN_CIJFERS = re.compile(
    r"(?<!\d)(?=((?:\d[ .\-\u00a0\u00ad\u2007\u2009-\u2015\u202f\u2060]?){8}\d)(?!\d))"
)
# Where such a number can be at all: a quick first look, since a plan holds thousands of dates and
# amounts. Possessive, so that what is too short is left at once.
_REEKS = re.compile(r"\d(?:[ .\-\u00a0\u00ad\u2007\u2009-\u2015\u202f\u2060]?+\d){8,}+")
_BSN_CONTEXT = re.compile(
    r"\bbsn\b|burgerservicenummer|\bcli[eë]nt|pati[eë]nt|\bgeboren\b|geboortedatum|\bgeb\.",
    re.IGNORECASE,
)


def leeg(tekst: str | None) -> bool:
    """True when the text has no visible character."""
    if not tekst:
        return True
    if "!" <= tekst[0] <= "~":
        return False  # nearly every text: it begins with a visible sign of ASCII
    return not any(
        teken not in _ONZICHTBAAR and unicodedata.category(teken)[0] not in "CZ" for teken in tekst
    )


def kaal(tekst: str) -> str:
    """The text reduced to what makes two texts the same: letters and digits, folded."""
    if tekst.isascii():
        return tekst.encode().translate(_GEVOUWEN, _WEG).decode()
    return _kaal(tekst) if (latijn := _kaal_latijn(tekst, _WEG)) is None else latijn


def kaal_van(teksten: Sequence[str]) -> list[str]:
    """``kaal`` of each, in one go: for the answers under hundreds of lines."""
    samen = _kaal_latijn("\n".join(teksten), _WEG.replace(b"\n", b""))
    delen = [] if samen is None else samen.split("\n")
    # Else there are other letters among them, or an end of line within one.
    return delen if len(delen) == len(teksten) else [kaal(t) for t in teksten]


def _kaal(tekst: str) -> str:
    return _NIET_ALNUM.sub("", unicodedata.normalize("NFKC", tekst).casefold())


def _kaal_latijn(tekst: str, weg: bytes) -> str | None:
    """The same many times sooner, for Dutch: every letter is in Latin-1 and folds to one letter."""
    try:
        ruw = tekst.encode("latin-1").translate(_GEVOUWEN, weg)
    except UnicodeEncodeError:
        return None
    return None if 0 in ruw else ruw.decode("latin-1")


def zelfde_naam(een: str | None, ander: str | None) -> bool:
    """Names of insurers are compared trimmed and case-folded (interface)."""
    return (
        een is not None and ander is not None and een.strip().casefold() == ander.strip().casefold()
    )


def _elfproef(tekst: str) -> bool:
    a, b, c, d, e, f, g, h, i = (int(t) for t in tekst if t.isdecimal())
    som = 9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i
    return som % 11 == 0 and bool(a or b or c or d or e or f or g or h or i)


def bsn_achtig(tekst: str) -> list[tuple[int, int]]:
    """Places (start, end) of nine-digit numbers that pass the 11-test."""
    return [
        m.span(1)
        for reeks in _REEKS.finditer(tekst)
        for m in _NEGEN_CIJFERS.finditer(tekst, *reeks.span())
        if _elfproef(m[1])
    ]


# For ``geen_bsn``: what stays between marks (digits), what ends a number (the rest of ASCII), and
# what is left out: separators, and all beyond ASCII since separators hide there too.
_ALLEEN_CIJFERS = bytes(b if 48 <= b < 58 else 120 for b in range(256))
_ALLEEN_NULLEN = bytes(48 if 48 <= b < 58 else 120 for b in range(256))
_TUSSEN = bytes(b for b in range(256) if chr(b) in " .-" or b >= 128)
# First bytes in UTF-8 of scripts without digits of their own: Latin to Hebrew, and punctuation.
_ZONDER_CIJFERS = bytes(b for b in range(256) if b < 0xD9 or b == 0xE2)


def geen_bsn(ruw: bytes) -> bool:
    """True when it is plain that UTF-8 text holds no BSN-like number; a quick look that is never
    wrong, and leaves the rest to ``bsn_achtig``."""
    if ruw.translate(None, _ZONDER_CIJFERS):
        return False
    nullen = ruw.translate(_ALLEEN_NULLEN, _TUSSEN)
    plek = nullen.find(b"0" * 9)
    if plek < 0:
        return True
    cijfers = ruw.translate(_ALLEEN_CIJFERS, _TUSSEN)
    while plek >= 0:
        eind = plek + 9
        if nullen[eind : eind + 1] == b"0" or _elfproef(cijfers[plek:eind].decode()):
            return False
        plek = nullen.find(b"0" * 9, eind)
    return True


def bsn_context(tekst: str) -> bool:
    """True when the words around a number speak of a person in care."""
    return _BSN_CONTEXT.search(tekst) is not None


def maskeer(tekst: str) -> str:
    """The text with every BSN-like number blanked; a BSN is never echoed."""
    delen, vorige = [], 0
    for start, eind in bsn_achtig(tekst):
        delen.append(tekst[vorige : max(start, vorige)])
        vorige = max(vorige, eind)
        delen.append("•••••••••")
    return "".join([*delen, tekst[vorige:]])


def zichtbaar(tekst: str) -> str:
    """On one line, with a sign for what steers a terminal or turns the reading order around."""
    if tekst.isprintable():
        return tekst
    return "".join(t if t.isprintable() else "\ufffd" for t in tekst)


def euro(cent: int) -> str:
    """Eurocents as Dutch money: ``€ 1.234,56``."""
    teken = "-" if cent < 0 else ""
    heel, rest = divmod(abs(cent), 100)
    return f"{teken}€ {heel:,}".replace(",", ".") + f",{rest:02d}"


def datum(dag: dt.date) -> str:
    """A day in Dutch words: ``15 juli 2026``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def procent(aandeel: Fraction) -> str:
    """A share with one decimal, rounded down so that 79,99% never reads as 80,0%."""
    tiende = aandeel * 1000 // 1
    return f"{tiende // 10},{tiende % 10}%"


def getal(waarde: float) -> str:
    """A number the Dutch way: ``17.400`` or ``1,5``."""
    if float(waarde).is_integer():
        return f"{int(waarde):,}".replace(",", ".")
    return f"{waarde:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def opsomming(delen: Sequence[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"
