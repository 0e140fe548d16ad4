"""A source as sentences: split the same way every time, and known by hash.

Of a source we commit no text, so what we say of a sentence hangs on its number and a short hash
of its words. A text is only shown in the light of that data when every sentence lines up.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import msgspec
from msgspec import Struct

from regelwerk.bronnen import DATA
from regelwerk.tekst import kaal

Klasse = Literal["regel", "oordeel", "context", "nog te doen"]
KLASSEN: tuple[Klasse, ...] = get_args(Klasse)
KENMERK = 12  # hexadecimal characters of the hash: enough to tell the sentences of a source apart

# A line longer than this was not broken by hand: it is a paragraph.
_ALINEA = 120
# In a text of broken lines, one of this length ran on; a heading is shorter.
_VOL = 72

_TEKEN = re.compile(
    r"""(?:[-–—•*▪]|o(?=[ ]))[ _]*(?:\d{1,2}\)[ ]|\d{1,2}(?=[ ][A-Z]))?  # - a   • a   - 1) a
      | \d{1,2}(?:\.\d{1,2})*[.)]?[ ]                                      # 1. a   3.2 a   2) a
      | [a-z](?:\.|_|\.[ ]?_)[ ]*(?=[A-Z])                                 # a. A
      | [¹²³]""",
    re.VERBOSE,
)
_EINDE = re.compile(r"[.?!:;][)\]’'”\"]*$")
# After the end of a sentence comes a capital, perhaps behind a quote or bracket.
_GRENS = re.compile(r"(?<=[.?!])([)\]’'”\"]*)\s+(?=[‘'“\"(\[]*[A-ZÀ-Ý•])")
_AFKORTING = re.compile(
    r"(?:\b(?:art|bijv|bv|dhr|mevr|drs|dr|evt|excl|incl|nr|nrs|resp|t\.a\.v|zgn|o\.a|m\.n|d\.w\.z)"
    r"|(?:^|\s)[A-Za-z]|(?:^|(?<!artikel)(?<!hoofdstuk)(?<!paragraaf)(?<!hoofdtaak)\s)\d{1,2})\.$"
)
# A line can't end in one of these: the sentence runs on.
_ONAF = re.compile(
    r"\b(?:aan|als|bij|dat|de|deze|die|door|een|en|het|in|met|naar|of|om|op|over|te|tot|uit|van|voor)$"
)
_ADRES = re.compile(r"(?:https?|mailto):")


class Zin(NamedTuple):
    """A sentence, heading or item of a list; ``begin`` opens a paragraph or item."""

    nummer: int
    tekst: str
    kenmerk: str
    begin: bool


def kenmerk(tekst: str) -> str:
    return hashlib.sha256(kaal(tekst).encode()).hexdigest()[:KENMERK]


def splits(tekst: str) -> tuple[Zin, ...]:
    """All sentences of a text in order; what has no letter or digit is none."""
    uit: list[Zin] = []
    for blok in _blokken(tekst):
        for i, zin in enumerate(_zinnen(blok)):
            uit.append(Zin(len(uit) + 1, zin, kenmerk(zin), i == 0))
    return tuple(uit)


def _blokken(tekst: str) -> Iterator[str]:
    """Paragraphs, headings and items, with the lines that belong together joined."""
    regels = [" ".join(r.split()) for r in unicodedata.normalize("NFC", tekst).splitlines()]
    gebroken = max(map(len, regels), default=0) <= _ALINEA
    blok: list[str] = []
    for regel in regels:
        if not kaal(regel):
            continue
        if blok and not _loopt_door(blok[-1], regel, gebroken):
            yield " ".join(blok)
            blok = []
        blok.append(regel)
    if blok:
        yield " ".join(blok)


def _loopt_door(vorige: str, regel: str, gebroken: bool) -> bool:
    if _TEKEN.match(regel) or _ADRES.match(regel):
        return False
    if not gebroken:
        # Only a page break cuts a paragraph: no end before it, no heading behind it.
        return len(vorige) > _ALINEA and not _EINDE.search(vorige)
    if regel[0].islower() or regel[0] in "(‘“€":
        return True
    if _ONAF.search(vorige):
        return True
    return len(vorige) >= _VOL and not _EINDE.search(vorige)


def _zinnen(blok: str) -> Iterator[str]:
    begin = 0
    for grens in _GRENS.finditer(blok):
        if _afgekort(blok, begin, grens.end(1)):
            continue
        yield blok[begin : grens.end(1)].strip()
        begin = grens.end()
    yield blok[begin:].strip()


def _afgekort(blok: str, begin: int, eind: int) -> bool:
    """True when the dot belongs to an abbreviation or a number, by the last two words."""
    vorige = blok.rfind(" ", begin, max(begin, blok.rfind(" ", begin, eind)))
    return _AFKORTING.search(blok[max(vorige + 1, begin) : eind]) is not None


# --- what we say of each sentence ------------------------------------------------------------


class Zinregel(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence as the data knows it; ``eisen`` are the requirements that it carries, and
    ``citeert`` the rules among them that quote it."""

    nr: int
    kenmerk: str
    klasse: Klasse
    eisen: tuple[str, ...] = ()
    citeert: tuple[str, ...] = ()
    plaats: str = ""


