"""The ten browser checks of issue 3, each as its newcomer would do it."""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

import regelwerk
from bezoek import goed
from proefpagina import lever_in, tab_naar, tab_tot, werkboek
from regelwerk.inlezen import lees_plan
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon

pytestmark = pytest.mark.browser

MET_NOTITIES = "Download het ingevulde sjabloon met notities"
BASIS = Path(regelwerk.__file__).parent / "voorbeelden" / "basisplan.json"
VOORBEELD = "/toets/voorbeeld/"
# Two providers, one that takes part: 63,5%, and 16,5% to go. None of it may be found back.
TWEE = ((41737, True), (23911, False))
GEHEIM = re.compile(r"41\.?737|23\.?911|65\.?648|63,5|63,6|36,4|36,5|16,4|16,5")

GEEN_OPGAVE = "ontbreekt of is niet volledig: de andere geldstromen"


def plan(**wijzigingen: object) -> dict[str, Any]:
    return {**json.loads(BASIS.read_bytes()), **wijzigingen}


def met_twee_aanbieders() -> dict[str, Any]:
    rijen = [
        {"partij": f"vvt{n}", "omvang": omvang, "vertegenwoordigd": ja}
        for n, (omvang, ja) in enumerate(TWEE, start=1)
    ]
    inhoud = plan()
    inhoud["vvt_dekking"]["wijkverpleging"] = {"eenheid": "uren", "aanbieders": rijen}
    return inhoud


def toets(pagina: Page, inhoud: dict[str, Any]) -> None:
    pagina.goto("/")
    lever_in(pagina, json.dumps(inhoud).encode(), "plan.json")
    expect(pagina.locator("[data-counts]")).to_be_visible()
    pagina.wait_for_load_state()


def bewaar(pagina: Page, knop: Locator) -> bytes:
    with pagina.expect_download() as gebeurtenis:
        knop.click()
    return gebeurtenis.value.path().read_bytes()


def pdf_tekst(inhoud: bytes, tot: int | None = None) -> str:
    return "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(inhoud)).pages[:tot])


def test_1_the_example_on_a_phone_in_one_click(browser: Browser, adres: str) -> None:
    pagina = browser.new_page(viewport={"width": 390, "height": 844}, base_url=adres)
    pagina.goto("/")
    knop = pagina.get_by_role("link", name="Probeer het voorbeeld")
    expect(knop).to_be_in_viewport()  # no scrolling first
    knop.click()
    expect(pagina.locator("h1")).to_contain_text("Nog niet klaar")
    expect(pagina.locator(".v-crumb")).to_contain_text("verzonnen voorbeeld")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 390
    pagina.close()


def test_2_a_foreign_budget_with_merged_cells_to_the_cent(venster: Page) -> None:
    venster.goto("/")
    venster.get_by_role("link", name="Begin met uw eigen begroting").click()
    lever_in(venster, werkboek(37))
    expect(venster.locator("#gelezen")).to_have_text("37 regels gelezen, samen € 83.398,00")
    sommen = venster.locator(".v-sums").first
    expect(sommen).to_contain_text("Uw eigen totaal")
    expect(sommen).to_contain_text("geen, tot op de cent")
    # The merged activity holds for every line under it.
    expect(venster.get_by_label("Capaciteit en toegankelijkheid")).to_be_visible()
    expect(venster.locator("#woorden ~ fieldset").nth(1)).to_contain_text("37 regels")


def test_3_not_checked_stands_before_any_count_and_in_the_pdf(venster: Page) -> None:
    venster.goto(VOORBEELD)
    volgorde = venster.evaluate(
        """() => {
          const eerst = document.querySelector('#niet-getoetst');
          return [...document.querySelectorAll('[data-count], [data-facets] [data-n]')].map(
            (el) => eerst.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
        }"""
    )
    assert len(volgorde) > 5
    assert all(volgorde)
    expect(venster.locator("#niet-getoetst")).to_be_visible()
    for vorm in ("om te delen", "vertrouwelijk"):
        knop = venster.get_by_role("button", name=f"Rapport (pdf), {vorm}")
        eerste = pdf_tekst(bewaar(venster, knop), 1)
        assert "Niet getoetst" in eerste
        telling = re.search(r"moet(?:en)? hersteld", eerste)
        assert telling
        assert eerste.index("Niet getoetst") < telling.start()


