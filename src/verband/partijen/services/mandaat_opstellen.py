"""Write a draft of a mandate, change it, throw it away. A draft gives nobody anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Bevestiging
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Mandaat
from verband.partijen.services.bewaren import als_weigering, bewaar, zet_velden
from verband.partijen.services.mandaat import (
    AlleenDeDiscipline,
    Onderwerpen,
    beheert,
    eis_open,
    eis_versie,
    haal_mandaat,
    noteer_mandaat,
    zet_onderwerpen,
)
from verband.partijen.services.mandaat_toetsen import eis_andere_vervanger, eis_vervanging

SOORT = "mandaat"
VAN_WIE = ("discipline", "subdiscipline", "beroep")


def mandaat_opstellen(lid: Lid, gegevens: Mapping[str, Any], onderwerpen: Onderwerpen) -> Mandaat:
    """By the RO for any giver, or by the giver itself. Nothing needs to be complete yet."""
    gever = gegevens["gever"]
    van_discipline = beheert(lid, gever.id)
    if not lid.mag(Recht.TAFEL_BEHEREN) and not van_discipline:
        raise AlleenDeDiscipline(gever.naam)
    mandaat = Mandaat(
        regio_id=lid.regio_id,
        opgesteld_door=lid.gebruiker,
        van_discipline=van_discipline and not lid.mag(Recht.TAFEL_BEHEREN),
        **gegevens,
    )
    eis_andere_vervanger(mandaat)
    eis_vervanging(mandaat)
    bewaar_met(mandaat, onderwerpen)
    noteer_mandaat(lid, "mandaat_opstellen", mandaat)
    return mandaat


def mandaat_wijzigen(
    lid: Lid, id_: UUID, versie: int, gegevens: Mapping[str, Any], onderwerpen: Onderwerpen
) -> Mandaat:
    """Change a draft, also one that was asked already: the link shows the newest.

    What the discipline itself wrote, only the discipline changes (OPL-C4b).
    """
    mandaat = haal_mandaat(lid.regio_id, id_)
    eis_eigen_concept(lid, mandaat)
    eis_open(mandaat)
    eis_versie(mandaat, versie)
    anders = zet_velden(mandaat, gegevens)
    if {"gever", *VAN_WIE} & set(anders) and mandaat.staat == Mandaat.Staat.GEVRAAGD:
        mandaat.staat = Mandaat.Staat.CONCEPT  # whoever holds the link does not speak for this one
        trek_links_in(mandaat)
    eis_andere_vervanger(mandaat)
    eis_vervanging(mandaat)
    if bewaar_met(mandaat, onderwerpen, anders=bool(anders)):
        noteer_mandaat(lid, "mandaat_wijzigen", mandaat, velden=anders)
    return mandaat


def mandaat_weghalen(lid: Lid, id_: UUID, versie: int) -> None:
    """A draft that nobody decided on; its link stops working."""
    mandaat = haal_mandaat(lid.regio_id, id_)
    eis_eigen_concept(lid, mandaat)
    eis_open(mandaat)
    eis_versie(mandaat, versie)
    if Mandaat.objects.filter(regio_id=lid.regio_id, vervangt=mandaat).exists():
        raise Weigering(
            _("Een ander mandaat vervangt dit mandaat."),
            waarom=_("Dan zou niet meer te zien zijn wat er vervangen wordt."),
            herstel=_("Haal eerst dat andere voorstel weg."),
        )
    trek_links_in(mandaat)
    noteer_mandaat(lid, "mandaat_weghalen", mandaat)
    mandaat.delete()


def trek_links_in(mandaat: Mandaat) -> None:
    """Nobody answers any more what was answered elsewhere, or is gone."""
    Bevestiging.objects.filter(
        regio_id=mandaat.regio_id, soort=SOORT, onderwerp_id=mandaat.id,
        gebruikt_at=None, ingetrokken_at=None,
    ).update(ingetrokken_at=timezone.now())  # fmt: skip


def eis_eigen_concept(lid: Lid, mandaat: Mandaat) -> None:
    if beheert(lid, mandaat.gever_id):
        return
    if not lid.mag(Recht.TAFEL_BEHEREN):
        if lid.mag(Recht.TAFEL_ZIEN):
            raise AlleenDeDiscipline(mandaat.gever.naam)
        raise PermissionDenied(Recht.TAFEL_BEHEREN)
    if mandaat.van_discipline or not mandaat.is_open:
        raise AlleenDeDiscipline(mandaat.gever.naam)


def bewaar_met(mandaat: Mandaat, onderwerpen: Onderwerpen, *, anders: bool = True) -> bool:
    """The mandate with its subjects, both or neither. True when something was written."""
    try:
        with transaction.atomic():
            if mandaat._state.adding:
                mandaat.save(force_insert=True)
                zet_onderwerpen(mandaat, onderwerpen)
                return True
            anders = zet_onderwerpen(mandaat, onderwerpen) or anders
            if anders:
                bewaar(mandaat)
            return anders
    except IntegrityError as fout:
        raise als_weigering(fout) from fout
