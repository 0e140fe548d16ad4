"""The form of the page: corrections of the reading, and what her words mean.

Every field is checked against what can be chosen; a value that our page can't have sent is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import leeg, maskeer
from verband.plannen.begroting.keuze import MEESTE_TABELLEN, Keuze
from verband.plannen.begroting.woorden import plat

Velden = Mapping[str, str]
MAX_NAAM = 200
_SLEUTEL = re.compile(r"(z?)(\d{1,4})\.(\d{1,7})\.(\d{1,5})")
_KOLOM = re.compile(r"k(\d{1,5})")


def merk(woord: str) -> str:
    """The name of a field for a word: the same word gives the same field in the next file."""
    return hashlib.sha256((plat(woord) or woord).encode()).hexdigest()[:12]


def bestandsmerk(inhoud: bytes) -> str:
    """To which file the corrections of tables belong; with another one they mean nothing."""
    return hashlib.sha256(inhoud).hexdigest()[:16]


def ongeldig() -> Onleesbaar:
    return Onleesbaar(
        _("een van uw keuzes past niet bij dit bestand"),
        verwacht=_("een keuze uit de lijsten op de pagina"),
    )


def kies(velden: Velden, veld: str, mogelijk: Collection[str], standaard: str = "") -> str:
    """What was chosen, the proposal when nothing was sent, or a refusal."""
    waarde = velden.get(veld, standaard)
    if waarde and waarde not in mogelijk:
        raise ongeldig()
    return waarde


def naam(velden: Velden, veld: str, standaard: str = "") -> str:
    waarde = " ".join(velden.get(veld, standaard).split())
    if len(waarde) > MAX_NAAM or not waarde.isprintable():
        raise Onleesbaar(
            _("een naam op het formulier is te lang of bevat vreemde tekens"),
            verwacht=_("een naam van ten hoogste %(n)s tekens") % {"n": MAX_NAAM},
        )
    return "" if leeg(waarde) else maskeer(waarde)


def tabelkeuze(velden: Velden, bij: str) -> Keuze:
    """The corrected tables. Raises Onleesbaar for what no list or box can give."""
    tabellen: list[dict[str, Any]] = []
    if velden.get("merk") == bij:
        nummers = [n for n in range(MEESTE_TABELLEN) if f"t{n}" in velden]
        tabellen = [_tabel(velden, f"t{n}-", velden[f"t{n}"]) for n in nummers]
        tabellen += _aangewezen(velden)
    try:
        return msgspec.convert({"tabellen": tabellen}, Keuze)
    except msgspec.ValidationError:
        raise ongeldig() from None


def _tabel(velden: Velden, voor: str, sleutel: str) -> dict[str, Any]:
    m = _SLEUTEL.fullmatch(sleutel)
    if m is None:
        raise ongeldig()
    kop = _rijnummer(velden.get(f"{voor}kop", ""))
    zelfde_kop = kop is None or velden.get(f"{voor}kopwas") == str(kop)
    rollen = {
        int(k[1]): waarde
        for veld, waarde in velden.items()
        if zelfde_kop and veld.startswith(voor) and (k := _KOLOM.fullmatch(veld[len(voor) :]))
    }
    return {
        "zelf": bool(m[1]),
        "blad": int(m[2]),
        "rij": int(m[3]),
        "kolom": int(m[4]),
        "telt": f"{voor}telt" in velden,
        "kop": kop,
        "rollen": rollen,
    }


def _aangewezen(velden: Velden) -> list[dict[str, Any]]:
    """A table that was not found by itself: a sheet, and the row of its header."""
    blad, rij = velden.get("wijs-blad", ""), _rijnummer(velden.get("wijs-rij", ""))
    if rij is None:
        return []
    if not re.fullmatch(r"\d{1,4}", blad):
        raise ongeldig()
    return [{"zelf": True, "blad": int(blad), "rij": rij, "kolom": 1, "kop": rij}]


def _rijnummer(tekst: str) -> int | None:
    kaal = tekst.strip()
    if not kaal:
        return None
    if not re.fullmatch(r"[0-9]{1,7}", kaal) or int(kaal) == 0:
        raise Onleesbaar(
            _("'%(wat)s' is geen nummer van een rij") % {"wat": maskeer(kaal[:20])},
            verwacht=_("het nummer dat links naast de rij staat"),
        )
    return int(kaal)
