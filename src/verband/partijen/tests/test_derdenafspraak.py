from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from verband.core.fouten import Weigering
from verband.partijen.models import Derdenafspraak, MandaatGebruik
from verband.partijen.selectors.grenzen import maanden_van
from verband.partijen.services.derdenafspraak_vastleggen import derdenafspraak_vastleggen
from verband.partijen.tests.hulp import als, tekst
from verband.partijen.tests.overleghulp import DAG, JAAR_LATER, Tafelsetting, maak_mandaat

db = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def setting(cast):
    return Tafelsetting(cast)


def adres(naam, *args):
    return reverse(f"partijen:{naam}", args=["duinrand", *args])


def leg_vast(setting, mandaat, *, door_vervanger=False, **anders):
    velden = {
        "partij": "Ziekenhuis Zilt", "sector": "ziekenhuis", "onderwerp": "Begroting",
        "niveau": "regio", "wat": "Samen een poli.", "cent": 100, "getekend_op": DAG,
        "vanaf": DAG, "tot": JAAR_LATER,
    }  # fmt: skip
    return derdenafspraak_vastleggen(
        setting.anna, mandaat.id, velden | anders, door_vervanger=door_vervanger, vandaag=DAG
    )


@db
@pytest.mark.eis("ZZ-3.3-1b")
def test_an_agreement_on_a_valid_mandate_is_kept_with_who_signed(setting):
    mandaat = maak_mandaat(setting.huisartsen)
    afspraak = leg_vast(setting, mandaat, door_vervanger=True)
    assert afspraak.ondertekenaar == "Sam Vos"
    gebruik = MandaatGebruik.objects.get(mandaat=mandaat)
    assert (gebruik.waarvoor, gebruik.onderwerp_id, gebruik.door_vervanger) == (
        "afspraak", afspraak.id, True,
    )  # fmt: skip


@db
@pytest.mark.eis("ZZ-3.3-1b")
@pytest.mark.parametrize(
    ("mandaat", "afspraak", "zin"),
    [
        ({"ingetrokken_op": DAG}, {}, "gold niet op de dag van tekenen"),
        ({"vanaf": DAG + dt.timedelta(days=1)}, {}, "gold niet op de dag van tekenen"),
        ({}, {"getekend_op": DAG - dt.timedelta(days=1)}, "gold niet op de dag van tekenen"),
        ({}, {"onderwerp": "wondzorg"}, "onderwerp valt buiten"),
        ({}, {"niveau": "wijk"}, "niet op dit niveau"),
        ({}, {"cent": 10_000_001}, "hoger dan de grens"),
        ({}, {"tot": JAAR_LATER + dt.timedelta(days=1)}, "bindt langer"),
        ({"plaatsvervanger": ""}, {"door_vervanger": True}, "noemt er geen"),
    ],
)
def test_without_a_valid_mandate_for_that_subject_it_is_refused(setting, mandaat, afspraak, zin):
    with pytest.raises(Weigering) as fout:
        leg_vast(setting, maak_mandaat(setting.huisartsen, **mandaat), **afspraak)
    assert zin in str(fout.value.waarom)
    assert "3.3" in str(fout.value.bron)
    assert not Derdenafspraak.objects.exists()
    assert not MandaatGebruik.objects.exists()


@db
def test_a_draft_mandate_and_a_day_to_come_are_refused(setting):
    concept = maak_mandaat(setting.huisartsen, staat="concept", bevestigd_at=None)
    with pytest.raises(Weigering):
        leg_vast(setting, concept)
    with pytest.raises(Weigering):
        leg_vast(setting, maak_mandaat(setting.apothekers), getekend_op=DAG + dt.timedelta(days=1))


@db
def test_only_the_coordinator_registers_one(setting):
    mandaat = maak_mandaat(setting.huisartsen)
    for wie in (setting.henk, setting.lid(setting.cast.bart), setting.lid(setting.cast.dora)):
        with pytest.raises(PermissionDenied):
            derdenafspraak_vastleggen(wie, mandaat.id, {}, door_vervanger=False, vandaag=DAG)


@db
@pytest.mark.eis("ZZ-3.3-1b")
def test_in_the_browser_with_a_warning_near_its_end(setting):
    vandaag = timezone.localdate()
    jaar = dt.timedelta(days=365)
    mandaat = maak_mandaat(setting.huisartsen, vanaf=vandaag - jaar, tot=vandaag + jaar)
    velden = {
        "partij": "Ziekenhuis Zilt", "sector": "ziekenhuis", "onderwerp": "begroting",
        "niveau": "regio", "wat": "Samen een poli.", "cent": "10", "mandaat": mandaat.id,
        "door": "zelf", "getekend_op": vandaag.isoformat(), "vanaf": vandaag.isoformat(),
        "tot": (vandaag + dt.timedelta(days=90)).isoformat(),
    }  # fmt: skip
    anna = als(setting.cast.anna)
    antwoord = anna.post(adres("afspraak-nieuw"), velden, follow=True)
    assert "loopt bijna af" in tekst(antwoord)
    assert anna.post(adres("afspraak-nieuw"), velden | {"onderwerp": "wondzorg"}).status_code == 422
    inhoud = anna.get(adres("afspraken-bestand", "csv")).content.decode("utf-8-sig")
    assert "Ziekenhuis Zilt" in inhoud
    assert "Roos de Wit" in inhoud
    assert als(setting.cast.chris).get(adres("afspraken")).status_code == 404


@given(st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)), st.integers(1, 1500))
def test_months_are_never_counted_short(vanaf, dagen):
    tot = vanaf + dt.timedelta(days=dagen)
    n = maanden_van(vanaf, tot)
    assert (n - 1) * 28 <= dagen <= n * 31
