"""What leaves a report before it is shared (design 7): volumes, amounts, and what betrays them.

With two providers, total minus own is the other's. So no share with a decimal, no difference to
the norm, no amount, no order by size, and no fingerprint against which a guess can be tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelwerk import tekst
from regelwerk.feiten import ResvPlan

WEG = "[weggelaten]"
_JAAR = re.compile(r"(?:19|20)\d\d")
_GETAL = r"\d+(?:[.,'’ \u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_BEDRAG = re.compile(
    rf"-?(?:€|\beuro\b|\beur\b)\s*-?{_GETAL}(?:\s*(?:mln|miljoen|mrd|k)\b)?"
    rf"|{_GETAL}\s*(?:€|(?:duizend|mln|miljoen|mrd)\b(?:\s*(?:euro|eur)\b)?|(?:euro|eur|k)\b)",
    re.IGNORECASE,
)
_AANDEEL = re.compile(rf"{_GETAL}\s*(?:[%‰]|(?:procent|promille)\b)", re.IGNORECASE)
_LOS = re.compile(rf"(?<![\w.,]){_GETAL}(?!\w)(?!\s(?:{'|'.join(tekst.MAANDEN)})\b)")


class Deler:
    """Takes figures out of a text; knows those of the plan, whatever way they are written."""

    def __init__(self, plan: ResvPlan) -> None:
        self._geheim = frozenset(_geheimen(plan))

    def weg(self, zin: str, *, inwoners: bool = False) -> str:
        """The text without amounts, shares, figures of the plan and other large numbers.

        Where it is about ``inwoners``, a large number is only left out when it is in the plan
        as something else.
        """
        zin = _AANDEEL.sub(WEG, _BEDRAG.sub(WEG, zin))
        return _LOS.sub(lambda m: WEG if self._telt(m[0], inwoners) else m[0], zin)

    def _telt(self, getal: str, inwoners: bool) -> bool:
        lengte = len(re.sub(r"\D", "", getal))
        if lengte > 1 and _kern(getal) in self._geheim:
            return True
        return lengte > 3 and not inwoners and not _JAAR.fullmatch(getal)


def _kern(getal: str) -> str:
    """Digits alone, without the zeros behind a comma: ``41,50`` and ``41.5`` are one figure."""
    heel, komma, deel = getal.replace(".", ",").rpartition(",")
    if komma and len(deel) != 3:
        return re.sub(r"\D", "", heel) + deel.rstrip("0")
    return re.sub(r"\D", "", getal)


def _geheimen(plan: ResvPlan) -> Iterator[str]:
    """What the providers of the plan would not tell each other."""
    dekking = plan.vvt_dekking
    for maat in (dekking.wijkverpleging, dekking.so) if dekking else ():
        if maat is None:
            continue
        for waarde in (maat.totaal, maat.vertegenwoordigd):
            yield from _vormen(waarde)
        for aanbieder in maat.aanbieders or ():
            yield from _vormen(aanbieder.omvang)
    for post in plan.begrotingsposten or ():
        yield from _vormen(post.uren)
    bedragen = [
        *(x.tarief_cent for x in plan.begrotingsposten or ()),
        *(x.bedrag_cent for x in plan.opdrachten or ()),
        *(x.bedrag_cent for x in plan.begrotingsposten or ()),
        *(x.bedrag_cent for x in plan.voorliggende_financiering or ()),
    ]
    for cent in bedragen:
        yield from _vormen(None if cent is None else cent / 100)


def _vormen(waarde: float | None) -> Iterator[str]:
    if waarde is not None:
        yield _kern(str(waarde).removesuffix(".0"))
        yield _kern(tekst.getal(waarde))


def dekking(uitkomst: str, norm: str | int | list[str] | None) -> str:
    """The one thing that may be said of a share: at or above the norm, or below it."""
    grens = str(norm or "").replace(",0%", "%") or "de norm"
    match uitkomst:
        case "voldoet":
            return f"ten minste {grens}"
        case "voldoet_niet":
            return f"minder dan {grens}"
    return "niet te beoordelen"
