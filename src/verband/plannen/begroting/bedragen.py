"""Amounts as people write them. What can mean two things stays unread."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from verband.werkboek.cel import Cel

Wijze = Literal["", "nl", "en"]
Soort = Literal["getal", "leeg", "onbekend"]

_ONBEKEND = re.compile(
    r"(?:p\.? ?m\.?|pro memorie|n\.? ?t\.? ?b\.?|n\.? ?n\.? ?b\.?|n\.? ?o\.? ?t\.? ?k\.?|"
    r"nog te bepalen|nog onbekend|onbekend|volgt( nog)?|tbd|t\.b\.d\.|tba|\?+|x+)",
    re.IGNORECASE,
)
_GEEN = re.compile(r"(?:[-–—−]+|/|n\.?\s?v\.?\s?t\.?|n/?a|niet van toepassing)", re.IGNORECASE)
_NUL = re.compile(r"(?:nihil|nul)", re.IGNORECASE)
_DATUM = re.compile(
    r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|\d{1,2}[-. ](?:jan|feb|mrt|maart|apr|mei|jun|jul|"
    r"aug|sep|okt|nov|dec)[a-z]*\.?(?:[-. ]\d{2,4})?",
    re.IGNORECASE,
)
_VALUTA = re.compile(r"€|\beur(?:o|os)?\b\.?", re.IGNORECASE)
_STAART = re.compile(r"[,.](?:-{1,2}|–|—|=)$")
_FACTOR = re.compile(r"(\d)\s*(k|mln|miljoen)\.?$", re.IGNORECASE)
_KEER = {"k": 1_000, "mln": 1_000_000, "miljoen": 1_000_000}

# One way to write only, or one of the two that can be either.
_HEEL = re.compile(r"\d+")
_NL = re.compile(
    r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|(?:\d{4,}|0),\d{3}|\d+,\d{4,}"
)
_EN = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}|(?:\d{4,}|0)\.\d{3}|\d+\.\d{4,}"
)
_PUNT_DRIE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_KOMMA_DRIE = re.compile(r"[1-9]\d{0,2},\d{3}")


@dataclass(frozen=True, slots=True)
class Bedrag:
    """What a cell says as an amount. ``waarde`` None with a reason: it could not be read."""

    soort: Soort
    waarde: Decimal | None = None
    reden: str = ""
    tekst: bool = False  # typed as text: a SUM skips it
    wijze: Wijze = ""  # which way of writing it surely is


LEEG = Bedrag("leeg")


@dataclass(frozen=True, slots=True)
class Schrijfwijze:
    """What the rest of a column shows about its numbers."""

    nl: bool = False
    en: bool = False
    engelse_kop: bool = False
    komma_csv: bool = False

    @property
    def punt_is_duizend(self) -> bool:
        return not self.en and (self.nl or not (self.engelse_kop or self.komma_csv))

    @property
    def komma_is_duizend(self) -> bool:
        return not self.nl and (self.en or self.engelse_kop)


ONBEPAALD = Schrijfwijze()


def lees_bedrag(cel: Cel, wijze: Schrijfwijze = ONBEPAALD) -> Bedrag:
    if cel.fout:
        return Bedrag("onbekend", reden=f"de fout {cel.fout}")
    inhoud = cel.inhoud
    if inhoud is None:
        if cel.formule:
            return Bedrag("onbekend", reden="een formule zonder bewaarde uitkomst")
        return LEEG
    if isinstance(inhoud, bool):
        return Bedrag("onbekend", reden="ja of nee in plaats van een bedrag")
    if isinstance(inhoud, dt.datetime):
        return Bedrag("onbekend", reden="een datum in plaats van een bedrag")
    if isinstance(inhoud, float):
        if cel.procent:
            return Bedrag("onbekend", reden="een percentage in plaats van een bedrag")
        return Bedrag("getal", afgekapt(inhoud))
    return lees_tekst(inhoud, wijze)


def lees_tekst(tekst: str, wijze: Schrijfwijze = ONBEPAALD) -> Bedrag:
    kaal = " ".join(tekst.replace("−", "-").split())
    if not kaal:
        return LEEG
    if _GEEN.fullmatch(kaal):
        return Bedrag("leeg", reden=kaal, tekst=True)
    if _ONBEKEND.fullmatch(kaal):
        return Bedrag("onbekend", reden=f"hier staat {kaal}", tekst=True)
    if _NUL.fullmatch(kaal):
        return Bedrag("getal", Decimal(0), tekst=True)
    if _DATUM.fullmatch(kaal):
        return Bedrag("onbekend", reden="een datum in plaats van een bedrag", tekst=True)
    return _getypt(kaal, wijze)


def _getypt(kaal: str, wijze: Schrijfwijze) -> Bedrag:
    kern, negatief = _teken(_VALUTA.sub("", kaal).strip().rstrip("*").strip())
    if negatief is None:
        return _onleesbaar(kaal)
    factor = 1
    if m := _FACTOR.search(kern):
        factor = _KEER[m[2].lower()]
        kern = kern[: m.end(1)]
    hele = bool(_STAART.search(kern))
    kern = _zonder_spaties(_STAART.sub("", kern).strip())
    soort: Wijze = ""
    if _HEEL.fullmatch(kern):
        getal = kern
    elif _NL.fullmatch(kern):
        getal, soort = kern.replace(".", "").replace(",", "."), "nl"
    elif _EN.fullmatch(kern):
        getal, soort = kern.replace(",", ""), "en"
    elif _PUNT_DRIE.fullmatch(kern) and factor == 1 and (hele or wijze.punt_is_duizend):
        getal, soort = kern.replace(".", ""), "nl" if hele else ""
    elif _KOMMA_DRIE.fullmatch(kern) and factor == 1 and wijze.komma_is_duizend:
        getal = kern.replace(",", "")
    elif (_PUNT_DRIE.fullmatch(kern) or _KOMMA_DRIE.fullmatch(kern)) and factor == 1:
        reden = f"'{kaal[:40]}' kan op twee manieren gelezen worden (Nederlands of Engels)"
        return Bedrag("onbekend", reden=reden, tekst=True)
    else:
        return _onleesbaar(kaal)
    if hele and soort == "en":
        return _onleesbaar(kaal)
    waarde = Decimal(getal) * factor
    return Bedrag("getal", -waarde if negatief else waarde, tekst=True, wijze=soort)


def _onleesbaar(kaal: str) -> Bedrag:
    return Bedrag("onbekend", reden=f"'{kaal[:40]}' is niet als bedrag te lezen", tekst=True)


def _teken(kern: str) -> tuple[str, bool | None]:
    """The number without its sign, and whether it is negative; None when that is unclear."""
    tekens = 0
    if kern.startswith("(") and kern.endswith(")"):
        kern, tekens = kern[1:-1].strip(), 1
    if m := re.match(r"(-/-|-|–|—|\+/\+|\+)\s*(?=[\d.,])", kern):
        kern, tekens = kern[m.end() :], tekens + (0 if "+" in m[1] else 1)
    if m := re.search(r"(?<=\d)\s*(-/-|-)$", kern):
        kern, tekens = kern[: m.start()], tekens + 1
    return kern, None if tekens > 1 else tekens == 1


def _zonder_spaties(kern: str) -> str:
    """``1 275,00`` and ``1'275.00``: thousands apart; any other blank is left as it is."""
    m = re.fullmatch(r"(\d{1,3}(?:([ '’])\d{3})(?:\2\d{3})*)([.,]\d{1,2})?", kern)
    return re.sub(r"[ '’]", "", m[1]) + (m[3] or "") if m else kern


