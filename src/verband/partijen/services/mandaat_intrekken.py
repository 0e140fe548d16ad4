"""The giver takes a mandate back, from today or a later day; what was done with it stays done."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from verband.access.verzoek import Lid
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.fouten import Weigering
from verband.partijen.models import Mandaat, MandaatGebruik
from verband.partijen.services.bewaren import bewaar
from verband.partijen.services.mandaat import (
    als_beslisser,
    eis_versie,
    haal_mandaat,
    noteer_mandaat,
)


def mandaat_intrekken(
    lid: Lid, id_: UUID, versie: int, *, per: dt.date, reden: str, vandaag: dt.date
) -> int:
    """How many times it was used on that first day without it, or later: those stand.

    The lock decides between this and a use at the same second: whoever came first is seen by the
    other. An earlier day than before may still be chosen, a later one not.
    """
    mandaat = haal_mandaat(lid.regio_id, id_)
    als_beslisser(lid, mandaat)
    eis_versie(mandaat, versie)
    _eis_intrekbaar(mandaat, per, vandaag)
    if not reden.strip():
        raise Weigering(
            _("Schrijf waarom u het mandaat intrekt."),
            waarom=_("De tafel moet weten waar zij aan toe is."),
            herstel=_("Schrijf één zin bij de reden."),
        )
    mandaat.ingetrokken_op, mandaat.intrekking = per, reden.strip()
    bewaar(mandaat)
    al_gebruikt = MandaatGebruik.objects.filter(
        regio_id=mandaat.regio_id, mandaat=mandaat, op__gte=per
    ).count()
    handeling = noteer_mandaat(
        lid, "mandaat_intrekken", mandaat, per=per.isoformat(), al_gebruikt=al_gebruikt
    )
    inhoud = {
        "mandaat": str(mandaat.id), "gever": mandaat.gever.naam,
        "ingetrokken_op": per.isoformat(), "al_gebruikt": al_gebruikt,
    }  # fmt: skip
    geef_ontvangstbewijs(handeling, titel=_("Mandaat ingetrokken"), inhoud=inhoud)
    return al_gebruikt


def _eis_intrekbaar(mandaat: Mandaat, per: dt.date, vandaag: dt.date) -> None:
    if mandaat.staat != Mandaat.Staat.BEVESTIGD or mandaat.tot is None:
        raise Weigering(
            _("Dit mandaat is niet gegeven, dus het kan ook niet worden ingetrokken."),
            waarom=_("Intrekken kan alleen wat de discipline eerder gaf."),
            herstel=_("Wijs het voorstel af, of haal het concept weg."),
        )
    if per < vandaag:
        raise Weigering(
            _("Intrekken kan niet met terugwerkende kracht."),
            waarom=_("Wat met het mandaat besloten is toen het gold, blijft besloten."),
            herstel=_("Kies vandaag of een latere dag."),
        )
    eind = min(filter(None, (mandaat.tot, mandaat.ingetrokken_op)))
    if per >= eind:
        raise Weigering(
            _("Dit mandaat geldt op die dag al niet meer."),
            waarom=_("Het eindigt op %(dag)s; dat is de eerste dag zonder mandaat.")
            % {"dag": f"{eind.day}-{eind.month}-{eind.year}"},
            herstel=_("Kies een eerdere dag. Is die er niet, dan hoeft u niets te doen."),
        )