def test_4_cell_numbers_quote_paragraph_and_link_on_one_screen(pagina: Page) -> None:
    pagina.goto(VOORBEELD)
    punt = pagina.locator("[data-list] [data-finding]").first
    punt.scroll_into_view_if_needed()
    pagina.evaluate("document.querySelector('[data-list] [data-finding]').scrollIntoView()")
    expect(punt.locator(".v-find__where")).to_have_text("Plan · B14")
    expect(punt.locator(".v-find__title")).to_contain_text(
        "€ 5.000,00 te veel".replace(" ", "\u00a0", 1)
    )
    for deel in (
        punt.locator(".v-find__where"),
        punt.get_by_text("693.750,50").first,
        punt.locator("blockquote"),
        punt.get_by_text("toelichting bij artikel 3"),
        punt.get_by_role("link", name="Bekijk bij de uitgever"),
    ):
        expect(deel).to_be_in_viewport(ratio=1)


def test_5_a_year_without_policy_is_not_green(venster: Page) -> None:
    toets(venster, plan(contractjaar=2028))
    expect(venster.locator("h1")).to_have_text(
        "Beleid van Zorg en Zekerheid voor 2028 niet geladen"
    )
    for groen in (".v-card--ok", ".v-kpi--ok", ".v-tag--ok"):
        expect(venster.locator(groen)).to_have_count(0)
    expect(venster.locator(".v-nt")).to_contain_text("2028")
    # The control: the year that we do have is green.
    toets(venster, plan())
    expect(venster.locator(".v-card--ok")).to_have_count(1)


def test_6_funding_that_was_not_declared_can_not_be_judged(venster: Page) -> None:
    toets(venster, plan(voorliggende_financiering=None))
    punten = venster.locator("[data-finding]").filter(has_text=GEEN_OPGAVE)
    assert punten.count() >= 4
    uitkomst = "Niet te beoordelen: er ontbreekt een gegeven"
    expect(punten.filter(has_text=uitkomst)).to_have_count(punten.count())
    expect(venster.locator("h1")).to_contain_text("Nog niet klaar")
    toets(venster, plan(voorliggende_financiering=[]))
    expect(venster.locator("[data-finding]").filter(has_text=GEEN_OPGAVE)).to_have_count(0)


def test_7_three_cells_mended_show_what_is_gone_and_new(venster: Page) -> None:
    venster.goto(VOORBEELD)
    boek = openpyxl.load_workbook(
        io.BytesIO(
            bewaar(
                venster,
                venster.get_by_role("link", name=MET_NOTITIES),
            )
        )
    )
    notitie = boek["Plan"]["B14"].comment
    assert notitie
    assert "te veel" in notitie.text
    boek["Plan"]["B14"] = 693750.50
    boek["Begroting"]["W11"] = "Vier wijken, zes keer per jaar, met een korte lijst vooraf."
    boek["Mandaten"]["K9"] = dt.date(2028, 1, 1)
    uit = io.BytesIO()
    boek.save(uit)
    lever_in(venster, uit.getvalue(), "hersteld.xlsx")
    verschil = venster.locator(".v-stand__diff").filter(has_text="Sinds de vorige versie")
    expect(verschil).to_contain_text("6 opgelost, 1 nieuw")
    nieuw = venster.locator("[data-finding]").filter(has=venster.locator(".v-new"))
    expect(nieuw).to_have_count(1)
    expect(nieuw).to_contain_text("wijkoverleg en knelpuntenlijst")
    terug = bewaar(venster, venster.get_by_role("link", name=MET_NOTITIES))
    opnieuw = openpyxl.load_workbook(io.BytesIO(terug))
    assert opnieuw["Plan"]["B14"].value == 693750.5
    assert opnieuw["Plan"]["B14"].comment is None
    keuzelijsten = opnieuw["Begroting"].data_validations.dataValidation
    assert sum(k.type == "list" for k in keuzelijsten) >= 3
    assert "Bevindingen" in opnieuw.sheetnames


