"""How days stand on the pages of this room."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import NamedTuple

from django import template
from django.template.defaultfilters import date as datum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verband.taken.klokken import Moment

register = template.Library()
SPOED, BIJNA = 7, 30


class Nog(NamedTuple):
    woord: str
    css: str


@register.filter
def nog(dag: dt.date, vandaag: dt.date) -> Nog:
    """How long there still is, and how loudly to say so."""
    dagen = (dag - vandaag).days
    if dagen < 0:
        return Nog(_("voorbij"), "stop")
    if dagen == 0:
        return Nog(_("vandaag"), "stop")
    woord = ngettext("nog %(n)s dag", "nog %(n)s dagen", dagen) % {"n": dagen}
    return Nog(woord, "stop" if dagen < 3 else "warn" if dagen <= SPOED else "info")


@register.filter
def wanneer(moment: Moment) -> str:
    """One day, or the first and the last one."""
    if moment.tot is None:
        return str(datum(moment.dag, "j F Y"))
    return _("%(een)s tot en met %(twee)s") % {
        "een": datum(moment.dag, "j F"),
        "twee": datum(moment.laatste, "j F Y"),
    }


@register.filter
def merk(sleutel: str) -> str:
    """A short name for a place on the page."""
    return hashlib.sha256(sleutel.encode()).hexdigest()[:8]
