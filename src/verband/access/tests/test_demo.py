"""Accounts of the example country: a TOTP each, and none in real operation."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.test import Client

from verband.access.models import Gebruiker
from verband.access.services.demo import maak_demo_account
from verband.access.tests.hulp import als, code, met_totp
from verband.access.versleuteling import ontsleutel, versleutel
from verband.core.fouten import Weigering

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


def test_an_account_with_a_totp_whose_secret_can_not_be_read_from_the_database(settings):
    settings.DEMO = True
    anna = maak_demo_account("Anna@voorbeeld.test", "Anna")
    totp = Authenticator.objects.get(user=anna, type=Authenticator.Type.TOTP)
    assert anna.demo
    assert not anna.has_usable_password()
    assert len(ontsleutel(totp.data["secret"])) == 32
    assert ontsleutel(totp.data["secret"]) not in str(totp.data)


def test_twice_gives_the_same_account(settings):
    settings.DEMO = True
    assert maak_demo_account("a@b.test", "A") == maak_demo_account("A@b.test", "A")
    assert Authenticator.objects.count() == 1


def test_real_operation_makes_none(settings):
    settings.DEMO = False
    with pytest.raises(Weigering):
        maak_demo_account("a@b.test", "A")
    assert not Gebruiker.objects.exists()


def test_a_real_person_never_becomes_an_example(settings):
    settings.DEMO = True
    Gebruiker.objects.create_user("a@b.test", naam="Echt")
    with pytest.raises(Weigering):
        maak_demo_account("a@b.test", "A")


ADRESSEN = ("/demo/", "/demo/keuze/", "/demo/code/", "/demo/inloggen/")
met_adressen = pytest.mark.urls("urls_met_demo")


@pytest.fixture
def land(cast, settings):
    """The cast with Anna as an example account."""
    settings.DEMO = True
    Gebruiker.objects.filter(pk=cast.anna.pk).update(demo=True)
    cast.anna.refresh_from_db()
    met_totp(cast.anna)
    return cast


@pytest.mark.parametrize("adres", ADRESSEN)
@pytest.mark.parametrize("wie", ["", "anna", "ivo"])
def test_in_real_operation_the_addresses_are_not_there(cast, adres, wie):
    Gebruiker.objects.filter(pk=cast.anna.pk).update(demo=True)
    client = als(getattr(cast, wie)) if wie else Client()
    assert client.get(adres).status_code == 404
    assert client.post(adres, {"wie": str(cast.anna.pk)}).status_code == 404
    assert "Voorbeeldland" not in client.get("/rollen/").content.decode()


@met_adressen
@pytest.mark.parametrize("adres", ADRESSEN)
def test_and_would_they_be_there_they_would_do_nothing(cast, settings, adres):
    settings.DEMO = False
    Gebruiker.objects.filter(pk=cast.anna.pk).update(demo=True)
    for client in (als(cast.anna), Client()):
        antwoord = client.post(adres, {"wie": str(cast.anna.pk)})
        if adres == "/demo/code/" and client.session.get("_auth_user_id") is None:
            assert antwoord["Location"].startswith("/account/login/")
        else:
            assert antwoord.status_code == 404


@met_adressen
def test_one_click_and_one_is_anna(land):
    client = Client()
    lijst = client.get("/demo/").content.decode()
    assert "Duinrand" in lijst
    assert "Anna, coördinator" in lijst
    assert client.post("/demo/inloggen/", {"wie": str(land.anna.pk)})["Location"] == "/start/"
    pagina = client.get("/r/duinrand/").content.decode()
    assert "u bent Anna, coördinator van Duinrand" in pagina
    verwacht = code(land.anna)  # first: it waits for a new one when this one is nearly over
    getoond = client.get("/demo/code/", headers={"hx-request": "true"}).content.decode()
    assert verwacht in getoond


@met_adressen
@pytest.mark.parametrize("wie", ["bart", "ivo"])
def test_nobody_becomes_a_real_person(land, wie):
    client = Client()
    antwoord = client.post("/demo/inloggen/", {"wie": str(getattr(land, wie).pk)})
    assert antwoord.status_code == 404
    assert client.get("/start/").status_code == 302


@met_adressen
@pytest.mark.parametrize("wie", ["", "onzin", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_person_is_nobody(land, wie):
    assert Client().post("/demo/inloggen/", {"wie": wie}).status_code == 404


@met_adressen
def test_a_click_needs_the_form(land):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/demo/inloggen/", {"wie": str(land.anna.pk)}).status_code == 403
    assert client.get("/demo/inloggen/").status_code == 405


@met_adressen
def test_the_code_of_a_real_person_is_not_shown(land):
    bart = met_totp(land.bart)
    client = als(bart)
    assert code(bart) not in client.get("/demo/code/").content.decode()


@met_adressen
def test_another_role_takes_no_step_up_along(land):
    Gebruiker.objects.filter(pk=land.gijs.pk).update(demo=True)
    client = als(land.gijs, opgestapt=True)
    client.post("/demo/inloggen/", {"wie": str(land.anna.pk)})
    antwoord = client.get("/r/duinrand/leden/uitnodigen/")
    assert antwoord["Location"].startswith("/stap-op/")


def test_a_secret_is_still_read_after_the_key_changed(settings):
    gesloten = versleutel("geheim")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een-heel-andere-sleutel"
    assert ontsleutel(gesloten) == "geheim"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        ontsleutel(gesloten)
