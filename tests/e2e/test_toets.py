"""The walk of a coordinator through the check, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import regelwerk
from bezoek import goed
from proefpagina import tab_naar, tab_tot

pytestmark = pytest.mark.browser

BASIS = Path(regelwerk.__file__).parent / "voorbeelden" / "basisplan.json"
VOORBEELD = "/toets/voorbeeld/"


def lever_in(pagina: Page, naam: str, inhoud: bytes) -> None:
    pagina.set_input_files(
        "input[type=file]",
        {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud},
    )


def plan(**wijzigingen: object) -> bytes:
    return json.dumps({**json.loads(BASIS.read_bytes()), **wijzigingen}).encode()


NASLAG = (
    "/regels/",
    "/regels/?q=dit+staat+nergens",
    "/regels/NZA-3/",
    "/regels/ZZ-3.4-4a/",
    "/bronnen/",
    "/bronnen/zz-resv-2027/",
    "/bronnen/nza-br-reg-27110/?klasse=oordeel",
    "/bronnen/handreiking-contractering-resv/",
    "/nog-geen-regel/",
    "/nog-geen-regel/?q=dit+staat+nergens",
    "/regels/OPL-C1/",
    "/zoek/?q=voucher",
    "/regelsets/?a=nza-br-reg-27110@1&b=zorg-en-zekerheid-resv@1.0",
    "/begrippen/",
    "/zoek/?q=kerntaak",
    "/zoek/?q=dit+staat+nergens",
)


@pytest.mark.parametrize("pad", ["/", "/toets/", VOORBEELD, "/bestaat-niet", *NASLAG])
def test_pages_are_accessible(venster: Page, pad: str) -> None:
    venster.goto(pad)
    goed(venster)


def test_result_is_accessible_with_everything_open(venster: Page) -> None:
    venster.goto(VOORBEELD)
    venster.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    goed(venster)


@pytest.mark.parametrize(
    ("inhoud", "kop"),
    [
        (plan(), "Geen belemmering gevonden in wat toetsbaar is"),
        (plan(contractjaar=2028), "Beleid van Zorg en Zekerheid voor 2028 niet geladen"),
        (plan(gevraagde_lumpsum_cent=-1), "Wij kunnen dit bestand niet lezen"),
        (plan(ingediend_op="2026-07-16T09:00:00+02:00"), "Nog niet klaar: 1 punt moet hersteld"),
    ],
    ids=["niets", "2028", "onleesbaar", "ronde gesloten"],
)
def test_every_verdict_is_accessible_and_has_the_focus(
    venster: Page, inhoud: bytes, kop: str
) -> None:
    venster.goto("/")
    lever_in(venster, "plan.json", inhoud)
    expect(venster.locator("h1")).to_have_text(kop.replace(": 1 ", ": 1\u00a0"))
    expect(venster.locator("h1")).to_be_focused()
    goed(venster)


def test_the_walk(venster: Page) -> None:
    venster.goto("/")
    venster.get_by_role("link", name="Probeer het voorbeeld").click()
    expect(venster.locator("h1")).to_contain_text("Nog niet klaar")
    # The heading is there before the list under it: count when all of the page has come.
    venster.wait_for_load_state()
    totaal = venster.locator("[data-list] [data-finding]").count()
    status = venster.locator("[data-status]")
    expect(status).to_have_text(f"{totaal} van {totaal} punten")

    if venster.locator("[data-facet-fold]").get_attribute("open") is None:
        venster.get_by_text("Filter de punten").click()
    knop = venster.get_by_role("button", name="Controller", exact=False).first
    knop.click()
    n = venster.locator("[data-list] [data-aan_zet=controller]").count()
    expect(knop).to_have_attribute("aria-pressed", "true")
    expect(status).to_have_text(f"{n} van {totaal} punten")
    expect(venster.locator("[data-list] [data-finding]:visible")).to_have_count(n)

    venster.get_by_role("searchbox", name="Zoek in de punten").fill("wijkcoördinatoren")
    expect(status).not_to_have_text(f"{n} van {totaal} punten")
    gevonden = venster.locator("[data-list] [data-finding]:visible").count()
    assert 0 < gevonden < n
    expect(status).to_have_text(f"{gevonden} van {totaal} punten")
    venster.get_by_role("button", name="Wis filters").first.click()
    expect(status).to_have_text(f"{totaal} van {totaal} punten")

    venster.get_by_role("searchbox", name="Zoek in de punten").fill("dit staat nergens")
    expect(venster.get_by_text("Geen punten met deze filters.")).to_be_visible()


def test_the_three_that_decide_open_their_finding(venster: Page) -> None:
    venster.goto(VOORBEELD)
    link = venster.locator(".v-top3__link").nth(1)
    doel = (link.get_attribute("href") or "").lstrip("#")
    link.click()
    expect(venster.locator(f"#{doel}")).to_have_attribute("open", "")
    expect(venster.locator(f"#{doel} blockquote")).to_be_in_viewport()


def test_order_by_place_and_back(venster: Page) -> None:
    venster.goto(VOORBEELD)
    eerste = venster.locator("[data-list] [data-finding]").first
    oud = eerste.get_attribute("id")
    venster.get_by_label("Volgorde").select_option("plek")
    plekken = venster.locator("[data-group]").evaluate_all(
        "els => els.map((e) => e.querySelector('[data-finding]').dataset.plek)"
    )
    volgorde = venster.evaluate(
        "p => [...p].sort((a, b) => a.localeCompare(b, 'nl', { numeric: true }))", plekken
    )
    assert plekken == volgorde
    venster.get_by_label("Volgorde").select_option("nr")
    expect(eerste).to_have_id(oud or "")


def test_counts_equal_the_downloaded_json(pagina: Page) -> None:
    pagina.goto(VOORBEELD)
    with pagina.expect_download() as gebeurtenis:
        pagina.get_by_role("link", name="Bewaar als JSON").click()
    rapport = json.loads(gebeurtenis.value.path().read_bytes())
    for kracht in ("blokkerend", "waarschuwing", "oordeel"):
        n = sum(b["kracht"] == kracht for b in rapport["bevindingen"])
        expect(pagina.locator(f"[data-count={kracht}]")).to_have_text(str(n))
        expect(pagina.locator(f"[data-list] [data-kracht={kracht}]")).to_have_count(n)
    with pagina.expect_download() as gebeurtenis:
        pagina.get_by_role("link", name="Bewaar als CSV").click()
    assert gebeurtenis.value.path().read_bytes().startswith(b"\xef\xbb\xbfSoort;")


def test_list_for_one_person_goes_to_the_clipboard(met_klembord: Page) -> None:
    pagina = met_klembord
    pagina.goto(VOORBEELD)
    pagina.locator("button[data-field=aan_zet][data-value=vvt]").click()
    pagina.get_by_role("button", name="Kopieer lijst voor VVT").first.click()
    expect(pagina.locator("[data-copied]")).to_have_text("De lijst is gekopieerd.")
    assert pagina.evaluate("navigator.clipboard.readText()").startswith("Lijst voor VVT")


def test_without_permission_the_list_is_selected(pagina: Page) -> None:
    pagina.goto(VOORBEELD)
    pagina.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('nee')); }"
    )
    pagina.locator("button[data-field=aan_zet][data-value=vvt]").click()
    pagina.get_by_role("button", name="Kopieer lijst voor VVT").first.click()
    expect(pagina.locator("#lijst-vvt")).to_be_visible()
    expect(pagina.locator("#lijst-vvt")).to_be_focused()


def test_by_keyboard_alone(pagina: Page) -> None:
    pagina.goto("/")
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    tab_naar(pagina, "Probeer het voorbeeld")
    assert pagina.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("Nog niet klaar")
    pagina.wait_for_load_state()  # Tab finds no filter that has not come yet
    tab_naar(pagina, "Waarschuwing")
    pagina.keyboard.press("Space")
    expect(pagina.locator("[data-list] [data-finding]:visible").first).to_have_attribute(
        "data-kracht", "waarschuwing"
    )
    punt = pagina.locator("[data-list] [data-finding]:visible summary.v-find__sum").first
    tab_tot(pagina, "document.activeElement.matches('.v-find__sum')")
    expect(punt).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-list] [data-finding]:visible").first).to_have_attribute("open", "")
    tab_tot(pagina, "document.activeElement.matches('[data-person] summary')")
    pagina.keyboard.press("Enter")
    tab_tot(pagina, "document.activeElement.matches('[data-copy]')")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-copied]")).not_to_be_empty()


def test_dropped_anywhere_on_the_page(pagina: Page) -> None:
    pagina.goto(VOORBEELD)
    overdracht = pagina.evaluate_handle(
        """tekst => {
          const overdracht = new DataTransfer();
          overdracht.items.add(new File([tekst], "gesleept.json"));
          return overdracht;
        }""",
        BASIS.read_text("utf-8"),
    )
    pagina.dispatch_event("body", "drop", {"dataTransfer": overdracht})
    expect(pagina.locator("h1")).to_contain_text("Geen belemmering gevonden")
    expect(pagina.get_by_text("gesleept.json").first).to_be_visible()
    # The example and this file are the same plan, so the page says what was solved.
    expect(pagina.locator(".v-stand__diff")).to_contain_text("opgelost")


def test_too_large_is_said_before_sending(pagina: Page, tmp_path: Path) -> None:
    groot = tmp_path / "groot.xlsx"
    groot.write_bytes(b"x" * 10_000_001)
    pagina.goto("/")
    pagina.set_input_files("input[type=file]", groot)
    expect(pagina.get_by_role("alert")).to_contain_text("groter dan 10 MB")
    assert pagina.url.endswith("/")


def test_a_lost_connection_is_said(pagina: Page) -> None:
    pagina.goto("/")
    pagina.route("**/toets/", lambda route: route.abort())
    lever_in(pagina, "plan.json", plan())
    expect(pagina.get_by_role("alert")).to_contain_text("niet verstuurd")
    expect(pagina.locator("[data-busy]")).to_be_empty()


def test_fifty_megabytes_gets_a_page_from_the_server(zonder_script: Page, tmp_path: Path) -> None:
    groot = tmp_path / "groot.xlsx"
    groot.write_bytes(b"x" * 50_000_000)
    zonder_script.goto("/toets/")
    zonder_script.set_input_files("input[type=file]", groot)
    with zonder_script.expect_navigation() as gebeurtenis:
        zonder_script.get_by_role("button", name="Toets dit bestand").click()
    assert gebeurtenis.value.status == 413
    expect(zonder_script.locator("h1")).to_have_text("Uw bestand is te groot")


def test_works_without_javascript(zonder_script: Page) -> None:
    zonder_script.goto("/toets/")
    lever_in(zonder_script, "plan.json", plan(gevraagde_lumpsum_cent=70375050))
    zonder_script.get_by_role("button", name="Toets dit bestand").click()
    expect(zonder_script.locator("h1")).to_contain_text("Nog niet klaar")
    expect(zonder_script.locator("[data-facets]")).to_be_hidden()
    expect(zonder_script.locator("[data-list] [data-finding]").first).to_be_visible()
    expect(zonder_script.get_by_role("link", name="Bewaar als CSV")).to_be_visible()


def test_nothing_stays_in_the_browser(pagina: Page) -> None:
    pagina.goto("/")
    lever_in(pagina, "plan.json", plan())
    expect(pagina.locator("h1")).to_contain_text("Geen belemmering")
    bewaard = pagina.evaluate("[...Object.values(localStorage), ...Object.values(sessionStorage)]")
    assert set(bewaard) <= {"/toets/"}  # htmx notes the address, never a page
    assert {c["name"] for c in pagina.context.cookies()} == {"verband_formulier"}


def test_on_paper_everything_is_unfolded(pagina: Page) -> None:
    pagina.goto(VOORBEELD)
    pagina.emulate_media(media="print")
    pagina.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for weg in (".v-top", ".v-footer", "[data-facets]", "#nieuw", ".v-actions"):
        expect(pagina.locator(weg).first).to_be_hidden()
    punten = pagina.locator("[data-list] [data-finding] blockquote")
    assert punten.count() > 3
    for citaat in punten.all():
        expect(citaat).to_be_visible()
    for kop in ("verzonnen voorbeeld", "getoetst op"):
        expect(pagina.locator(".v-head").get_by_text(kop).first).to_be_visible()
    boven = pagina.locator("#niet-getoetst").bounding_box()
    stand = pagina.locator(".v-stand").bounding_box()
    assert boven
    assert stand
    assert boven["y"] < stand["y"]
