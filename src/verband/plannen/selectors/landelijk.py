"""Plans of the country as a whole, as counts only."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import connection

from verband.access.rollen import Recht
from verband.access.verzoek import Lid


def landelijke_plannen(lid: Lid) -> dict[int, int | None]:
    """Per contract year in how many regions a plan is kept; None is a count that stays hidden."""
    if not lid.mag(Recht.LANDELIJK_ZIEN):
        raise PermissionDenied(Recht.LANDELIJK_ZIEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT contractjaar, aantal FROM landelijke_plannen()")
        return dict(cursor.fetchall())