def test_8_the_volume_of_a_second_provider_can_not_be_derived(pagina: Page) -> None:
    inhoud = met_twee_aanbieders()
    toets(pagina, inhoud)
    bron = html.unescape(pagina.content())
    lading = [base64.b64decode(b) for b in re.findall(r'href="data:[^"]*?;base64,([^"]+)"', bron)]
    assert len(lading) == 2  # csv and json
    # The control: the finding itself is there.
    assert "minder dan 80,0% van het aanbod" in bron.replace("\u00a0", " ")
    for tekst in (pagina.locator("body").inner_text(), *(d.decode() for d in lading)):
        assert GEHEIM.findall(tekst.replace("\u00a0", " ")) == []
    for lijst in pagina.locator("textarea").all():
        assert GEHEIM.findall(lijst.input_value()) == []

    werkboek_ = schrijf_sjabloon(lees_plan(json.dumps(inhoud).encode()))
    lever_in(pagina, werkboek_, "plan.xlsx")
    expect(pagina.get_by_text("plan.xlsx").first).to_be_visible()
    pagina.wait_for_load_state()
    terug = bewaar(pagina, pagina.get_by_role("link", name=MET_NOTITIES))
    boek = openpyxl.load_workbook(io.BytesIO(terug))
    ons = [c.comment.text for b in boek for rij in b.iter_rows() for c in rij if c.comment]
    ons += [str(c.value) for rij in boek["Bevindingen"].iter_rows() for c in rij if c.value]
    assert any("minder dan" in tekst for tekst in ons)
    assert GEHEIM.findall("\n".join(ons)) == []

    pdf = bewaar(pagina, pagina.get_by_role("button", name="Rapport (pdf), om te delen"))
    assert "minder dan 80%" in pdf_tekst(pdf)
    assert GEHEIM.findall(pdf_tekst(pdf)) == []
    word = bewaar(pagina, pagina.get_by_role("button", name="Rapport (Word), om te delen"))
    with zipfile.ZipFile(io.BytesIO(word)) as delen:
        assert GEHEIM.findall(delen.read("word/document.xml").decode()) == []

    punt = pagina.locator("[data-list] [data-finding]").filter(has_text="80,0% is nodig").first
    if punt.get_attribute("open") is None:
        punt.locator("summary").first.click()
    toml = bewaar(pagina, punt.get_by_role("button", name="Maak hiervan een voorbeeld"))
    assert b'regel = "ZZ-3.4-4a"' in toml
    assert GEHEIM.findall(toml.decode()) == []


@pytest.mark.parametrize("regel", ["NZA-3", "ZZ-3.4-4a", "NZA-T-art4f"])
def test_9_a_lawyer_understands_the_page_of_a_rule(venster: Page, regel: str) -> None:
    venster.goto(f"/regels/{regel}/")
    for kop in ("Wat de toets zegt", "Waar het staat", "Voorbeelden", "Versies"):
        expect(venster.get_by_role("heading", name=kop)).to_be_visible()
    citaat = venster.locator("blockquote").first
    expect(citaat).to_be_visible()
    # The publisher's address, or plainly that there is none.
    uitgever = re.compile(r"Bekijk bij de uitgever|Geen openbaar adres bekend")
    expect(venster.get_by_text(uitgever).first).to_be_visible()
    venster.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    tekst = venster.locator("main").inner_text()
    assert re.findall(r"\b[a-z]+_[a-z_]+\b|[{}]|\bNone\b|\bTrue\b|\bFalse\b", tekst) == []
    uitkomsten = venster.locator(".v-case .v-tag").all_inner_texts()
    assert {"Voldoet", "Voldoet niet"} <= set(uitkomsten)
    goed(venster)


def test_10_everything_by_keyboard(pagina: Page) -> None:
    pagina.goto("/")
    tab_naar(pagina, "Begin met uw eigen begroting")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Begin met uw eigen begroting")
    pagina.wait_for_load_state()
    tab_tot(pagina, "document.activeElement.id === 'plakken'")
    rijen = "".join(f"Post {n}\tCoördinatie\t1.000,10\n" for n in range(12))
    pagina.keyboard.insert_text(f"Omschrijving\tKostensoort\tBedrag\n{rijen}")
    tab_naar(pagina, "Lees wat ik plakte")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#gelezen")).to_have_text("12 regels gelezen, samen € 12.001,20")
    tab_naar(pagina, "Toets deze begroting")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("Nog niet klaar")
    pagina.wait_for_load_state()
    # A card of many lines: open it, unfold its places, make an example of it.
    tab_tot(pagina, "document.activeElement.matches('[data-many]:not([open]) > summary')")
    pagina.keyboard.press("Enter")
    with pagina.expect_download() as gebeurtenis:
        tab_naar(pagina, "Maak hiervan een voorbeeld")
        pagina.keyboard.press("Enter")
    assert gebeurtenis.value.path().read_bytes().startswith(b"# Gemaakt uit een toets")
    tab_tot(pagina, "document.activeElement.matches('[data-places] > summary')")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-many] [data-place]:visible")).to_have_count(12)
    with pagina.expect_download() as gebeurtenis:
        tab_tot(pagina, "document.activeElement.value === 'deelbaar-pdf'")
        pagina.keyboard.press("Enter")
    assert gebeurtenis.value.path().read_bytes().startswith(b"%PDF")
