"""Which limits of a mandate a decision would pass (OPL-C1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from verband.partijen.models import Instemming, Mandaat, Niveau

Reden = Instemming.Reden


class Zaak(NamedTuple):
    """What is decided, agreed or signed: about what, when, and how far it binds."""

    onderwerp: str
    niveau: str
    op: dt.date
    cent: int | None = None
    maanden: int | None = None
    door_vervanger: bool = False


def overschreden(mandaat: Mandaat, zaak: Zaak) -> list[Reden]:
    """All limits that are passed; none means that the mandate covers it. A limit that was not
    given is none at all, so a mandate without euros binds to no euro."""
    gegeven = {o.onderwerp: o.niveau for o in mandaat.onderwerpen.all()}
    niveau = gegeven.get(zaak.onderwerp)
    return [
        reden
        for reden, raakt in (
            (Reden.NIET_GELDIG, not mandaat.geldt_op(zaak.op)),
            (Reden.ONDERWERP, niveau is None),
            (Reden.NIVEAU, niveau is not None and niveau not in (zaak.niveau, Niveau.BEIDE)),
            (Reden.EURO, (zaak.cent or 0) > (mandaat.grens_cent or 0)),
            (Reden.DUUR, (zaak.maanden or 0) > (mandaat.grens_maanden or 0)),
            (Reden.VERVANGER, zaak.door_vervanger and not mandaat.plaatsvervanger),
        )
        if raakt
    ]


def beste_mandaat(mandaten: Iterable[Mandaat], zaak: Zaak) -> tuple[Mandaat | None, list[Reden]]:
    """Of what one giver gave: the mandate that covers it, else the one in force nearest to that."""
    gewogen = [(overschreden(m, zaak), m) for m in mandaten]
    if not gewogen:
        return None, [Reden.GEEN_MANDAAT]
    redenen, mandaat = min(
        gewogen, key=lambda g: (Reden.NIET_GELDIG in g[0], Reden.ONDERWERP in g[0], len(g[0]))
    )
    return mandaat, redenen


def maanden_van(vanaf: dt.date, tot: dt.date) -> int:
    """How many months it binds; a month that has begun counts whole."""
    heel = (tot.year - vanaf.year) * 12 + tot.month - vanaf.month
    return max(1, heel + (1 if tot.day > vanaf.day else 0))
