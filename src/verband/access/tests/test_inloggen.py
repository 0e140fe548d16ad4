"""Logging in: password and second factor, and what a stranger can't learn or do."""

from __future__ import annotations

import pytest
import time_machine
from django.contrib.auth.hashers import get_hasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from verband.access.models import Lidmaatschap
from verband.access.services.demo import maak_demo_account
from verband.access.tests.hulp import (
    WACHTWOORD,
    als,
    code,
    in_regio,
    link_uit_mail,
    met_totp,
    met_wachtwoord,
    platform,
)
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
# Past the door: straight on to the one place where Anna works.
BINNEN = [("/r/duinrand/", 302)]
LOGIN = "/account/login/"


def _log_in(client, email, wachtwoord=WACHTWOORD, **extra):
    return client.post(LOGIN, {"login": email, "password": wachtwoord, **extra})


def _handelingen(wat):
    platform()
    rijen = list(Handeling.objects.filter(wat=wat).order_by("nummer"))
    zet_blik(Blik())
    return rijen


def test_with_a_password_one_gets_to_ones_places(cast, client):
    anna = met_wachtwoord(cast.anna)
    assert _log_in(client, anna.email)["Location"] == "/start/"
    pagina = client.get("/start/", follow=True)
    assert "Anna" in pagina.content.decode()
    assert "tweede stap" in pagina.content.decode()  # a coordinator is told to set one up
    [gelukt] = _handelingen("inloggen")
    assert (gelukt.resultaat, gelukt.gebruiker_id) == ("gedaan", anna.pk)
    assert gelukt.gegevens == {"middel": "password"}


def test_who_needs_no_second_factor_is_not_asked_for_one(cast):
    assert "tweede stap" not in als(cast.bart).get("/start/", follow=True).content.decode()


@pytest.mark.parametrize("wie", ["anna", "dora", "ivo"])
def test_who_decides_is_told_until_it_is_there(cast, wie):
    persoon = getattr(cast, wie)
    assert "tweede stap" in als(persoon).get("/start/", follow=True).content.decode()
    assert "tweede stap" not in als(met_totp(persoon)).get("/start/", follow=True).content.decode()


def test_with_a_second_factor_the_password_alone_opens_nothing(cast, client):
    anna = met_totp(met_wachtwoord(cast.anna))
    assert _log_in(client, anna.email)["Location"] == "/account/2fa/authenticate/"
    assert client.get("/start/")["Location"].startswith(LOGIN)
    fout = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "klopt niet" in fout.content.decode()
    assert client.get("/start/")["Location"].startswith(LOGIN)
    goed = client.post("/account/2fa/authenticate/", {"code": code(anna)})
    assert goed["Location"] == "/start/"
    assert client.get("/start/", follow=True).redirect_chain == BINNEN
    assert [h.resultaat for h in _handelingen("inloggen")] == ["mislukt", "gedaan"]


@time_machine.travel("2026-11-25T12:00:10Z", tick=False)  # one code, however slow we are
def test_a_code_works_once(cast):
    anna = met_totp(met_wachtwoord(cast.anna))
    for gelukt in (True, False):
        client = Client()
        _log_in(client, anna.email)
        antwoord = client.post("/account/2fa/authenticate/", {"code": code(anna)})
        assert (antwoord.status_code == 302) == gelukt


def test_a_stranger_can_not_tell_who_has_an_account(cast):
    met_wachtwoord(cast.anna)
    antwoorden = []
    for email in (cast.anna.email, "niemand@voorbeeld.test"):
        fout = _log_in(Client(), email, "niet-het-wachtwoord")
        reset = Client().post("/account/password/reset/", {"email": email}, follow=True)
        antwoorden.append(
            (
                fout.status_code,
                fout.content.decode().count("horen niet bij"),
                reset.status_code,
                reset.redirect_chain,
            )
        )
    assert antwoorden[0] == antwoorden[1]
    assert len(mail.outbox) == 2  # both get a mail, so that the time tells nothing either


def test_a_failure_is_counted_without_a_word_of_what_was_typed(cast):
    anna = met_wachtwoord(cast.anna)
    _log_in(Client(), anna.email, "geheim-getypt")
    _log_in(Client(), "vreemd@voorbeeld.test", "geheim-getypt")
    mislukt = _handelingen("inloggen")
    assert [(h.resultaat, h.gebruiker_id) for h in mislukt] == [
        ("mislukt", anna.pk),
        ("mislukt", None),
    ]
    assert "geheim" not in str([h.gegevens for h in mislukt])
    assert "@" not in str([h.gegevens for h in mislukt])


def test_guessing_is_stopped_and_ends_by_itself(cast):
    anna = met_wachtwoord(cast.anna)
    for _ in range(5):
        _log_in(Client(), anna.email, "gok")
    assert "te vaak" in _log_in(Client(), anna.email).content.decode()
    with time_machine.travel(time_machine_over(6)):
        assert _log_in(Client(), anna.email).status_code == 302


def time_machine_over(minuten):
    import datetime as dt

    return dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minuten)


def test_the_count_is_kept_where_all_processes_see_it():
    from django.db import connection

    cache.set("proef", 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache_tabel WHERE cache_key LIKE '%%proef'")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    "naar",
    ["https://kwaad.test/", "//kwaad.test/", "/\\kwaad.test", "javascript:alert(1)", "http:///x"],
)
def test_log_in_leads_to_no_other_site(cast, client, naar):
    anna = met_wachtwoord(cast.anna)
    assert _log_in(client, anna.email, next=naar)["Location"] == "/start/"


