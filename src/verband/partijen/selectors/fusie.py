"""What a merger ends, so that who records it reads it first: much of it no button brings back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap
from verband.access.rollen import SPREKENDE_ROLLEN
from verband.access.verzoek import Lid
from verband.partijen.mandaatwoorden import discipline_voluit, onderwerp
from verband.partijen.models import Onderwerpverdeling
from verband.partijen.selectors.mandaten import list_mandaten
from verband.regios.models import Organisatie


@dataclass(frozen=True, slots=True)
class Eindigt:
    wat: str
    wie: tuple[str, ...]


def list_wat_eindigt(lid: Lid, organisatie: Organisatie, dag: dt.date) -> list[Eindigt]:
    """Of a merger on that day, by name; nothing of what has ended by then."""
    nog = Q(tot__isnull=True) | Q(tot__gt=dag)
    mandaten = (
        list_mandaten(lid)
        .filter(gever=organisatie, staat="bevestigd", tot__gt=dag)
        .exclude(ingetrokken_op__lte=dag)
    )
    rollen = Lidmaatschap.objects.filter(
        nog, regio_id=lid.regio_id, organisatie=organisatie, rol__in=SPREKENDE_ROLLEN
    ).select_related("gebruiker")
    verdeeld = Onderwerpverdeling.objects.filter(
        nog, regio_id=lid.regio_id, eigenaar=organisatie
    ).order_by("onderwerp")
    alles = (
        (_("Mandaten"), [
            f"{discipline_voluit(m.discipline, m.subdiscipline, m.beroep)}: {m.vertegenwoordiger}"
            for m in mandaten
        ]),
        (_("Onderwerpen"), [onderwerp(v.onderwerp) for v in verdeeld]),
        (_("Rollen"), [f"{m.gebruiker.naam}: {m.get_rol_display()}" for m in rollen]),
    )  # fmt: skip
    return [Eindigt(wat, tuple(wie)) for wat, wie in alles if wie]
