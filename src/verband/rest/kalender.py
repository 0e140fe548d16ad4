"""Clocks as an iCalendar file; the library escapes and folds what is in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

from verband.rest.klokken import Klok, als_bron


def als_ics(klokken: Iterable[Klok], *, naam: str, plek: str, nu: dt.datetime) -> bytes:
    """``plek`` makes the ids of one place differ from those of another; they never change."""
    kalender = Calendar()
    kalender.add("prodid", "-//Verband//Termijnen//NL")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", " ".join(naam.split()))  # no text to the library: not escaped
    for klok in klokken:
        dag = Event()
        dag.add("uid", f"{klok.sleutel}.{plek}@verband")
        dag.add("dtstamp", nu)
        dag.add("dtstart", klok.op)
        dag.add("summary", klok.wat)
        dag.add("description", als_bron(klok))
        dag.add("transp", "TRANSPARENT")  # a day to know of, not a day that is taken
        kalender.add_component(dag)
    inhoud: bytes = kalender.to_ical()
    return inhoud
