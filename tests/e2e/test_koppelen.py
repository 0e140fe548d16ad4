"""Connecting a program and one's own calendar in a real browser, by keyboard, at both widths."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from bezoek import BREEDTES, adres_van, bezoek, goed, neem_sessie
from cast import maak_cast
from verband.access.tests.hulp import als
from verband.rest.tests.hulp import Programma

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "beheer"]),
]


@pytest.fixture(params=BREEDTES, ids=lambda b: f"{b}px")
def pagina(request, browser, live_server):
    """Anna, who showed her second factor a moment ago; the clipboard is hers."""
    adres = adres_van(live_server)
    maat = {"width": request.param, "height": 900}
    mag = ["clipboard-read", "clipboard-write"]
    with bezoek(browser, adres, viewport=maat, permissions=mag) as context:
        neem_sessie(context, adres, als(maak_cast().anna, opgestapt=True))
        yield context.new_page()


def test_a_key_is_made_copied_used_and_taken_back(pagina):
    pagina.goto("/account/sleutels/nieuw/")
    pagina.get_by_role("button", name="Sleutel maken").press("Enter")  # the browser holds it back
    pagina.get_by_role("textbox", name="Naam").fill("Rapportage")
    pagina.get_by_role("button", name="Sleutel maken").press("Enter")
    expect(pagina.get_by_role("alert").first).to_contain_text("Kies ten minste één ding")
    goed(pagina, "sleutel-fout")
    pagina.get_by_label("Regio's", exact=False).first.press("Space")
    pagina.get_by_role("button", name="Sleutel maken").press("Enter")
    pagina.get_by_role("button", name="Kopieer").press("Enter")
    expect(pagina.get_by_text("Gekopieerd.")).to_be_visible()
    goed(pagina, "sleutel-klaar")
    token = pagina.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"verband_[\w-]{43}", token)
    assert Programma(token).lees("/regios").status_code == 200
    pagina.get_by_role("link", name="Ik heb hem bewaard").press("Enter")
    expect(pagina.get_by_text("Rapportage")).to_be_visible()
    goed(pagina, "sleutels")
    pagina.get_by_role("link", name="Sleutel Rapportage intrekken").press("Enter")
    goed(pagina, "sleutel-intrekken")
    pagina.get_by_role("button", name="Intrekken").press("Enter")
    expect(pagina.get_by_text("ingetrokken").first).to_be_visible()
    assert Programma(token).lees("/regios").status_code == 401


def test_a_calendar_link_is_made_copied_and_taken_back(pagina):
    pagina.goto("/account/agenda/")
    pagina.get_by_role("button", name="Maak een link").press("Enter")
    pagina.get_by_role("button", name="Kopieer").press("Enter")
    expect(pagina.get_by_text("Gekopieerd.")).to_be_visible()
    goed(pagina, "agenda-nieuw")
    pad = pagina.evaluate("new URL(document.getElementById('adres').value).pathname")
    assert Client().get(pad).content.startswith(b"BEGIN:VCALENDAR")
    pagina.get_by_role("button", name=re.compile("Trek de link")).press("Enter")
    expect(pagina.get_by_text("De link is ingetrokken")).to_be_visible()
    goed(pagina, "agenda")
    assert Client().get(pad).status_code == 404
