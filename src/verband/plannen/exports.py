"""What a reader takes along: findings as CSV, and a list to paste per person.

Nothing is stored, so an export can't be fetched later: it travels inside the page as a
``data:`` address, which works without JavaScript and never leaves the browser.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from verband.plannen.presentatie import Uitslag
from verband.plannen.punten import Punt
from verband.plannen.reeksen import reeksen
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


CSV = "text/csv;charset=utf-8"
# What travels in the page may not make it slow: beyond this a text goes zipped.
_MEEST_MEE = 250_000


def meegeven(naam: str, inhoud: bytes, soort: str) -> dict[str, str]:
    """The address and name of a file inside the page; a large one as a zip."""
    if len(inhoud) <= _MEEST_MEE:
        return {"adres": data_adres(inhoud, soort), "naam": naam}
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        # A fixed day, so that the same result gives the same bytes.
        zip_.writestr(zipfile.ZipInfo(naam), inhoud, zipfile.ZIP_DEFLATED)
    return {
        "adres": data_adres(uit.getvalue(), "application/zip"),
        "naam": f"{naam}.zip",
        "zip": "ja",
    }


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
    for nummer, (p, melding, waar) in enumerate(_genoemd(list(punten)), start=1):
        b = p.bevinding
        regels += [
            "",
            f"{nummer}. [{p.signaal.een}] {melding}",
            f"   {_('Waar')}: {waar}",
            f"   {_('Zo lost u het op')}: {b.herstel}",
            f"   {_('Bron')}: {b.bron}, {b.plaats}",
        ]
    return "\n".join(regels)


def _genoemd(punten: Sequence[Punt]) -> Iterator[tuple[Punt, str, str]]:
    """Each finding with what it says and where; one at many places once, with all of them."""
    in_reeks = {p.nummer: r for r in reeksen(punten) if r.zelfde for p in r.punten}
    for p in punten:
        reeks = in_reeks.get(p.nummer)
        if reeks is None:
            yield p, p.bevinding.melding, p.waar + (f" ({p.cel})" if p.cel else "")
        elif reeks.eerste is p:
            yield p, reeks.melding, reeks.plekken
