"""What a reader takes along: findings as CSV, and a list to paste per person.

Nothing is stored, so an export can't be fetched later: it travels inside the page as a
``data:`` address, which works without JavaScript and never leaves the browser.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable

from django.utils.translation import gettext as _

from verband.plannen.presentatie import Uitslag
from verband.plannen.punten import Punt
from verband.werkboek.csvschrijven import csv_bestand


def als_csv(punten: Iterable[Punt]) -> bytes:
    """The findings, one on each row."""
    kop = (
        _("Soort"),
        _("Wie is aan zet"),
        _("Thema"),
        _("Plek"),
        _("Cel"),
        _("Bevinding"),
        _("Zo lost u het op"),
        _("Bron"),
        _("Plaats"),
        _("Citaat"),
        _("Link"),
        _("Regel"),
    )
    return csv_bestand(kop, (_rij(p) for p in punten))


def _rij(p: Punt) -> tuple[object, ...]:
    b = p.bevinding
    rij = (p.signaal.een, p.aan_zet, p.thema, p.waar, p.cel, b.melding, b.herstel)
    return (*rij, b.bron, b.plaats, b.citaat, b.link or "", b.regel)


def data_adres(inhoud: bytes, soort: str) -> str:
    return f"data:{soort};base64,{base64.b64encode(inhoud).decode()}"


def lijst_voor(wie: str, punten: Iterable[Punt], uitslag: Uitslag, dag: str) -> str:
    """Plain text to paste in a message to the person who must act."""
    kop = _("Lijst voor %(wie)s · %(titel)s · %(naam)s · getoetst op %(dag)s") % {
        "wie": wie,
        "titel": uitslag.titel,
        "naam": uitslag.naam,
        "dag": dag,
    }
    regels = [kop]
    for nummer, p in enumerate(punten, start=1):
        b = p.bevinding
        regels += [
            "",
            f"{nummer}. [{p.signaal.een}] {b.melding}",
            f"   {_('Waar')}: {p.waar}" + (f" ({p.cel})" if p.cel else ""),
            f"   {_('Zo lost u het op')}: {b.herstel}",
            f"   {_('Bron')}: {b.bron}, {b.plaats}",
        ]
    return "\n".join(regels)
