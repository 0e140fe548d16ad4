"""The sentences of a source: what each is, and its words where someone loaded the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from regelwerk.bronnen import Bron, alle_bronnen
from regelwerk.tekst import kaal
from regelwerk.zinnen import KLASSEN, Klasse, Zinregel, alle_zinnen, splits, verschillen
from verband.core.vouwen import vouw
from verband.naslag import geladen
from verband.naslag.lijsten import Eis, lees_lijst
from verband.naslag.selectors.regels import Regel, get_regel
from verband.naslag.woorden import Deel
from verband.naslag.zoekwoorden import Vraag
from verband.plannen.woorden import Woord


class Uitleg(NamedTuple):
    """A class as the reader meets it: colour, word, and what it means."""

    css: str
    woord: Woord
    uitleg: Woord


KLASSEWOORDEN: Mapping[Klasse, Uitleg] = {
    "regel": Uitleg("ok", _("Regel"), _("de toets kijkt hiernaar")),
    "oordeel": Uitleg("judge", _("Oordeel"), _("een mens beslist, de toets wijst aan")),
    "context": Uitleg("plain", _("Context"), _("uitleg, geen eis aan het plan")),
    "nog te doen": Uitleg("warn", _("Nog te doen"), _("een eis zonder regel")),
}


class Zin(NamedTuple):
    """One sentence; ``delen`` is empty where the text is not loaded."""

    nr: int
    plaats: str
    klasse: Klasse
    delen: list[Deel]
    regels: list[Regel]
    eisen: list[Eis]
    citaten: list[str]

    @property
    def uitleg(self) -> Uitleg:
        return KLASSEWOORDEN[self.klasse]

    @property
    def kaal(self) -> bool:
        """Nothing to say of it but what it is."""
        return not (self.delen or self.regels or self.eisen)


class Plaats(NamedTuple):
    plaats: str
    zinnen: list[Zin]
    over: int  # context without words here, told as a number


class Keuze(NamedTuple):
    """A class to filter by, with how many sentences it has."""

    code: str
    uitleg: Uitleg
    aantal: int


def list_zinnen(bron: Bron) -> list[Zin]:
    """The sentences of a source in its order; with words when a text lines up with them."""
    data = alle_zinnen().get(bron.id, ())
    teksten = _teksten(bron, data)
    return [_zin(d, teksten.get(d.nr, "")) for d in data]


def _teksten(bron: Bron, data: tuple[Zinregel, ...]) -> dict[int, str]:
    tekst = geladen.van_bron(bron)
    if tekst is None:
        return {}
    zinnen = splits(tekst)
    # Never our classes beside another text: then it counts as not loaded.
    return {} if verschillen(zinnen, data) else {z.nummer: z.tekst for z in zinnen}


def _zin(d: Zinregel, tekst: str) -> Zin:
    regels = [r for e in d.eisen if (r := get_regel(e))]
    citaten = [
        c.tekst
        for r in regels
        if r.id in d.citeert
        for c in r.citaten
        if c.plaats == d.plaats and (not tekst or kaal(c.tekst) in kaal(tekst))
    ]
    citaten = list(dict.fromkeys(citaten))
    eisen = [_eis(e) for e in d.eisen if get_regel(e) is None]
    return Zin(d.nr, d.plaats, d.klasse, _delen(tekst, citaten), regels, eisen, citaten)


@cache
def _eisen() -> Mapping[str, Eis]:
    return {e.id: e for e in lees_lijst()}


def _eis(sleutel: str) -> Eis:
    return _eisen()[sleutel]


def _delen(tekst: str, citaten: Iterable[str]) -> list[Deel]:
    """The sentence in pieces; ``leeg`` marks what is quoted."""
    stukken = sorted({s for c in citaten if (s := _waar(tekst, c))})
    uit: list[Deel] = []
    vanaf = 0
    for begin, eind in stukken:
        if eind <= vanaf:
            continue
        uit.append(Deel(tekst[vanaf : max(begin, vanaf)], leeg=False))
        uit.append(Deel(tekst[max(begin, vanaf) : eind], leeg=True))
        vanaf = eind
    uit.append(Deel(tekst[vanaf:], leeg=False))
    return [d for d in uit if d.tekst]


def _waar(tekst: str, citaat: str) -> tuple[int, int] | None:
    """Where a quote stands, whatever the signs and spaces between its letters."""
    letters = [(i, k) for i, t in enumerate(tekst) for k in kaal(t)]
    begin = "".join(k for _, k in letters).find(kaal(citaat))
    if begin < 0:
        return None
    eind = begin + len(kaal(citaat)) - 1
    return letters[begin][0], letters[eind][0] + 1


def per_plaats(zinnen: Iterable[Zin]) -> list[Plaats]:
    """Grouped by place, in the order of the source; bare context only counts."""
    uit = []
    for plaats, groep in groupby(zinnen, key=lambda z: z.plaats):
        alle = list(groep)
        uit.append(Plaats(plaats, alle, sum(z.kaal for z in alle)))
    return uit


def keuzes(zinnen: Iterable[Zin]) -> list[Keuze]:
    telling = Counter(z.klasse for z in zinnen)
    return [Keuze(k.replace(" ", "-"), KLASSEWOORDEN[k], telling[k]) for k in KLASSEN]


def van_klasse(zinnen: Iterable[Zin], code: str) -> list[Zin]:
    """Only the sentences of one class; a code that does not exist filters nothing."""
    alle = list(zinnen)
    klasse = code.replace("-", " ")
    return [z for z in alle if z.klasse == klasse] if klasse in KLASSEN else alle


class Zintreffer(NamedTuple):
    """A sentence that a search found."""

    bron: Bron
    zin: Zin


def zoek_zinnen(q: str) -> list[Zintreffer]:
    """By place, by what it carries and its quotes; by its words where the text is loaded."""
    vraag = Vraag(q)
    if not vraag:
        return []
    return [
        Zintreffer(bron, zin)
        for bron in alle_bronnen().values()
        for zin in list_zinnen(bron)
        if vraag.past(_zoektekst(bron, zin))
    ]


def _zoektekst(bron: Bron, zin: Zin) -> str:
    if zin.kaal:
        return ""  # nothing of it can be shown
    delen = [bron.uitgever, zin.plaats, *zin.citaten, "".join(d.tekst for d in zin.delen)]
    delen += [f"{r.id} {r.titel}" for r in zin.regels]
    delen += [f"{e.id} {e.omschrijving}" for e in zin.eisen]
    return vouw(" · ".join(delen))
