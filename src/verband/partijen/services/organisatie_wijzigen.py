from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from verband.access.rollen import Recht
from verband.access.stap_op import eis_stap
from verband.access.verzoek import Lid
from verband.partijen.services.bewaren import (
    bewaar,
    eis,
    haal_versie,
    noteer,
    vergrendel_regio,
    zet_velden,
)
from verband.partijen.services.lijkt_op import weiger_dubbelganger
from verband.regios.models import Organisatie


def organisatie_wijzigen(
    lid: Lid, id_: UUID, gegevens: Mapping[str, Any], versie: int, *, toch: bool = False
) -> Organisatie:
    """Change one as ``versie`` was seen. Raises Gewijzigd, LijktOp or Weigering.

    Another IBAN, or none where there was one, asks a second factor.
    """
    eis(lid, Recht.ORGANISATIES_BEHEREN)
    vergrendel_regio(lid)
    organisatie = haal_versie(Organisatie, lid, id_, versie)
    if gegevens.get("iban", organisatie.iban) != organisatie.iban:
        eis_stap(lid)
    if not toch and gegevens["naam"] != organisatie.naam:
        weiger_dubbelganger(lid, gegevens["naam"], behalve=id_)
    if anders := zet_velden(organisatie, gegevens):
        bewaar(organisatie)
        noteer(lid, "organisatie_wijzigen", "organisatie", id_, velden=anders)
    return organisatie
