"""Small helpers for how text stands on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from regelwerk.tekst import euro as in_euro
from verband.ui.rooster import Cel

register = template.Library()
_HOORT_BIJEEN = re.compile(r"(€|: \d+) ")


@register.filter
@stringfilter
def bijeen(text: str) -> str:
    """Keep a euro sign with its amount, and a count with what it counts, on one line."""
    return _HOORT_BIJEEN.sub("\\1\u00a0", text)


@register.filter
def bij(lijsten: dict[str, list[object]] | None, sleutel: str) -> list[object]:
    """What stands under this key, or nothing."""
    return (lijsten or {}).get(sleutel, [])


@register.filter
@stringfilter
def host(link: str) -> str:
    """Where a link goes, as a reader knows the place: ``puc.overheid.nl``."""
    return (urlsplit(link).hostname or link).removeprefix("www.")


@register.filter
def plek(rij: Sequence[object], nummer: int) -> object:
    """What stands at this place."""
    return rij[nummer]


@register.filter
def euro(cent: int) -> str:
    return in_euro(cent)


_GEKOZEN = SafeString(" selected")


@register.simple_tag
def opties(cel: Cel) -> SafeString:
    """The choices of a cell. A budget has thousands of them, too many for a loop in a template."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((code, _GEKOZEN if code == cel.waarde else "", woord) for code, woord in cel.keuzes),
    )
