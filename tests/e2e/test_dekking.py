"""The list of insurers and the coverage of the country in a real browser, at both widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bezoek import goed, word
from e2e.test_inloggen import _stap_op as stap_op

pytestmark = pytest.mark.browser
LIJST = (
    "Regio;Verzekeraar;Rol;Contractjaar;Aandeel\n"
    "Lage Duinen;Zorg en Zekerheid;preferente verzekeraar;2027;51\n"
    "Lage Duinen;Polderzorg (verzonnen);andere verzekeraar;2027;\n"
    "Waddenkust (verzonnen);Polderzorg (verzonnen);preferente verzekeraar;2027;\n"
)


def _kies(venster: Page, tekst: str, dag: str) -> None:
    venster.goto("/beheer/verzekeraars/inlezen/")
    if "/stap-op/" in venster.url:
        stap_op(venster)
    expect(venster.get_by_role("heading", level=1)).to_have_text("Verzekeraars per regio inlezen")
    venster.get_by_label("Naam van de lijst").fill("Overzicht (verzonnen)")
    venster.get_by_label("Datum van de lijst").fill(dag)
    bestand = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": tekst.encode()}
    venster.get_by_label("Bestand").set_input_files(files=[bestand])
    venster.get_by_role("button", name="Bekijk wat de lijst zegt").click()
    expect(venster.get_by_role("heading", level=1)).to_have_text("Wat de lijst zegt")


@pytest.mark.eis("LHV-7", "OPL-W1")
def test_a_list_is_read_in_and_each_region_sees_what_it_says_of_her(venster: Page):
    # Of each width its own day, so that the second one finds something to read in too.
    dag = "2026-06-01" if venster.viewport_size["width"] > 1000 else "2026-06-02"  # type: ignore[index]
    word(venster, "Piet")
    goed(venster, "beheer")
    _kies(venster, LIJST.replace("Polderzorg", "Nergenszorg", 1), dag)
    expect(venster.get_by_role("alert")).to_contain_text("kennen wij niet")
    goed(venster, "lijst-fout")
    venster.get_by_role("link", name="Kies het bestand opnieuw").click()
    goed(venster, "lijst-inlezen")
    _kies(venster, LIJST, dag)
    goed(venster, "lijst-voorbeeld")
    venster.get_by_role("button", name="Lees de hele lijst in").focus()
    venster.keyboard.press("Enter")
    expect(venster.get_by_role("heading", level=1)).to_have_text("Dekking van het land")
    expect(venster.get_by_role("heading", name="1 regio zonder RESV in Verband")).to_be_visible()
    goed(venster, "dekking")
    word(venster, "Carla")
    venster.goto("/r/lage-duinen/verzekeraars/")
    expect(venster.get_by_text("preferente verzekeraar, aandeel 51%")).to_be_visible()
    goed(venster, "verzekeraars")
    venster.get_by_role("link", name="Neem over").first.focus()
    venster.keyboard.press("Enter")
    expect(venster.get_by_label("Aandeel van de verzekerden (mag leeg)")).to_have_value("51")
    goed(venster, "overnemen")
    venster.goto("/r/lage-duinen/mandaten/")
    venster.get_by_text("het bewijs van draagvlak niet compleet").click()
    expect(venster.get_by_text("ontbreekt", exact=False).last).to_be_visible()
    goed(venster, "mandaten")
    word(venster, "Nico")
    expect(venster.get_by_role("heading", name="Dekking van het land")).to_be_visible()
    goed(venster, "landelijk")
