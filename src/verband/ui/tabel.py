"""A table as its template shows it: searched, filtered, sorted, with the columns one chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import Promise

from verband.core.vouwen import vouw

PER_BLADZIJDE = 100
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cel:
    """``adres`` makes it a link, ``css`` a tag, ``onder`` stands beneath in grey.

    ``voorlees`` is what a screen reader says of a link that is the same in every row; ``delen``
    are more of them, each on a line of its own.
    """

    tekst: str
    adres: str = ""
    css: str = ""
    onder: str = ""
    voorlees: str = ""
    delen: Sequence[Cel] = ()


@dataclass(frozen=True, slots=True)
class Kolom:
    """``vast``: always shown. ``orde``: can be sorted on, by this name in the address;
    ``aflopend``: that name puts the highest first."""

    naam: str
    label: str | Promise
    orde: str = ""
    getal: bool = False
    vast: bool = False
    aflopend: bool = False


@dataclass(frozen=True, slots=True)
class Keuzelijst:
    """A filter: its name in the address, and what one may choose."""

    naam: str
    label: str
    keuzes: Sequence[tuple[str, str]]
    waarde: str = ""


@dataclass(frozen=True, slots=True)
class Leeg:
    """What stands there when there is nothing: that, and what to do."""

    kop: str
    uitleg: str = ""
    knop: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Bestand:
    """The list as a file. The answer names the file, or is a page when the list is long."""

    label: str
    adres: str


@dataclass(slots=True)
class Tabel:
    """``vraag`` holds what the address asks: ``q``, ``orde`` and the filters."""

    wat: str
    hier: str
    telling: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[Cel]]
    vraag: Mapping[str, str]
    leeg: Leeg
    zoek: str = ""
    filters: Sequence[Keuzelijst] = ()
    bestanden: Sequence[Bestand] = ()
    gekozen: Sequence[str] = ()
    bladzijde: Page[Any] | None = None
    totaal: int = 0
    kiesbaar: Sequence[tuple[Kolom, bool]] = field(init=False)

    def __post_init__(self) -> None:
        zichtbaar = [k.vast or not self.gekozen or k.naam in self.gekozen for k in self.kolommen]
        self.kiesbaar = [(k, aan) for k, aan in zip(self.kolommen, zichtbaar, strict=True)
                         if not k.vast]  # fmt: skip
        self.rijen = [
            [cel for cel, aan in zip(rij, zichtbaar, strict=True) if aan] for rij in self.rijen
        ]
        self.kolommen = [k for k, aan in zip(self.kolommen, zichtbaar, strict=True) if aan]

    @property
    def orde(self) -> str:
        return self.vraag.get("orde", "")

    @property
    def gefilterd(self) -> bool:
        return any(w for naam, w in self.vraag.items() if naam != "orde")

    @property
    def verborgen(self) -> list[tuple[str, str]]:
        """What was asked elsewhere on the page, such as a day: searching keeps it."""
        getoond = {"q", "orde", *(f.naam for f in self.filters)}
        return [(k, w) for k, w in self.vraag.items() if w and k not in getoond]

    @property
    def adres(self) -> str:
        """What was asked, without the order: a heading adds its own."""
        return urlencode([*self._gevraagd("orde"), *(("kolom", k) for k in self.gekozen)])

    @property
    def adres_met_orde(self) -> str:
        return urlencode([*self._gevraagd(), *(("kolom", k) for k in self.gekozen)])

    def _gevraagd(self, *zonder: str) -> list[tuple[str, str]]:
        return [(k, w) for k, w in self.vraag.items() if w and k not in zonder]


def gekozen_kolommen(data: QueryDict, kolommen: Iterable[Kolom]) -> list[str]:
    """Those in the address that exist; none means all."""
    namen = {k.naam for k in kolommen}
    return [k for k in dict.fromkeys(data.getlist("kolom")) if k in namen]


def blader(lijst: Any, data: QueryDict) -> Page[Any]:
    return Paginator(lijst, PER_BLADZIJDE).get_page(data.get("bladzijde"))


def bevraag(
    rijen: Iterable[T],
    data: QueryDict,
    tekst: Callable[[T], str],
    ordes: Mapping[str, Callable[[T], Any]],
) -> tuple[list[T], dict[str, str]]:
    """Of a list that is read whole: the rows with every word of ``q``, in the order asked for, and
    what was asked. Page and file both ask this, so that they hold the same. The first of ``ordes``
    is the order of who asks for none."""
    q = data.get("q", "").replace("\0", "").strip()[:100]
    orde = data.get("orde", "")
    if orde.removeprefix("-") not in ordes:
        orde = next(iter(ordes))
    woorden = vouw(q).split()[:8]
    gevonden = [r for r in rijen if not woorden or all(w in vouw(tekst(r)) for w in woorden)]
    gevonden.sort(key=ordes[orde.removeprefix("-")], reverse=orde.startswith("-"))
    return gevonden, {"q": q, "orde": orde}
