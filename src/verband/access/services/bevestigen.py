"""Ask for a *bevestiging* by mail, and take the yes."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from verband.access.bevestigen import wat
from verband.access.models import Bevestiging
from verband.access.services.post import verstuur
from verband.access.services.uitnodigen import gewoon
from verband.access.sleutels import GELDIG, nieuwe_sleutel, stand_van
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering


def vraag_bevestiging(
    lid: Lid, *, soort: str, onderwerp_id: UUID, email: str, basis: str
) -> Bevestiging:
    """The caller has checked that ``lid`` may ask this. A new link makes an older one useless."""
    Bevestiging.objects.filter(
        soort=soort, onderwerp_id=onderwerp_id, gebruikt_at=None, ingetrokken_at=None
    ).update(ingetrokken_at=timezone.now())
    token, sleutel = nieuwe_sleutel()
    bevestiging = Bevestiging.objects.create(
        soort=soort,
        regio_id=lid.regio_id,
        onderwerp_id=onderwerp_id,
        email=gewoon(email),
        gevraagd_door=lid.gebruiker,
        sleutel=sleutel,
        verloopt_at=timezone.now() + GELDIG,
    )
    bevestiging.link = urljoin(basis, reverse(wat(soort).adres, args=[token]))
    gegevens = {
        "bevestiging": bevestiging,
        "titel": wat(soort).titel,
        "uitleg": wat(soort).uitleg(bevestiging),
        "link": bevestiging.link,
    }
    onderwerp = _("%(wie)s vraagt: %(titel)s (tot en met %(dag)s)") % {
        "wie": lid.gebruiker.naam,
        "titel": wat(soort).titel,
        "dag": date_format(timezone.localtime(bevestiging.verloopt_at), "j F"),
    }
    verstuur("access/mail/bevestiging.txt", bevestiging.email, onderwerp, gegevens)
    leg_vast(
        "bevestiging_vragen",
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschappen[0].id,
        onderwerp=soort,
        onderwerp_id=onderwerp_id,
    )
    return bevestiging


def bevestigen(sleutel: str, *, doe: Callable[[Bevestiging], None] | None = None) -> Bevestiging:
    """Take the yes, once. Raises ``Bevestiging.DoesNotExist`` when there is none.

    ``doe`` is what a page with a form of its own does instead, with what was typed there.
    """
    bevestiging = Bevestiging.objects.select_for_update().get(sleutel=sleutel)
    if stand_van(bevestiging) != "open":
        raise Weigering(
            _("Deze link staat niet meer open."),
            waarom=_("Hij is al gebruikt, ingetrokken of verlopen."),
            herstel=_("Vraag om een nieuwe link."),
        )
    zet_blik(Blik(regios=frozenset({bevestiging.regio_id}), sleutel=sleutel))
    (doe or wat(bevestiging.soort).doe)(bevestiging)
    bevestiging.gebruikt_at = timezone.now()
    bevestiging.save(update_fields=["gebruikt_at"])
    leg_vast(
        "bevestigen",
        regio=bevestiging.regio_id,
        gebruiker=None,
        onderwerp=bevestiging.soort,
        onderwerp_id=bevestiging.onderwerp_id,
        gegevens={"bevestiging": str(bevestiging.id)},
    )
    return bevestiging