class _Plaats(Struct, frozen=True, forbid_unknown_fields=True):
    plaats: str
    zinnen: tuple[Zinregel, ...]


class _Bestand(Struct, frozen=True, forbid_unknown_fields=True):
    bron: str
    plaatsen: tuple[_Plaats, ...]


class ZinnenFout(Exception):
    """The data contradicts itself, or a text does not line up with it; says in Dutch where."""


def lees_zinnen(pad: Path) -> tuple[str, tuple[Zinregel, ...]]:
    """The source of a file and its sentences in order. Raises ZinnenFout."""
    try:
        bestand = msgspec.convert(tomllib.loads(pad.read_text("utf-8")), _Bestand)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as fout:
        raise ZinnenFout(f"{pad.name}: {fout}") from None
    zinnen = tuple(
        msgspec.structs.replace(z, plaats=p.plaats) for p in bestand.plaatsen for z in p.zinnen
    )
    for verwacht, zin in enumerate(zinnen, start=1):
        if zin.nr != verwacht:
            raise ZinnenFout(f"{pad.name}: na zin {verwacht - 1} komt zin {zin.nr}")
        if not set(zin.citeert) <= set(zin.eisen):
            raise ZinnenFout(f"{pad.name}: zin {zin.nr} citeert een regel die ze niet draagt")
        if zin.klasse == "nog te doen" and not zin.eisen:
            raise ZinnenFout(f"{pad.name}: zin {zin.nr} zegt niet welke eis nog te doen is")
    return bestand.bron, zinnen


@cache
def alle_zinnen() -> dict[str, tuple[Zinregel, ...]]:
    """The sentences of every classified source, by the id of the source."""
    return dict(lees_zinnen(pad) for pad in sorted((DATA / "zinnen").glob("*.toml")))


def zin_van(bron: str, regel: str, plaats: str) -> int | None:
    """The number of the sentence that a rule quotes at this place of its source."""
    for zin in alle_zinnen().get(bron, ()):
        if regel in zin.citeert and zin.plaats == plaats:
            return zin.nr
    return None


def verschillen(zinnen: Sequence[Zin], data: Sequence[Zinregel]) -> list[str]:
    """Where a text and its data do not line up, in Dutch; empty when every sentence does."""
    uit = []
    if len(zinnen) != len(data):
        uit.append(f"de tekst heeft {len(zinnen)} zinnen, verwacht {len(data)}")
    bekend = {d.kenmerk for d in data}
    for zin in zinnen:
        if zin.kenmerk not in bekend:
            uit.append(f"zin {zin.nummer} kennen wij niet")
        elif zin.nummer <= len(data) and data[zin.nummer - 1].kenmerk != zin.kenmerk:
            uit.append(f"zin {zin.nummer} staat op een andere plek")
    gevonden = {z.kenmerk for z in zinnen}
    uit += [f"zin {d.nr} ({d.plaats}) ontbreekt" for d in data if d.kenmerk not in gevonden]
    return uit


class Gelijkenis(NamedTuple):
    """A source that a text is, or is a changed version of (then ``verschillen`` says how)."""

    bron: str
    verschillen: list[str]


def herken(
    tekst: str, bronnen: Mapping[str, Sequence[Zinregel]] | None = None
) -> Gelijkenis | None:
    """The source a text looks like: at least half of its sentences are in there. Else None."""
    zinnen = splits(tekst)
    kenmerken = {z.kenmerk for z in zinnen}
    for bron, data in (alle_zinnen() if bronnen is None else bronnen).items():
        gedeeld = sum(d.kenmerk in kenmerken for d in data)
        if 2 * gedeeld >= len(data):
            return Gelijkenis(bron, verschillen(zinnen, data))
    return None
