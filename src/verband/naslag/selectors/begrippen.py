"""The words of the field, in Dutch order, found by any of their names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from verband.core.vouwen import vouw
from verband.naslag.lijsten import Begrip, alle_begrippen
from verband.naslag.selectors.bronnen import bron_van_eis
from verband.naslag.selectors.regels import get_regel
from verband.naslag.woorden import volgorde
from verband.naslag.zoekwoorden import Vraag


class BegripRegel(NamedTuple):
    """One term with where it comes from; ``regel`` is empty when no rule carries it."""

    code: str
    begrip: Begrip
    bron_id: str
    bron: str
    regel: str

    @property
    def letter(self) -> str:
        return vouw(self.begrip.woord)[:1].upper()

    @property
    def zoektekst(self) -> str:
        b = self.begrip
        return vouw(" · ".join((b.woord, *b.synoniemen, b.engels, b.uitleg)))


@cache
def list_begrippen() -> tuple[BegripRegel, ...]:
    rijen = [_als_rij(code, b) for code, b in alle_begrippen().items()]
    return tuple(sorted(rijen, key=lambda r: volgorde(r.begrip.woord)))


def _als_rij(code: str, b: Begrip) -> BegripRegel:
    bron = bron_van_eis(b.bron)
    return BegripRegel(code, b, bron.id, bron.titel, b.bron if get_regel(b.bron) else "")


def zoek_begrippen(q: str) -> list[BegripRegel]:
    """The terms that answer to the question; an exact word comes first."""
    vraag = Vraag(q)
    gevonden = [r for r in list_begrippen() if vraag.past(r.zoektekst)]
    if not vraag:
        return gevonden
    return vraag.beste_eerst(gevonden, lambda r: (r.begrip.woord, *r.begrip.synoniemen))
