"""Dates of the procedure as an iCalendar file; the library escapes and folds what is in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from verband.taken.klokken import Moment


def als_ics(momenten: Iterable[Moment], *, naam: str, plek: str, nu: dt.datetime) -> bytes:
    """``plek`` makes the ids of one place differ from those of another; they never change."""
    kalender = Calendar()
    kalender.add("prodid", "-//Verband//Termijnen//NL")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", " ".join(naam.split()))  # no text to the library: not escaped
    for moment in momenten:
        kalender.add_component(_dag(moment, plek, nu))
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _dag(moment: Moment, plek: str, nu: dt.datetime) -> Event:
    dag = Event()
    dag.add("uid", f"{moment.sleutel}.{plek}@verband")
    dag.add("dtstamp", nu)
    dag.add("dtstart", moment.dag)
    if moment.tot:
        dag.add("dtend", moment.tot)  # not in it, as with us
    dag.add("summary", moment.titel)
    dag.add("description", "\n".join(_uitleg(moment)))
    dag.add("transp", "TRANSPARENT")  # a day to know of, not a day that is taken
    return dag


def _uitleg(moment: Moment) -> Iterator[str]:
    yield moment.uitleg
    if len(moment.regios) > 1:
        yield _("Voor: %(regios)s.") % {"regios": ", ".join(r.naam for r in moment.regios)}
    if moment.klok is None:
        return
    yield _("Bron: %(bron)s, %(plaats)s.") % {
        "bron": moment.klok.bron,
        "plaats": moment.klok.plaats,
    }
    if moment.klok.lezing:
        yield _("Onze lezing: %(lezing)s") % {"lezing": moment.klok.lezing}
