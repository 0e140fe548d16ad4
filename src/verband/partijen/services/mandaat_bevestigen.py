"""The discipline decides: it confirms a mandate, as asked or changed, or declines it. Once.

By a member who administers the giver, or by the personal link; for both the same act.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Bevestiging
from verband.access.services.bevestigen import bevestigen
from verband.access.verzoek import Lid
from verband.audit.models import Ontvangstbewijs
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.models import Disciplineorganisatie, Mandaat
from verband.partijen.services.bewaren import bewaar, zet_velden
from verband.partijen.services.mandaat import (
    Beslisser,
    Onderwerpen,
    als_beslisser,
    eis_open,
    eis_versie,
    haal_mandaat,
    vergrendel,
)
from verband.partijen.services.mandaat_opstellen import bewaar_met, trek_links_in
from verband.partijen.services.mandaat_toetsen import (
    eis_ander,
    eis_andere_vervanger,
    eis_compleet,
    eis_dagen,
    eis_route,
    eis_vervanging,
)

# What the discipline may change while it confirms; the giver, the discipline and what is replaced
# are what was asked.
VELDEN = (
    "vertegenwoordiger", "vertegenwoordiger_email", "plaatsvervanger", "plaatsvervanger_email",
    "grens_cent", "grens_maanden", "vanaf", "tot", "bewijs", "draagvlak_op", "draagvlak_opkomst",
    "draagvlak_uitkomst",
)  # fmt: skip


def mandaat_bevestigen(
    lid: Lid, id_: UUID, versie: int, gegevens: Mapping[str, Any], onderwerpen: Onderwerpen,
    *, inzet: bool, vandaag: dt.date,
) -> Ontvangstbewijs:  # fmt: skip
    """By a member. Raises AlleenDeDiscipline for anyone but the giver's own."""
    vergrendel(lid.regio_id)
    mandaat = haal_mandaat(lid.regio_id, id_)
    wie = als_beslisser(lid, mandaat)
    bewijs = _bevestig(mandaat, wie, versie, gegevens, onderwerpen, inzet=inzet, vandaag=vandaag)
    trek_links_in(mandaat)
    return bewijs


def mandaat_afwijzen(lid: Lid, id_: UUID, versie: int, reden: str) -> Ontvangstbewijs:
    vergrendel(lid.regio_id)
    mandaat = haal_mandaat(lid.regio_id, id_)
    bewijs = _wijs_af(mandaat, als_beslisser(lid, mandaat), versie, reden)
    trek_links_in(mandaat)
    return bewijs


def bevestig_met_link(
    gevonden: Bevestiging, versie: int, gegevens: Mapping[str, Any], onderwerpen: Onderwerpen,
    *, inzet: bool, vandaag: dt.date,
) -> None:  # fmt: skip
    """By whoever holds the link, without an account."""

    def doe(bevestiging: Bevestiging) -> None:
        mandaat = haal_mandaat(bevestiging.regio_id, bevestiging.onderwerp_id)
        wie = _met_link(mandaat, bevestiging)
        _bevestig(mandaat, wie, versie, gegevens, onderwerpen, inzet=inzet, vandaag=vandaag)

    _met_slot(gevonden)
    bevestigen(gevonden.sleutel, doe=doe)


def wijs_af_met_link(gevonden: Bevestiging, versie: int, reden: str) -> None:
    def doe(bevestiging: Bevestiging) -> None:
        mandaat = haal_mandaat(bevestiging.regio_id, bevestiging.onderwerp_id)
        _wijs_af(mandaat, _met_link(mandaat, bevestiging), versie, reden)

    _met_slot(gevonden)
    bevestigen(gevonden.sleutel, doe=doe)


def _met_slot(gevonden: Bevestiging) -> None:
    """Locks in the order of every other act: region, mandate, and only then the link."""
    zet_blik(Blik(regios=frozenset({gevonden.regio_id}), sleutel=gevonden.sleutel))
    vergrendel(gevonden.regio_id)
    haal_mandaat(gevonden.regio_id, gevonden.onderwerp_id)


def _met_link(mandaat: Mandaat, bevestiging: Bevestiging) -> Beslisser:
    beheerder = _discipline(mandaat, bevestiging.email)
    naam = ""
    if beheerder and beheerder.beheerder_email == bevestiging.email:
        naam = beheerder.beheerder_naam
    return Beslisser(bevestiging.email, naam, bevestiging=bevestiging)


