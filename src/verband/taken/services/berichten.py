"""Tell someone something once, and mark it read."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from verband.access.models import Gebruiker
from verband.taken.models import Bericht
from verband.taken.taak import Taak


def bericht_van(gebruiker: Gebruiker, taak: Taak, *, dringend: bool = False) -> Bericht:
    return Bericht(
        gebruiker=gebruiker,
        regio=taak.regio,
        sleutel=taak.sleutel[:200],
        titel=_een_regel(taak.titel, 200),
        tekst=taak.uitleg[:1000],
        vraagt=_een_regel(taak.vraagt, 160),
        voor=_een_regel(taak.voor, 160),
        adres=taak.adres,
        knop=taak.knop,
        uiterlijk=taak.tot,
        dringend=dringend,
    )


def _een_regel(tekst: str, lengte: int) -> str:
    """A name may hold anything; a heading and a subject are one line."""
    return " ".join(tekst.split())[:lengte]


def meld(berichten: Iterable[Bericht]) -> list[Bericht]:
    """Keep those that were not told before; returns only these. Of two at once one tells."""
    lijst = list(berichten)
    if not lijst:
        return []
    Bericht.objects.bulk_create(lijst, ignore_conflicts=True)
    er = set(Bericht.objects.filter(id__in=[b.id for b in lijst]).values_list("id", flat=True))
    return [b for b in lijst if b.id in er]


def lees_bericht(gebruiker: Gebruiker, bericht_id: UUID) -> Bericht:
    """Marks it read; 404 for who it is not for."""
    bericht = Bericht.objects.filter(gebruiker=gebruiker, id=bericht_id).first()
    if bericht is None:
        raise Http404
    if bericht.gelezen_at is None:
        bericht.gelezen_at = timezone.now()
        bericht.save(update_fields=["gelezen_at"])
    return bericht


def lees_alles(gebruiker: Gebruiker) -> int:
    return Bericht.objects.filter(gebruiker=gebruiker, gelezen_at__isnull=True).update(
        gelezen_at=timezone.now()
    )
