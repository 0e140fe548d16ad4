"""Every address of allauth is declared or shut, and the declared ones have our face."""

from __future__ import annotations

import re

import pytest
from allauth import urls as allauth_urls
from django.test import Client
from django.urls import URLResolver, reverse

from verband.access.tests.hulp import als, met_totp, met_wachtwoord
from verband.access.toegang import DERDEN

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


def _namen(patronen):
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            yield from _namen(patroon.url_patterns)
        else:
            yield patroon.name or f"/account/{patroon.pattern}"


# Of a pattern without a name: its address.
NAMEN = sorted(_namen(allauth_urls.urlpatterns))
NAAMLOOS = {n for n in NAMEN if n.startswith("/")}
DICHT = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_set_password",
    "account_confirm_login_code",
    "socialaccount_connections",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
    "/account/social/connections/",
    "/account/social/login/cancelled/",
    "/account/social/login/error/",
    "/account/social/signup/",
}
ARGUMENTEN: dict[str, list[str | int]] = {
    "account_confirm_email": ["sleutel"],
    "account_reset_password_from_key": ["1", "set-password"],
    "mfa_edit_webauthn": [1],
    "mfa_remove_webauthn": [1],
    "openid_connect_login": ["sso"],
    "openid_connect_callback": ["sso"],
}


def _adres(naam):
    return naam if naam in NAAMLOOS else reverse(naam, args=ARGUMENTEN.get(naam, []))


def test_each_address_of_allauth_is_declared_or_known_to_be_shut():
    assert set(NAMEN) == set(DERDEN) | DICHT
    assert not set(DERDEN) & DICHT


@pytest.mark.parametrize("naam", sorted(DICHT))
def test_what_is_shut_is_not_there_for_anyone(cast, naam):
    for client in (Client(), als(cast.anna, opgestapt=True)):
        assert client.get(_adres(naam)).status_code == 404
        assert client.post(_adres(naam)).status_code == 404


@pytest.mark.parametrize("naam", sorted(n for n in DERDEN if DERDEN[n].soort == "ingelogd"))
def test_a_page_of_ones_own_sends_a_stranger_to_log_in(cast, naam):
    for antwoord in (Client().get(_adres(naam)), Client().post(_adres(naam))):
        assert antwoord.status_code == 302
        assert antwoord["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("naam", sorted(n for n in DERDEN if DERDEN[n].stap_op))
def test_who_has_a_factor_shows_it_before_changing_what_guards_the_account(cast, naam):
    anna = met_totp(met_wachtwoord(cast.anna))
    for antwoord in (als(anna).get(_adres(naam)), als(anna).post(_adres(naam))):
        assert antwoord["Location"].startswith("/stap-op/?next=")


# Of a key that one does not have, and of single sign-on, which nobody configured here: that has
# tests of its own (tests/platform/test_enkele_aanmelding.py).
NIET_ALTIJD = {
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "openid_connect_login",
    "openid_connect_callback",
}
ENGELS = re.compile(r"\b(Sign|Password|Submit|Please|your|Confirm|Email|Recovery)\b")


@pytest.mark.parametrize(
    "naam",
    sorted(set(DERDEN) - {"mfa_login_webauthn", "mfa_download_recovery_codes"}),
)
def test_every_page_is_in_our_frame_and_in_dutch(cast, naam):
    """Pages that lead on are followed to where one ends up."""
    anna = met_totp(met_wachtwoord(cast.anna))
    client = Client() if DERDEN[naam].soort == "inlog" else als(anna, opgestapt=True)
    antwoord = client.get(_adres(naam), follow=True)
    if antwoord.status_code == 404:
        assert naam in NIET_ALTIJD
        return
    html = antwoord.content.decode()
    tekst = re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main>")])
    assert '<html lang="nl"' in html
    assert not ENGELS.search(tekst), tekst
    assert "<script>" not in html
    assert " style=" not in html
    assert "default-src 'self'" in antwoord["Content-Security-Policy"]
