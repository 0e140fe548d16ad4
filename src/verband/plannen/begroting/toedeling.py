"""The split of a line over domains: percentages or amounts in columns, or words."""

from __future__ import annotations

import re
from decimal import Decimal

from verband.plannen.begroting.bedragen import afgekapt, in_cent
from verband.plannen.begroting.woorden import domeinen, plat
from verband.werkboek.cel import Cel

_PROCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?) ?%?")
_HONDERD = Decimal(100)


def percentage(cel: Cel) -> Decimal | None:
    """A share as it is shown: 80 for ``80%``; a bare 0.8 stays 0.8."""
    inhoud = cel.inhoud
    if isinstance(inhoud, float) and not isinstance(inhoud, bool):
        return afgekapt(inhoud * 100) if cel.procent else afgekapt(inhoud)
    if isinstance(inhoud, str) and (m := _PROCENT.fullmatch(inhoud.strip())):
        return Decimal(m[1].replace(",", "."))
    return None


def uit_woorden(tekst: str) -> dict[str, Decimal] | None:
    """``100% Zvw``, ``Zvw 90% / Wmo 10%``, ``80/20 Zvw-Wmo``; None when it is not sure."""
    namen = domeinen(tekst)
    getallen = [Decimal(g.replace(",", ".")) for g in re.findall(r"\d{1,3}(?:[.,]\d+)?", tekst)]
    if not namen or len(plat(tekst).split()) > 12 or "?" in tekst:
        return None
    if len(namen) == 1 and not getallen:
        return {namen[0]: _HONDERD}
    if len(namen) == len(getallen) and sum(getallen) == _HONDERD:
        return dict(zip(namen, getallen, strict=True))
    return None


def in_centen(bedrag: int, delen: dict[str, Decimal]) -> dict[str, int]:
    """By largest remainder, ties in the order of the columns."""
    teken = -1 if bedrag < 0 else 1
    exact = {naam: abs(bedrag) * deel / _HONDERD for naam, deel in delen.items()}
    heel = {naam: int(waarde) for naam, waarde in exact.items()}
    over = abs(bedrag) - sum(heel.values())
    volgorde = sorted(exact, key=lambda naam: heel[naam] - exact[naam])
    for naam in volgorde[:over]:
        heel[naam] += 1
    return {naam: teken * waarde for naam, waarde in heel.items()}


def uit_kolommen(
    cellen: dict[str, Cel], bedragen: dict[str, Decimal | None], cent: int | None
) -> tuple[dict[str, Decimal] | None, str]:
    """The shares in percent, and a word when they do not fit."""
    gevuld = {naam: cel for naam, cel in cellen.items() if cel.gevuld}
    if not gevuld:
        return None, "leeg"
    delen = {naam: percentage(cel) for naam, cel in gevuld.items()}
    bekend = {naam: deel for naam, deel in delen.items() if deel is not None}
    som = sum(bekend.values(), Decimal(0))
    if len(bekend) == len(gevuld):
        if som == 1 and not any(cel.procent for cel in gevuld.values()):
            return {naam: deel * 100 for naam, deel in bekend.items() if deel}, ""
        if som == _HONDERD:
            return {naam: deel for naam, deel in bekend.items() if deel}, ""
    euros = {naam: w for naam, w in bedragen.items() if w is not None}
    if cent and sum(in_cent(w) for w in euros.values()) == cent:
        return {naam: w * 10_000 / cent for naam, w in euros.items() if w}, ""
    return None, "telt_niet_op"
