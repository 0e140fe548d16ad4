"""The table in a real browser: deciding, ratifying and signing, at both widths and by keyboard."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from bezoek import goed, word
from e2e.test_inloggen import _stap_op as stap_op
from e2e.test_regio import LAGE_DUINEN

pytestmark = pytest.mark.browser


# A journey of half a minute is made once; its pages are held at both widths by the test below.
telefoon = pytest.mark.parametrize("venster", [390], indirect=True)


def test_every_page_of_the_table(venster: Page):
    word(venster, "Carla")
    paden = (
        "overleg/ overleg/tafels/nieuw/ overleg/wie-spreekt-wat-af/ besluiten/ overeenkomst/ "
        "overleg/wie-spreekt-wat-af/nieuw/ overeenkomst/nieuw/ afspraken/ afspraken/nieuw/ "
        "overleg/deelname/ overleg/deelname/nieuw/ overleg/vorm/ overleg/vorm/wijzigen/?jaar=2028 "
        "overleg/organen/nieuw/ aanbod/ aanbod/benaderingen/ aanbod/contracten/ contacten/ "
        "smoelenboek/ dossiers/ overleg/wie-spreekt-wat-af/?q=niemand besluiten/?orde=cent"
    )
    for pad in paden.split():
        venster.goto(LAGE_DUINEN + pad)
        goed(venster)


@telefoon
def test_a_decision_beyond_the_mandate_is_ratified_by_its_discipline(venster: Page):
    word(venster, "Carla")
    venster.goto(f"{LAGE_DUINEN}overleg/")
    venster.get_by_role("link", name="Regiotafel Lage Duinen").click()
    goed(venster)
    venster.locator("#overleggen + ul a").first.click()
    goed(venster)
    venster.get_by_role("link", name="Besluit vastleggen").click()
    tekst = f"Wij doen {uuid.uuid4().hex[:8]}."
    venster.get_by_label("Wat is besloten?").focus()
    venster.keyboard.type(tekst)
    venster.keyboard.press("Tab")
    venster.keyboard.type("avondzorg in de wijk")
    for naam in ("Apothekers", "Gemeente Helmdorp", "Thuiszorg Zandkust"):
        venster.get_by_label(re.compile(naam)).uncheck()
    goed(venster)
    venster.get_by_role("button", name="Bewaar").click()
    venster.get_by_role("link", name=re.compile(tekst)).click()
    expect(venster.get_by_text("Dit besluit geldt nog niet")).to_be_visible()
    goed(venster)
    besluit = venster.url
    word(venster, "Dirk")
    venster.goto(f"{LAGE_DUINEN}besluiten/")
    venster.locator("section").get_by_role("link", name=re.compile(tekst)).click()
    if "/stap-op/" in venster.url:
        stap_op(venster)
    goed(venster)
    venster.get_by_label("Wij bekrachtigen dit besluit").check()
    venster.get_by_role("button", name="Bewaar").click()
    expect(venster).to_have_url(besluit)
    expect(venster.get_by_text("van kracht", exact=True)).to_be_visible()
    goed(venster)


@telefoon
def test_an_agreement_is_written_and_signed_in_turn(venster: Page):
    word(venster, "Carla")
    venster.goto(f"{LAGE_DUINEN}overeenkomst/nieuw/")
    titel = f"Samen {uuid.uuid4().hex[:8]}"
    for label, waarde in (
        ("Titel", titel), ("Hoe nemen partijen besluiten?", "Samen."),
        ("Wat doen zij bij een conflict?", "Praten."),
        ("Hoe treedt een partij toe, en hoe uit?", "Met een brief."),
        ("Geldt vanaf", "2026-01-01"), ("Geldt tot", "2035-01-01"),
    ):  # fmt: skip
        venster.get_by_label(label, exact=True).fill(waarde)
    for keuze in venster.locator("select").all():
        keuze.select_option("0")
    venster.get_by_label("Huisartsencoöperatie Helmgras (verzonnen)").select_option("1")
    venster.get_by_label("Regio-organisatie Lage Duinen (verzonnen)").select_option("2")
    venster.get_by_role("button", name="Leg klaar om te tekenen").click()
    expect(
        venster.get_by_role("heading", name="De overeenkomst heeft nog geen tekst.")
    ).to_be_visible()
    goed(venster)
    venster.get_by_label("Tekst (mag leeg als u een PDF kiest)").fill("Wij werken samen.")
    venster.get_by_role("button", name="Leg klaar om te tekenen").click()
    for wie, wacht in (("Dirk", "Regio-organisatie"), ("Carla", "")):
        word(venster, wie)
        venster.goto(f"{LAGE_DUINEN}overeenkomst/")
        venster.get_by_role("link", name=titel).click()
        venster.get_by_role("link", name=re.compile("Lees en teken")).click()
        if "/stap-op/" in venster.url:
            stap_op(venster)
        goed(venster)
        venster.get_by_label(re.compile("Ik heb de overeenkomst gelezen")).check()
        venster.get_by_role("button", name="Teken").click()
        verwacht = f"Nog niet getekend door: {wacht}" if wacht else "Iedereen heeft getekend."
        expect(venster.get_by_text(verwacht)).to_be_visible()
        goed(venster)
