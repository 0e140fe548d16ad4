"""Logging in and what belongs to it, as acts of the platform; no address, name or text in it."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from verband.access.models import Gebruiker
from verband.access.stap_op import FACTOREN, stap_op
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, zet_blik


def leg_mislukt_vast(gebruiker: Gebruiker | None, middel: str) -> None:
    """Count it, for a known account with its id. Only for pages on the way to being logged in."""
    zet_blik(Blik(platform=True))
    leg_vast(
        "inloggen",
        regio=None,
        gebruiker=gebruiker.pk if gebruiker else None,
        resultaat="mislukt",
        gegevens={"middel": middel},
    )
    zet_blik(Blik())


def leg_eigen_vast(gebruiker: Gebruiker, wat: str, **gegevens: str) -> None:
    """An act on one's own account; of the platform, for it belongs to no region."""
    leg_vast(wat, regio=None, gebruiker=gebruiker.pk, gegevens=gegevens)


def _ingelogd(sender: Any, request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    middelen = [
        str(r.get("type") or r["method"]) for r in get_authentication_records(request, user)
    ]
    if any(middel in FACTOREN for middel in middelen):
        stap_op(request)  # it was shown a moment ago
    zet_blik(Blik(gebruiker=user.pk))
    leg_eigen_vast(user, "inloggen", middel="+".join(middelen))


def _wachtwoord(sender: Any, request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    zet_blik(Blik(gebruiker=user.pk))
    leg_eigen_vast(user, "wachtwoord_wijzigen")


def _factor_erbij(sender: Any, instance: Authenticator, created: bool, **_: Any) -> None:
    """On the row itself: allauth's own signals come after the commit, too late to be one act.

    Outside a request (the loader of the example country) it is no act of a person.
    """
    request = context.request
    if not created or request is None:
        return
    if instance.type in FACTOREN:
        stap_op(request)  # setting it up showed that it works
    leg_eigen_vast(instance.user, "factor_instellen", middel=instance.type)


def _factor_weg(sender: Any, instance: Authenticator, **_: Any) -> None:
    if context.request is not None:
        leg_eigen_vast(instance.user, "factor_verwijderen", middel=instance.type)


def _code_fout(
    sender: Any, user: Gebruiker, authenticator: Authenticator, reauthentication: bool, **_: Any
) -> None:
    if reauthentication:
        leg_vast("stap_op", regio=None, gebruiker=user.pk, resultaat="mislukt")
    else:
        leg_mislukt_vast(user, authenticator.type)


def verbind() -> None:
    """Called once, when the apps are ready."""
    account.user_logged_in.connect(_ingelogd)
    account.password_changed.connect(_wachtwoord)
    account.password_reset.connect(_wachtwoord)
    post_save.connect(_factor_erbij, sender=Authenticator)
    post_delete.connect(_factor_weg, sender=Authenticator)
    mfa.authentication_failed.connect(_code_fout)
