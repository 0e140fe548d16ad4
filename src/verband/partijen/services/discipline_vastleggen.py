"""How a discipline is organised here. The RO begins; after its first answer it is its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from verband.access.rollen import Recht
from verband.access.services.uitnodigen import gewoon
from verband.access.verzoek import Lid
from verband.partijen.models import Disciplineorganisatie
from verband.partijen.services.bewaren import bewaar, haal_versie, noteer, zet_velden
from verband.partijen.services.mandaat import AlleenDeDiscipline, beheert


def discipline_vastleggen(
    lid: Lid, gegevens: Mapping[str, Any], *, id_: UUID | None = None, versie: int = 0
) -> Disciplineorganisatie:
    """Raises AlleenDeDiscipline for whoever it does not belong to (OPL-C4b)."""
    velden = {**gegevens, "beheerder_email": gewoon(gegevens["beheerder_email"])}
    if id_ is None:
        rij, anders = Disciplineorganisatie(regio_id=lid.regio_id, **velden), list(velden)
        eis_eigen(lid, rij)
    else:
        rij = haal_versie(Disciplineorganisatie, lid, id_, versie)
        eis_eigen(lid, rij)
        anders = zet_velden(rij, velden)
        eis_eigen(lid, rij)  # nor hand it to a discipline of one's own
    if not anders:
        return rij
    if rij.overgenomen_at is None and beheert(lid, rij.organisatie_id):
        rij.overgenomen_at = timezone.now()
    bewaar(rij)
    noteer(lid, "discipline_vastleggen", "discipline", rij.id, velden=anders)
    return rij


def mag_wijzigen(lid: Lid, rij: Disciplineorganisatie) -> bool:
    if beheert(lid, rij.organisatie_id):
        return True
    return lid.mag(Recht.TAFEL_BEHEREN) and rij.overgenomen_at is None


def eis_eigen(lid: Lid, rij: Disciplineorganisatie) -> None:
    if mag_wijzigen(lid, rij):
        return
    if not lid.mag(Recht.TAFEL_ZIEN):
        raise PermissionDenied(Recht.TAFEL_ZIEN)
    raise AlleenDeDiscipline(rij.organisatie.naam if rij.organisatie else str(rij))
