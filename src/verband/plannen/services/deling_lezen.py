"""*deling_lezen*: a recipient says to have read what was shared."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.plannen.models import DelingGezien
from verband.plannen.selectors.delingen import get_gedeeld


def deling_lezen(lid: Lid, deling_id: UUID, vandaag: dt.date) -> bool:
    """True the first time; again changes nothing. 404 for whom it is not, or no longer."""
    deling = get_gedeeld(lid, deling_id, loopt_op=vandaag)
    rij = DelingGezien(regio_id=lid.regio_id, deling=deling, gebruiker=lid.gebruiker)
    # Of two presses at once the second one waits for the first, and then finds it there.
    nieuw = DelingGezien.objects.bulk_create([rij], ignore_conflicts=True)
    eerste = DelingGezien.objects.filter(id=nieuw[0].id).exists()
    if eerste:
        lidmaatschap = lid.lidmaatschappen[0]
        leg_vast(
            "deling_lezen",
            regio=lid.regio_id,
            gebruiker=lid.gebruiker.pk,
            lidmaatschap=lidmaatschap.pk,
            namens=lidmaatschap.organisatie_id,
            onderwerp="deling",
            onderwerp_id=deling.id,
        )
    return eerste
