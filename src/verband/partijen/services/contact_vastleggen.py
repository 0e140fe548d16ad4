from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Gewijzigd
from verband.partijen.services.bewaren import (
    bewaar,
    eis,
    haal_op,
    haal_versie,
    noteer,
    zet_velden,
)
from verband.regios.models import Contact


def contact_vastleggen(
    lid: Lid, gegevens: Mapping[str, Any], *, id_: UUID | None = None, versie: int = 0
) -> Contact:
    """Whom to call. The *logboek* says that it changed, never who it is."""
    eis(lid, Recht.REGIO_BEHEREN)
    if id_ is None:
        contact, anders = Contact(regio_id=lid.regio_id, **gegevens), list(gegevens)
    else:
        contact = haal_versie(Contact, lid, id_, versie)
        anders = zet_velden(contact, gegevens)
    if anders:
        bewaar(contact)
        noteer(lid, "contact_vastleggen", "contact", contact.id, velden=anders)
    return contact


def contact_weghalen(lid: Lid, id_: UUID, versie: int | None = None) -> None:
    """Raises Gewijzigd when it is no longer what the remover saw."""
    eis(lid, Recht.REGIO_BEHEREN)
    rij = haal_op(Contact, lid, id_)
    if versie not in (None, rij.versie):
        raise Gewijzigd(rij)
    rij.delete()
    noteer(lid, "contact_weghalen", "contact", id_)
