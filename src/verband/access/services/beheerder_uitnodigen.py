"""The first administrator of a platform: nobody is there yet who could invite them."""

from __future__ import annotations

from urllib.parse import urljoin

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Uitnodiging
from verband.access.rollen import Rol
from verband.access.services.uitnodigen import eis_nieuw, gewoon
from verband.access.sleutels import GELDIG, nieuwe_sleutel
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Weigering

# In whose name the installation itself invites; it has no password and can't log in.
INSTALLATIE = "installatie@verband.invalid"


def beheerder_uitnodigen(email: str, basis: str) -> str:
    """Whoever runs the installation invites; returns the link, which nobody mails.

    Runs with a view of the platform. Raises Weigering.
    """
    try:
        validate_email(gewoon(email))
    except ValidationError:
        raise Weigering(
            _("Dit is geen e-mailadres."),
            waarom=_("De uitnodiging hoort bij het adres waarmee iemand inlogt."),
            herstel=_("Schrijf het als naam@voorbeeld.nl."),
        ) from None
    door, nieuw = Gebruiker.objects.get_or_create(
        email=INSTALLATIE, defaults={"naam": "De installatie", "is_active": False}
    )
    if nieuw:
        door.set_unusable_password()
        door.save(update_fields=["password"])
    uitnodiging = Uitnodiging(
        email=gewoon(email),
        rol=Rol.PLATFORMBEHEERDER,
        uitgenodigd_door=door,
        verloopt_at=timezone.now() + GELDIG,
    )
    eis_nieuw(uitnodiging)
    token, uitnodiging.sleutel = nieuwe_sleutel()
    uitnodiging.save()
    leg_vast(
        "lid_uitnodigen",
        regio=None,
        gebruiker=door.pk,
        onderwerp="uitnodiging",
        onderwerp_id=uitnodiging.id,
        gegevens={"rol": Rol.PLATFORMBEHEERDER.value},
    )
    return urljoin(basis, reverse("access:uitnodiging", args=[token]))
