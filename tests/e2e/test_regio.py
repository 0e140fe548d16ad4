"""The workplace of a region in a real browser: by keyboard, at both widths, axe without remarks."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from bezoek import goed, word

pytestmark = pytest.mark.browser
LAGE_DUINEN = "/r/lage-duinen/"


def kies(pagina: Page, tekst: str) -> None:
    bestand = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": tekst.encode()}
    pagina.goto(f"{LAGE_DUINEN}organisaties/inlezen/")
    pagina.get_by_label("Bestand").set_input_files(files=[bestand])
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Wat er verandert")


def test_every_page_of_a_region(venster: Page):
    word(venster, "Carla")
    expect(venster.get_by_role("heading", name="onderdelen zijn klaar")).to_be_visible()
    paden = (
        " organisaties/ organisaties/?q=zzz organisaties/nieuw/ organisaties/inlezen/ gebied/ "
        "gebied/gemeente/ gebied/buurt/ verzekeraars/ verzekeraars/nieuw/ contacten/ "
        "contacten/nieuw/"
    )
    for pad in paden.split(" "):
        venster.goto(LAGE_DUINEN + pad)
        goed(venster)


def test_an_organisation_by_keyboard_with_a_mistake_mended(venster: Page):
    word(venster, "Carla")
    naam = f"Praktijk {uuid.uuid4().hex[:8]} (verzonnen)"
    venster.goto(f"{LAGE_DUINEN}organisaties/nieuw/")
    venster.get_by_label("Naam", exact=True).focus()
    venster.keyboard.type(naam)
    venster.keyboard.press("Tab")
    venster.keyboard.type("zorgaanbieder")
    venster.get_by_label("KvK-nummer").focus()
    venster.keyboard.type("123")
    venster.keyboard.press("Enter")
    expect(venster.get_by_role("alert")).to_contain_text("8 cijfers")
    goed(venster)
    venster.get_by_role("alert").get_by_role("link", name=re.compile("KvK")).click()
    expect(venster.get_by_label("KvK-nummer")).to_be_focused()
    venster.keyboard.press("Control+A")
    venster.keyboard.type("99990099")
    venster.keyboard.press("Enter")
    expect(venster.get_by_role("link", name=naam)).to_be_visible()
    expect(venster.get_by_text("De organisatie staat in de lijst.")).to_be_visible()


def test_a_list_first_broken_then_read_in(venster: Page):
    word(venster, "Carla")
    naam = f"Lijst {uuid.uuid4().hex[:8]} (verzonnen)"
    kies(venster, f"Naam;Soort;KvK\n{naam};raar;12\n")
    expect(venster.get_by_role("alert")).to_contain_text("B2")
    goed(venster)
    kies(venster, f"Naam;Soort;KvK\n{naam};gemeente;\nSt. Thuiszorg Zandkust verzonnen;overig;\n")
    goed(venster)
    venster.goto(f"{LAGE_DUINEN}organisaties/?q={naam[:14]}")
    expect(venster.get_by_text("Geen organisatie past")).to_be_visible()
    kies(venster, f"Naam;Soort;KvK\n{naam};gemeente;\n")
    venster.get_by_role("button", name="Lees de hele lijst in").click()
    expect(venster.get_by_role("link", name=naam)).to_be_visible()


@pytest.mark.parametrize(
    ("wie", "kop"),
    [("Dewi", "Lage Duinen"), ("Nora", "Uw regio's"), ("Nico", "Het land in aantallen"),
     ("Piet", "Beheer van het platform"), ("Henk", "Hoog Polderland")],
)  # fmt: skip
def test_each_role_has_a_home(venster: Page, wie: str, kop: str):
    word(venster, wie)
    expect(venster.locator("h1")).to_have_text(kop)
    goed(venster)


def test_an_empty_page_of_a_region_that_exists_names_its_source(venster: Page):
    word(venster, "Nora")
    for pad, zin in (
        ("", "hoofdstuk 2"),
        ("gebied/", "Bron ontbreekt"),
        ("contacten/", "nog geen"),
    ):
        venster.goto(f"/r/rijn-en-duin/{pad}")
        expect(venster.locator("main")).to_contain_text(zin)
        goed(venster)
