"""A discipline commits to good cooperation, on the mandate it gave (ZZ-3.1-3). Once."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from verband.access.verzoek import Lid
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.fouten import Weigering
from verband.partijen.models import Mandaat
from verband.partijen.services.bewaren import bewaar
from verband.partijen.services.mandaat import als_beslisser, haal_mandaat, noteer_mandaat


def inzet_verklaren(lid: Lid, id_: UUID, *, vandaag: dt.date) -> Mandaat:
    mandaat = haal_mandaat(lid.regio_id, id_)
    als_beslisser(lid, mandaat)
    if mandaat.staat != Mandaat.Staat.BEVESTIGD or mandaat.inzetverklaring_op is not None:
        raise Weigering(
            _("De inzet is hier niet (meer) te verklaren."),
            waarom=_("Dat gebeurt één keer, bij een mandaat dat gegeven is."),
            herstel=_("Geef eerst het mandaat, of kijk bij het mandaat wanneer het gebeurde."),
        )
    mandaat.inzetverklaring_op = vandaag
    bewaar(mandaat)
    handeling = noteer_mandaat(lid, "inzet_verklaren", mandaat)
    inhoud = {"mandaat": str(mandaat.id), "gever": mandaat.gever.naam, "op": vandaag.isoformat()}
    geef_ontvangstbewijs(handeling, titel=_("Inzet verklaard"), inhoud=inhoud)
    return mandaat
