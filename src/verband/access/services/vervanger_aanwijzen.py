"""*vervanger_aanwijzen* and *vervanging_intrekken*: who takes one's place during an absence."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap, Vervanging
from verband.access.rollen import SPREKENDE_ROLLEN
from verband.access.signalen import vervanger_aangewezen, vervanging_ingetrokken
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Weigering


def list_vervangers(lid: Lid, afwezige: Lidmaatschap, dag: dt.date) -> QuerySet[Lidmaatschap]:
    """Who could do it: someone else with the same role in the same region.

    Who speaks for an organisation is replaced by someone of that organisation: another one does
    not see its tasks, and would be noted as acting on behalf of who works for a competitor.
    """
    zelfde = Q()
    if afwezige.rol in SPREKENDE_ROLLEN:
        zelfde = Q(organisatie=afwezige.organisatie_id)
    return (
        Lidmaatschap.objects.filter(
            Q(tot__isnull=True) | Q(tot__gt=dag),
            zelfde,
            regio_id=lid.regio_id,
            rol=afwezige.rol,
            vanaf__lte=dag,
            gebruiker__is_active=True,
        )
        .exclude(gebruiker=lid.gebruiker)
        .select_related("gebruiker", "organisatie")
        .order_by("gebruiker__naam")
    )


def vervanger_aanwijzen(
    lid: Lid, afwezige_id: UUID, vervanger_id: UUID, *, vanaf: dt.date, tot: dt.date
) -> Vervanging:
    """For one's own role only. ``tot`` is the first day on which one is back."""
    afwezige = next(
        (m for m in lid.lidmaatschappen if m.id == afwezige_id and m.regio_id == lid.regio_id), None
    )
    if afwezige is None:
        raise Http404
    vervanger = list_vervangers(lid, afwezige, vanaf).filter(id=vervanger_id).first()
    _eis_periode(vanaf, tot, afwezige, vervanger)
    if vervanger is None:
        raise Weigering(
            _("Deze persoon kan u niet vervangen."),
            waarom=_(
                "Een vervanger heeft zelf dezelfde rol in deze regio, vanaf de eerste dag. Wie "
                "namens een organisatie werkt, wordt vervangen door iemand van die organisatie."
            ),
            herstel=_("Kies iemand uit de lijst, of vraag de coördinator iemand uit te nodigen."),
        )
    try:
        with transaction.atomic():
            vervanging = Vervanging.objects.create(
                regio_id=lid.regio_id,
                rol=afwezige.rol,
                afwezige=afwezige,
                vervanger=vervanger,
                vanaf=vanaf,
                tot=tot,
            )
    except IntegrityError:
        raise Weigering(
            _("U heeft in deze dagen al een vervanger."),
            waarom=_("Per dag is er één vervanger, zodat duidelijk is wie er kijkt."),
            herstel=_("Kies andere dagen, of trek de eerdere vervanging in."),
        ) from None
    _leg_vast(lid, "vervanger_aanwijzen", vervanging)
    vervanger_aangewezen.send(Vervanging, vervanging=vervanging)
    return vervanging


def _eis_periode(
    vanaf: dt.date, tot: dt.date, afwezige: Lidmaatschap, vervanger: Lidmaatschap | None
) -> None:
    if vanaf < timezone.localdate():
        raise Weigering(
            _("De eerste dag is al voorbij."),
            waarom=_("Wat al gedaan is, kan niet achteraf namens u gedaan zijn."),
            herstel=_("Kies vandaag of een latere dag."),
        )
    if tot <= vanaf:
        raise Weigering(
            _("U bent terug voordat u weg bent."),
            waarom=_("De dag waarop u terug bent, ligt na de eerste dag."),
            herstel=_("Kies een latere dag waarop u terug bent."),
        )
    for m in (afwezige, vervanger):
        if m is not None and m.tot is not None and m.tot < tot:
            raise Weigering(
                _("De rol eindigt eerder dan de vervanging."),
                waarom=_("Wie een rol niet meer heeft, kan er niemand in vervangen."),
                herstel=_("Kies een dag tot en met %(dag)s.")
                % {"dag": f"{m.tot.day}-{m.tot.month}-{m.tot.year}"},
            )


def vervanging_intrekken(lid: Lid, vervanging_id: UUID) -> bool:
    """By the absent one or the deputy. False when it was withdrawn already."""
    eigen = [m.id for m in lid.lidmaatschappen]
    vervanging = (
        Vervanging.objects.select_for_update()
        .filter(
            Q(afwezige__in=eigen) | Q(vervanger__in=eigen),
            regio_id=lid.regio_id,
            id=vervanging_id,
        )
        .first()
    )
    if vervanging is None:
        raise Http404
    if vervanging.ingetrokken_at is not None:
        return False
    vervanging.ingetrokken_at = timezone.now()
    vervanging.save(update_fields=["ingetrokken_at"])
    _leg_vast(lid, "vervanging_intrekken", vervanging)
    vervanging_ingetrokken.send(Vervanging, vervanging=vervanging, door=lid.gebruiker.pk)
    return True


def _leg_vast(lid: Lid, wat: str, vervanging: Vervanging) -> None:
    eigen = {m.id for m in lid.lidmaatschappen}
    onder = vervanging.afwezige_id if vervanging.afwezige_id in eigen else vervanging.vervanger_id
    leg_vast(
        wat,
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=onder,
        onderwerp="vervanging",
        onderwerp_id=vervanging.id,
        gegevens={
            "rol": vervanging.rol,
            "vanaf": vervanging.vanaf.isoformat(),
            "tot": vervanging.tot.isoformat(),
        },
    )
