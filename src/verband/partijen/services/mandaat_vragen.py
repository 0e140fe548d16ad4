"""Ask the discipline to decide: a personal link by mail, to whoever decides for the giver."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Bevestiging, Lidmaatschap
from verband.access.rollen import Recht, Rol
from verband.access.selectors import geldig
from verband.access.services.bevestigen import vraag_bevestiging
from verband.access.services.uitnodigen import gewoon
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Disciplineorganisatie, Mandaat
from verband.partijen.services.bewaren import bewaar, eis
from verband.partijen.services.mandaat import (
    Beslisser,
    eis_open,
    eis_versie,
    haal_mandaat,
    noteer_mandaat,
)
from verband.partijen.services.mandaat_opstellen import SOORT, eis_eigen_concept
from verband.partijen.services.mandaat_toetsen import eis_ander, eis_compleet, eis_dagen, eis_route


def vast_adres(mandaat: Mandaat) -> str:
    """Where the link goes when that is not for the RO to choose; empty when it is.

    First what the discipline itself said, then a member who administers the giver, then what the
    RO wrote down of the discipline, then the address by which this giver decided before.
    """
    discipline = Disciplineorganisatie.objects.filter(
        regio_id=mandaat.regio_id,
        discipline=mandaat.discipline,
        subdiscipline=mandaat.subdiscipline,
        beroep=mandaat.beroep,
        organisatie_id=mandaat.gever_id,
    ).first()
    opgegeven = discipline.beheerder_email if discipline else ""
    if discipline and discipline.overgenomen_at and opgegeven:
        return opgegeven
    return _van_lid(mandaat) or opgegeven or _van_eerder(mandaat)


def _van_lid(mandaat: Mandaat) -> str:
    lid = (
        Lidmaatschap.objects.filter(
            geldig(), regio_id=mandaat.regio_id, organisatie_id=mandaat.gever_id,
            rol__in=(Rol.DISCIPLINEBEHEERDER, Rol.REGIEGEMEENTE),
        )
        .order_by("vanaf", "aangemaakt_at")
        .values_list("gebruiker__email", flat=True)
        .first()
    )  # fmt: skip
    return lid or ""


def _van_eerder(mandaat: Mandaat) -> str:
    eerder = (
        Mandaat.objects.filter(regio_id=mandaat.regio_id, gever_id=mandaat.gever_id)
        .exclude(bevestigd_email="")
        .order_by("-bevestigd_at")
        .values_list("bevestigd_email", flat=True)
        .first()
    )
    return eerder or ""


def mandaat_vragen(
    lid: Lid, id_: UUID, versie: int, *, email: str, basis: str, vandaag: dt.date
) -> Bevestiging:
    """``email`` counts where no address is fixed; asking again makes the older link useless."""
    eis(lid, Recht.TAFEL_BEHEREN)
    mandaat = haal_mandaat(lid.regio_id, id_)
    eis_eigen_concept(lid, mandaat)
    eis_open(mandaat)
    eis_versie(mandaat, versie)
    adres = gewoon(vast_adres(mandaat) or email)
    if not adres:
        raise Weigering(
            _("Wij weten nog niet aan wie wij dit vragen."),
            waarom=_("Van %(gever)s staat nog geen beheerder in de lijst.")
            % {"gever": mandaat.gever.naam},
            herstel=_("Vul het e-mailadres in van wie daar over het mandaat beslist."),
        )
    onderwerpen = [(o.onderwerp, o.niveau) for o in mandaat.onderwerpen.all()]
    eis_compleet(mandaat, onderwerpen)
    eis_dagen(mandaat, vandaag)
    eis_route(mandaat, vandaag)
    eis_ander(mandaat, Beslisser(adres))
    if adres == gewoon(lid.gebruiker.email):
        raise Weigering(
            _("U kunt dit mandaat niet aan uzelf vragen."),
            waarom=_("Wie het mandaat klaarzet, beslist er niet over."),
            herstel=_("Gebruik het adres van de beheerder van de discipline."),
        )
    bevestiging = vraag_bevestiging(
        lid, soort=SOORT, onderwerp_id=mandaat.id, email=adres, basis=basis
    )
    mandaat.staat = Mandaat.Staat.GEVRAAGD
    mandaat.gevraagd_at = timezone.now()
    mandaat.gevraagd_email = adres
    bewaar(mandaat)
    noteer_mandaat(lid, "mandaat_vragen", mandaat)
    return bevestiging
