"""Keys: made after a step-up, shown once, never more than their member, gone with the role."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.utils import timezone

from verband.access.models import Apisleutel, Lidmaatschap
from verband.access.omvang import Omvang
from verband.access.selectors import eigen_lidmaatschappen
from verband.access.services.apisleutel import MEEST, apisleutel_intrekken, apisleutel_maken
from verband.access.sleutels import hash_van
from verband.access.tests.hulp import als as mens
from verband.access.tests.hulp import in_regio
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.rest.tests.hulp import Programma, als, maak_sleutel, rijen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
NIEUW = "/account/sleutels/nieuw/"


def _formulier(gebruiker, **anders):
    zet_blik(Blik(gebruiker=gebruiker.pk))
    (lidmaatschap,) = eigen_lidmaatschappen(gebruiker)
    zet_blik(Blik())
    velden = {"naam": "Rapportage", "lidmaatschap": str(lidmaatschap.id), "dagen": "90"}
    return {**velden, "omvang": ["regios:lezen"], **anders}


def test_a_key_is_made_on_its_page_shown_once_and_opens_its_scope(cast):
    anna = mens(cast.anna, opgestapt=True)
    pagina = anna.post(NIEUW, _formulier(cast.anna))
    (token,) = set(re.findall(r"verband_[\w-]{43}", pagina.content.decode()))
    assert pagina.headers["Cache-Control"] == "no-store"
    assert Programma(token).lees("/regios").status_code == 200
    assert Programma(token).lees("/regios/duinrand/organisaties").status_code == 403
    lijst = anna.get("/account/sleutels/").content.decode()
    assert "Rapportage" in lijst
    assert token not in lijst
    sleutel = rijen(cast, Apisleutel)[0]
    assert (sleutel.sleutel, token in str(vars(sleutel))) == (hash_van(token), False)
    (gedaan,) = [h for h in rijen(cast, Handeling) if h.wat == "apisleutel_maken"]
    assert gedaan.gebruiker_id == cast.anna.pk
    assert token[8:14] not in str(gedaan.gegevens)


def test_without_a_second_step_there_is_no_new_key(cast):
    antwoord = mens(cast.anna).post(NIEUW, _formulier(cast.anna))
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"].startswith("/stap-op/")
    assert rijen(cast, Apisleutel) == []


def test_a_key_can_not_be_made_for_anothers_role(cast):
    vreemd = _formulier(cast.chris)["lidmaatschap"]
    antwoord = mens(cast.anna, opgestapt=True).post(
        NIEUW, _formulier(cast.anna, lidmaatschap=vreemd)
    )
    assert "verband_" not in antwoord.content.decode()
    zet_blik(Blik(gebruiker=cast.chris.pk))
    (van_chris,) = eigen_lidmaatschappen(cast.chris)
    with pytest.raises(ValueError, match="its maker"):
        apisleutel_maken(cast.anna, van_chris, naam="x", omvang=[Omvang.REGIOS_LEZEN], dagen=30)


@pytest.mark.parametrize("velden", [{"omvang": []}, {"omvang": ["alles"]}, {"dagen": "9999"}])
def test_a_key_has_a_scope_and_an_end(cast, velden):
    antwoord = mens(cast.anna, opgestapt=True).post(NIEUW, _formulier(cast.anna, **velden))
    assert "v-invoer--fout" in antwoord.content.decode()
    assert rijen(cast, Apisleutel) == []


def test_a_key_stops_at_once_when_it_is_taken_back(cast):
    sleutel, token = maak_sleutel(cast.anna)
    assert Programma(token).lees("/regios").status_code == 200
    anna = mens(cast.anna)
    assert mens(cast.chris).post(f"/account/sleutels/{sleutel.id}/intrekken/").status_code == 404
    assert Programma(token).lees("/regios").status_code == 200
    assert anna.post(f"/account/sleutels/{sleutel.id}/intrekken/").status_code == 302
    antwoord = Programma(token).lees("/regios")
    assert (antwoord.status_code, "Bearer" in antwoord.headers["WWW-Authenticate"]) == (401, True)
    zet_blik(Blik(gebruiker=cast.anna.pk))
    apisleutel_intrekken(cast.anna, sleutel.id)
    assert [h.wat for h in rijen(cast, Handeling)].count("apisleutel_intrekken") == 1


def test_anothers_key_is_not_there_and_keeps_working(cast):
    sleutel, token = maak_sleutel(cast.anna)
    for wie in (cast.bart, cast.chris, cast.ivo):
        bladzijde = f"/account/sleutels/{sleutel.id}/intrekken/"
        assert mens(wie).get(bladzijde).status_code == 404
        assert mens(wie).post(bladzijde).status_code == 404
        assert sleutel.begin not in mens(wie).get("/account/sleutels/").content.decode()
    assert Programma(token).lees("/regios").status_code == 200


def test_a_key_stops_on_its_day(cast):
    _sleutel, token = maak_sleutel(cast.anna, dagen=30)
    for dagen, status in ((29, 200), (31, 401)):
        with time_machine.travel(timezone.now() + dt.timedelta(days=dagen), tick=False):
            assert Programma(token).lees("/regios").status_code == status


def test_a_key_dies_with_its_role_and_with_its_person(cast):
    _sleutel, token = maak_sleutel(cast.bart)
    in_regio(cast.duinrand)
    Lidmaatschap.objects.filter(gebruiker=cast.bart).update(tot=timezone.localdate())
    zet_blik(Blik())
    assert Programma(token).lees("/regios").status_code == 401
    _sleutel, token = maak_sleutel(cast.anna)
    cast.anna.is_active = False
    cast.anna.save()
    assert Programma(token).lees("/regios").status_code == 401


def test_a_key_is_of_one_role_and_sees_not_what_another_role_of_the_same_person_sees(cast):
    _sleutel, token = maak_sleutel(cast.anna)
    in_regio(cast.heuvelland)
    Lidmaatschap.objects.create(
        gebruiker=cast.anna, rol="coordinator", regio=cast.heuvelland, vanaf="2026-01-01"
    )
    zet_blik(Blik())
    assert mens(cast.anna).get("/r/heuvelland/").status_code == 200
    assert Programma(token).lees("/regios/heuvelland").status_code == 404
    assert Programma(token).lees("/regios").json()["aantal"] == 1


@pytest.mark.parametrize(
    "kop",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer verband_x",
        "Basic YTpi",
        "bearer \u00e9",
        "Bearer " + "x" * 5000,
    ],
)
def test_what_is_no_key_opens_nothing(cast, kop):
    programma = Programma()
    programma.client.force_login(cast.anna)  # a cookie is no key either
    assert programma.lees("/regios", Authorization=kop).status_code == 401


def test_a_key_is_no_way_into_the_pages(cast):
    _sleutel, token = maak_sleutel(cast.anna)
    programma = Programma(token)
    for adres in ("/r/duinrand/", "/account/sleutels/", "/start/"):
        antwoord = programma.client.get(adres, headers=programma.kop)
        assert antwoord.status_code == 302


def test_nobody_has_more_than_ten_keys_that_work(cast):
    for _n in range(MEEST):
        maak_sleutel(cast.anna)
    with pytest.raises(Weigering, match="al 10"):
        maak_sleutel(cast.anna)


def test_the_database_shows_a_key_to_its_person_alone(cast):
    sleutel, _token = maak_sleutel(cast.anna)
    for blik, aantal in (
        (Blik(gebruiker=cast.anna.pk), 1),
        (Blik(gebruiker=cast.chris.pk, regios=frozenset({cast.duinrand.id})), 0),
        (Blik(platform=True), 0),
        (Blik(sleutel=sleutel.sleutel), 1),
    ):
        zet_blik(blik)
        assert Apisleutel.objects.count() == aantal


def test_a_page_names_the_key_and_says_how_to_go_on(cast):
    leeg = mens(cast.anna).get("/account/sleutels/").content.decode()
    assert "U heeft nog geen sleutel" in leeg
    assert "/api/" in leeg
    als(cast.anna)
    assert "proef" in mens(cast.anna).get("/account/sleutels/").content.decode()
