"""Clocks in one's own calendar: by a secret link that shows dates and nobody's name."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from verband.access.models import Lidmaatschap
from verband.access.tests.hulp import als, in_regio
from verband.core.context import Blik, zet_blik
from verband.plannen.tests.dossierhulp import bewaar, lid_van
from verband.regios.models import Verzekeraar
from verband.rest.kalender import als_ics
from verband.rest.models import Agendalink
from verband.rest.tests.hulp import rijen
from verband.taken.klokken import Moment
from verband.taken.selectors import klokken

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
PAGINA = "/account/agenda/"


@pytest.fixture
def beleid(cast):
    """The preferent insurer is one whose policy we have; in the year that it is about."""
    zet_blik(Blik(platform=True))
    Verzekeraar.objects.filter(id=cast.duinzorg.id).update(naam="Zorg en Zekerheid")
    zet_blik(Blik())
    with time_machine.travel("2026-11-25T12:00:00Z", tick=False):
        yield cast


def _maak(wie):
    client = als(wie)
    plek = re.findall(r'name="plek" value="([^"]+)"', client.get(PAGINA).content.decode())
    html = client.post(PAGINA, {"plek": plek[0]}).content.decode()
    return client, re.findall(r"http://testserver(/agenda/[^\"]+\.ics)", html)[0]


def test_the_link_gives_the_days_of_ones_place(beleid, client):
    _anna, adres = _maak(beleid.anna)
    antwoord = client.get(adres)
    assert antwoord.headers["Content-Type"].startswith("text/calendar")
    dagen: dict[str, Any] = {
        str(e["summary"]): e for e in Calendar.from_ical(antwoord.content).walk("VEVENT")
    }
    indienen = dagen["Laatste dag om het plan voor 2027 in te dienen"]
    assert indienen.start == dt.date(2026, 7, 15)
    assert re.search(r"Bron: .*Zorg en Zekerheid.*, 4\.1", str(indienen["description"]))
    aanbod = dagen["Zorg en Zekerheid biedt de zorgovereenkomst voor 2027 aan"]
    assert (aanbod.start, aanbod.end) == (dt.date(2026, 9, 1), dt.date(2026, 10, 1))
    assert client.get(adres).content == antwoord.content
    assert b"Anna" not in antwoord.content
    _dora, van_inkoper = _maak(beleid.dora)
    assert b"20260915" in client.get(van_inkoper).content


def test_the_feed_is_the_calendar_of_the_page_without_persons_and_dossiers(beleid, client):
    """One list of clocks: what the page shows with a source, and nothing that is someone's."""
    in_regio(beleid.duinrand)
    Lidmaatschap.objects.filter(gebruiker=beleid.bart).update(tot=dt.date(2027, 3, 1))
    bewaar(lid_van(beleid, "anna"), naam="Geheim dossier")
    alle = klokken(lid_van(beleid, "anna"))
    zet_blik(Blik())
    zonder = {m.titel for m in alle if m.klok is None}
    assert any("Bart" in titel for titel in zonder)
    assert any("Geheim dossier" in titel for titel in zonder)
    _anna, adres = _maak(beleid.anna)
    feed = Calendar.from_ical(client.get(adres).content).walk("VEVENT")
    assert {str(e["summary"]) for e in feed} == {m.titel for m in alle if m.klok}
    assert not {str(e["summary"]) for e in feed} & zonder


def test_a_new_link_replaces_the_old_and_can_be_taken_back(beleid, client):
    _anna, oud = _maak(beleid.anna)
    anna, nieuw = _maak(beleid.anna)
    assert (client.get(oud).status_code, client.get(nieuw).status_code) == (404, 200)
    (link,) = rijen(beleid, Agendalink)
    assert als(beleid.bart).post(PAGINA, {"intrekken": str(link.id)}).status_code == 404
    assert client.get(nieuw).status_code == 200
    assert anna.post(PAGINA, {"intrekken": str(link.id)}).status_code == 302
    assert client.get(nieuw).status_code == 404


def test_a_link_dies_with_the_role(beleid, client):
    _bart, adres = _maak(beleid.bart)
    assert client.get(adres).status_code == 200
    in_regio(beleid.duinrand)
    Lidmaatschap.objects.filter(gebruiker=beleid.bart).update(tot=timezone.localdate())
    zet_blik(Blik())
    assert client.get(adres).status_code == 404


def test_what_is_no_link_opens_nothing(beleid, client):
    for token in ("x", "a" * 500, "..%2f", "%00"):
        assert client.get(f"/agenda/{token}.ics").status_code == 404
    assert "geen termijnen" in als(beleid.ivo).get(PAGINA).content.decode()


@pytest.mark.parametrize(
    "tekst", ["a\r\nATTENDEE:mailto:x@y.z", "a\nEND:VEVENT", "a;b,c\\d", "é" * 200]
)
def test_a_text_stays_one_text(tekst):
    moment = Moment("k", dt.date(2027, 1, 1), tekst, tekst, "/")
    ruw = als_ics([moment], naam=tekst, plek="p", nu=timezone.now())
    (dag,) = Calendar.from_ical(ruw).walk("VEVENT")
    assert set(dag) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert str(dag["summary"]).replace("\r", "") == tekst.replace("\r", "")
    assert all(len(regel) <= 75 for regel in ruw.split(b"\r\n"))
