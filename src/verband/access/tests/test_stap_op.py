"""Step-up: asked again, good for ten minutes, and no way around it."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.utils import timezone

from verband.access.services.demo import code_van, maak_demo_account
from verband.access.tests.hulp import als, code, in_regio, met_totp, met_wachtwoord, verse_code
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
STAP, VORM = "/stap-op/", "/r/duinrand/leden/uitnodigen/"


def test_without_a_factor_one_is_led_to_setting_one_up_and_back(cast):
    client = als(met_wachtwoord(cast.anna))
    antwoord = client.get(VORM, follow=True)
    html = antwoord.content.decode()
    assert "Stel eerst een tweede stap in" in html
    assert "/account/2fa/totp/activate/" in html
    assert f'href="{VORM}"' in html


def test_setting_up_an_app_ends_where_one_was_going(cast):
    anna = met_wachtwoord(cast.anna)
    client = Client()
    client.post(
        "/account/login/", {"login": anna.email, "password": "een-lang-wachtwoord-voor-tests"}
    )
    instellen = "/account/2fa/totp/activate/"
    client.get(VORM, follow=True)
    bent_u_het = client.get(instellen)
    assert bent_u_het["Location"].startswith("/account/reauthenticate/")
    terug = client.post(
        bent_u_het["Location"], {"password": "een-lang-wachtwoord-voor-tests", "next": instellen}
    )
    assert terug["Location"] == instellen
    pagina = client.get(instellen).content.decode()
    geheim = client.session["mfa.totp.secret"]
    assert geheim in pagina
    klaar = client.post(instellen, {"code": verse_code(geheim)}, follow=True)
    assert klaar.redirect_chain == [("/account/2fa/recovery-codes/", 302)]
    assert f'href="{VORM}"' in klaar.content.decode()
    assert client.get(VORM).status_code == 200  # showing it worked just now was the step-up
    assert geheim not in str(Authenticator.objects.values_list("data", flat=True))


def test_asked_given_and_good_for_ten_minutes(cast):
    anna = met_totp(cast.anna)
    client = als(anna)
    assert client.get(VORM)["Location"] == f"{STAP}?next={VORM.replace('/', '%2F')}"
    assert client.post(STAP, {"code": "123", "next": VORM}).status_code == 200
    assert client.get(VORM).status_code == 302
    goed = client.post(STAP, {"code": code(anna), "next": VORM})
    assert goed["Location"] == VORM
    assert client.get(VORM).status_code == 200
    nu = timezone.now()
    for minuten, status in ((9.9, 200), (10.1, 302), (-5, 302)):  # the last: the clock went back
        with time_machine.travel(nu + dt.timedelta(minutes=minuten)):
            assert client.get(VORM).status_code == status
    zet_blik(Blik(gebruiker=anna.pk))
    assert list(Handeling.objects.filter(wat="stap_op").values_list("resultaat", flat=True)) == [
        "gedaan"
    ]


def test_a_code_that_was_used_is_not_good_again(cast):
    anna = met_totp(cast.anna)
    zelfde = code(anna)
    assert als(anna).post(STAP, {"code": zelfde}).status_code == 302
    antwoord = als(anna).post(STAP, {"code": zelfde})
    assert "al gebruikt" in antwoord.content.decode()


def test_a_recovery_code_signs_nothing(cast):
    anna = met_totp(cast.anna)
    herstel = RecoveryCodes.activate(anna).get_unused_codes()[0]
    client = als(anna)
    assert "zes cijfers" in client.post(STAP, {"code": herstel}).content.decode()
    assert client.get(VORM).status_code == 302


def test_guessing_codes_is_stopped(cast):
    anna = met_totp(cast.anna)
    client = als(anna)
    for n in range(5):
        client.post(STAP, {"code": f"00000{n}"})
    assert "te vaak" in client.post(STAP, {"code": code(anna)}).content.decode()
    assert client.get(VORM).status_code == 302


def test_only_recovery_codes_is_no_factor(cast):
    RecoveryCodes.activate(cast.anna)
    assert "Stel eerst" in als(cast.anna).get(STAP).content.decode()


def test_the_code_of_another_person_does_not_count(cast):
    anna, bart = met_totp(cast.anna), met_totp(cast.bart)
    client = als(anna)
    client.post(STAP, {"code": code(bart)})
    assert client.get(VORM).status_code == 302


@pytest.mark.parametrize("naar", ["https://kwaad.test/", "//kwaad.test", "/\\kwaad.test", "kwaad"])
def test_it_leads_to_no_other_site(cast, naar):
    anna = met_totp(cast.anna)
    assert als(anna).post(STAP, {"code": code(anna), "next": naar})["Location"] == "/start/"


def test_what_was_typed_before_it_expired_is_offered_again(cast):
    anna = met_totp(cast.anna)
    client = als(anna)
    velden = {"email": "wil@voorbeeld.test", "rol": "kassier", "vanaf": "2030-01-01"}
    assert client.post(VORM, velden)["Location"].startswith(STAP)
    in_regio(cast.duinrand)
    assert not Handeling.objects.exists()
    pagina = client.post(STAP, {"code": code(anna), "next": VORM}).content.decode()
    assert 'name="email" value="wil@voorbeeld.test"' in pagina
    assert "nog niets verstuurd" in pagina
    assert client.post(VORM, velden).status_code == 302


def test_a_password_is_never_kept_for_later(cast):
    client = als(met_totp(met_wachtwoord(cast.anna)))
    client.post("/account/password/change/", {"oldpassword": "geheim-woord", "password1": "x"})
    assert "geheim-woord" not in str(dict(client.session))


def test_part_of_a_page_sends_the_whole_page_to_it(cast):
    client = als(met_totp(cast.anna))
    antwoord = client.get(VORM, headers={"hx-request": "true"})
    assert antwoord["HX-Redirect"].startswith(STAP)


def test_a_demo_account_steps_up_like_everyone(cast, settings):
    settings.DEMO = True
    demo = maak_demo_account("demo@voorbeeld.test", "Demo")
    from verband.access.models import Lidmaatschap

    in_regio(cast.duinrand)
    Lidmaatschap.objects.create(
        gebruiker=demo, rol="coordinator", regio=cast.duinrand, vanaf="2026-01-01"
    )
    zet_blik(Blik())
    client = als(demo)
    assert client.get(VORM)["Location"].startswith(STAP)
    getoond = code_van(demo)
    assert getoond
    assert 0 < getoond.seconden <= 30
    client.post(STAP, {"code": getoond.cijfers})
    assert client.get(VORM).status_code == 200


def test_a_log_in_with_a_factor_counts_and_one_without_does_not(cast):
    anna = met_wachtwoord(cast.anna)
    inlog = {"login": anna.email, "password": "een-lang-wachtwoord-voor-tests"}
    zonder = Client()
    zonder.post("/account/login/", inlog)
    assert zonder.get(VORM).status_code == 302
    met_totp(anna)
    met = Client()
    met.post("/account/login/", inlog)
    met.post("/account/2fa/authenticate/", {"code": code(anna)})
    assert met.get(VORM).status_code == 200


def test_a_recovery_code_lets_one_in_but_no_further(cast):
    anna = met_totp(met_wachtwoord(cast.anna))
    herstel = RecoveryCodes.activate(anna).get_unused_codes()[0]
    client = Client()
    client.post(
        "/account/login/", {"login": anna.email, "password": "een-lang-wachtwoord-voor-tests"}
    )
    client.post("/account/2fa/authenticate/", {"code": herstel})
    assert client.get("/start/")["Location"] == "/r/duinrand/"
    assert client.get(VORM).status_code == 302
