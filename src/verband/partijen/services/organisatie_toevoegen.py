from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verband.access.rollen import Recht
from verband.access.stap_op import eis_stap
from verband.access.verzoek import Lid
from verband.partijen.services.bewaren import bewaar, eis, noteer, vergrendel_regio
from verband.partijen.services.lijkt_op import weiger_dubbelganger
from verband.regios.models import Organisatie


def organisatie_toevoegen(
    lid: Lid, gegevens: Mapping[str, Any], *, toch: bool = False
) -> Organisatie:
    """Add one. Raises LijktOp for a name that looks like another's, unless ``toch``.

    With an IBAN it asks a second factor: that says where money goes.
    """
    eis(lid, Recht.ORGANISATIES_BEHEREN)
    if gegevens.get("iban"):
        eis_stap(lid)
    vergrendel_regio(lid)
    if not toch:
        weiger_dubbelganger(lid, gegevens["naam"])
    organisatie = Organisatie(regio_id=lid.regio_id, **gegevens)
    bewaar(organisatie)
    noteer(lid, "organisatie_toevoegen", "organisatie", organisatie.id, soort=organisatie.soort)
    return organisatie
