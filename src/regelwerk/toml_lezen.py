"""TOML from a stranger: read within limits, with the line of each thing in it."""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

from regelwerk.tekst import maskeer

MAX_BYTES = 64_000
# tomllib takes time with the square of the parts of one key, so a line has an end too.
MAX_REGEL = 2_000
MAX_DIEPTE = 6
MAX_ECHO = 60


class Fout(NamedTuple):
    """What is wrong in a file: the place in it, its line when known, and how to mend it."""

    plaats: str
    regel: int | None
    wat: str
    herstel: str

    def __str__(self) -> str:
        waar = f"regel {self.regel}" if self.regel else ""
        kop = ", ".join(deel for deel in (waar, self.plaats) if deel)
        return f"{kop}: {self.wat}. {self.herstel}" if kop else f"{self.wat}. {self.herstel}"


class TomlFout(Exception):
    """The file can't be read at all."""

    def __init__(self, wat: str, herstel: str, regel: int | None = None) -> None:
        self.fout = Fout("", regel, wat, herstel)
        super().__init__(str(self.fout))


Pad = tuple[str, ...]


class Gelezen(NamedTuple):
    inhoud: dict[str, Any]
    regels: dict[Pad, int]

    def regel(self, pad: Pad) -> int | None:
        """The line of a thing, or of the nearest thing around it."""
        while pad:
            if pad in self.regels:
                return self.regels[pad]
            pad = pad[:-1]
        return None


def lees_toml(inhoud: bytes, *, diepte: int = MAX_DIEPTE) -> Gelezen:
    """Raises TomlFout: too large, not UTF-8, not TOML, a key given twice, too deep."""
    if len(inhoud) > MAX_BYTES:
        raise TomlFout("het bestand is te groot", f"Ten hoogste {MAX_BYTES} bytes.")
    try:
        tekst = inhoud.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fout:
        raise TomlFout(
            f"het bestand is geen UTF-8 (byte {fout.start})", "Bewaar het als UTF-8."
        ) from None
    for nummer, regel in enumerate(tekst.split("\n"), start=1):
        if len(regel) > MAX_REGEL:
            raise TomlFout("deze regel is te lang", f"Ten hoogste {MAX_REGEL} tekens.", nummer)
    try:
        gelezen = tomllib.loads(tekst)
    except RecursionError:
        raise _te_diep(diepte) from None
    except ValueError as fout:  # also an integer of thousands of digits
        raise _vertaald(str(fout)) from None
    if _dieper_dan(gelezen, diepte):
        raise _te_diep(diepte)
    return Gelezen(gelezen, _regels(tekst))


def _te_diep(diepte: int) -> TomlFout:
    return TomlFout("de gegevens zijn te diep genest", f"Ten hoogste {diepte} niveaus.")


def _dieper_dan(ding: object, over: int) -> bool:
    """Never goes further down than ``over``, however deep the thing is."""
    if not isinstance(ding, dict | list):
        return False
    if over == 0:
        return True
    onder = ding.values() if isinstance(ding, dict) else ding
    return any(_dieper_dan(x, over - 1) for x in onder)


_PLEK = re.compile(r"\(at line (\d+), column \d+\)")
_DUBBEL = re.compile(r"Cannot overwrite a value|Cannot declare .* twice|Duplicate inline table key")


def _vertaald(fout: str) -> TomlFout:
    plek = _PLEK.search(fout)
    regel = int(plek[1]) if plek else None
    if _DUBBEL.search(fout):
        return TomlFout("dit staat er twee keer", "Laat van elk veld en elke regel er één.", regel)
    return TomlFout(
        "dit is geen geldige TOML",
        "Controleer aanhalingstekens, haken en is-tekens; een tekst staat tussen aanhalingstekens.",
        regel,
    )


_NAAM = r"""[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*'"""
_NAMEN = re.compile(_NAAM)
_SLEUTEL = rf"(?:{_NAAM})(?:[ \t]*\.[ \t]*(?:{_NAAM}))*+"
_KOP = re.compile(rf"[ \t]*\[[ \t]*({_SLEUTEL})[ \t]*\][ \t]*(?:#.*)?")
_TOEKENNING = re.compile(rf"[ \t]*({_SLEUTEL})[ \t]*=")


def _regels(tekst: str) -> dict[Pad, int]:
    """Path -> line, as far as it shows from the lines alone."""
    if '"""' in tekst or "'''" in tekst:
        return {}  # a text over several lines may look like anything
    uit: dict[Pad, int] = {}
    kop: Pad = ()
    for nummer, regel in enumerate(tekst.split("\n"), start=1):
        if gevonden := _KOP.fullmatch(regel):
            kop = _pad(gevonden[1])
            uit.setdefault(kop, nummer)
        elif gevonden := _TOEKENNING.match(regel):
            uit.setdefault((*kop, *_pad(gevonden[1])), nummer)
    return uit


def _pad(sleutel: str) -> Pad:
    return tuple(naam.strip("\"'") for naam in _NAMEN.findall(sleutel))


def toonbaar(waarde: object) -> str:
    """Something from the file as it may be shown: short, visible, and without a BSN."""
    if isinstance(waarde, dict):
        return "een onderdeel met velden"
    if isinstance(waarde, list):
        return f"een lijst van {len(waarde)}"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    tekst = str(waarde)[: MAX_ECHO + 1]
    zichtbaar = "".join(t if t.isprintable() else "�" for t in tekst)
    kort = zichtbaar if len(zichtbaar) <= MAX_ECHO else f"{zichtbaar[:MAX_ECHO]}…"
    return f"'{maskeer(kort)}'"
