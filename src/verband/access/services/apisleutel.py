"""*apisleutel_maken* and *apisleutel_intrekken*: a key for a program of one's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Apisleutel, Gebruiker, Lidmaatschap
from verband.access.omvang import Omvang
from verband.access.sleutels import hash_van, nieuwe_sleutel
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Weigering

# In front of every token, so that who finds one knows what it opens, and scanners find it.
VOORVOEGSEL = "verband_"
MEEST = 10  # that work at once, per person
DAGEN = (30, 90, 365)


def apisleutel_maken(
    gebruiker: Gebruiker,
    lidmaatschap: Lidmaatschap,
    *,
    naam: str,
    omvang: Collection[Omvang],
    dagen: int,
) -> tuple[Apisleutel, str]:
    """The key with its token, which can't be shown again. ``lidmaatschap`` is in force."""
    if lidmaatschap.gebruiker_id != gebruiker.pk or dagen not in DAGEN or not omvang:
        raise ValueError("a key belongs to a membership of its maker, with a scope and an end")
    # Locked, so that two forms sent at once are counted one after the other.
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    werkt = Apisleutel.objects.filter(
        gebruiker=gebruiker, ingetrokken_at__isnull=True, verloopt_at__gt=timezone.now()
    )
    if werkt.count() >= MEEST:
        raise Weigering(
            _("U heeft al %(n)s sleutels die werken.") % {"n": MEEST},
            waarom=_("Hoe meer sleutels, hoe minder u merkt dat er een is gevonden."),
            herstel=_("Trek eerst een sleutel in die u niet meer gebruikt."),
        )
    token = VOORVOEGSEL + nieuwe_sleutel()[0]
    sleutel = Apisleutel.objects.create(
        gebruiker=gebruiker,
        lidmaatschap=lidmaatschap,
        naam=naam.strip(),
        sleutel=hash_van(token),
        begin=token[len(VOORVOEGSEL) :][:6],
        omvang=sorted(omvang),
        verloopt_at=timezone.now() + dt.timedelta(days=dagen),
    )
    _noteer("apisleutel_maken", sleutel, omvang=list(sleutel.omvang), dagen=dagen)
    return sleutel, token


def apisleutel_intrekken(gebruiker: Gebruiker, sleutel_id: UUID) -> Apisleutel:
    """From now on it opens nothing. Raises ``Apisleutel.DoesNotExist`` for another's."""
    sleutel = Apisleutel.objects.select_for_update(of=("self",)).get(
        id=sleutel_id, gebruiker=gebruiker
    )
    if sleutel.ingetrokken_at is None:
        sleutel.ingetrokken_at = timezone.now()
        sleutel.save(update_fields=["ingetrokken_at"])
        _noteer("apisleutel_intrekken", sleutel)
    return sleutel


def _noteer(wat: str, sleutel: Apisleutel, **gegevens: object) -> None:
    """Of the platform: a key is of a person, and belongs to no region."""
    leg_vast(
        wat,
        regio=None,
        gebruiker=sleutel.gebruiker_id,
        lidmaatschap=sleutel.lidmaatschap_id,
        onderwerp="apisleutel",
        onderwerp_id=sleutel.id,
        gegevens=gegevens,
    )
