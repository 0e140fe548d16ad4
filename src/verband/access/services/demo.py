"""One-click accounts of the example country. Real operation has none and can make none."""

from __future__ import annotations

import time
from dataclasses import dataclass
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.signals import user_logged_in
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.selectors import geldig
from verband.access.versleuteling import ontsleutel
from verband.core.context import Blik, zet_blik
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


@dataclass(frozen=True, slots=True)
class Code:
    """The code that the app of this account would show now."""

    cijfers: str
    seconden: int


def code_van(gebruiker: Gebruiker) -> Code | None:
    """Of an example account only; of a real person the code is on their own device."""
    _eis_demo()
    totp = Authenticator.objects.filter(user=gebruiker, type=Authenticator.Type.TOTP).first()
    if totp is None or not gebruiker.demo:
        return None
    nu, periode = int(time.time()), app_settings.TOTP_PERIOD
    waarde = hotp_value(ontsleutel(totp.data["secret"]), nu // periode)
    return Code(format_hotp_value(waarde), periode - nu % periode)


def demo_inloggen(request: HttpRequest, gebruiker_id: UUID) -> Gebruiker:
    """Log in as an example account, without its password and never past its second factor.

    Raises ``Gebruiker.DoesNotExist`` for everyone who is not an example.
    """
    _eis_demo()
    gebruiker = Gebruiker.objects.get(pk=gebruiker_id, demo=True, is_active=True)
    request.session.flush()  # nothing of who was here before, a step-up least of all
    get_adapter().login(request, gebruiker)
    user_logged_in.send(sender=Gebruiker, request=request, user=gebruiker)
    return gebruiker


def list_demo_accounts() -> dict[str, list[tuple[Gebruiker, str]]]:
    """Example accounts and their roles, per region, insurer or the country."""
    _eis_demo()
    zet_blik(Blik(platform=True))  # the page shows nothing else
    leden = (
        Lidmaatschap.objects.filter(geldig(), gebruiker__demo=True)
        .select_related("gebruiker", "regio", "verzekeraar")
        .order_by("regio__naam", "verzekeraar__naam", "gebruiker__naam")
    )
    groepen: dict[str, list[tuple[Gebruiker, str]]] = {}
    for m in leden:
        waar = m.regio or m.verzekeraar
        naam = waar.naam if waar else _("Heel Nederland")
        groepen.setdefault(naam, []).append((m.gebruiker, m.get_rol_display()))
    return groepen
