"""The split of one budget line: a column per domain on the sheet, a list in the plan.

The order of the list has no meaning; on the sheet it is the order of the columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regelwerk.inlezen import Onleesbaar
from verband.plannen.sjabloon.indeling.codes import DOMEIN
from verband.plannen.sjabloon.indeling.soorten import FINANCIER, GEEN, ONBEKEND, TOEDELING
from verband.plannen.sjabloon.waarden import Waarde

Deel = dict[str, Any]


def lees_toedeling(waarden: Mapping[str, Waarde], cellen: Mapping[str, str]) -> list[Deel] | None:
    """None when no part was filled in; [] when one of the cells says *geen*."""
    delen: list[Deel] = []
    geen = ""
    for domein in DOMEIN.labels:
        veld = TOEDELING + domein
        waarde = waarden.get(veld)
        if waarde == GEEN:
            geen = cellen[veld]
        elif waarde is not None:
            delen.append({"domein": domein} | _bedrag(waarde))
    financier = waarden.get(FINANCIER)
    if geen and (delen or financier):
        raise Onleesbaar("hier staat geen, maar er is wel iets toebedeeld", plaats=geen)
    if isinstance(financier, str):
        _financiers(delen, financier, cellen[FINANCIER])
    return delen if delen or geen else None


def _bedrag(waarde: Waarde) -> Deel:
    return {} if waarde == ONBEKEND else {"bedrag_cent": waarde}


def _financiers(delen: list[Deel], tekst: str, plek: str) -> None:
    """``Wmo: gemeente Helmdorp`` per line, or a bare name when there is one other part."""
    anders = [deel for deel in delen if deel["domein"] != "zvw"]
    for regel in tekst.split("\n"):
        label, komt, naam = regel.partition(": ")
        domein = DOMEIN.code(label) if komt else None
        if domein is None and regel == tekst and len(anders) == 1:
            anders[0]["financier"] = tekst
            return
        deel = next((d for d in delen if d["domein"] == domein), None)
        if deel is None or "financier" in deel:
            raise Onleesbaar(
                f"het is niet duidelijk welk deel '{regel[:60]}' betaalt",
                plaats=plek,
                verwacht="per regel een deel met een bedrag en de betaler, zoals 'Wmo: gemeente'",
            )
        deel["financier"] = naam


def schrijf_toedeling(delen: list[Deel] | None, plek: str) -> dict[str, Waarde]:
    """The cells of a split. Refuses what one column per domain can't hold."""
    if delen is None:
        return {}
    if not delen:
        return {f"{TOEDELING}zvw": GEEN}
    uit: dict[str, Waarde] = {}
    betalers = []
    for deel in delen:
        domein = deel.get("domein")
        if domein is None or TOEDELING + domein in uit:
            waarom = "zonder domein" if domein is None else f"met twee keer {domein}"
            raise Onleesbaar(
                f"het werkboek kan geen toedeling {waarom} bevatten",
                plaats=plek,
                verwacht="elk domein ten hoogste één keer per post",
            )
        bedrag = deel.get("bedrag_cent")
        uit[TOEDELING + domein] = ONBEKEND if bedrag is None else bedrag
        if (betaler := deel.get("financier")) is not None:
            betalers.append(f"{DOMEIN.labels[domein]}: {betaler}")
    if betalers:
        uit[FINANCIER] = "\n".join(betalers)
    return uit
