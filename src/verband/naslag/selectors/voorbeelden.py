"""The worked examples of a rule, as its page tells them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from regelwerk.inlezen import lees_plan
from regelwerk.oordeel import MELDBAAR, Uitkomst
from regelwerk.toets import toets
from regelwerk.voorbeelden import Voorbeeld, alle_voorbeelden, plan_van, voorbeelden_van
from regelwerk.voorbeelden.vertellen import (
    Verhaal,
    meest_zeggend,
    overige,
    stappen_van,
    uitkomst_van,
    vertel,
)
from verband.core.vouwen import vouw
from verband.naslag.selectors.regels import Regel, get_regel
from verband.naslag.zoekwoorden import Vraag
from verband.plannen.woorden import Woord

_UITKOMSTEN: dict[Uitkomst, tuple[str, Woord]] = {
    "voldoet": ("ok", _("Voldoet")),
    "voldoet_niet": ("stop", _("Voldoet niet")),
    "niet_te_beoordelen": ("warn", _("Niet te beoordelen")),
    "oordeel_nodig": ("judge", _("Oordeel nodig")),
    "niet_van_toepassing": ("plain", _("Niet van toepassing")),
}
# What fails as a warning or a tip does not look like what stops a plan.
_LICHTER = {"waarschuwing": "warn", "tip": "info", "oordeel": "judge"}


class Kaart(NamedTuple):
    """One example: what it shows, the changes in words, and what the check says."""

    anker: str
    titel: str
    css: str
    woord: Woord
    verhaal: Verhaal
    stappen: list[str]
    zegt: list[str]


class Voorbeelden(NamedTuple):
    eerst: list[Kaart]
    rest: list[Kaart]


@cache
def voorbeelden_van_regel(regel: str) -> Voorbeelden:
    """The most telling pair first, the rest behind it."""
    alle = voorbeelden_van(regel)
    eerst = meest_zeggend(alle)
    nummers = {id(v): i for i, v in enumerate(alle, start=1)}
    return Voorbeelden(
        [_kaart(v, nummers[id(v)]) for v in eerst],
        [_kaart(v, nummers[id(v)]) for v in overige(alle, eerst)],
    )


def _kaart(v: Voorbeeld, nummer: int) -> Kaart:
    uitkomst = uitkomst_van(v)
    css, woord = _UITKOMSTEN[uitkomst]
    krachten = [w.kracht for w in (*v.verwacht, *v.blijft) if w.regel == v.regel and w.kracht]
    if krachten and css == "stop":
        css = _LICHTER.get(krachten[0], css)
    return Kaart(f"voorbeeld-{nummer}", v.titel, css, woord, vertel(v), stappen_van(v), _zegt(v))


def _zegt(v: Voorbeeld) -> list[str]:
    """What the check itself says of the rule in this example, each sentence once."""
    rapport = toets(
        lees_plan(json.dumps(plan_van(v)).encode()),
        sha256="0" * 64,
        vandaag=v.peildatum,
        kennisdatum=v.kennisdatum,
        extra=v.extra,
    )
    plekken = {w.plek for w in (*v.verwacht, *v.blijft) if w.regel == v.regel}
    eigen = (b for b in rapport.bevindingen if b.regel == v.regel and b.uitkomst in MELDBAAR)
    return list(dict.fromkeys(b.melding for b in eigen if b.object in plekken))


class Treffer(NamedTuple):
    """An example that a search found."""

    regel: Regel
    titel: str
    anker: str


def zoek_voorbeelden(q: str) -> list[Treffer]:
    """By title and by the rule that it is of."""
    vraag = Vraag(q)
    if not vraag:
        return []
    alle = (v for groep in alle_voorbeelden().values() for v in groep)
    gevonden = [v for v in alle if vraag.past(vouw(f"{v.regel} · {v.titel}"))]
    return _treffers(vraag.beste_eerst(gevonden, lambda v: (v.titel, v.regel)))


def _treffers(voorbeelden: Sequence[Voorbeeld]) -> list[Treffer]:
    uit = []
    for v in voorbeelden:
        regel = get_regel(v.regel)
        if regel is not None:
            nummer = voorbeelden_van(v.regel).index(v) + 1
            uit.append(Treffer(regel, v.titel, f"voorbeeld-{nummer}"))
    return uit
