"""Rows that hold something and are no line, each with the reason."""

from __future__ import annotations

from typing import Any

from regelwerk.tekst import maskeer
from verband.plannen.begroting.lezer import Blok
from verband.plannen.begroting.rijen import Rij
from verband.plannen.begroting.rooster import Rooster, getoond

_MEESTE = 400


def overgeslagen(blokken: list[Blok]) -> dict[str, Any]:
    """Of every sheet with a table that counts; beyond a limit only how many there are."""
    rijen: list[dict[str, Any]] = []
    roosters = {id(b.rooster): b.rooster for b in blokken}
    for rooster in roosters.values():
        eigen = [b for b in blokken if b.rooster is rooster]
        regels = {r.rij for b in eigen for r in b.begroting.regels}
        redenen = {r: w for b in eigen for r, w in _redenen(b).items()}
        rijen += [
            {
                "blad": maskeer(rooster.naam),
                "rij": rij,
                "tekst": _tekst(rooster, rij),
                "waarom": redenen.get(rij, "hoort bij geen tabel"),
            }
            for rij in rooster.rijen
            if rij not in regels
        ]
    return {"rijen": rijen[:_MEESTE], "meer": max(0, len(rijen) - _MEESTE)}


def _redenen(blok: Blok) -> dict[int, str]:
    kop, indeling = blok.tabel.kop, blok.indeling
    uit = dict.fromkeys(range(kop.tot + 1, kop.einde + 1), "geen bedrag: een tussenkop of een noot")
    uit |= dict.fromkeys(range(kop.van, kop.tot + 1), "de kop van de tabel")
    uit |= dict.fromkeys(kop.herhaald, "de kop nog een keer")
    uit |= {rij.nummer: _reden(rij, indeling.eigen) for rij in indeling.rijen + indeling.voet}
    return uit


def _reden(rij: Rij, eigen: Rij | None) -> str:
    if rij is eigen:
        return "uw eigen totaal"
    if rij.soort == "totaal":
        return "telt andere rijen op"
    if rij.soort == "voet":
        return "zegt iets over de kolommen"
    if rij.soort == "buiten":
        return "telt niet mee: dekking, kengetal of onder het totaal"
    return "geen bedrag in deze rij"


def _tekst(rooster: Rooster, rij: int) -> str:
    delen = [getoond(rooster.cel(rij, k)) for k in rooster.rijen[rij][:4]]
    return maskeer(" · ".join(d for d in delen if d))[:120]
