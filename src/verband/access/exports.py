"""The list of members as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap

# A spreadsheet runs what begins with one of these; an apostrophe makes it text.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def leden_csv(leden: Iterable[Lidmaatschap]) -> str:
    """With a byte order mark and semicolons, so that a Dutch Excel opens it well."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(
        [_("naam"), _("e-mailadres"), _("rol"), _("organisatie"), _("vanaf"), _("tot")]
    )
    for lid in leden:
        organisatie = lid.organisatie.naam if lid.organisatie else ""
        rij = [lid.gebruiker.naam, lid.gebruiker.email, lid.get_rol_display(), organisatie]
        data = [lid.vanaf.isoformat(), lid.tot.isoformat() if lid.tot else ""]
        schrijver.writerow([*map(_veilig, rij), *data])
    return "\ufeff" + uit.getvalue()


def _veilig(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
