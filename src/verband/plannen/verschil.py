"""What changed between two versions of a plan: field by field, and euro by euro. Pure.

Things with an id are the same thing in both; others by what names them (a party, a title), else
by their place. The sums of the budget can be followed by hand: before, plus each change, is after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from regelwerk.feiten import Begrotingspost, ResvPlan

_NAAMVELDEN = (
    "id", "partij", "zetel", "naam", "titel", "discipline", "kernregio", "hoofdtaak", "domein",
    "regelset", "op",
)  # fmt: skip
ONVERDEELD = "onverdeeld"
Tellingen = Counter[str]


@dataclass(frozen=True, slots=True)
class Veldwijziging:
    """One field: ``oud`` or ``nieuw`` is None when it was or became empty."""

    pad: str
    oud: Any
    nieuw: Any


@dataclass(frozen=True, slots=True)
class Regelwijziging:
    """One budget line; amounts in cents per domain, 0 where the line is not there."""

    id: str
    omschrijving: str
    soort: str  # erbij | eraf | anders
    oud: dict[str, int]
    nieuw: dict[str, int]

    @property
    def oud_cent(self) -> int:
        return sum(self.oud.values())

    @property
    def nieuw_cent(self) -> int:
        return sum(self.nieuw.values())

    @property
    def verschil_cent(self) -> int:
        return self.nieuw_cent - self.oud_cent


@dataclass(frozen=True, slots=True)
class Som:
    """``voor`` + ``erbij`` - ``eraf`` + ``anders`` = ``na``, in cents."""

    domein: str
    voor: int
    erbij: int
    eraf: int
    anders: int
    na: int


@dataclass(frozen=True, slots=True)
class Planverschil:
    velden: tuple[Veldwijziging, ...]
    regels: tuple[Regelwijziging, ...]
    sommen: tuple[Som, ...]
    onbekend: tuple[str, ...]  # lines without an amount: they count as nothing, and are named

    @property
    def leeg(self) -> bool:
        return not self.velden and not self.regels


def vergelijk(oud: ResvPlan, nieuw: ResvPlan) -> Planverschil:
    regels = tuple(_regels(oud, nieuw))
    return Planverschil(
        velden=tuple(_velden("", msgspec.to_builtins(oud), msgspec.to_builtins(nieuw))),
        regels=regels,
        sommen=tuple(_sommen(oud, nieuw, regels)),
        onbekend=tuple(
            b.id for p in (oud, nieuw) for b in p.begrotingsposten or () if b.bedrag_cent is None
        ),
    )


def per_domein(post: Begrotingspost) -> dict[str, int]:
    """The amount of a line over its domains; what nobody divided stands apart.

    The parts as declared may not add up to the amount: the rest, also a negative one, keeps the sum
    that of the line.
    """
    telling: Tellingen = Counter()
    for deel in post.toedeling or ():
        telling[deel.domein or ONVERDEELD] += deel.bedrag_cent or 0
    telling[ONVERDEELD] += (post.bedrag_cent or 0) - sum(telling.values())
    return {domein: cent for domein, cent in telling.items() if cent}


def _regels(oud: ResvPlan, nieuw: ResvPlan) -> Iterator[Regelwijziging]:
    toen = {b.id: b for b in oud.begrotingsposten or ()}
    nu = {b.id: b for b in nieuw.begrotingsposten or ()}
    for id_ in [*toen, *(i for i in nu if i not in toen)]:
        a, b = toen.get(id_), nu.get(id_)
        voor, na = per_domein(a) if a else {}, per_domein(b) if b else {}
        if a is None or b is None or voor != na:
            soort = "erbij" if a is None else "eraf" if b is None else "anders"
            yield Regelwijziging(id_, ((b or a) and (b or a).omschrijving) or "", soort, voor, na)  # type: ignore[union-attr]


def _totaal(plan: ResvPlan) -> Tellingen:
    telling: Tellingen = Counter()
    for post in plan.begrotingsposten or ():
        telling.update(per_domein(post))
    return telling


def _sommen(oud: ResvPlan, nieuw: ResvPlan, regels: Iterable[Regelwijziging]) -> Iterator[Som]:
    voor, na = _totaal(oud), _totaal(nieuw)
    per_soort: dict[str, Tellingen] = {s: Counter() for s in ("erbij", "eraf", "anders")}
    for regel in regels:
        for domein in {*regel.oud, *regel.nieuw}:
            per_soort[regel.soort][domein] += regel.nieuw.get(domein, 0) - regel.oud.get(domein, 0)
    for domein in sorted({*voor, *na}, key=lambda d: (d != "zvw", d == ONVERDEELD, d)):
        yield Som(
            domein,
            voor[domein],
            per_soort["erbij"][domein],
            -per_soort["eraf"][domein],
            per_soort["anders"][domein],
            na[domein],
        )


def _velden(pad: str, oud: Any, nieuw: Any) -> Iterator[Veldwijziging]:
    if oud == nieuw:
        return
    if isinstance(oud, dict) and isinstance(nieuw, dict):
        for naam in oud:
            yield from _velden(f"{pad}.{naam}" if pad else naam, oud[naam], nieuw[naam])
        return
    if _dingen(oud) and _dingen(nieuw):
        toen, nu = _op_naam(oud or []), _op_naam(nieuw or [])
        for naam in [*toen, *(n for n in nu if n not in toen)]:
            yield from _velden(f"{pad}.{naam}", toen.get(naam), nu.get(naam))
        if bool(oud is None) != bool(nieuw is None) and not (oud or nieuw):
            yield Veldwijziging(pad, oud, nieuw)  # unknown became none, or the other way around
        return
    yield Veldwijziging(pad, oud, nieuw)


def _dingen(lijst: Any) -> bool:
    return lijst is None or (
        isinstance(lijst, list | tuple) and all(isinstance(ding, dict) for ding in lijst)
    )


def _op_naam(lijst: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    uit: dict[str, dict[str, Any]] = {}
    for ding in lijst:
        naam = next((str(ding[v]) for v in _NAAMVELDEN if ding.get(v) not in (None, "")), "")
        basis, n = naam or "?", 1
        while (naam if n == 1 and naam else f"{basis} ({n})") in uit:
            n += 1
        uit[naam if n == 1 and naam else f"{basis} ({n})"] = ding
    return uit
