"""From a plan to the cells of the workbook, and the proof that nothing is lost on the way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import leeg
from verband.plannen.sjabloon.indeling import BLADEN
from verband.plannen.sjabloon.indeling.codes import DOMEIN
from verband.plannen.sjabloon.indeling.soorten import (
    GEEN,
    LIJSTSOORTEN,
    OUDER,
    TOEDELING,
    Blad,
    Kolom,
    Soort,
)
from verband.plannen.sjabloon.opbouw import Ding, Ingevuld, Opbouw, Rij, haal
from verband.plannen.sjabloon.toedeling import schrijf_toedeling
from verband.plannen.sjabloon.waarden import AMSTERDAM, Lezing, Waarde, lees_cel
from verband.werkboek.cel import Cel, Inhoud

Cellen: TypeAlias = "dict[str, Inhoud]"  # by field
MAX_TEKENS = 32_767  # of one cell, in every spreadsheet program
_EERSTE_JAAR = 1901  # before it, spreadsheets disagree about days
# How the file format spells odd signs. One such literal survives; two in a row do not.
_EIGEN_CODE = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")


class Bladinhoud(msgspec.Struct, frozen=True):
    """What to write on one sheet: its rows of cells, and the answer to its question."""

    rijen: list[Cellen]
    er: bool | None


def cellen_van(plan: ResvPlan) -> dict[str, Bladinhoud]:
    """Per sheet the cells to write. Raises Onleesbaar when a workbook can't hold the plan."""
    ruw = zuiver(msgspec.to_builtins(plan))
    bladen = {blad.naam: _blad(blad, ruw) for blad in BLADEN}
    _bewijs(ruw, bladen)
    return bladen


def zuiver(ding: Any) -> Any:
    """The plan with what has no meaning taken out: nulls, invisible texts, order of a split."""
    if isinstance(ding, dict):
        delen = {naam: zuiver(waarde) for naam, waarde in ding.items()}
        if isinstance(delen.get("toedeling"), list):
            volgorde = list(DOMEIN.labels)
            delen["toedeling"].sort(
                key=lambda d: volgorde.index(d["domein"]) if "domein" in d else -1
            )
        return {naam: w for naam, w in delen.items() if w is not None}
    if isinstance(ding, list | tuple):
        return [deel if isinstance(deel, str) else zuiver(deel) for deel in ding]
    return None if isinstance(ding, str) and leeg(ding) else ding


def _blad(blad: Blad, plan: Ding) -> Bladinhoud:
    if blad.formulier:
        return Bladinhoud([_rij(blad, haal(plan, blad.pad) if blad.pad else plan, blad.naam)], None)
    if blad.ouder:
        dingen = list(_kinderen(blad, plan))
    elif blad.per_sleutel:
        dingen = [
            {blad.per_sleutel: naam} | deel for naam, deel in (plan.get(blad.pad) or {}).items()
        ]
    else:
        lijst = haal(plan, blad.pad)
        dingen = [{"": d} for d in lijst or ()] if blad.los else lijst or []
        rijen = [_rij(blad, ding, blad.naam) for ding in dingen]
        return Bladinhoud(rijen, None if lijst is None else bool(lijst))
    return Bladinhoud([_rij(blad, ding, blad.naam) for ding in dingen], None)


def _kinderen(blad: Blad, plan: Ding) -> Iterator[Ding]:
    ouders = plan.get(blad.ouder) or {}
    paren = ouders.items() if isinstance(ouders, dict) else ((o["id"], o) for o in ouders)
    for sleutel, ouder in paren:
        for ding in ouder.get(blad.lijst) or ():
            yield {OUDER: sleutel} | ding


def _rij(blad: Blad, ding: Ding | None, plek: str) -> Cellen:
    ding = ding or {}
    naam = f"{plek}, regel {ding.get('id', '')}".removesuffix(", regel ")
    waarden = schrijf_toedeling(ding.get("toedeling"), naam)
    cellen: Cellen = {}
    for kolom in blad.kolommen:
        if kolom.veld.startswith(TOEDELING):
            waarde: Any = waarden.get(kolom.veld)
        else:
            waarde = _veldwaarde(kolom, ding)
        if waarde is not None:
            cellen[kolom.veld] = naar_cel(kolom, waarde, f"{naam}, {kolom.kop}")
    return cellen


def _veldwaarde(kolom: Kolom, ding: Ding) -> Any:
    waarde = ding.get(kolom.veld) if kolom.veld in ("", OUDER) else haal(ding, kolom.veld)
    if kolom.soort is Soort.AANWEZIG:
        return True if waarde is not None else None
    if kolom.soort is Soort.LIJST_ER:
        return None if waarde is None else bool(waarde)
    return waarde


# --- one value --------------------------------------------------------------------------


