"""Looking things up in a real browser: filter, follow, search, print."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bezoek import BREEDTES, goed
from proefserver import server
from regelwerk.voorbeelden.vreemd import controleer

pytestmark = pytest.mark.browser
# The full texts of the sources, where the makers have them; never committed.
TEKSTEN = Path(__file__).resolve().parents[3] / "shared/seeds"


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
    zonder_script.get_by_role("searchbox", name="Zoek overal").fill("kerntaak")
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


def test_a_sentence_without_its_text_says_how_to_load_it(venster: Page) -> None:
    venster.goto("/bronnen/zz-resv-2027/")
    expect(venster.get_by_text("De tekst zelf staat hier niet.")).to_be_visible()
    expect(venster.locator("code").filter(has_text="./verband bron laad")).to_be_visible()
    venster.get_by_role("link", name=re.compile("^Oordeel")).click()
    expect(venster).to_have_url(re.compile("klasse=oordeel"))
    expect(venster.locator(".v-sentence")).to_have_count(1)


def test_what_is_no_rule_yet_filters_while_typing_and_leads_to_its_sentence(venster: Page) -> None:
    venster.goto("/nog-geen-regel/")
    alle = venster.locator("#lijst li").count()
    venster.get_by_label("Zoek op woord").press_sequentially("handreiking")
    expect(venster.locator("#telling")).not_to_contain_text(f"{alle} van {alle}")
    venster.get_by_label("Bron", exact=True).select_option("nza-br-reg-27110")
    expect(venster).to_have_url(re.compile("bron=nza-br-reg-27110"))
    with venster.expect_download() as bewaard:
        venster.get_by_role("link", name="Bewaar deze lijst als CSV").click()
    assert bewaard.value.suggested_filename == "nog-geen-regel.csv"
    venster.locator("#lijst li a").first.click()
    expect(venster).to_have_url(re.compile(r"/bronnen/nza-br-reg-27110/#zin-\d+$"))
    expect(venster.locator(".v-sentence:target")).to_be_in_viewport()


def test_a_search_opens_the_example_that_it_found(venster: Page) -> None:
    venster.goto("/zoek/?q=mandaat+ingetrokken")
    venster.locator("section[aria-labelledby=voorbeelden] a").first.click()
    expect(venster.locator(".v-case:target")).to_be_in_viewport()


def test_a_finding_becomes_an_example_by_keyboard(pagina: Page) -> None:
    pagina.goto("/toets/voorbeeld/")
    knop = pagina.locator("[data-list] [data-finding][open] button[form=voorbeeld-form]").first
    knop.focus()
    with pagina.expect_download() as bewaard:
        pagina.keyboard.press("Enter")
    inhoud = Path(bewaard.value.path()).read_bytes()
    (uitkomst,) = controleer(inhoud, "voorbeeld.toml")
    assert uitkomst.afwijkingen == []
    expect(pagina.locator("h1")).to_contain_text("Nog niet klaar")


@pytest.fixture(scope="module")
def geladen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on which every text is loaded."""
    map_ = tmp_path_factory.mktemp("bronnen")
    for pad in TEKSTEN.glob("*.txt"):
        inhoud = pad.read_bytes()
        (map_ / f"{hashlib.sha256(inhoud).hexdigest()}.txt").write_bytes(inhoud)
    with server(map_) as adres:
        yield adres


@pytest.mark.skipif(not TEKSTEN.is_dir(), reason="the texts of the sources are not at hand")
@pytest.mark.parametrize("breedte", BREEDTES)
def test_a_rule_leads_to_its_sentence_in_the_whole_text(
    browser: Browser, geladen: str, breedte: int
) -> None:
    pagina = browser.new_page(viewport={"width": breedte, "height": 900}, base_url=geladen)
    pagina.goto("/regels/ZZ-3.4-4a/")
    pagina.get_by_role("link", name="lees deze zin in de bron").click()
    expect(pagina).to_have_url(re.compile("/bronnen/zz-resv-2027/#zin-104$"))
    zin = pagina.locator("#zin-104")
    expect(zin).to_be_in_viewport()
    expect(zin.locator("mark")).to_contain_text("minimaal 80% van het aanbod")
    expect(zin.locator(".v-tag")).to_have_text("Regel")
    expect(pagina.locator(".v-sentence")).to_have_count(126)
    for pad in ("zz-resv-2027", "nza-br-reg-27110", "vws-nota-voorhang"):
        pagina.goto(f"/bronnen/{pad}/")
        goed(pagina)
    pagina.emulate_media(media="print")
    expect(pagina.locator(".v-classes")).to_be_hidden()
    pagina.close()