def schrijfwijze(
    cellen: Iterable[Cel], *, engelse_kop: bool = False, komma_csv: bool = False
) -> Schrijfwijze:
    gezien = {lees_tekst(c.inhoud).wijze for c in cellen if isinstance(c.inhoud, str)}
    return Schrijfwijze("nl" in gezien, "en" in gezien, engelse_kop, komma_csv)


def afgekapt(getal: float) -> Decimal:
    """Fifteen digits is what a spreadsheet keeps; the rest is noise of its arithmetic."""
    return Decimal(f"{getal:.15g}")


def in_cent(waarde: Decimal) -> int:
    """Half a cent goes away from zero."""
    return int((waarde * 100).quantize(Decimal(1), ROUND_HALF_UP))


_ONGEVEER = re.compile(
    r"^(?:(?:ca|circa|ongeveer|plm|max|maximaal|min|minimaal|tot|vanaf|about|approx|\d+ ?x)\b"
    r"|[±~≈])\.?\s*(?=€|\d)",
    re.IGNORECASE,
)
_BEDRAGACHTIG = re.compile(r"[\d.,\s()€'’=/+–-]+(?:k|mln|eur|euro)?\*?", re.IGNORECASE)


def bedragachtig(cel: Cel) -> bool:
    """Could this stand in a column of amounts? Also PM, an error or a bare dash."""
    if cel.fout or (cel.formule and cel.inhoud is None):
        return True
    if isinstance(cel.inhoud, str):
        kaal = _VALUTA.sub("", _ONGEVEER.sub("", cel.inhoud.strip().replace("−", "-"))).strip()
        heeft_cijfer = any(t.isdigit() for t in kaal)
        return bool(
            (heeft_cijfer and _BEDRAGACHTIG.fullmatch(kaal))
            or _ONBEKEND.fullmatch(kaal)
            or _GEEN.fullmatch(kaal)
            or _NUL.fullmatch(kaal)
        )
    return isinstance(cel.inhoud, float) and not isinstance(cel.inhoud, bool)
