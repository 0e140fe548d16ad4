"""The proposal of the *regiegemeente*, its letters, and the talks of the insurer."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from regelwerk.klokken import uiterste_indiendatum
from regelwerk.regelsets import alle_regelsets
from verband.access.models import Lidmaatschap
from verband.access.rollen import Rol
from verband.access.selectors import geldig
from verband.access.verzoek import Lid
from verband.partijen.models import RegiegemeenteVoorstel, Verzekeraarsgesprek, Voorstelbrief
from verband.partijen.selectors.verzekeraars import list_jaren
from verband.regios.models import Gemeente, Organisatie
from verband.regios.models.organisatie import zelfstandig


def get_voorstel(lid: Lid) -> RegiegemeenteVoorstel | None:
    return (
        RegiegemeenteVoorstel.objects.filter(regio_id=lid.regio_id)
        .select_related("gemeente")
        .first()
    )


def list_brieven(lid: Lid) -> QuerySet[Voorstelbrief]:
    """Without their bytes, the newest first."""
    return (
        Voorstelbrief.objects.filter(regio_id=lid.regio_id).select_related("door").defer("inhoud")
    )


def get_brief(lid: Lid, id_: UUID) -> Voorstelbrief | None:
    return Voorstelbrief.objects.filter(regio_id=lid.regio_id, id=id_).first()


def list_gesprekken(lid: Lid) -> QuerySet[Verzekeraarsgesprek]:
    return Verzekeraarsgesprek.objects.filter(regio_id=lid.regio_id).select_related("door")


def get_gesprek(lid: Lid, id_: UUID) -> Verzekeraarsgesprek | None:
    return list_gesprekken(lid).filter(id=id_).first()


def list_gemeenten(lid: Lid, dag: dt.date) -> QuerySet[Gemeente]:
    """Those that belong to the region, or will: a proposal is about all of them."""
    blijft = Q(regiogemeente__tot__isnull=True) | Q(regiogemeente__tot__gt=dag)
    return Gemeente.objects.filter(blijft, regiogemeente__regio_id=lid.regio_id).distinct()


def list_kandidaten(lid: Lid) -> QuerySet[Organisatie]:
    """Who can be *regiegemeente*: the municipalities among the organisations."""
    zelf = zelfstandig(timezone.localdate())
    return Organisatie.objects.filter(zelf, regio_id=lid.regio_id, soort="gemeente").defer("iban")


def is_van(lid: Lid, voorstel: RegiegemeenteVoorstel) -> bool:
    """Does this member write for that municipality?"""
    return voorstel.gemeente_id in lid.organisaties


def aan_zet(voorstel: RegiegemeenteVoorstel) -> str:
    """Who acts next, in a sentence; empty once it is agreed."""
    if voorstel.status == RegiegemeenteVoorstel.Status.CONCEPT:
        return _("Aan zet: de regiegemeente, die het schrijft en voorlegt.")
    if voorstel.akkoord_ro_op and voorstel.akkoord_gemeente_op:
        return ""
    if voorstel.akkoord_ro_op:
        return _("Aan zet: de regiegemeente, die instemt.")
    if voorstel.akkoord_gemeente_op:
        return _("Aan zet: de RO, die instemt.")
    return _("Aan zet: de regiegemeente en de RO, die elk instemmen.")


def heeft_schrijver(voorstel: RegiegemeenteVoorstel) -> bool:
    """Is there anyone with an account who writes for that municipality?"""
    return Lidmaatschap.objects.filter(
        geldig(), regio_id=voorstel.regio_id, rol=Rol.REGIEGEMEENTE,
        organisatie_id=voorstel.gemeente_id,
    ).exists()  # fmt: skip


class Indienen(NamedTuple):
    """The last day to submit, and whether the insurer spoke with the municipality before it."""

    uiterste: dt.date | None
    gesproken: bool


def get_indienen(lid: Lid, contractjaar: int, vandaag: dt.date) -> Indienen:
    jaar = next((j for j in list_jaren(lid) if j.contractjaar == contractjaar), None)
    naam = jaar.preferent.verzekeraar.naam if jaar and jaar.preferent else None
    klok = uiterste_indiendatum(alle_regelsets(), contractjaar=contractjaar, verzekeraar=naam)
    uiterste = klok.dag if klok else None
    tot_en_met = min(uiterste or vandaag, vandaag)  # a talk that is planned was not held
    return Indienen(uiterste, list_gesprekken(lid).filter(op__lte=tot_en_met).exists())
