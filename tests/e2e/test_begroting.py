"""From a foreign begroting to a checked, prefilled template, in a real browser."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from bezoek import goed
from proefpagina import lever_in, tab_naar, tab_tot, werkboek
from verband.plannen.inlezen import lees_bestand

pytestmark = pytest.mark.browser

ADRES = "/toets/begroting/"


def open_alles(pagina: Page) -> None:
    pagina.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def kies_kolom(pagina: Page, kop: str, keuze: str) -> None:
    pagina.get_by_label(kop).select_option(keuze)


def test_from_a_foreign_budget_to_a_checked_template(venster: Page) -> None:
    venster.goto("/")
    venster.get_by_role("link", name="Begin met uw eigen begroting").click()
    goed(venster)
    lever_in(venster, werkboek())
    kop = venster.locator("#gelezen")
    expect(kop).to_have_text("6 regels gelezen, samen € 6.037,50")
    expect(kop).to_be_focused()
    expect(venster.locator(".v-budget__sums")).to_contain_text("geen, tot op de cent")
    open_alles(venster)
    expect(venster.locator(".v-lines")).to_contain_text("10 uur × € 80,50")
    goed(venster)

    # One column corrected: the adjusted amounts count instead.
    kies_kolom(venster, "Kolom G", "niet")
    kies_kolom(venster, "Kolom H", "bedrag")
    venster.get_by_role("button", name="Lees opnieuw met deze keuzes").click()
    expect(kop).to_have_text("6 regels gelezen, samen € 6.043,50")
    expect(venster.locator("[data-chosen]")).to_have_text("begroting.xlsx")

    # A word that could be more things is asked; the others are proposed.
    personeel = venster.get_by_label("Personeel")
    expect(personeel).to_have_value("")
    expect(venster.get_by_label("Overhead")).to_have_value("overhead")
    personeel.select_option("wijkmanagement")
    venster.get_by_label("Welke laag is het?").select_option("resv_aanvulling")
    venster.get_by_label("Preferente verzekeraar").fill("Zorg en Zekerheid")

    with venster.expect_download() as gebeurtenis:
        venster.get_by_role("button", name="Maak het sjabloon").click()
    plan = lees_bestand("s.xlsx", gebeurtenis.value.path().read_bytes()).plan
    posten = plan.begrotingsposten or ()
    assert sum(p.bedrag_cent or 0 for p in posten) == 604350
    assert {p.kostensoort for p in posten} == {
        "coordinatie", "deelname_met_mandaat", "wijkmanagement", "overhead",
    }  # fmt: skip
    assert all(p.toedeling is None for p in posten)  # nobody said Zvw

    venster.get_by_role("button", name="Toets deze begroting").click()
    expect(venster.locator("h1")).to_contain_text("Nog niet klaar")
    expect(venster.locator("#niet-getoetst")).to_be_visible()
    expect(venster.locator(".v-meta").first).to_contain_text("begroting.xlsx, in ons sjabloon")
    goed(venster)


def test_choices_come_back_and_can_be_forgotten(pagina: Page) -> None:
    pagina.goto(ADRES)
    lever_in(pagina, werkboek())
    expect(pagina.locator("#gelezen")).to_contain_text("6.037,50")
    open_alles(pagina)
    pagina.get_by_label("Personeel").select_option("wijkmanagement")
    kies_kolom(pagina, "Kolom G", "niet")
    kies_kolom(pagina, "Kolom H", "bedrag")
    bewaard = pagina.evaluate("localStorage.getItem('verband-begroting')")
    assert len(json.loads(bewaard)) == 3
    assert "Personeel" not in bewaard  # a fingerprint, not her word

    pagina.goto(ADRES)
    lever_in(pagina, werkboek(8), "volgend-jaar.xlsx")
    expect(pagina.locator("#gelezen")).to_have_text("8 regels gelezen, samen € 8.702,00")
    expect(pagina.get_by_label("Personeel")).to_have_value("wijkmanagement")
    melding = pagina.locator("[data-kept]")
    expect(melding).to_contain_text("3 keuzes van de vorige keer zijn weer ingevuld.")
    pagina.get_by_role("button", name="Vergeet mijn keuzes").click()
    expect(melding).to_contain_text("uit deze browser gewist")
    assert pagina.evaluate("localStorage.getItem('verband-begroting')") is None

    pagina.goto(ADRES)
    lever_in(pagina, werkboek())
    expect(pagina.locator("#gelezen")).to_contain_text("6.037,50")
    expect(pagina.get_by_label("Personeel")).to_have_value("")
    expect(melding).to_be_hidden()


def test_by_keyboard_alone(pagina: Page) -> None:
    pagina.goto(ADRES)
    tab_tot(pagina, "document.activeElement.id === 'plakken'")
    pagina.keyboard.insert_text("Omschrijving\tKostensoort\tBedrag\nZaal\tPersoneel\t1.234,50\n")
    tab_naar(pagina, "Lees wat ik plakte")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#gelezen")).to_have_text("1 regel gelezen, € 1.234,50")
    expect(pagina.locator("#gelezen")).to_be_focused()
    tab_tot(pagina, "document.activeElement.matches('[data-columns] > summary')")
    pagina.keyboard.press("Enter")
    tab_tot(pagina, "document.activeElement.matches('[data-structure][type=checkbox]')")
    tab_tot(pagina, "document.activeElement.matches('select[name^=k-]')")
    pagina.keyboard.type("over")
    tab_naar(pagina, "Toets deze begroting")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("Nog niet klaar")


def test_a_wrong_choice_leaves_the_others_where_they_were(venster: Page) -> None:
    venster.goto(ADRES)
    lever_in(venster, werkboek())
    expect(venster.locator("#gelezen")).to_be_focused()
    open_alles(venster)
    venster.get_by_label("Personeel").select_option("overig")
    venster.get_by_label("Rij van de kop").first.fill("900")
    venster.get_by_role("button", name="Lees opnieuw met deze keuzes").click()
    expect(venster.locator("#begroting-fout")).to_contain_text("Op deze rij staat geen kop")
    expect(venster.get_by_label("Personeel")).to_have_value("overig")
    goed(venster)


def test_a_refusal_of_the_server_leaves_her_file_and_choices(pagina: Page) -> None:
    pagina.goto(ADRES)
    lever_in(pagina, werkboek())
    expect(pagina.locator("#gelezen")).to_be_focused()
    open_alles(pagina)
    pagina.get_by_label("Personeel").select_option("overig")
    pagina.evaluate(
        """() => {
          const form = document.querySelector("form[data-budget]");
          for (let n = 0; n < 2000; n++) form.append(Object.assign(
            document.createElement("input"), { type: "hidden", name: `x${n}` }));
        }"""
    )
    pagina.get_by_role("button", name="Lees opnieuw met deze keuzes").click()
    expect(pagina.locator("#begroting-fout")).to_contain_text("kunnen dit verzoek niet lezen")
    expect(pagina.get_by_label("Personeel")).to_have_value("overig")
    expect(pagina.locator("[data-chosen]")).to_have_text("begroting.xlsx")


def test_what_is_no_budget_is_said_and_can_be_pointed_at(venster: Page) -> None:
    venster.goto(ADRES)
    lever_in(venster, b"%PDF-1.7", "begroting.pdf")
    expect(venster.get_by_role("alert").filter(has_text="PDF")).to_be_visible()
    goed(venster)
    lever_in(venster, b"zomaar;iets\nwat;hoeveel\nZaal;100\n", "los.csv")
    expect(venster.locator("#gelezen")).to_have_text("Wij vonden hierin geen begroting")
    goed(venster)
    venster.get_by_label("Rij van de kop").last.fill("2")
    venster.get_by_role("button", name="Lees opnieuw met deze keuzes").click()
    expect(venster.locator("#t0-kop")).to_have_value("2")


def test_dropped_on_the_page(pagina: Page) -> None:
    pagina.goto(ADRES)
    overdracht = pagina.evaluate_handle(
        """() => {
          const overdracht = new DataTransfer();
          overdracht.items.add(new File(["Omschrijving;Bedrag\\nZaal;100\\nICT;50\\n"], "b.csv"));
          return overdracht;
        }"""
    )
    pagina.dispatch_event("body", "drop", {"dataTransfer": overdracht})
    expect(pagina.locator("#gelezen")).to_have_text("2 regels gelezen, samen € 150,00")
    assert pagina.url.endswith(ADRES)


def test_two_hundred_rows(venster: Page) -> None:
    venster.goto(ADRES)
    lever_in(venster, werkboek(200))
    expect(venster.locator("#gelezen")).to_contain_text("200 regels gelezen")
    open_alles(venster)
    goed(venster)
    venster.get_by_role("button", name="Toets deze begroting").click()
    expect(venster.locator("h1")).to_contain_text("Nog niet klaar")


def test_the_first_reading_works_without_javascript(zonder_script: Page) -> None:
    zonder_script.goto(ADRES)
    lever_in(zonder_script, werkboek())
    zonder_script.get_by_role("button", name="Lees dit bestand").click()
    expect(zonder_script.locator("#gelezen")).to_have_text("6 regels gelezen, samen € 6.037,50")
    lever_in(zonder_script, werkboek())
    zonder_script.get_by_label("Personeel").select_option("overig")
    zonder_script.get_by_role("button", name="Toets deze begroting").click()
    expect(zonder_script.locator("h1")).to_contain_text("Nog niet klaar")
