"""What allauth asks of us: who may sign up, how its secrets are kept, and what its mails say."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from verband.access.logboek import leg_eigen_vast, leg_mislukt_vast
from verband.access.models import Gebruiker
from verband.access.versleuteling import ontsleutel, versleutel

_CODE_FOUT = _("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en probeer dan.")
_log = logging.getLogger(__name__)
_TE_VAAK = _("U heeft het te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dit account is gesloten."),
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "enter_current_password": _("Dit is niet uw wachtwoord van nu."),
        "incorrect_code": _CODE_FOUT,
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "too_many_login_attempts": _TE_VAAK,
        "rate_limited": _TE_VAAK,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Only an invitation makes an account."""
        return False

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Gebruiker):
            leg_eigen_vast(request.user, "uitloggen")
        super().logout(request)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Told after the fact: what was done stays done when the mail server is away."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except (SMTPException, OSError):
            _log.warning("a notification mail could not be sent")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        email = str(credentials.get("email", ""))
        leg_mislukt_vast(Gebruiker.objects.filter(email=email.lower()).first(), "wachtwoord")


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Dit is een voorbeeldaccount dat anderen ook gebruiken. Zijn tweede stap blijft staan."
        ),
        "cannot_generate_recovery_codes": _("Stel eerst een app of een passkey in."),
        "incorrect_code": _CODE_FOUT,
    }

    def encrypt(self, text: str) -> str:
        return versleutel(text)

    def decrypt(self, encrypted_text: str) -> str:
        return ontsleutel(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Verband"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The next visitor of the example country needs it too."""
        return not authenticator.user.demo

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 - allauth's name
    ) -> str:
        nummer = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey %(nummer)s") % {"nummer": nummer})