def _bevestig(
    mandaat: Mandaat, wie: Beslisser, versie: int, gegevens: Mapping[str, Any],
    onderwerpen: Onderwerpen, *, inzet: bool, vandaag: dt.date,
) -> Ontvangstbewijs:  # fmt: skip
    eis_open(mandaat)
    eis_versie(mandaat, versie)
    lijst = sorted(onderwerpen)
    anders = zet_velden(mandaat, {k: w for k, w in gegevens.items() if k in VELDEN})
    eis_andere_vervanger(mandaat)
    eis_compleet(mandaat, lijst)
    eis_dagen(mandaat, vandaag)
    eis_route(mandaat, vandaag)
    eis_vervanging(mandaat)
    eis_ander(mandaat, wie)
    was_anders = sorted((o.onderwerp, o.niveau) for o in mandaat.onderwerpen.all()) != lijst
    mandaat.staat = Mandaat.Staat.BEVESTIGD
    mandaat.bevestigd_at = timezone.now()
    mandaat.bevestigd_door = wie.gebruiker
    mandaat.bevestigd_email = "" if wie.gebruiker else wie.email
    if inzet and mandaat.inzetverklaring_op is None:
        mandaat.inzetverklaring_op = vandaag
    with transaction.atomic():  # the old one ends and the new one begins, or neither
        _beeindig_vervangen(mandaat)
        bewaar_met(mandaat, lijst)
        _neem_over(mandaat, wie)
    velden = [*anders, *(["onderwerpen"] if was_anders else [])]
    return _bewijs("mandaat_bevestigen", _("Mandaat gegeven"), mandaat, wie, gewijzigd=velden)


def _wijs_af(mandaat: Mandaat, wie: Beslisser, versie: int, reden: str) -> Ontvangstbewijs:
    eis_open(mandaat)
    eis_versie(mandaat, versie)
    eis_ander(mandaat, wie)
    if not reden.strip():
        raise Weigering(
            _("Schrijf waarom u dit mandaat niet geeft."),
            waarom=_("De RO moet weten wat er anders moet."),
            herstel=_("Schrijf één zin bij de reden."),
        )
    mandaat.staat = Mandaat.Staat.AFGEWEZEN
    mandaat.afwijzing = reden.strip()
    mandaat.bevestigd_door = wie.gebruiker
    mandaat.bevestigd_email = "" if wie.gebruiker else wie.email
    with transaction.atomic():
        bewaar(mandaat)
        _neem_over(mandaat, wie)
    return _bewijs("mandaat_afwijzen", _("Mandaat afgewezen"), mandaat, wie)


def _beeindig_vervangen(mandaat: Mandaat) -> None:
    """What is replaced ends on the day the new one begins, unless it ended before."""
    if mandaat.vervangt_id is None or mandaat.vanaf is None:
        return
    oud = haal_mandaat(mandaat.regio_id, mandaat.vervangt_id)
    eind = min(filter(None, (oud.tot, oud.ingetrokken_op)))
    if mandaat.vanaf < eind:
        oud.ingetrokken_op = mandaat.vanaf
        oud.intrekking = _("Vervangen door een nieuw mandaat.")
        bewaar(oud)


def _discipline(mandaat: Mandaat, email: str) -> Disciplineorganisatie | None:
    """Of the giver; or without an organisation yet, when its administrator is who answers."""
    return Disciplineorganisatie.objects.filter(
        Q(organisatie_id=mandaat.gever_id) | Q(organisatie=None, beheerder_email=email),
        regio_id=mandaat.regio_id,
        discipline=mandaat.discipline,
        subdiscipline=mandaat.subdiscipline,
        beroep=mandaat.beroep,
    ).first()


def _neem_over(mandaat: Mandaat, wie: Beslisser) -> None:
    """It answered for the first time: from now on only it changes how it is organised."""
    discipline = _discipline(mandaat, wie.email)
    if discipline and discipline.overgenomen_at is None:
        discipline.organisatie_id = mandaat.gever_id
        discipline.overgenomen_at = timezone.now()
        bewaar(discipline)


def _bewijs(
    wat: str, titel: str, mandaat: Mandaat, wie: Beslisser, **gegevens: Any
) -> Ontvangstbewijs:
    """No names or addresses of persons: those stand with the mandate itself."""
    inhoud = {
        "mandaat": str(mandaat.id),
        "gever": mandaat.gever.naam,
        "discipline": discipline_voluit(mandaat.discipline, mandaat.subdiscipline, mandaat.beroep),
        "onderwerpen": [f"{o.onderwerp} ({o.niveau})" for o in mandaat.onderwerpen.all()],
        "grens_cent": mandaat.grens_cent,
        "grens_maanden": mandaat.grens_maanden,
        "vanaf": mandaat.vanaf.isoformat() if mandaat.vanaf else None,
        "tot": mandaat.tot.isoformat() if mandaat.tot else None,
        "vervangt": str(mandaat.vervangt_id) if mandaat.vervangt_id else None,
        "inzetverklaring_op": (
            mandaat.inzetverklaring_op.isoformat() if mandaat.inzetverklaring_op else None
        ),
        "met_link": wie.bevestiging is not None,
        **gegevens,
    }
    handeling = leg_vast(
        wat,
        regio=mandaat.regio_id,
        gebruiker=wie.gebruiker.pk if wie.gebruiker else None,
        lidmaatschap=wie.lidmaatschap,
        namens=mandaat.gever_id,
        onderwerp="mandaat",
        onderwerp_id=mandaat.id,
        gegevens={"met_link": wie.bevestiging is not None, **gegevens},
    )
    return geef_ontvangstbewijs(handeling, titel=titel, inhoud=inhoud)
