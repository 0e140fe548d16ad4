"""The list of members, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap


def leden_als_rijen(leden: Iterable[Lidmaatschap]) -> tuple[list[str], list[list[str]]]:
    kop = [_("naam"), _("e-mailadres"), _("rol"), _("organisatie"), _("vanaf"), _("tot")]
    return kop, [_rij(lid) for lid in leden]


def _rij(lid: Lidmaatschap) -> list[str]:
    organisatie = lid.organisatie.naam if lid.organisatie else ""
    tot = lid.tot.isoformat() if lid.tot else ""
    wie = [lid.gebruiker.naam, lid.gebruiker.email, str(lid.get_rol_display())]
    return [*wie, organisatie, lid.vanaf.isoformat(), tot]
