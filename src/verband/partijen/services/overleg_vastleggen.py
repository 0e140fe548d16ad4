from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Aanwezigheid, Overleg, Overlegtafel
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer
from verband.partijen.services.overleg_gemeen import TERMIJN_DAGEN, eis_namens, noteer_namens

_TERMIJN = dt.timedelta(days=TERMIJN_DAGEN)


def overleg_vastleggen(
    lid: Lid, tafel_id: UUID, op: dt.date, standen: Mapping[UUID, str], *, vandaag: dt.date
) -> Overleg:
    """A meeting that was held, with how each organisation was there."""
    eis(lid, Recht.TAFEL_BEHEREN)
    tafel = haal_op(Overlegtafel, lid, tafel_id)
    if op > vandaag:
        raise Weigering(
            _("Dit overleg is nog niet geweest."),
            waarom=_("Wie er was, staat pas vast als het overleg is gehouden."),
            herstel=_("Kies vandaag of een eerdere dag."),
        )
    if tafel.tot is not None and op >= tafel.tot:
        raise Weigering(
            _("Deze tafel was er toen niet meer."),
            waarom=_("Zij is gestopt op %(dag)s.") % {"dag": datum(tafel.tot)},
            herstel=_("Kies een eerdere dag, of een andere tafel. Klopt de einddag niet, wijzig "
                      "dan de tafel."),
        )  # fmt: skip
    if not standen:
        raise Weigering(
            _("Aan deze tafel zit nog niemand."),
            waarom=_("Een overleg heeft deelnemers."),
            herstel=_("Voeg eerst organisaties aan de tafel toe."),
        )
    overleg = Overleg(regio_id=lid.regio_id, tafel=tafel, op=op, zichtbaar_vanaf=vandaag + _TERMIJN)
    bewaar(overleg)
    Aanwezigheid.objects.bulk_create(
        Aanwezigheid(regio_id=lid.regio_id, overleg=overleg, organisatie_id=o, stand=stand)
        for o, stand in standen.items()
    )
    noteer(lid, "overleg_vastleggen", "overleg", overleg.id, op=op.isoformat())
    return overleg


def aanwezigheid_verbeteren(
    lid: Lid, id_: UUID, stand: str, bijdrage: str, *, vandaag: dt.date
) -> Aanwezigheid:
    """An organisation says how it was there itself, as long as the insurer has not seen it."""
    rij = haal_op(Aanwezigheid, lid, id_)
    eis_namens(lid, Recht.TAFEL_ZIEN, rij.organisatie_id)
    zichtbaar = rij.overleg.zichtbaar_vanaf
    if vandaag >= zichtbaar:
        raise Weigering(
            _("De aanwezigheid van dit overleg staat vast sinds %(dag)s.")
            % {"dag": f"{zichtbaar.day}-{zichtbaar.month}-{zichtbaar.year}"},
            waarom=_("Vanaf die dag ziet de verzekeraar haar; daarna verandert zij niet meer."),
            herstel=_("Klopt zij niet, schrijf dat dan bij uw deelnameverklaring."),
            bron="Zorg en Zekerheid, hoofdstuk 3.4 (ZZ-3.4-4d)",
        )
    rij.stand, rij.bijdrage, rij.verbeterd_at = stand, bijdrage, timezone.now()
    bewaar(rij)
    noteer_namens(
        lid, rij.organisatie_id, "aanwezigheid_verbeteren", "aanwezigheid", rij.id, stand=stand
    )
    return rij
