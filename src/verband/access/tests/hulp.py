"""What tests of this room share: someone logged in, with a factor, stepped up."""

from __future__ import annotations

import re
import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client

from verband.access.models import Gebruiker
from verband.access.versleuteling import ontsleutel
from verband.core.context import Blik, zet_blik

WACHTWOORD = "een-lang-wachtwoord-voor-tests"


def als(gebruiker: Gebruiker, *, opgestapt: bool = False) -> Client:
    client = Client()
    client.force_login(gebruiker)
    if opgestapt:
        sessie = client.session
        sessie["opgestapt_at"] = time.time()
        sessie.save()
    return client


def met_wachtwoord(gebruiker: Gebruiker) -> Gebruiker:
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    EmailAddress.objects.get_or_create(
        user=gebruiker, email=gebruiker.email, defaults={"verified": True, "primary": True}
    )
    return gebruiker


def met_totp(gebruiker: Gebruiker) -> Gebruiker:
    TOTP.activate(gebruiker, generate_totp_secret())
    return gebruiker


def verse_code(geheim: str) -> str:
    """What an app shows; of the next half minute when this one is nearly over."""
    if (over := 30 - time.time() % 30) < 5:
        time.sleep(over)
    return str(format_hotp_value(hotp_value(geheim, int(time.time()) // 30)))


def code(gebruiker: Gebruiker) -> str:
    totp = Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.TOTP)
    return verse_code(ontsleutel(totp.data["secret"]))


def link_uit_mail() -> str:
    """The path of the link in the newest mail."""
    gevonden = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
    assert gevonden
    return gevonden[1]


def in_regio(regio: Any) -> None:
    """What this test itself sees, besides what its requests see."""
    zet_blik(Blik(regios=frozenset({regio.id})))


def platform() -> None:
    zet_blik(Blik(platform=True))
