"""A list that is read whole, as a page and as a file: searched and sorted the same, so that both
hold the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from verband.ui.tabel import Bestand, Cel, Kolom, Leeg, Tabel, bevraag, gekozen_kolommen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lijst(Generic[T]):
    """``telling``: one and many of them, by ``n``. ``tekst``: in which words of a row one searches.

    The first of ``ordes`` is the order of who asks for none. ``kop`` and ``waarden`` are of the
    file, which may say more than the page; ``bestand`` names its address.
    """

    wat: str | Promise
    telling: Any
    zoek: str | Promise
    tekst: Callable[[T], str]
    ordes: Mapping[str, Callable[[T], Any]]
    kolommen: Sequence[Kolom]
    bestand: str
    kop: Sequence[str | Promise]
    waarden: Callable[[T], Sequence[object]]

    def tabel(
        self,
        request: HttpRequest,
        rijen: Iterable[T],
        cellen: Callable[[T], Sequence[Cel]],
        leeg: Leeg,
        *,
        plek: Sequence[object] = (),
        erbij: Sequence[Kolom] = (),
        vraag: Mapping[str, str] | None = None,
    ) -> Tabel:
        """``leeg``: shown when there is nothing at all. ``plek``: what the address of the file
        asks before its kind. ``erbij``: columns for this reader. ``vraag``: what the page asks
        besides, such as a day."""
        gevonden, gevraagd = bevraag(rijen, request.GET, self.tekst, self.ordes)
        return Tabel(
            wat=str(self.wat),
            hier=request.path,
            telling=str(self.telling % {"n": len(gevonden)}),
            kolommen=[*self.kolommen, *erbij],
            rijen=[cellen(r) for r in gevonden],
            vraag={**gevraagd, **(vraag or {})},
            zoek=str(self.zoek),
            bestanden=bestanden_van(self.bestand, *plek),
            gekozen=gekozen_kolommen(request.GET, self.kolommen),
            leeg=niets_gevonden(request.path, gevraagd["q"]) if gevraagd["q"] else leeg,
        )

    def als_rijen(
        self, data: QueryDict, rijen: Iterable[T]
    ) -> tuple[list[str], list[Sequence[object]]]:
        """Headings and rows of the file: those of the page that asked for it."""
        gevonden, _vraag = bevraag(rijen, data, self.tekst, self.ordes)
        return [str(k) for k in self.kop], [self.waarden(r) for r in gevonden]


def bestanden_van(adres: str, *plek: object) -> list[Bestand]:
    """``plek``: what stands in the address before the kind of file."""
    return [
        Bestand(_("Bewaar als Excel"), reverse(adres, args=[*plek, "xlsx"])),
        Bestand(_("Bewaar als CSV"), reverse(adres, args=[*plek, "csv"])),
    ]


def niets_gevonden(hier: str, q: str) -> Leeg:
    return Leeg(
        _("Niets gevonden met “%(zoek)s”.") % {"zoek": q},
        _("Gebruik minder woorden of een deel van een woord."),
        _("Toon de hele lijst"),
        hier,
    )