def naar_cel(kolom: Kolom, waarde: Waarde, plek: str) -> Inhoud:
    """What to write in the cell; checked by reading it back."""
    inhoud = _inhoud(kolom, waarde)
    if isinstance(inhoud, str) and (len(inhoud) > MAX_TEKENS or _EIGEN_CODE.search(inhoud)):
        raise Onleesbaar(
            "deze tekst past niet in een cel van een werkboek",
            plaats=plek,
            verwacht=f"ten hoogste {MAX_TEKENS} tekens, zonder codes zoals _x000D_x000A_",
        )
    try:
        terug = lees_cel(kolom, Cel(inhoud), plek, Lezing())
    except Onleesbaar:
        terug = None
    if not _gelijk(terug, waarde):
        raise _past_niet(plek)
    return inhoud


def _past_niet(plek: str) -> Onleesbaar:
    return Onleesbaar(
        "een werkboek kan dit niet precies bevatten", plaats=plek, verwacht="een plan als JSON"
    )


def _gelijk(een: Any, ander: Any) -> bool:
    if isinstance(een, str) and isinstance(ander, str) and "T" in een and een != ander:
        try:  # a moment may come back in another offset
            return dt.datetime.fromisoformat(een) == dt.datetime.fromisoformat(ander)
        except (ValueError, TypeError):
            return False
    return bool(een == ander) and isinstance(een, bool) == isinstance(ander, bool)


def _inhoud(kolom: Kolom, waarde: Any) -> Inhoud:
    if kolom.soort in LIJSTSOORTEN:
        return _lijst(kolom, waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if kolom.soort is Soort.GELD and not isinstance(waarde, str):
        return float(f"{waarde / 100:.15g}")
    if kolom.soort is Soort.DATUM:
        return _dag(dt.date.fromisoformat(waarde))
    if kolom.soort is Soort.MOMENT:
        return _moment(waarde)
    if isinstance(waarde, int | float):
        return float(f"{float(waarde):.16G}")  # the digits that the writer keeps
    return kolom.codes.label(waarde) if kolom.codes else str(waarde)


def _lijst(kolom: Kolom, waarden: list[str]) -> str:
    if not waarden:
        return GEEN
    labels = [kolom.codes.label(w) if kolom.codes else w for w in waarden]
    if not any(";" in label for label in labels):
        return "; ".join(labels)
    # The line end says that semicolons belong to the text, also when there is one item.
    return "\n".join(labels) + "\n"


def _dag(dag: dt.date) -> Inhoud:
    if dag.year < _EERSTE_JAAR:
        return f"{dag.day:02d}-{dag.month:02d}-{dag.year:04d}"
    return dt.datetime.combine(dag, dt.time())


def _moment(waarde: str) -> str:
    """``10-07-2026 16:30`` when that says it all in Dutch time, else in full."""
    moment = dt.datetime.fromisoformat(waarde)
    klok = moment.astimezone(AMSTERDAM)
    gewoon = klok.utcoffset() == moment.utcoffset() and not klok.fold
    if not gewoon or klok.second or klok.microsecond or klok.year < _EERSTE_JAAR:
        return waarde
    return klok.strftime("%d-%m-%Y %H:%M")


# --- the proof --------------------------------------------------------------------------


def _bewijs(ruw: Ding, bladen: dict[str, Bladinhoud]) -> None:
    """Read the cells back as the reader would; refuse when that gives another plan."""
    bekend: dict[str, set[str]] = {}
    ingevuld = {blad.naam: _lees_terug(blad, bladen[blad.naam], bekend) for blad in BLADEN}
    lezing = Lezing()
    terug = zuiver(Opbouw(ingevuld, lezing.meldingen).bouw())
    if (pad := verschil(ruw, terug)) is not None:
        if haal(ruw, pad) == {}:
            eis = "iets ingevuld, of null"
            raise Onleesbaar(
                "een leeg onderdeel past niet in een werkboek", plaats=pad, verwacht=eis
            )
        raise _past_niet(pad)


def _lees_terug(blad: Blad, inhoud: Bladinhoud, bekend: dict[str, set[str]]) -> Ingevuld:
    rijen = []
    lezing = Lezing(bekend=bekend)
    for cellen in inhoud.rijen:
        waarden = {
            veld: waarde
            for veld, c in cellen.items()
            if (waarde := lees_cel(blad.kolom(veld), Cel(c), blad.naam, lezing)) is not None
        }
        if waarden or blad.formulier:
            rijen.append(Rij(blad.naam, waarden, dict.fromkeys(waarden, blad.naam)))
    return Ingevuld(rijen, inhoud.er, blad.naam)


def verschil(een: Any, ander: Any, pad: str = "") -> str | None:
    """The first place where two raw plans differ, or None."""
    if isinstance(een, dict) and isinstance(ander, dict):
        sleutels = sorted(een.keys() | ander.keys())
        paren = [(s, een.get(s), ander.get(s)) for s in sleutels]
    elif isinstance(een, list) and isinstance(ander, list) and len(een) == len(ander):
        paren = [
            (d.get("id", str(n)) if isinstance(d, dict) else str(n), d, a)
            for n, (d, a) in enumerate(zip(een, ander, strict=True), 1)
        ]
    else:
        return None if _gelijk(een, ander) else pad
    for sleutel, deel, ander_deel in paren:
        if (gevonden := verschil(deel, ander_deel, f"{pad}.{sleutel}".strip("."))) is not None:
            return gevonden
    return None
