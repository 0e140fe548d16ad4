"""An example as Dutch sentences that a lawyer can read, for the page of its rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from msgspec import UNSET

from regelwerk import tekst
from regelwerk.oordeel import MELDBAAR, Kracht, Uitkomst
from regelwerk.regelsets import alle_regelsets
from regelwerk.voorbeelden import (
    PEILDATUM,
    Verwachting,
    Voorbeeld,
    Wijziging,
    basis_van,
    basissen,
    plan_van,
    waarde_op,
)
from regelwerk.voorbeelden.plekken import Plan, noem, zeg

_UITKOMST: dict[Uitkomst, str] = {
    "voldoet": "voldoet",
    "voldoet_niet": "voldoet niet",
    "niet_te_beoordelen": "is niet te beoordelen",
    "niet_van_toepassing": "is niet van toepassing",
    "oordeel_nodig": "vraagt een oordeel van de verzekeraar",
}
_KRACHT: dict[Kracht, str] = {
    "blokkerend": "moet hersteld",
    "waarschuwing": "waarschuwing",
    "oordeel": "oordeel van de verzekeraar",
    "tip": "tip",
}
_ZWAARST: tuple[Uitkomst, ...] = (
    "voldoet_niet",
    "oordeel_nodig",
    "niet_te_beoordelen",
    "voldoet",
    "niet_van_toepassing",
)


class Verhaal(NamedTuple):
    """Given, changed, then."""

    gegeven: str
    gewijzigd: str
    dan: str


@cache
def titels() -> dict[str, str]:
    """What each rule asks, by its ID."""
    return {id_: v.titel for r in alle_regelsets() for id_, v in r.regels.items()}


def uitkomst_van(v: Voorbeeld) -> Uitkomst:
    """What the example shows of its own rule: the heaviest of what it draws."""
    eigen = {w.uitkomst for w in (*v.verwacht, *v.blijft) if w.regel == v.regel}
    return next((u for u in _ZWAARST if u in eigen), "voldoet")


def _wijziging(w: Wijziging, basis: Plan, plan: Plan) -> str:
    veld = w.plek.rsplit(".", 1)[-1]
    waar = noem(w.plek, basis)
    if w.leeg:
        return f"{waar}: niet ingevuld"
    if w.weg:
        return f"{waar}: staat er niet meer in"
    if w.erbij is not UNSET:
        zoals = f", verder gelijk aan {noem(f'{w.plek}.{w.zoals}', basis)}" if w.zoals else ""
        return f"bij {waar} komt {zeg(w.erbij, veld, plan)}{zoals}"
    return f"{waar}: {zeg(w.wordt, veld, plan)}{_eerst(w, veld, basis)}"


def _eerst(w: Wijziging, veld: str, basis: Plan) -> str:
    """What stood there, when that is short enough to hold the new value against."""
    oud = waarde_op(w.plek, basis)
    if oud is None or isinstance(oud, (list, dict)) or len(str(oud)) > 60:
        return ""
    return f" (eerst {zeg(oud, veld, basis)})"


def _bevinding(w: Verwachting, plan: Plan, basis: Plan) -> str:
    kracht = f" ({_KRACHT[w.kracht]})" if w.kracht and w.uitkomst != "oordeel_nodig" else ""
    titel = titels().get(w.regel, "een regel van een andere regelset")
    return f"“{titel}” {_UITKOMST[w.uitkomst]}{kracht}, bij {noem(w.plek, plan, basis)}"


def stappen_van(v: Voorbeeld) -> list[str]:
    """Each change in words."""
    basis, plan = basis_van(v), plan_van(v)
    return [_wijziging(w, basis, plan) for w in v.wijziging]


def vertel(v: Voorbeeld) -> Verhaal:
    """The example in three sentences."""
    basis, plan = basis_van(v), plan_van(v)
    stappen = stappen_van(v)
    dag = f" Getoetst op {tekst.datum(v.peildatum)}." if v.peildatum != PEILDATUM else ""
    kennis = f" Met de regels van {tekst.datum(v.kennisdatum)}." if v.kennisdatum else ""
    sets = f" Ook met {tekst.opsomming(v.regelset)}." if v.regelset else ""
    gewijzigd = f"Wijziging: {'; '.join(stappen)}." if stappen else "Er wijzigt niets."
    return Verhaal(f"Neem {_start(v)}.", gewijzigd + dag + kennis + sets, _dan(v, plan, basis))


def _start(v: Voorbeeld) -> str:
    return basissen()[v.basis].titel if v.plan is None else "het plan dat bij dit voorbeeld staat"


def _dan(v: Voorbeeld, plan: Plan, basis: Plan) -> str:
    nieuw = [_bevinding(w, plan, basis) for w in v.verwacht]
    zinnen = [f"Dan geldt: {'; '.join(nieuw)}." if nieuw else "Dan komt er niets bij."]
    if v.blijft:
        zinnen.append(f"Nog steeds: {'; '.join(_bevinding(w, plan, basis) for w in v.blijft)}.")
    if v.vervalt:
        weg = "; ".join(_bevinding(w, basis, plan) for w in v.vervalt)
        zinnen.append(f"Niet meer: {weg}.")
    meldt = any(w.uitkomst in MELDBAAR for w in v.verwacht)
    zinnen.append(f"Verder {'meldt de toets niets' if meldt else 'meldt de toets niets nieuws'}.")
    return " ".join(zinnen)


# --- the most telling first -----------------------------------------------------------------


def _plekken(v: Voorbeeld) -> tuple[str, ...]:
    return tuple(w.plek for w in v.wijziging)


def _op_de_grens(v: Voorbeeld) -> bool:
    """One number or day is what decides."""
    return len(v.wijziging) == 1 and (
        isinstance(v.wijziging[0].wordt, (int, dt.date))
        and not isinstance(v.wijziging[0].wordt, bool)
    )


def _last(paar: tuple[Voorbeeld, Voorbeeld]) -> tuple[int, ...]:
    """How much a reader must take in to see why one passes and the other fails."""
    goed, fout = paar
    return (
        _ZWAARST.index(uitkomst_van(fout)),
        _plekken(goed) != _plekken(fout),
        not (_op_de_grens(goed) and _op_de_grens(fout)),
        len(goed.wijziging) + len(fout.wijziging),
        len(goed.verwacht) + len(fout.verwacht),
    )


def meest_zeggend(voorbeelden: Sequence[Voorbeeld]) -> list[Voorbeeld]:
    """One that passes and one that fails, as near to each other as there are."""
    goed = [v for v in voorbeelden if v.slaagt] or [v for v in voorbeelden if not v.zakt]
    fout = [v for v in voorbeelden if v.zakt]
    paren = list(product(goed, fout))
    if not paren:
        return list(voorbeelden[:2])
    beste = min(paren, key=_last)
    return list(beste)


def overige(voorbeelden: Iterable[Voorbeeld], eerst: Sequence[Voorbeeld]) -> list[Voorbeeld]:
    """The rest, each boundary with both of its sides together."""
    rest = [v for v in voorbeelden if v not in eerst]
    plek = {p: i for i, p in reversed(list(enumerate(_plekken(v) for v in rest)))}
    return sorted(rest, key=lambda v: plek[_plekken(v)])
