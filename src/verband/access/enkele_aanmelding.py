"""Single sign-on: another party says who someone is; who may be where stays ours."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from verband.access.logboek import leg_mislukt_vast
from verband.core.context import Blik, zet_blik


def _bewezen(sociallogin: SocialLogin) -> bool:
    """By an identity that was linked before, or by an address that we too know to be theirs.

    allauth asks that of the other party alone.
    """
    email = getattr(sociallogin, "_did_authenticate_by_email", None)
    eigen = EmailAddress.objects.filter(user=sociallogin.user, email__iexact=email or "")
    return not email or bool(eigen.filter(verified=True).exists())


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Only an invitation makes an account."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse, in words, whom no invitation made an account for; or whose account is closed.

        allauth has looked for an account by this identity, or by an address that the other party
        and we both know to be theirs.
        """
        zet_blik(Blik())
        if sociallogin.is_existing and sociallogin.user.is_active and _bewezen(sociallogin):
            return
        leg_mislukt_vast(sociallogin.user if sociallogin.is_existing else None, "sso")
        geverifieerd = any(e.verified for e in sociallogin.email_addresses)
        reden = (
            _("Bij dit e-mailadres hoort geen account.")
            if geverifieerd
            else _("Uw organisatie zegt niet dat dit e-mailadres is nagegaan.")
        )
        raise ImmediateHttpResponse(
            render(request, "socialaccount/niet_bekend.html", {"reden": reden}, status=403)
        )

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, *args: Any, **kwargs: Any
    ) -> None:
        """What the other party said is not shown: it may hold anything."""
        reden = _("Uw organisatie kon u nu niet aanmelden, of u brak het af.")
        raise ImmediateHttpResponse(
            render(request, "socialaccount/niet_bekend.html", {"reden": reden}, status=403)
        )
