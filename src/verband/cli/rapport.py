"""`verband rapport`: what a check found, as a document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from regelwerk.tijd import dag_in_amsterdam
from regelwerk.toets import toets
from verband.cli.bestanden import lees, toonbaar


def schrijf(pad: Path, *, soort: str, deelbaar: bool) -> tuple[bytes, int]:
    """The bytes of the report and the exit code of the check."""
    from django.conf import settings

    if not settings.configured:  # its words without a site around them
        settings.configure(USE_I18N=False)
    from verband.plannen.presentatie import maak_uitslag
    from verband.plannen.verslag.maken import maak

    invoer, dag = lees(pad), dag_in_amsterdam(dt.datetime.now(dt.UTC))
    rapport = toets(invoer.plan, sha256=invoer.sha256, vandaag=dag)
    uitslag = maak_uitslag(
        rapport,
        invoer.plan,
        naam=toonbaar(pad.name),
        cel_van=invoer.cel_van or (lambda _pad: None),
    )
    return maak(uitslag, soort=soort, dag=dag, deelbaar=deelbaar), rapport.exitcode
