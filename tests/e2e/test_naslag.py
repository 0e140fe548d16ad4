"""Looking things up in a real browser: filter, follow, search, print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_filters_answer_while_typing_and_stand_in_the_address(venster: Page) -> None:
    venster.goto("/regels/")
    venster.get_by_label("Zoek op woord").press_sequentially("voucher")
    expect(venster.locator("#telling")).not_to_contain_text("97 van 97")
    expect(venster).to_have_url(re.compile("q=voucher"))
    venster.get_by_label("Soort").select_option("tip")
    expect(venster).to_have_url(re.compile("kracht=tip"))
    expect(venster.get_by_label("Zoek op woord")).to_have_value("voucher")
    soorten = venster.locator("#lijst .v-rule__tag")
    expect(soorten.filter(has_not_text="Tip")).to_have_count(0)
    n = venster.locator("#lijst li").count()
    expect(venster.locator("#telling")).to_have_text(f"{n} van 97 regels")
    venster.get_by_role("link", name="Wis zoekwoord en filters").click()
    expect(venster.locator("#telling")).to_have_text("97 van 97 regels")


def test_nothing_found_says_what_to_do(venster: Page) -> None:
    venster.goto("/regels/")
    venster.get_by_label("Zoek op woord").fill("dit staat nergens")
    expect(venster.get_by_text("Geen regel past bij wat u vraagt.")).to_be_visible()
    # Pressed slowly, as a hand does: leaving the search field may not renew the list
    # under the pointer.
    venster.get_by_role("link", name="Toon alle regels").click(delay=400)
    expect(venster.locator("#telling")).to_have_text("97 van 97 regels")


def test_without_javascript(zonder_script: Page) -> None:
    zonder_script.goto("/regels/")
    zonder_script.get_by_label("Thema").select_option("PART")
    zonder_script.get_by_role("button", name="Toon").click()
    expect(zonder_script).to_have_url(re.compile("thema=PART"))
    expect(zonder_script.locator("#lijst li").first).to_contain_text("Vertegenwoordiging")
    zonder_script.get_by_role("link", name="Zoeken").click()
    zonder_script.get_by_role("searchbox").fill("kerntaak")
    zonder_script.get_by_role("button", name="Zoek").click()
    expect(zonder_script.locator("dt").first).to_contain_text("hoofdtaak")


def test_a_finding_opens_its_rule_beside_the_result(pagina: Page) -> None:
    pagina.goto("/toets/voorbeeld/")
    punt = pagina.locator("[data-list] [data-finding]").first
    with pagina.context.expect_page() as gebeurtenis:
        punt.locator("a[href^='/regels/']").click()
    regel = gebeurtenis.value
    expect(regel.locator("blockquote").first).to_be_visible()
    expect(pagina.locator("h1")).to_contain_text("Nog niet klaar")


def test_by_keyboard_from_search_to_source(pagina: Page) -> None:
    pagina.goto("/zoek/")
    pagina.get_by_role("searchbox").focus()
    pagina.keyboard.type("ZZ-3.4-4a")
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile("q=ZZ-3.4-4a"))
    for begin in ("/regels/ZZ-3.4-4a/", "/bronnen/zz-resv-2027/"):
        pagina.wait_for_load_state()  # the address is there before the page is
        for _ in range(60):
            pagina.keyboard.press("Tab")
            if pagina.evaluate("document.activeElement.getAttribute('href')") == begin:
                break
        assert pagina.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        pagina.keyboard.press("Enter")
        expect(pagina).to_have_url(re.compile(re.escape(begin)))


def test_a_rule_on_paper_has_no_menus(pagina: Page) -> None:
    pagina.goto("/regels/NZA-3/")
    pagina.emulate_media(media="print")
    for weg in (".v-top", ".v-subnav", ".v-footer"):
        expect(pagina.locator(weg)).to_be_hidden()
    expect(pagina.locator("blockquote").first).to_be_visible()
