"""What is not yet a rule: requirements that the check does not ask, with their sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from regelwerk.bronnen import Bron, alle_bronnen
from regelwerk.zinnen import alle_zinnen
from verband.core.vouwen import vouw
from verband.naslag.lijsten import Eis, lees_lijst
from verband.naslag.selectors.bronnen import bron_van_eis
from verband.naslag.selectors.regels import get_regel
from verband.naslag.woorden import KAMERS, volgorde
from verband.naslag.zoekwoorden import Vraag
from verband.plannen import woorden


class Vindplaats(NamedTuple):
    """A sentence that carries a requirement."""

    bron: Bron
    plaats: str
    nr: int


@dataclass(frozen=True)
class Openstaand:
    """A requirement that is no rule, its sentences, and the part of Verband that will answer."""

    eis: Eis
    bron: Bron
    plekken: tuple[Vindplaats, ...]

    @property
    def id(self) -> str:
        return self.eis.id

    @property
    def kamer(self) -> woorden.Woord:
        return KAMERS[self.eis.kamer]

    @property
    def thema(self) -> woorden.Woord:
        return woorden.THEMAS[self.eis.thema]

    @cached_property
    def eerste(self) -> tuple[Vindplaats, ...]:
        """One sentence for each place, in its own source first."""
        per = {(p.bron.id, p.plaats): p for p in reversed(self.plekken)}
        return tuple(sorted(per.values(), key=lambda p: (p.bron != self.bron, p.bron.id, p.nr)))

    @cached_property
    def zoektekst(self) -> str:
        delen = [self.id, self.eis.omschrijving, str(self.kamer), str(self.thema)]
        delen += [d for p in self.plekken for d in (p.bron.titel, p.plaats)]
        return vouw(" · ".join(delen))


@cache
def _vindplaatsen() -> Mapping[str, tuple[Vindplaats, ...]]:
    uit: dict[str, list[Vindplaats]] = {}
    for bron, zinnen in alle_zinnen().items():
        for zin in zinnen:
            for eis in zin.eisen:
                plek = Vindplaats(alle_bronnen()[bron], zin.plaats, zin.nr)
                uit.setdefault(eis, []).append(plek)
    return {eis: tuple(plekken) for eis, plekken in uit.items()}


@cache
def list_openstaand() -> tuple[Openstaand, ...]:
    """Every requirement without a rule, in the order of the matrix."""
    return tuple(
        Openstaand(e, bron_van_eis(e.id), _vindplaatsen().get(e.id, ()))
        for e in lees_lijst()
        if get_regel(e.id) is None
    )


def van_bron(bron: Bron) -> list[Openstaand]:
    """What stands in a source and is no rule yet; two sources may say the same."""
    return [o for o in list_openstaand() if any(p.bron == bron for p in o.plekken)]


ORDENINGEN: Mapping[str, Callable[[Openstaand], Any]] = {
    "bron": lambda o: 0,
    "nummer": lambda o: volgorde(o.id),
    "titel": lambda o: volgorde(o.eis.omschrijving),
    "kamer": lambda o: volgorde(str(o.kamer)),
}


class Filter(NamedTuple):
    """What a reader asks of the list; a value that does not exist filters nothing."""

    q: str = ""
    bron: str = ""
    kamer: str = ""
    orde: str = ""

    def past(self, o: Openstaand) -> bool:
        in_bron = not self.bron or any(p.bron.id == self.bron for p in o.plekken)
        return in_bron and self.kamer in ("", o.eis.kamer)


def filter_openstaand(vraag: Filter) -> list[Openstaand]:
    zoek = Vraag(vraag.q)
    gevonden = [o for o in list_openstaand() if vraag.past(o) and zoek.past(o.zoektekst)]
    if not vraag.orde and zoek:
        return zoek.beste_eerst(gevonden, lambda o: (o.id, o.eis.omschrijving))
    return sorted(gevonden, key=ORDENINGEN[vraag.orde or "bron"])
