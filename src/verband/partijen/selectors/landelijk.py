"""Counts for the country as a whole, and the lists of the platform administrator."""

from __future__ import annotations

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import connection

from regelwerk.bronnen import Bron
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.selectors.verzekeraarslijst import bron_van_de_lijst, nieuwste_lijst
from verband.regios.models import Buurt, Gemeente, Regio, Verzekeraar, Verzekeraarslijst


class Aantal(NamedTuple):
    """``jaar`` None is all years together; ``aantal`` None is a count that stays hidden."""

    jaar: int | None
    aantal: int | None


def landelijke_aantallen(lid: Lid) -> list[Aantal]:
    """What the database gives away of all regions; it can give nothing else."""
    if not lid.mag(Recht.LANDELIJK_ZIEN):
        raise PermissionDenied(Recht.LANDELIJK_ZIEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT contractjaar, aantal FROM landelijke_aantallen()")
        return [Aantal(*rij) for rij in cursor.fetchall()]


def landelijke_standen(lid: Lid) -> dict[str, int | None]:
    """How many regions have come how far today; None is a count that stays hidden."""
    if not lid.mag(Recht.LANDELIJK_ZIEN):
        raise PermissionDenied(Recht.LANDELIJK_ZIEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT stand, aantal FROM landelijke_standen()")
        return dict(cursor.fetchall())


def landelijke_dekking(lid: Lid) -> dict[str, int | None]:
    """How far the country is covered today; None is a number that stays hidden (decision 44)."""
    if not lid.mag(Recht.LANDELIJK_ZIEN):
        raise PermissionDenied(Recht.LANDELIJK_ZIEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT deel, aantal FROM landelijke_dekking()")
        return dict(cursor.fetchall())


class Beheer(NamedTuple):
    regios: list[Regio]
    verzekeraars: list[Verzekeraar]
    gemeenten: int
    buurten: int
    lijst: Verzekeraarslijst | None
    bron: Bron


def get_beheer(lid: Lid) -> Beheer:
    if not lid.mag(Recht.PLATFORM_BEHEREN):
        raise PermissionDenied(Recht.PLATFORM_BEHEREN)
    return Beheer(
        list(Regio.objects.all()),
        list(Verzekeraar.objects.all()),
        Gemeente.objects.count(),
        Buurt.objects.count(),
        nieuwste_lijst(),
        bron_van_de_lijst(),
    )
