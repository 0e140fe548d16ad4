"""Whom to call in a region."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.regios.models import Contact, Organisatie, Verzekeraar
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


def list_mogelijke(lid: Lid) -> tuple[list[Verzekeraar], list[Organisatie]]:
    """Of whom a contact can be: the insurers and organisations of this region."""
    verzekeraars = Verzekeraar.objects.filter(regioverzekeraar__regio_id=lid.regio_id).distinct()
    hier = Organisatie.objects.filter(zelfstandig(timezone.localdate()), regio_id=lid.regio_id)
    return list(verzekeraars), list(hier.defer("iban"))
