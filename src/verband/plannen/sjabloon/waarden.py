"""From a cell to a value of the plan. What can't be read for certain is refused or unknown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeAlias
from zoneinfo import ZoneInfo

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import MAANDEN, kaal, leeg
from verband.core.getallen import getypt_getal
from verband.plannen.melding import Meldingen
from verband.plannen.sjabloon.indeling.soorten import (
    GEEN,
    LIJSTSOORTEN,
    ONBEKEND,
    TOEDELING,
    Kolom,
    Soort,
)
from verband.werkboek.cel import DAG_NUL, Cel, Inhoud

Waarde: TypeAlias = "str | int | float | bool | list[str]"

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ONBEKEND_GELEZEN = "de waarde is als onbekend gelezen, niet als nul"
_CIJFERS_VERLOREN = 8  # KvK and AGB have eight digits; fewer may have lost a leading zero


@dataclass(slots=True)
class Lezing:
    """What reading a cell needs to know: the remarks, and the ids that exist per list."""

    meldingen: Meldingen = field(default_factory=Meldingen)
    bekend: dict[str, set[str]] = field(default_factory=dict)
    lumpsum_cent: int = 0  # as asked on the sheet Plan; the budget shows it again
    dag_nul: dt.datetime = DAG_NUL


def lees_cel(kolom: Kolom, cel: Cel, plek: str, lezing: Lezing) -> Waarde | None:
    """The value, or None for an empty or unreadable cell (which is then reported)."""
    if not cel.gevuld or _onbruikbaar(cel, plek, lezing):
        return None
    if cel.formule:
        lezing.meldingen.meld(
            "formule", plek, "een formule", "de laatst bewaarde uitkomst is gelezen"
        )
    if kolom.soort in LIJSTSOORTEN:
        return _lijst(kolom, cel, plek, lezing)
    return _LEZERS[kolom.soort](kolom, cel, plek, lezing)


def _onbruikbaar(cel: Cel, plek: str, lezing: Lezing) -> bool:
    if cel.fout:
        lezing.meldingen.meld("foutcel", plek, f"de fout {cel.fout}", _ONBEKEND_GELEZEN)
    elif cel.inhoud is None:
        waarom = f"{_ONBEKEND_GELEZEN}; bewaar het bestand opnieuw in Excel of LibreOffice"
        lezing.meldingen.meld(
            "formule_zonder_waarde", plek, "een formule zonder bewaarde uitkomst", waarom
        )
    return bool(cel.fout) or cel.inhoud is None


def _weiger(plek: str, wat: str, verwacht: str) -> Onleesbaar:
    return Onleesbaar(wat, plaats=plek, verwacht=verwacht)


# --- text, codes, lists -----------------------------------------------------------------


def als_tekst(inhoud: Inhoud) -> str:
    """What a person sees in a cell that should hold text."""
    if isinstance(inhoud, bool):
        return "ja" if inhoud else "nee"
    if isinstance(inhoud, dt.datetime):
        return inhoud.strftime("%d-%m-%Y")
    if isinstance(inhoud, float):
        return str(int(inhoud)) if inhoud.is_integer() else f"{inhoud:.15g}".replace(".", ",")
    return inhoud or ""


def _tekst(_: Kolom, cel: Cel, __: str, ___: Lezing) -> str:
    return als_tekst(cel.inhoud)


def _sleutel(_: Kolom, cel: Cel, __: str, ___: Lezing) -> str:
    return als_tekst(cel.inhoud).strip()


def _cijfers(_: Kolom, cel: Cel, plek: str, lezing: Lezing) -> str:
    tekst = als_tekst(cel.inhoud)
    if isinstance(cel.inhoud, float) and len(tekst) < _CIJFERS_VERLOREN:
        lezing.meldingen.meld(
            "nul_vooraan", plek, "een nummer als getal", "een nul vooraan kan zijn weggevallen"
        )
    return tekst


def _code(kolom: Kolom, cel: Cel, plek: str, _: Lezing) -> str:
    tekst = als_tekst(cel.inhoud)
    if kolom.codes is None or (code := kolom.codes.code(tekst)) is None:
        labels = kolom.codes.labels.values() if kolom.codes else ()
        raise _weiger(plek, f"'{tekst[:60]}' staat niet in de keuzelijst", _keuzes(labels))
    return code


def _keuzes(labels: Iterable[str]) -> str:
    return "een van: " + "; ".join(labels)


def _vrije_code(kolom: Kolom, cel: Cel, _: str, __: Lezing) -> str:
    tekst = als_tekst(cel.inhoud)
    return (kolom.codes.code(tekst) if kolom.codes else None) or tekst


def splits(tekst: str) -> list[str]:
    """Items of a list in one cell: one per line, or with semicolons when it is one line."""
    delen = tekst.split("\n") if "\n" in tekst else tekst.split(";")
    return [deel.strip() for deel in delen if not leeg(deel)]


def _lijst(kolom: Kolom, cel: Cel, plek: str, lezing: Lezing) -> list[str]:
    tekst = als_tekst(cel.inhoud)
    if kaal(tekst) == GEEN:
        return []
    delen = splits(tekst)
    if kolom.soort is Soort.VERWIJZINGEN:
        bekend = lezing.bekend.get(kolom.naar, set())
        return [stuk for deel in delen for stuk in _komma(deel, bekend)]
    if kolom.soort is Soort.TEKSTEN:
        return delen
    lees = _code if kolom.soort is Soort.CODES else _vrije_code
    return [lees(kolom, Cel(deel), plek, lezing) for deel in delen]


def _komma(deel: str, bekend: set[str]) -> list[str]:
    """People also type ``a1, a2``: split when the parts exist and the whole does not."""
    stukken = [stuk.strip() for stuk in deel.split(",")]
    return stukken if deel not in bekend and bekend.issuperset(stukken) else [deel]


_JA = frozenset({"ja", "waar", "true"})
_NEE = frozenset({"nee", "onwaar", "false", "geen"})


def _janee(_: Kolom, cel: Cel, plek: str, __: Lezing) -> bool:
    if isinstance(cel.inhoud, bool):
        return cel.inhoud
    woord = kaal(als_tekst(cel.inhoud))
    if woord not in _JA | _NEE:
        raise _weiger(plek, f"'{als_tekst(cel.inhoud)[:40]}' is geen ja of nee", "ja of nee")
    return woord in _JA


# --- numbers ----------------------------------------------------------------------------

_VALUTA = re.compile(r"^(?:€|eur(?:o)?\b)|(?:€|\beuro?)$", re.IGNORECASE)
_STREEPJE = re.compile(r",(?:-|–|—|--)$")


def _decimaal(cel: Cel, plek: str, verwacht: str, decimalen: int | None) -> Decimal:
    inhoud = cel.inhoud
    if cel.procent:
        raise _weiger(plek, "hier staat een percentage", verwacht)
    if isinstance(inhoud, bool | dt.datetime):
        raise _weiger(plek, "hier staat geen getal", verwacht)
    if isinstance(inhoud, float):
        # Fifteen digits is what a spreadsheet keeps; the rest is noise of its arithmetic.
        getal: Decimal | None = Decimal(f"{inhoud:.15g}")
    else:
        getal = _uit_tekst(inhoud or "", plek, verwacht, decimalen)
    if getal is None:
        raise _weiger(plek, f"'{als_tekst(inhoud)[:40]}' is niet als getal te lezen", verwacht)
    if getal < 0:
        raise _weiger(plek, "het getal is negatief", verwacht)
    return getal


def _uit_tekst(tekst: str, plek: str, verwacht: str, decimalen: int | None) -> Decimal | None:
    kern = _STREEPJE.sub("", _VALUTA.sub("", tekst.strip()).strip()).strip()
    if re.match(r"^[-−–(]\s*[€\d]", kern) or kern.endswith("-"):
        raise _weiger(plek, "het getal is negatief", verwacht)
    try:
        return getypt_getal(kern, decimalen=decimalen)
    except InvalidOperation:
        return None


_BEDRAG = "een bedrag van nul of meer in hele centen, bijvoorbeeld 1.234,56"


def _geld(kolom: Kolom, cel: Cel, plek: str, _: Lezing) -> int | str | None:
    woord = kaal(cel.inhoud) if isinstance(cel.inhoud, str) else ""
    if woord == ONBEKEND or (woord == GEEN and kolom.veld.startswith(TOEDELING)):
        return woord if kolom.veld.startswith(TOEDELING) else None
    cent = _decimaal(cel, plek, _BEDRAG, 2) * 100
    if cent != cent.to_integral_value():
        raise _weiger(plek, f"{als_tekst(cel.inhoud)} heeft delen van een cent", _BEDRAG)
    return int(cent)


def _getal(_: Kolom, cel: Cel, plek: str, __: Lezing) -> float:
    verwacht = "een getal van nul of meer, bijvoorbeeld 1234,5"
    if isinstance(cel.inhoud, float) and cel.inhoud >= 0 and not cel.procent:
        return cel.inhoud
    return float(_decimaal(cel, plek, verwacht, None))


def _geheel(_: Kolom, cel: Cel, plek: str, __: Lezing) -> int:
    verwacht = "een heel getal, bijvoorbeeld 17400"
    if isinstance(cel.inhoud, float) and cel.inhoud.is_integer() and not cel.procent:
        return int(cel.inhoud)
    getal = _decimaal(cel, plek, verwacht, 0)
    if getal != getal.to_integral_value():
        raise _weiger(plek, f"{als_tekst(cel.inhoud)} is geen heel getal", verwacht)
    return int(getal)


# --- days and moments -------------------------------------------------------------------

_DAG = "een datum, bijvoorbeeld 15-07-2027"
_DAG_CIJFERS = re.compile(r"(\d{1,2})[-.](\d{1,2})[-.](\d{4})")
_DAG_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAG_WOORD = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
_MOMENT = re.compile(r"(\S+)[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?: uur)?")
_EERSTE, _LAATSTE = dt.datetime(1990, 1, 1), dt.datetime(2150, 1, 1)  # noqa: DTZ001


def _dag_uit_tekst(tekst: str) -> dt.date | None:
    tekst = tekst.strip().lower()
    try:
        if m := _DAG_CIJFERS.fullmatch(tekst):
            return dt.date(int(m[3]), int(m[2]), int(m[1]))
        if m := _DAG_ISO.fullmatch(tekst):
            return dt.date(int(m[1]), int(m[2]), int(m[3]))
        if (m := _DAG_WOORD.fullmatch(tekst)) and m[2] in MAANDEN:
            return dt.date(int(m[3]), MAANDEN.index(m[2]) + 1, int(m[1]))
    except ValueError:
        return None
    return None


def _serieel(getal: float, dag_nul: dt.datetime) -> dt.datetime | None:
    """A day that lost its format: a count of days since 1900 or 1904."""
    moment = dag_nul + dt.timedelta(seconds=round(min(getal, 1e6) * 86_400))
    return moment if _EERSTE <= moment < _LAATSTE else None


def _klok(cel: Cel, lezing: Lezing) -> dt.datetime | None:
    """The clock time in a cell that holds a real date, or a number that can be one."""
    if isinstance(cel.inhoud, dt.datetime):
        return cel.inhoud
    getal = cel.inhoud
    if isinstance(getal, float) and not isinstance(getal, bool) and not cel.procent and getal > 0:
        return _serieel(getal, lezing.dag_nul)
    return None


def _datum(_: Kolom, cel: Cel, plek: str, lezing: Lezing) -> str:
    klok = _klok(cel, lezing)
    dag = klok.date() if klok else None
    if klok and klok.time() != dt.time():
        lezing.meldingen.meld(
            "tijd_bij_datum", plek, "een datum met een tijd", "alleen de dag is gelezen"
        )
    if isinstance(cel.inhoud, str):
        dag = _dag_uit_tekst(cel.inhoud)
    if dag is None:
        raise _weiger(plek, f"'{als_tekst(cel.inhoud)[:40]}' is geen datum", _DAG)
    return dag.isoformat()


def _moment(_: Kolom, cel: Cel, plek: str, lezing: Lezing) -> str:
    klok = _klok(cel, lezing)
    if isinstance(cel.inhoud, str):
        klok = _moment_uit_tekst(cel.inhoud.strip())
    if klok is None:
        wat = f"'{als_tekst(cel.inhoud)[:40]}' is geen datum met tijd"
        raise _weiger(plek, wat, "bijvoorbeeld 10-07-2026 16:30")
    if klok.tzinfo is not None:
        return klok.isoformat()
    moment = klok.replace(tzinfo=AMSTERDAM)
    if moment.astimezone(dt.UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != klok:
        raise _weiger(plek, "dit uur bestaat niet: de klok ging vooruit", "een bestaand uur")
    return moment.isoformat()


def _moment_uit_tekst(tekst: str) -> dt.datetime | None:
    try:
        if (m := _MOMENT.fullmatch(tekst)) and (dag := _dag_uit_tekst(m[1])):
            return dt.datetime.combine(dag, dt.time(int(m[2]), int(m[3]), int(m[4] or 0)))
        klok = dt.datetime.fromisoformat(tekst)
    except ValueError:
        return None
    return klok if klok.tzinfo else None


_LEZERS: dict[Soort, Callable[[Kolom, Cel, str, Lezing], Waarde | None]] = {
    Soort.TEKST: _tekst,
    Soort.CIJFERS: _cijfers,
    Soort.SLEUTEL: _sleutel,
    Soort.VERWIJZING: _sleutel,
    Soort.CODE: _code,
    Soort.VRIJE_CODE: _vrije_code,
    Soort.GELD: _geld,
    Soort.DATUM: _datum,
    Soort.MOMENT: _moment,
    Soort.GETAL: _getal,
    Soort.GEHEEL: _geheel,
    Soort.JANEE: _janee,
    Soort.AANWEZIG: _janee,
    Soort.LIJST_ER: _janee,
}
