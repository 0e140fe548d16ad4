"""The table of an invented region comes together in the browser, as far as these pages go."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bezoek import goed, word

pytestmark = pytest.mark.browser
LAGE_DUINEN = "/r/lage-duinen/"
PADEN = (
    "tafel/ gereedheid/ gereedheid/?dag=2027-06-01&jaar=2028 regiegemeente/ "
    "regiegemeente/aanwijzen/ ondersteuning/ ondersteuning/vraag/ ondersteuning/platform/ "
    "smoelenboek/ smoelenboek/?q=zzz smoelenboek/mijn/"
).split(" ")


def druk(pagina: Page, knop: str) -> None:
    """By keyboard."""
    pagina.get_by_role("button", name=knop).focus()
    pagina.keyboard.press("Enter")


def test_every_page_of_the_table(venster: Page):
    word(venster, "Carla")
    for pad in PADEN:
        venster.goto(LAGE_DUINEN + pad)
        expect(venster.get_by_role("heading", level=1)).to_be_visible()
        goed(venster)
    word(venster, "Greet")
    for pad in ("regiegemeente/", "regiegemeente/voorstel/"):
        venster.goto(LAGE_DUINEN + pad)
        goed(venster)
    word(venster, "Nora")
    for pad in ("tafel/", "regiegemeente/", "regiegemeente/gesprek/"):
        venster.goto(LAGE_DUINEN + pad)
        goed(venster)


@pytest.mark.eis("ZZ-3.4-5a", "ZZ-3.4-5b", "ZZ-3.3-1c", "ZZ-3.4-3b")
def test_from_an_empty_table_to_an_agreed_proposal(pagina: Page):
    """Henk begins with nothing and reads from the rules what to do, and who must do it."""
    word(pagina, "Henk")
    pagina.get_by_role("navigation", name="Hoog Polderland").get_by_role(
        "link", name="Tafel"
    ).click()
    expect(pagina.get_by_text("Zo begint u")).to_be_visible()
    expect(pagina.get_by_text("geen mandaat", exact=True)).to_have_count(5)
    pagina.get_by_role("link", name="Naar de regiegemeente").click()
    pagina.get_by_role("link", name="Leg de regiegemeente vast").click()
    pagina.get_by_label("Regiegemeente").select_option("Gemeente Sluisdam (verzonnen)")
    druk(pagina, "Bewaar")
    expect(pagina.get_by_role("heading", level=1)).to_have_text(
        "Regiegemeente: Gemeente Sluisdam (verzonnen)"
    )
    pagina.goto("/r/hoog-polderland/ondersteuning/platform/")
    pagina.get_by_label("Kernregio").fill("Sluisdam (verzonnen)")
    druk(pagina, "Bewaar")
    expect(pagina.get_by_role("cell", name="nog niet bekend")).to_be_visible()
    pagina.goto("/r/hoog-polderland/gereedheid/")
    expect(
        pagina.get_by_role("heading", name=re.compile("konden wij niet toetsen"))
    ).to_be_visible()


@pytest.mark.eis("ZZ-3.3-1c")
def test_both_agree_and_the_rule_is_met(pagina: Page):
    """Carla and Greet each say yes; on the page of rules the warning is gone."""
    word(pagina, "Carla")
    regel = "Voor het sociaal domein is er een voorstel van de regiegemeente"
    pagina.goto(f"{LAGE_DUINEN}gereedheid/")
    expect(pagina.get_by_role("row", name=regel)).to_contain_text("Waarschuwing")
    pagina.goto(f"{LAGE_DUINEN}regiegemeente/")
    druk(pagina, "Stem in namens de RO")
    expect(pagina.get_by_text("Vastgelegd dat u instemt.")).to_be_visible()
    word(pagina, "Greet")
    pagina.goto(f"{LAGE_DUINEN}regiegemeente/")
    druk(pagina, "Stem in namens de regiegemeente")
    expect(pagina.get_by_text("overeengekomen", exact=True)).to_be_visible()
    pagina.goto(f"{LAGE_DUINEN}gereedheid/")
    expect(pagina.get_by_role("row", name=regel)).to_contain_text("Geen belemmering")


def test_a_member_decides_who_sees_the_phone_number(pagina: Page):
    word(pagina, "Dewi")
    pagina.goto(f"{LAGE_DUINEN}smoelenboek/")
    pagina.get_by_role("link", name="Wat anderen van u zien").click()
    pagina.get_by_label("Telefoonnummer (mag leeg)").fill("06 12345678")
    pagina.get_by_label("Wie mag uw telefoonnummer zien?").select_option("de leden van deze regio")
    druk(pagina, "Bewaar en geef toestemming")
    expect(pagina.get_by_text("06 12345678")).to_be_visible()
    word(pagina, "Nora")
    pagina.goto(f"{LAGE_DUINEN}smoelenboek/")
    expect(pagina.get_by_text("Dewi Verzonnen")).to_be_visible()
    expect(pagina.get_by_text("06 12345678")).to_have_count(0)
    word(pagina, "Dewi")
    pagina.goto(f"{LAGE_DUINEN}smoelenboek/mijn/")
    druk(pagina, "Trek mijn toestemming in")
    expect(pagina.get_by_text("alleen uw naam en rol")).to_be_visible()
    expect(pagina.get_by_text("06 12345678")).to_have_count(0)
