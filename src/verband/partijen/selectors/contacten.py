"""Whom to call in a region."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.regios.models import Contact, Organisatie, RegioVerzekeraar, Verzekeraar
from verband.regios.models.organisatie import zelfstandig


def list_contacten(lid: Lid) -> QuerySet[Contact]:
    """Of insurers for whoever sees the region; of organisations for whoever sees those too."""
    lijst = Contact.objects.filter(regio_id=lid.regio_id).select_related(
        "verzekeraar", "organisatie"
    )
    if not lid.mag(Recht.ORGANISATIES_ZIEN):
        lijst = lijst.filter(verzekeraar__isnull=False)
    return lijst.order_by("verzekeraar__naam", "organisatie__naam", "naam")


def get_contact(lid: Lid, id_: UUID) -> Contact | None:
    return list_contacten(lid).filter(id=id_).first()


class VragenAan(NamedTuple):
    """Whom to ask about the policy of a year: the preferent insurer, and who may be called."""

    verzekeraar: str
    contacten: list[Contact]


def get_vragen_aan(lid: Lid, jaar: int) -> VragenAan | None:
    """For on pages about a plan or a decision (ZZ-4.2); None while no insurer is recorded."""
    rol = (
        RegioVerzekeraar.objects.filter(
            regio_id=lid.regio_id, contractjaar=jaar, rol=RegioVerzekeraar.Rol.PREFERENT
        )
        .select_related("verzekeraar")
        .first()
    )
    if rol is None:
        return None
    contacten = list_contacten(lid).filter(verzekeraar=rol.verzekeraar_id)
    return VragenAan(rol.verzekeraar.naam, list(contacten))


def list_mogelijke(lid: Lid) -> tuple[list[Verzekeraar], list[Organisatie]]:
    """Of whom a contact can be: the insurers and organisations of this region."""
    verzekeraars = Verzekeraar.objects.filter(regioverzekeraar__regio_id=lid.regio_id).distinct()
    hier = Organisatie.objects.filter(zelfstandig(timezone.localdate()), regio_id=lid.regio_id)
    return list(verzekeraars), list(hier.defer("iban"))
