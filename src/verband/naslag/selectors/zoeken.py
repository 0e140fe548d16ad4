"""One search over rules, sentences, examples, what is no rule yet, sources and terms."""

from __future__ import annotations

from typing import NamedTuple

from regelwerk.bronnen import alle_bronnen
from verband.naslag.selectors import bronnen, openstaand
from verband.naslag.selectors.begrippen import BegripRegel, zoek_begrippen
from verband.naslag.selectors.openstaand import Openstaand, filter_openstaand
from verband.naslag.selectors.regels import Filter, Regel, filter_regels
from verband.naslag.selectors.voorbeelden import Treffer, zoek_voorbeelden
from verband.naslag.selectors.zinnen import Zintreffer, zoek_zinnen
from verband.naslag.zoekwoorden import Vraag

HOOGSTENS = 20


class Gevonden(NamedTuple):
    """What a question found; ``vraag`` is empty when nothing was asked."""

    vraag: str
    regels: list[Regel]
    bronnen: list[bronnen.BronRegel]
    begrippen: list[BegripRegel]
    zinnen: list[Zintreffer]
    voorbeelden: list[Treffer]
    open: list[Openstaand]

    @property
    def aantal(self) -> int:
        return sum(len(x) for x in self[1:])

    @property
    def eerste_zinnen(self) -> list[Zintreffer]:
        return self.zinnen[:HOOGSTENS]

    @property
    def eerste_voorbeelden(self) -> list[Treffer]:
        return self.voorbeelden[:HOOGSTENS]

    @property
    def eerste_open(self) -> list[Openstaand]:
        return self.open[:HOOGSTENS]

    @property
    def eerste_regels(self) -> list[Regel]:
        return self.regels[:HOOGSTENS]


def zoek(q: str) -> Gevonden:
    vraag = Vraag(q)
    if not vraag:
        return Gevonden("", [], [], [], [], [], [])
    passend = [b for b in alle_bronnen().values() if vraag.past(bronnen.zoektekst(b))]
    return Gevonden(
        vraag.tekst,
        filter_regels(Filter(q=q)),
        [bronnen.als_rij(b) for b in passend],
        zoek_begrippen(q),
        zoek_zinnen(q),
        zoek_voorbeelden(q),
        filter_openstaand(openstaand.Filter(q=q)),
    )
