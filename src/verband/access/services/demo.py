"""One-click accounts of the example country. Real operation has none and can make none."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker
from verband.core.fouten import Weigering


@transaction.atomic
def maak_demo_account(email: str, naam: str, wachtwoord: str | None = None) -> Gebruiker:
    """A person of the example country with a TOTP of their own; again gives the same person.

    Memberships are the caller's to add. Without a password one logs in by the demo bar only.
    """
    _eis_demo()
    gebruiker = Gebruiker.objects.filter(email=email.lower()).first()
    if gebruiker is None:
        gebruiker = Gebruiker.objects.create_user(email, wachtwoord, naam=naam, demo=True)
    if not gebruiker.demo:
        raise Weigering(
            _("Dit account is geen voorbeeldaccount."),
            waarom=_("Op dit e-mailadres staat al een account van een echt persoon."),
            herstel=_("Kies een ander e-mailadres voor het voorbeeldaccount."),
        )
    EmailAddress.objects.get_or_create(
        user=gebruiker, email=gebruiker.email, defaults={"verified": True, "primary": True}
    )
    if not Authenticator.objects.filter(user=gebruiker, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(gebruiker, generate_totp_secret())
    return gebruiker


def _eis_demo() -> None:
    if not settings.DEMO:
        raise Weigering(
            _("Voorbeeldaccounts bestaan hier niet."),
            waarom=_("Deze installatie is geen voorbeeldland."),
            herstel=_("Start met VERBAND_DEMO=1 om het voorbeeldland te gebruiken."),
        )
