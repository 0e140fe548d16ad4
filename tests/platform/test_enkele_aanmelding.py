"""Single sign-on against a real provider: who was invited comes in, nobody else, and no further."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from oidc_aanbieder import CLIENT, GEHEIM, WACHTWOORD

from proefserver import vrije_poort
from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.tests.hulp import met_totp
from verband.conf.oidc import enkele_aanmelding, herkomst
from verband.rest.tests.hulp import rijen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
BEGIN = "/account/oidc/sso/login/"
TERUG = "http://testserver/account/oidc/sso/login/callback/"


@pytest.fixture(scope="module")
def aanbieder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    poort, map_ = vrije_poort(), tmp_path_factory.mktemp("oidc")
    proces = subprocess.Popen(
        [
            sys.executable,
            "-P",
            Path(__file__).with_name("oidc_aanbieder.py"),
            str(poort),
            map_,
            TERUG,
        ],
        stdout=subprocess.PIPE,
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == b"klaar\n"
    yield f"http://127.0.0.1:{poort}"
    proces.terminate()
    proces.wait(timeout=30)


@pytest.fixture
def sso(cast, aanbieder, settings):
    """Configured as the environment does; everyone of the cast has proven their address."""
    omgeving = {
        "VERBAND_OIDC_SERVER": aanbieder,
        "VERBAND_OIDC_CLIENT": CLIENT,
        "VERBAND_OIDC_GEHEIM": GEHEIM,
        "VERBAND_OIDC_NAAM": "Zorggroep Duin",
    }
    settings.SOCIALACCOUNT_PROVIDERS = enkele_aanmelding(omgeving)
    for mens in cast.personen.values():
        EmailAddress.objects.create(user=mens, email=mens.email, verified=True, primary=True)
    return cast


def _bij_aanbieder(adres: str, wie: str) -> str:
    """Log in there as a person does; where it sends them back to."""
    sessie = requests.Session()
    pagina = sessie.get(adres)
    velden = {"login": f"{wie}@voorbeeld.test", "password": WACHTWOORD}
    for naam in ("csrfmiddlewaretoken", "next"):
        gevonden = re.search(f'name="{naam}"[^>]*value="([^"]*)"', pagina.text)
        if gevonden:
            velden[naam] = gevonden[1].replace("&amp;", "&")
    antwoord = sessie.post(pagina.url, velden, allow_redirects=False)
    while antwoord.is_redirect:
        naar = requests.compat.urljoin(antwoord.url, antwoord.headers["Location"])
        if naar.startswith("http://testserver/"):
            return naar
        antwoord = sessie.get(naar, allow_redirects=False)
    raise AssertionError(antwoord.text[:2000])


def _log_in(wie: str, client: Client | None = None) -> tuple[Client, object]:
    client = client or Client()
    naar = client.post(BEGIN)
    assert naar.status_code == 302
    terug = urlsplit(_bij_aanbieder(naar.headers["Location"], wie))
    return client, client.get(f"{terug.path}?{terug.query}")


def test_who_was_invited_comes_in_with_the_roles_they_had(sso):
    voor = len(rijen(sso, Lidmaatschap))
    client, antwoord = _log_in("anna")
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, "/start/")
    assert client.get("/r/duinrand/").status_code == 200
    assert client.get("/r/heuvelland/").status_code == 404
    assert SocialAccount.objects.get().user == sso.anna
    assert len(rijen(sso, Lidmaatschap)) == voor
    weer, _antwoord = _log_in("anna")
    assert weer.get("/r/duinrand/").status_code == 200
    assert SocialAccount.objects.count() == 1


def test_whom_nobody_invited_stays_out_and_leaves_nothing(sso):
    mensen = Gebruiker.objects.count()
    client, antwoord = _log_in("onbekend")
    assert antwoord.status_code == 403
    assert "geen account" in antwoord.content.decode()
    assert client.get("/start/").status_code == 302
    assert (Gebruiker.objects.count(), SocialAccount.objects.count()) == (mensen, 0)


def test_an_address_that_is_not_verified_there_or_here_opens_nothing(sso):
    client, antwoord = _log_in("chris")
    assert antwoord.status_code == 403
    EmailAddress.objects.filter(user=sso.bart).update(verified=False)
    _client, ander = _log_in("bart")
    assert ander.status_code == 403
    assert client.get("/r/heuvelland/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_a_closed_account_stays_closed(sso):
    sso.bart.is_active = False
    sso.bart.save()
    client, antwoord = _log_in("bart")
    assert antwoord.status_code in (302, 403)
    assert client.get("/r/duinrand/").status_code == 302


def test_a_second_factor_is_still_asked_and_step_up_is_ours(sso):
    met_totp(sso.anna)
    client, antwoord = _log_in("anna")
    assert antwoord.headers["Location"].startswith("/account/2fa/authenticate/")
    assert client.get("/r/duinrand/").status_code == 302
    bart, _antwoord = _log_in("bart")
    assert bart.get("/account/sleutels/nieuw/").headers["Location"].startswith("/stap-op/")


def test_a_code_of_another_browser_is_refused(sso):
    """What came back is worth nothing without the session that asked for it."""
    naar = Client().post(BEGIN)
    terug = urlsplit(_bij_aanbieder(naar.headers["Location"], "anna"))
    ander = Client()
    assert ander.get(f"{terug.path}?{terug.query}").status_code == 403
    assert ander.get("/r/duinrand/").status_code == 302


def test_the_log_in_page_offers_it_by_name_and_only_then(sso, settings):
    assert "Inloggen met Zorggroep Duin" in Client().get("/account/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "Zorggroep" not in Client().get("/account/login/").content.decode()
    assert Client().post(BEGIN).status_code == 404


def test_the_page_on_the_way_there_is_ours(sso):
    antwoord = Client().get(BEGIN)
    html = antwoord.content.decode()
    assert "U gaat naar Zorggroep Duin" in html
    assert '<html lang="nl"' in html
    assert "<script>" not in html
    assert "default-src 'self'" in antwoord.headers["Content-Security-Policy"]


def test_half_a_configuration_is_said_at_the_start():
    assert enkele_aanmelding({}) == {}
    with pytest.raises(ValueError, match="alle drie"):
        enkele_aanmelding({"VERBAND_OIDC_SERVER": "https://sso.voorbeeld.test"})
    assert herkomst({"VERBAND_OIDC_SERVER": "https://sso.voorbeeld.test/x"}) == [
        "https://sso.voorbeeld.test"
    ]
    assert herkomst({}) == []
