"""Codes as words on the page."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template

from verband.partijen import mandaatwoorden, woorden
from verband.partijen.adressen import PLEKKEN, is_hier, waar
from verband.partijen.selectors.contacten import get_vragen_aan
from verband.partijen.selectors.regio import contractjaar

register = template.Library()
register.filter("discipline", woorden.discipline)
register.filter("procent", woorden.procent)
register.filter("hoeveelheid", woorden.hoeveelheid)
register.filter("met_woorden", mandaatwoorden.met_woorden)
register.filter("onderwerp", mandaatwoorden.onderwerp)


class Plek(NamedTuple):
    label: str
    adres: str
    hier: bool


@register.simple_tag(takes_context=True)
def tafelplekken(context: dict[str, Any]) -> list[Plek]:
    """Pages of the table, for its sub-navigation; those that are there."""
    regio, pad = context["lid"].regio.slug, context["request"].path
    return [
        Plek(str(label), adres, is_hier(pad, regio, naam))
        for label, naam in PLEKKEN
        if (adres := waar(naam, regio))
    ]


@register.inclusion_tag("partijen/vragen_aan.html", takes_context=True)
def vragen_aan(context: dict[str, Any], jaar: int | None = None) -> dict[str, Any]:
    """Whom to ask, below a plan or a decision (ZZ-4.2)."""
    lid, jaar = context["lid"], jaar or contractjaar()
    return {"lid": lid, "jaar": jaar, "aan": get_vragen_aan(lid, jaar)}
