from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.mandaatwoorden import onderwerp_code
from verband.partijen.models import Onderwerpverdeling
from verband.partijen.services.bewaren import bewaar, eis, haal_versie, noteer


def onderwerp_verdelen(lid: Lid, gegevens: Mapping[str, Any]) -> Onderwerpverdeling:
    """Who owns a subject, from a day on. A second owner is let in and shown as such (LHV-1)."""
    eis(lid, Recht.TAFEL_BEHEREN)
    onderwerp = onderwerp_code(gegevens["onderwerp"])
    verdeling = Onderwerpverdeling(regio_id=lid.regio_id, **{**gegevens, "onderwerp": onderwerp})
    bewaar(verdeling)
    noteer(lid, "onderwerp_verdelen", "onderwerpverdeling", verdeling.id, over=onderwerp)
    return verdeling


def verdeling_beeindigen(lid: Lid, id_: UUID, versie: int, tot: dt.date) -> None:
    """From ``tot`` on it is no longer theirs. A day before its begin takes a mistake away."""
    eis(lid, Recht.TAFEL_BEHEREN)
    verdeling = haal_versie(Onderwerpverdeling, lid, id_, versie)
    if tot <= verdeling.vanaf:
        verdeling.delete()
    else:
        verdeling.tot = tot
        bewaar(verdeling)
    noteer(lid, "verdeling_beeindigen", "onderwerpverdeling", id_, tot=tot.isoformat())
