"""One search over rules, sources and terms."""

from __future__ import annotations

from typing import NamedTuple

from regelwerk.bronnen import alle_bronnen
from verband.naslag.selectors import bronnen
from verband.naslag.selectors.begrippen import BegripRegel, zoek_begrippen
from verband.naslag.selectors.regels import Filter, Regel, filter_regels
from verband.naslag.zoekwoorden import Vraag

HOOGSTENS = 20


class Gevonden(NamedTuple):
    """What a question found; ``vraag`` is empty when nothing was asked."""

    vraag: str
    regels: list[Regel]
    bronnen: list[bronnen.BronRegel]
    begrippen: list[BegripRegel]

    @property
    def aantal(self) -> int:
        return len(self.regels) + len(self.bronnen) + len(self.begrippen)

    @property
    def eerste_regels(self) -> list[Regel]:
        return self.regels[:HOOGSTENS]


def zoek(q: str) -> Gevonden:
    vraag = Vraag(q)
    if not vraag:
        return Gevonden("", [], [], [])
    passend = [b for b in alle_bronnen().values() if vraag.past(bronnen.zoektekst(b))]
    return Gevonden(
        vraag.tekst,
        filter_regels(Filter(q=q)),
        [bronnen.als_rij(b) for b in passend],
        zoek_begrippen(q),
    )
