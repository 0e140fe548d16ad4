"""Put on the list what a table decided, and what binds each organisation that agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.mandaatwoorden import onderwerp_code
from verband.partijen.models import (
    Aanwezigheid,
    Besluit,
    Instemming,
    Mandaat,
    MandaatGebruik,
    Overleg,
)
from verband.partijen.selectors.grenzen import Zaak, beste_mandaat
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer, vergrendel_regio
from verband.partijen.services.mandaat_gebruiken import leg_gebruik_vast


def besluit_vastleggen(
    lid: Lid, overleg_id: UUID, gegevens: Mapping[str, Any], wie: Iterable[UUID]
) -> Besluit:
    """``wie``: the organisations that agreed, all of them present.

    Locks their mandates: whoever withdraws one at the same second comes before this, and then it
    binds nobody, or after, and then the use stands.
    """
    eis(lid, Recht.TAFEL_BEHEREN)
    vergrendel_regio(lid)
    overleg = haal_op(Overleg, lid, overleg_id)
    aanwezig = _eis_aanwezig(overleg, set(wie))
    onderwerp = onderwerp_code(gegevens["onderwerp"])
    besluit = Besluit(
        regio_id=lid.regio_id,
        overleg=overleg,
        nummer=_volgend_nummer(lid),
        **{**gegevens, "onderwerp": onderwerp},
    )
    mandaten = _vergrendel_mandaten(lid, aanwezig)
    instemmingen = [_weeg(besluit, rij, mandaten[o]) for o, rij in aanwezig.items()]
    if all(i.staat == Instemming.Staat.GEDEKT for i in instemmingen):
        besluit.staat, besluit.ingegaan_at = Besluit.Staat.GELDIG, timezone.now()
    bewaar(besluit)
    for instemming in instemmingen:
        bewaar(instemming)
        if instemming.staat == Instemming.Staat.GEDEKT:
            _gebruik(instemming, aanwezig[instemming.organisatie_id])
    noteer(
        lid, "besluit_vastleggen", "besluit", besluit.id, nummer=besluit.nummer,
        staat=besluit.staat, voorbehoud=sum(bool(i.redenen) for i in instemmingen),
    )  # fmt: skip
    return besluit


def _eis_aanwezig(overleg: Overleg, wie: set[UUID]) -> dict[UUID, Aanwezigheid]:
    er_was = {
        a.organisatie_id: a
        for a in overleg.aanwezigheid.exclude(stand=Aanwezigheid.Stand.AFWEZIG).order_by("id")
    }
    if not wie or wie - set(er_was):
        raise Weigering(
            _("Een besluit neemt u met organisaties die er waren."),
            waarom=_("Wie afwezig was, heeft niet ingestemd en is niet gebonden."),
            herstel=_("Kies ten minste één organisatie die bij dit overleg aanwezig was."),
        )
    return {o: a for o, a in er_was.items() if o in wie}


def _volgend_nummer(lid: Lid) -> int:
    hoogste = Besluit.objects.filter(regio_id=lid.regio_id).aggregate(n=Max("nummer"))["n"]
    return (hoogste or 0) + 1


def _vergrendel_mandaten(lid: Lid, wie: Iterable[UUID]) -> Mapping[UUID, list[Mandaat]]:
    gevonden: dict[UUID, list[Mandaat]] = defaultdict(list)
    mandaten = Mandaat.objects.select_for_update().filter(
        regio_id=lid.regio_id, gever_id__in=list(wie), staat=Mandaat.Staat.BEVESTIGD
    )
    for mandaat in mandaten.prefetch_related("onderwerpen").order_by("id"):
        gevonden[mandaat.gever_id].append(mandaat)
    return gevonden


def _weeg(besluit: Besluit, rij: Aanwezigheid, mandaten: Iterable[Mandaat]) -> Instemming:
    zaak = Zaak(
        besluit.onderwerp, besluit.niveau, besluit.overleg.op, besluit.cent, besluit.maanden,
        door_vervanger=_was_vervanger(rij),
    )  # fmt: skip
    mandaat, redenen = beste_mandaat(mandaten, zaak)
    return Instemming(
        regio_id=besluit.regio_id,
        besluit=besluit,
        organisatie_id=rij.organisatie_id,
        mandaat=mandaat,
        staat=Instemming.Staat.VOORBEHOUD if redenen else Instemming.Staat.GEDEKT,
        redenen=[r.value for r in redenen],
    )


def _gebruik(instemming: Instemming, rij: Aanwezigheid) -> None:
    if instemming.mandaat is not None:
        leg_gebruik_vast(
            instemming.mandaat,
            MandaatGebruik.Waarvoor.BESLUIT,
            instemming.besluit_id,
            instemming.besluit.overleg.op,
            door_vervanger=_was_vervanger(rij),
        )


def _was_vervanger(rij: Aanwezigheid) -> bool:
    return rij.stand == Aanwezigheid.Stand.VERVANGER
