"""The query of the logboek's address, read with care: what is no known choice filters nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from verband.naslag.vragen import Keuze

ORDE = ("nieuw", "oud", "wie", "wat")
_LANGSTE = 200


class Vraag(NamedTuple):
    q: str = ""
    wat: str = ""
    wie: UUID | None = None
    van: dt.date | None = None
    tot: dt.date | None = None  # this day included, as a reader means it
    orde: str = "nieuw"

    @property
    def gefilterd(self) -> bool:
        return any((self.q, self.wat, self.wie, self.van, self.tot))

    @property
    def verkeerd_om(self) -> bool:
        return bool(self.van and self.tot and self.van > self.tot)

    @property
    def adres(self) -> str:
        """As a query again, for links to another page and to the CSV."""
        gekozen = {naam: str(deel) for naam, deel in self._asdict().items() if deel}
        if self.orde == "nieuw":
            del gekozen["orde"]
        return urlencode(gekozen)


def lees_vraag(vraag: Mapping[str, str]) -> Vraag:
    orde = vraag.get("orde", "")
    return Vraag(
        q=" ".join(vraag.get("q", "").replace("\0", "").split())[:_LANGSTE],
        wat=vraag.get("wat", "").replace("\0", "")[:60],
        wie=_uuid(vraag.get("wie", "")),
        van=_dag(vraag.get("van", "")),
        tot=_dag(vraag.get("tot", "")),
        orde=orde if orde in ORDE else "nieuw",
    )


def ordes() -> list[Keuze]:
    woorden = (_("Nieuwste eerst"), _("Oudste eerst"), _("Wie, a tot z"), _("Wat, a tot z"))
    return [Keuze(code, woord) for code, woord in zip(ORDE, woorden, strict=True)]


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None


def _dag(tekst: str) -> dt.date | None:
    try:
        dag = dt.date.fromisoformat(tekst)
    except ValueError:
        return None
    # Beyond these a day has no midnight in every time zone.
    return dag if 1900 <= dag.year <= 2200 else None
