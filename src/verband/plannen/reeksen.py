"""One finding over many things in the plan, told once with every place.

A budget of two hundred lines without a period breaks one rule two hundred times. Each of those is a
finding and counts as one; who must mend it reads it once (docs/decisions/0008).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regelwerk.oordeel import Bevinding
from regelwerk.tekst import getal
from regelwerk.volgorde import ding
from verband.plannen import woorden
from verband.plannen.punten import Groep, Punt

MINST = 8  # fewer stand better with the thing that they are about
EERSTE = 10  # places that are shown before the others fold out


@dataclass(frozen=True, slots=True)
class Reeks(Groep):
    """Findings that differ only in their thing; ``melding`` is said of all of them."""

    melding: str
    zelfde: bool  # what each says follows from ``melding``: nothing else needs to be told

    @property
    def vooraan(self) -> list[Punt]:
        return self._plaatsen[:EERSTE]

    @property
    def verder(self) -> list[Punt]:
        return self._plaatsen[EERSTE:]

    @property
    def _plaatsen(self) -> list[Punt]:
        """What is the same everywhere goes from the top of the sheet down; else by weight."""
        return sorted(self.punten, key=_plaats) if self.zelfde else list(self.punten)

    @property
    def nieuw(self) -> int:
        return sum(p.nieuw for p in self.punten)

    @property
    def gedeeld(self) -> list[tuple[str, str]]:
        """The values that hold for every place."""
        return [w for w in self.eerste.waarden if all(w in p.waarden for p in self.punten)]

    @property
    def zoektekst(self) -> str:
        """What holds for every place; the places themselves stand on the page."""
        b = self.eerste.bevinding
        delen = (self.melding, b.titel, b.citaat, b.bron, b.regel)
        return " ".join([*delen, b.herstel] if self.zelfde else delen).lower()

    @property
    def plekken(self) -> str:
        """Every place in one text, the cells of a sheet together."""
        bladen: dict[str, list[str]] = {}
        for p in self._plaatsen:
            blad, _streep, cel = p.cel.rpartition(" · ")
            bladen.setdefault(blad, []).append(cel or p.waar)
        return "; ".join(
            f"{blad} · {', '.join(cellen)}" if blad else "; ".join(cellen)
            for blad, cellen in bladen.items()
        )


def _plaats(punt: Punt) -> list[tuple[int, str]]:
    """Row 9 comes before row 10."""
    return [
        (int(deel), "") if deel.isdecimal() else (-1, deel)
        for deel in re.split(r"(\d+)", punt.cel or punt.bevinding.object)
    ]


def reeksen(punten: Iterable[Punt]) -> list[Reeks]:
    """The findings that stand at many things, in the order of the first of each."""
    per_soort: dict[tuple[str, ...], list[Punt]] = {}
    for punt in punten:
        if soort := _soort(punt):
            per_soort.setdefault(soort, []).append(punt)
    return [_reeks(tuple(groep)) for groep in per_soort.values() if len(groep) >= MINST]


def _soort(punt: Punt) -> tuple[str, ...] | None:
    """What two findings must share to be the same; None for what is about the whole plan."""
    b = punt.bevinding
    onderdeel, _punt, _rest = b.object.partition(".")
    if onderdeel not in woorden.AANTALLEN:
        return None
    veld = b.object.removeprefix(ding(b.object))
    wat = str(b.waarden.get("veld", ""))
    return (b.regel, b.geval, b.kracht, b.uitkomst, b.aan_zet, b.stap or "", onderdeel, veld, wat)


def _reeks(punten: tuple[Punt, ...]) -> Reeks:
    b = punten[0].bevinding
    onderdeel = b.object.partition(".")[0]
    dingen = f"{getal(len(punten))} {woorden.AANTALLEN[onderdeel]}"
    melding = _samen(punten, dingen)
    return Reeks(punten, dingen, melding or f"{_kop(b, dingen)}: {b.titel}", bool(melding))


def _kop(b: Bevinding, dingen: str) -> str:
    """In front of what a rule asks, which would read as if it were so."""
    koppen = {
        "niet_te_beoordelen": _("Niet te beoordelen bij %(dingen)s"),
        "oordeel_nodig": _("Oordeel nodig bij %(dingen)s"),
    }
    return koppen.get(b.uitkomst, _("Niet in orde bij %(dingen)s")) % {"dingen": dingen}


def _samen(punten: Sequence[Punt], dingen: str) -> str:
    """One sentence for all; empty when each says something of its own, such as an amount."""
    eerste = punten[0].bevinding
    patronen = {_zonder_naam(p) for p in punten}
    if len(patronen) != 1 or len({p.bevinding.herstel for p in punten}) != 1:
        return ""
    (patroon,) = patronen
    if "\0" in patroon:
        elk = _("elk van deze %(dingen)s") % {"dingen": dingen}
        return woorden.zin(patroon.replace("\0", elk, 1).replace("\0", _("die")))
    if eerste.geval == "onbekend" and (veld := eerste.waarden.get("veld")):
        zin = _("Bij %(dingen)s ontbreekt of is niet volledig: %(veld)s")
        return zin % {"dingen": dingen, "veld": veld}
    return _("Bij %(dingen)s: %(melding)s") % {"dingen": dingen, "melding": patroon}


def _zonder_naam(punt: Punt) -> str:
    """The words of a finding with the name of its thing left open."""
    melding = punt.bevinding.melding
    for waarde in punt.bevinding.waarden.values():
        if isinstance(waarde, str):
            melding = melding.replace(f"“{waarde}”", "\0")
    return melding
