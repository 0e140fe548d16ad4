"""A mandate in two minutes, in a real browser: the RO asks, the discipline decides on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from bezoek import bezoek, goed, word

pytestmark = pytest.mark.browser
MANDATEN = "/r/lage-duinen/mandaten/"


@pytest.fixture
def telefoon(browser: Browser, adres: str) -> Iterator[Page]:
    with bezoek(browser, adres, viewport={"width": 390, "height": 844}, has_touch=True) as context:
        yield context.new_page()


def test_every_page_of_mandates(venster: Page):
    word(venster, "Carla")
    disciplines = "/r/lage-duinen/disciplines/"
    paden = [MANDATEN, f"{MANDATEN}?q=zzz", f"{MANDATEN}?dag=2026-07-01", f"{MANDATEN}nieuw/",
             f"{MANDATEN}inlezen/", disciplines, f"{disciplines}nieuw/"]  # fmt: skip
    for pad in paden:
        venster.goto(pad)
        goed(venster)
    for lijst, naam in ((MANDATEN, "Huisartsen"), (disciplines, "paramedici")):
        venster.goto(lijst)
        venster.get_by_role("table").get_by_role("link", name=re.compile(naam, re.I)).first.click()
        expect(venster.get_by_role("heading", level=1)).to_contain_text(re.compile(naam, re.I))
        goed(venster)


def test_a_mandate_in_two_minutes(pagina: Page, telefoon: Page):
    word(pagina, "Carla")
    pagina.goto(MANDATEN)
    pagina.get_by_role("link", name="Mandaat klaarzetten").click()
    vul_in(pagina)
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Tandartsen")
    pagina.get_by_role("link", name="Vraag het de discipline").click()
    pagina.get_by_label("E-mailadres van wie bij de gever beslist").fill("ciska@voorbeeld.test")
    pagina.get_by_role("button", name="Verstuur de link").click()
    link = pagina.get_by_role("link", name="openen, als de discipline").get_attribute("href")
    expect(pagina.get_by_text("De link ging naar ciska@voorbeeld.test")).to_be_visible()
    assert link
    beslis(telefoon, link)
    pagina.reload()
    expect(pagina.locator(".v-kop").get_by_text("geldt", exact=True)).to_be_visible()
    expect(pagina.get_by_text("tot en met € 40.000,00 per besluit")).to_be_visible()


def vul_in(pagina: Page) -> None:
    begin = date.today()
    pagina.get_by_label("Wie geeft het mandaat").select_option(
        label="Apothekers Lage Duinen (verzonnen)"
    )
    pagina.get_by_label("Via welke weg").select_option("apothekersvertegenwoordiging")
    pagina.get_by_label("Discipline", exact=True).select_option("anders")
    pagina.get_by_label("Anders, namelijk").fill(f"tandartsen {pagina.viewport_size['width']}")  # type: ignore[index]
    pagina.get_by_label("Wie vertegenwoordigt").fill("Lotte Verzonnen")
    pagina.get_by_label("Het RESV-plan").select_option("regio")
    pagina.get_by_label("Grens in euro").fill("50.000")
    pagina.get_by_label("Grens in maanden").fill("12")
    pagina.get_by_label("Geldt vanaf").fill(begin.isoformat())
    pagina.get_by_label("Geldt tot").fill((begin + timedelta(days=300)).isoformat())
    pagina.get_by_role("button", name="Bewaar het concept").click()


def beslis(telefoon: Page, link: str) -> None:
    """On a phone, without an account: first a mistake, then another limit, then yes."""
    telefoon.goto(link)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text(
        "Geeft uw discipline dit mandaat?"
    )
    expect(telefoon.get_by_text("tot en met € 50.000,00 per besluit")).to_be_visible()
    goed(telefoon)
    gegeven = telefoon.get_by_role("button", name="Ja, wij geven dit mandaat")
    expect(gegeven).to_be_visible()
    telefoon.locator("summary", has_text="Grens in euro").click()
    expect(telefoon.get_by_label("Wie vertegenwoordigt")).to_be_hidden()
    expect(gegeven).to_be_hidden()
    bedrag = telefoon.get_by_label("Grens in euro")
    expect(bedrag).to_be_focused()
    goed(telefoon)
    telefoon.keyboard.type("veel")  # what stood there was selected
    telefoon.locator("summary", has_text="Grens in euro").click()
    expect(
        telefoon.get_by_text("gewijzigd", exact=True).and_(telefoon.locator(":visible"))
    ).to_have_count(1)
    telefoon.get_by_role("button", name="Geef het mandaat met deze wijzigingen").click()
    expect(telefoon.get_by_role("alert").first).to_contain_text("geen bedrag")
    goed(telefoon)
    telefoon.get_by_label("Grens in euro").fill("40.000")
    telefoon.get_by_label("Onze discipline zet zich actief in").check()
    telefoon.get_by_role("button", name="Geef het mandaat met deze wijzigingen").click()
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("Uw discipline gaf dit mandaat")
    goed(telefoon)
    with telefoon.expect_download() as bestand:
        telefoon.get_by_role("link", name="Ontvangstbewijs (PDF)").click()
    assert bestand.value.path().read_bytes().startswith(b"%PDF")


def test_the_discipline_reads_decides_and_withdraws_by_keyboard(venster: Page):
    word(venster, "Dirk")
    venster.goto(MANDATEN)
    venster.get_by_role("link", name=re.compile("huisartsen", re.I)).first.focus()
    venster.keyboard.press("Enter")
    expect(venster.get_by_role("heading", name="Verloop")).to_be_visible()
    goed(venster)
    venster.goto(f"{MANDATEN}?stand=geldt&discipline=huisartsen")
    venster.locator("tbody").get_by_role("link").first.click()
    expect(venster.get_by_role("link", name="Intrekken")).to_be_visible()
    goed(venster)
