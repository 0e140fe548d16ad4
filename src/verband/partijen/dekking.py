"""Does VVT speak for enough of the supply? Pure: volumes and mandates in, an outcome out.

The share itself is that of the rule (``regelwerk.regels.vvt_dekking``); here it is held against
days and providers. Exact throughout: 79,99% is less than 80%.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal
from uuid import UUID

from regelwerk import feiten as f
from regelwerk.regels.vvt_dekking import aandeel

NORM = Fraction(80, 100)
Uitkomst = Literal["ten_minste", "minder", "niet_te_bepalen"]
Periode = tuple[dt.date, dt.date]  # half-open


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Of one provider. ``staat``: opgegeven (with a volume), geen_aanbod, or geweigerd."""

    staat: str
    omvang: Decimal | None = None
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """``omvang``: None is unknown, zero is none of this care. ``perioden``: days represented."""

    id: UUID
    omvang: Decimal | None
    perioden: tuple[Periode, ...] = ()

    def vertegenwoordigd_op(self, dag: dt.date) -> bool:
        return any(vanaf <= dag < tot for vanaf, tot in self.perioden)


@dataclass(frozen=True, slots=True)
class Dekking:
    """Lowest and highest possible share on one day; None without a usable denominator."""

    laagste: Fraction | None
    hoogste: Fraction | None

    @property
    def uitkomst(self) -> Uitkomst:
        if self.laagste is None or self.hoogste is None:
            return "niet_te_bepalen"
        if self.laagste >= NORM:
            return "ten_minste"
        return "minder" if self.hoogste < NORM else "niet_te_bepalen"


def dekking_op(
    aanbieders: Iterable[Aanbieder],
    totaal: Decimal | None,
    dag: dt.date,
    *,
    ook: frozenset[UUID] = frozenset(),
) -> Dekking:
    """The share on that day; ``ook`` are taken as represented, to see what they would add."""
    lijst = tuple(
        f.Aanbodaandeel(
            str(a.id),
            None if a.omvang is None else float(a.omvang),
            a.id in ook or a.vertegenwoordigd_op(dag),
        )
        for a in aanbieders
    )
    grenzen = aandeel(
        f.Dekkingsmaat(aanbieders=lijst, totaal=None if totaal is None else float(totaal))
    )
    return Dekking(*grenzen) if grenzen else Dekking(None, None)


def zakt_op(
    aanbieders: Sequence[Aanbieder], totaal: Decimal | None, dag: dt.date
) -> dt.date | None:
    """The first later day on which it is no longer at least the norm; None when it never is now."""
    if dekking_op(aanbieders, totaal, dag).uitkomst != "ten_minste":
        return None
    dagen = sorted({tot for a in aanbieders for _vanaf, tot in a.perioden if tot > dag})
    return next(
        (d for d in dagen if dekking_op(aanbieders, totaal, d).uitkomst != "ten_minste"), None
    )


def over_de_streep(
    aanbieders: Sequence[Aanbieder], totaal: Decimal | None, dag: dt.date
) -> list[UUID]:
    """Each that would make it enough by joining alone; the largest first."""
    if dekking_op(aanbieders, totaal, dag).uitkomst == "ten_minste":
        return []
    buiten = [a for a in aanbieders if a.omvang and not a.vertegenwoordigd_op(dag)]
    buiten.sort(key=lambda a: -(a.omvang or 0))
    return [
        a.id
        for a in buiten
        if dekking_op(aanbieders, totaal, dag, ook=frozenset({a.id})).uitkomst == "ten_minste"
    ]


def geldt_nog(uitkomst: Uitkomst, toen: Set[UUID], nu: Set[UUID]) -> bool:
    """Whether what was determined with ``toen`` represented still says something with ``nu``.

    Looks only at who gave a mandate, which everyone at the table may know: so it tells nobody
    anything about a volume (decision 0037).
    """
    if uitkomst == "ten_minste":
        return toen <= nu
    return nu <= toen if uitkomst == "minder" else toen == nu


def perioden_per_gever(
    rijen: Iterable[tuple[UUID, dt.date | None, dt.date | None, dt.date | None]],
) -> Mapping[UUID, tuple[Periode, ...]]:
    """Of (giver, from, until, withdrawn) of confirmed mandates: the days each is represented."""
    per: dict[UUID, list[Periode]] = {}
    for gever, vanaf, tot, ingetrokken in rijen:
        eind = min(tot, ingetrokken or tot) if tot else None
        if vanaf and eind and eind > vanaf:
            per.setdefault(gever, []).append((vanaf, eind))
    return {gever: tuple(sorted(ps)) for gever, ps in per.items()}
