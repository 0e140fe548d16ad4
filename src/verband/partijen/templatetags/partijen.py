"""Codes as words on the page."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template

from verband.partijen import mandaatwoorden, woorden
from verband.partijen.adressen import PLEKKEN, waar

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
        Plek(str(label), adres, pad.startswith(adres))
        for label, naam in PLEKKEN
        if (adres := waar(naam, regio))
    ]