def test_log_in_leads_back_to_where_one_was(cast, client):
    anna = met_wachtwoord(cast.anna)
    assert _log_in(client, anna.email, next="/r/duinrand/")["Location"] == "/r/duinrand/"


def test_a_session_that_was_planted_is_not_the_one_that_is_logged_in(cast, client):
    anna = met_wachtwoord(cast.anna)
    client.get(LOGIN)
    sessie = client.session
    sessie["geplant"] = "ja"
    sessie.save()
    geplant = sessie.session_key
    client.cookies["verband_sessie"] = geplant
    _log_in(client, anna.email)
    assert client.cookies["verband_sessie"].value != geplant
    dief = Client()
    dief.cookies["verband_sessie"] = geplant
    assert dief.get("/start/")["Location"].startswith(LOGIN)


def test_other_devices_can_be_logged_out(cast):
    anna = met_wachtwoord(cast.anna)
    telefoon, laptop = Client(), Client()
    _log_in(telefoon, anna.email)
    _log_in(laptop, anna.email)
    pagina = laptop.get("/account/sessions/").content.decode()
    assert "Log uit op andere apparaten" in pagina
    laptop.post("/account/sessions/")
    assert telefoon.get("/start/")["Location"].startswith(LOGIN)
    assert laptop.get("/start/", follow=True).redirect_chain == BINNEN


def test_log_out_ends_the_session_and_needs_a_button(cast):
    client = als(cast.anna)
    assert "Uitloggen" in client.get("/account/logout/").content.decode()
    assert client.get("/start/", follow=True).redirect_chain == BINNEN
    client.post("/account/logout/")
    assert client.get("/start/")["Location"].startswith(LOGIN)
    [uit] = _handelingen("uitloggen")
    assert uit.gebruiker_id == cast.anna.pk


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(cast, client):
    anna = met_wachtwoord(cast.anna)
    client.post("/account/password/reset/", {"email": anna.email})
    link = link_uit_mail()
    pagina = client.get(link, follow=True)
    adres = pagina.redirect_chain[-1][0]
    nieuw = {"password1": "een-heel-nieuw-wachtwoord", "password2": "een-heel-nieuw-wachtwoord"}
    client.post(adres, nieuw)
    assert _log_in(Client(), anna.email, "een-heel-nieuw-wachtwoord").status_code == 302
    assert "werkt niet meer" in Client().get(link, follow=True).content.decode()
    assert "vernieuwd" in mail.outbox[-1].body


def test_a_weak_password_is_refused_with_the_reason(cast, client):
    anna = met_wachtwoord(cast.anna)
    client.post("/account/password/reset/", {"email": anna.email})
    adres = client.get(link_uit_mail(), follow=True).redirect_chain[-1][0]
    kort = client.post(adres, {"password1": "kort", "password2": "kort"}).content.decode()
    assert "12 tekens" in kort


def test_the_session_of_who_lost_the_last_role_ends_at_once(cast, client):
    anna = met_wachtwoord(cast.anna)
    _log_in(client, anna.email)
    in_regio(cast.duinrand)
    Lidmaatschap.objects.filter(gebruiker=anna).update(tot="2026-02-01")
    zet_blik(Blik())
    assert client.get("/start/")["Location"].endswith("geen-rol=1")
    assert "geen rol meer" in client.get("/account/login/?geen-rol=1").content.decode()


def test_an_example_account_keeps_its_factor_for_the_next_visitor(cast, settings):
    settings.DEMO = True
    demo = maak_demo_account("demo@voorbeeld.test", "Demo", WACHTWOORD)
    in_regio(cast.duinrand)
    Lidmaatschap.objects.create(
        gebruiker=demo, rol="deelnemer", regio=cast.duinrand, vanaf="2026-01-01"
    )
    zet_blik(Blik())
    client = als(demo, opgestapt=True)
    herkend = client.session
    herkend["account_authentication_methods_user"] = str(demo.pk)
    herkend.save()
    client.post("/account/reauthenticate/", {"password": WACHTWOORD})
    antwoord = client.post("/account/2fa/totp/deactivate/")
    assert "voorbeeldaccount" in antwoord.content.decode()


@pytest.fixture
def gehasht(monkeypatch):
    """By the real hasher, each time it did its work: that is what takes long, on any machine."""
    soort = type(get_hasher())
    keren: list[str] = []
    binnen: list[str] = []

    def tel(naam):
        echt = getattr(soort, naam)

        def doe(self, *args, **meer):
            if not binnen:  # a hasher may check by hashing again
                keren.append(naam)
            binnen.append(naam)
            try:
                return echt(self, *args, **meer)
            finally:
                binnen.pop()

        monkeypatch.setattr(soort, naam, doe)

    tel("encode")
    tel("verify")
    return keren


@pytest.mark.parametrize("wie", ["bekend", "onbekend", "gewist", "zonder wachtwoord"])
def test_a_log_in_that_fails_hashes_as_often_for_everyone(cast, client, gehasht, wie):
    """Else the clock tells a stranger who has an account."""
    met_wachtwoord(cast.anna)
    gewist = met_wachtwoord(cast.gijs)
    gewist.is_active = False
    gewist.save()
    email = {
        "bekend": cast.anna.email,
        "onbekend": "niemand@voorbeeld.test",
        "gewist": gewist.email,
        "zonder wachtwoord": cast.bart.email,
    }[wie]
    gehasht.clear()
    fout = _log_in(client, email, "niet-het-wachtwoord")
    assert fout.status_code == 200
    assert len(gehasht) == 1
