"""*regiegemeente_aanwijzen*: the RO records which municipality speaks for the others."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import RegiegemeenteVoorstel
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer, vergrendel_regio
from verband.regios.models import Organisatie


def regiegemeente_aanwijzen(lid: Lid, organisatie_id: UUID) -> RegiegemeenteVoorstel:
    """Another one starts with an empty proposal of her own: she did not write the old one."""
    eis(lid, Recht.TAFEL_BEHEREN)
    vergrendel_regio(lid)
    organisatie = haal_op(Organisatie, lid, organisatie_id)
    if organisatie.soort != "gemeente":
        raise Weigering(
            _("%(naam)s is geen gemeente.") % {"naam": organisatie.naam},
            waarom=_("De regiegemeente is een van de gemeenten (Zorg en Zekerheid, 3.4)."),
            herstel=_("Kies een organisatie van de soort gemeente, of pas haar soort aan."),
            bron="ZZ-3.4-5a",
        )
    voorstel = RegiegemeenteVoorstel.objects.filter(regio_id=lid.regio_id).first()
    if voorstel is not None and voorstel.gemeente_id == organisatie.id:
        return voorstel
    voorstel = voorstel or RegiegemeenteVoorstel(regio_id=lid.regio_id)
    voorstel.gemeente = organisatie
    leeg = {"resv": "", "wijk": "", "gemeenten": [], "status": "concept"}
    for naam, waarde in leeg.items():
        setattr(voorstel, naam, waarde)
    voorstel.akkoord_gemeente_op = voorstel.akkoord_ro_op = None
    bewaar(voorstel)
    noteer(lid, "regiegemeente_aanwijzen", "organisatie", organisatie.id)
    return voorstel
