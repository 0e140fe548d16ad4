"""The same key: once done, the same answer; another body: refused; and after a day forgotten."""

from __future__ import annotations

import datetime as dt
import time
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from cast import maak_cast
from verband.access import tempo
from verband.core.context import Blik, met_blik, zet_blik
from verband.regios.models import Organisatie
from verband.rest.herhalen import ruim_op
from verband.rest.models import Herhaalsleutel
from verband.rest.tests.hulp import Programma, als, maak_sleutel, rijen

ORGANISATIES = "/regios/duinrand/organisaties"
NIEUW = {"naam": "Fysio Duin", "soort": "zorgaanbieder"}
KEY = "verzoek-0001"
db = pytest.mark.django_db(databases=["default", "beheer"])


def _aantal(cast, naam="Fysio Duin"):
    return [o.naam for o in rijen(cast, Organisatie)].count(naam)


@db
def test_the_same_request_again_gives_the_same_answer_and_does_nothing(cast):
    anna = als(cast.anna)
    een, twee = (anna.schrijf("POST", ORGANISATIES, NIEUW, sleutel=KEY) for _ in range(2))
    assert (een.status_code, een.content) == (twee.status_code, twee.content)
    assert een.headers["Location"] == twee.headers["Location"]
    assert een.status_code == 201
    assert _aantal(cast) == 1


@db
def test_the_same_key_for_something_else_is_refused(cast):
    anna = als(cast.anna)
    assert anna.schrijf("POST", ORGANISATIES, NIEUW, sleutel=KEY).status_code == 201
    anders = {**NIEUW, "naam": "Andere"}
    assert anna.schrijf("POST", ORGANISATIES, anders, sleutel=KEY).status_code == 422
    assert anna.schrijf("PUT", ORGANISATIES, NIEUW, sleutel=KEY).status_code == 405
    assert _aantal(cast, "Andere") == 0


@db
def test_a_refusal_is_kept_and_what_could_not_be_read_is_not(cast):
    anna = als(cast.anna)
    dubbel = {"naam": "zilt", "soort": "gemeente"}
    for _n in range(2):
        assert anna.schrijf("POST", ORGANISATIES, dubbel, sleutel=KEY).status_code == 409
    assert (
        anna.schrijf("POST", ORGANISATIES, {"naam": 1}, sleutel="verzoek-0002").status_code == 400
    )
    assert anna.schrijf("POST", ORGANISATIES, NIEUW, sleutel="verzoek-0002").status_code == 201


@db
@pytest.mark.parametrize("sleutel", ["kort", "x" * 65, "met spatie erin", "é" * 9, "a;b;c;d;e;"])
def test_a_key_has_a_form(cast, sleutel):
    antwoord = als(cast.anna).schrijf("POST", ORGANISATIES, NIEUW, sleutel=sleutel)
    assert antwoord.status_code == 400
    assert "Idempotency-Key" in antwoord.json()["detail"]
    assert _aantal(cast) == 0


@db
def test_the_same_key_of_another_program_is_another_key(cast):
    een, twee = als(cast.anna), als(cast.anna)
    assert een.schrijf("POST", ORGANISATIES, NIEUW, sleutel=KEY).status_code == 201
    assert twee.schrijf("POST", ORGANISATIES, NIEUW, sleutel=KEY).status_code == 409


@db
def test_after_a_day_it_is_forgotten_and_removed(cast):
    anna = als(cast.anna)
    anna.schrijf("POST", ORGANISATIES, NIEUW, sleutel=KEY)
    nu = timezone.now()
    assert ruim_op() == 0
    with time_machine.travel(nu + dt.timedelta(hours=25), tick=False):
        assert anna.schrijf("POST", ORGANISATIES, NIEUW, sleutel=KEY).status_code == 409
    zet_blik(Blik(gebruiker=cast.anna.pk))
    Herhaalsleutel.objects.update(verloopt_at=nu - dt.timedelta(hours=1))
    assert ruim_op() == 1
    assert rijen(cast, Herhaalsleutel) == []


@db
def test_an_answer_is_seen_by_its_person_alone(cast):
    als(cast.anna).schrijf("POST", ORGANISATIES, NIEUW, sleutel=KEY)
    assert len(rijen(cast, Herhaalsleutel)) == 1
    for blik in (Blik(gebruiker=cast.chris.pk), Blik(platform=True)):
        zet_blik(blik)
        assert not Herhaalsleutel.objects.exists()


def _tegelijk(token, keer, sleutel):
    start, uit = Barrier(keer), []

    def loper():
        try:
            programma = Programma(token)
            start.wait(timeout=60)
            antwoord = programma.schrijf("POST", ORGANISATIES, NIEUW, sleutel=sleutel)
            # The server takes only so many bodies at once; that is what sending again is for.
            while antwoord.status_code == 503:
                time.sleep(0.05)
                antwoord = programma.schrijf("POST", ORGANISATIES, NIEUW, sleutel=sleutel)
            uit.append((antwoord.status_code, antwoord.content))
        finally:
            connection.close()

    draden = [Thread(target=loper) for _n in range(keer)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=120)
    return uit


@pytest.fixture
def token():
    cast = maak_cast()
    with met_blik(Blik()):
        return maak_sleutel(cast.anna)[1]


@pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
def test_fifty_at_once_happen_once_and_all_get_the_one_answer(token, monkeypatch):
    ruim = {"api_schrijven": "99999/m/user"}
    monkeypatch.setattr(tempo, "_TEMPO", tempo._TEMPO | ruim)
    uit = _tegelijk(token, 50, KEY)
    assert len(uit) == 50
    assert len(set(uit)) == 1
    assert uit[0][0] == 201
    assert Organisatie.objects.using("beheer").filter(naam="Fysio Duin").count() == 1


@pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
def test_without_it_the_others_are_answered_otherwise(token, monkeypatch):
    """The control: nothing remembered, and the same request gets another answer."""
    from verband.rest import api

    monkeypatch.setattr(api, "herhaal", lambda _verzoek, _sleutel, doe: doe())
    assert {status for status, _inhoud in _tegelijk(token, 8, KEY)} == {201, 409}
