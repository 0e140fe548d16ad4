"""Tell at once whom something was shared with, and from whom it was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.selectors import geldig
from verband.core.context import Blik, met_blik, zet_blik
from verband.plannen.models import Deling
from verband.taken.kijker import kijk_als
from verband.taken.models import Bericht, Post
from verband.taken.services.berichten import bericht_van
from verband.taken.services.post import meld_meteen
from verband.taken.standen.dossiers import gedeeld_lezen
from verband.taken.taak import Taak


def meld_gedeeld(regio: UUID, deling_id: UUID) -> list[Post]:
    """Per recipient in a transaction of their own: one that fails leaves the others told."""
    with met_blik(Blik(platform=True, regios=frozenset({regio}))):
        deling = Deling.objects.filter(regio_id=regio, id=deling_id).first()
        if deling is None or deling.ingetrokken_at is not None:
            return []
        wie = list(
            Gebruiker.objects.filter(
                is_active=True,
                id__in=Lidmaatschap.objects.filter(
                    geldig(),
                    Q(regio_id=regio)
                    | Q(verzekeraar__isnull=False, verzekeraar=deling.verzekeraar_id),
                ).values("gebruiker"),
            )
        )
    return [post for g in wie for post in _meld_aan(g, deling_id)]


def _meld_aan(gebruiker: Gebruiker, deling_id: UUID) -> Iterator[Post]:
    """Only to whom their own tasks show it: there is one place that says who receives."""
    with met_blik(Blik(gebruiker=gebruiker.pk)):
        kijker = kijk_als(gebruiker)
        sleutel = f"gedeeld-lezen:{deling_id}:open"
        taken = [t for t in gedeeld_lezen(kijker) if t.sleutel == sleutel]
        yield from meld_meteen(gebruiker, [bericht_van(gebruiker, t, dringend=True) for t in taken])


def meld_ingetrokken(regio: UUID, deling_id: UUID) -> list[Post]:
    """To whoever was told of it, and to nobody else."""
    with met_blik(Blik(regios=frozenset({regio}))):
        eerder = Bericht.objects.filter(
            regio_id=regio, sleutel=f"gedeeld-lezen:{deling_id}:open", gebruiker__is_active=True
        ).select_related("gebruiker", "regio")
        wie = list(eerder)
    posten: list[Post] = []
    for b in wie:
        if b.regio is None:
            continue
        taak = Taak(
            soort="deling-ingetrokken",
            sleutel=f"deling-ingetrokken:{deling_id}:weg",
            titel=_("Ingetrokken: %(wat)s") % {"wat": b.titel},
            uitleg=_("U ziet dit niet meer. Vraag %(wie)s als u wilt weten waarom.")
            % {"wie": b.vraagt},
            adres=reverse("dossiers:gedeeld", args=[b.regio.slug, deling_id]),
            knop=_("Bekijk wat er was"),
            regio=b.regio,
            vraagt=b.vraagt,
        )
        with met_blik(Blik(gebruiker=b.gebruiker_id, regios=frozenset({regio}))):
            Bericht.objects.filter(id=b.id, gelezen_at__isnull=True).update(
                gelezen_at=timezone.now()
            )
            zet_blik(Blik(gebruiker=b.gebruiker_id, regios=frozenset({regio})))
            posten += meld_meteen(b.gebruiker, [bericht_van(b.gebruiker, taak, dringend=True)])
    return posten
