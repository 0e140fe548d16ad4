"""The logboek of a busy year, its receipts and their check, in a real browser at both widths."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from cast import Cast, maak_cast
from verband.access.models import Lidmaatschap
from verband.audit.models import Ontvangstbewijs
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.audit.services.vastleggen import leg_vast
from verband.audit.woorden import zin
from verband.core.context import Blik, met_blik
from verband.regios.models import Organisatie

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "beheer"]),
]
AANTAL = 400
SOORTEN = ("dossier_bewaren", "dossier_delen", "lidmaatschap_geven", "organisatie_wijzigen")
BEGIN = dt.datetime(2026, 1, 5, 8, 12, tzinfo=dt.UTC)


def schrijf_jaar(cast: Cast, aantal: int = AANTAL) -> Ontvangstbewijs:
    """Several hundred acts over a year; each fifth with a receipt. Gives the newest receipt."""
    namen = ("anna", "bart", "fatima", "gijs")
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        leden = {m.gebruiker_id: m for m in Lidmaatschap.objects.filter(regio=cast.duinrand)}
        Organisatie.objects.filter(naam="Zilt").update(naam="Gemeente Zilt")
        for n in range(aantal):
            wie = cast.personen[namen[n % 7 % 4]]
            lid = leden[wie.id]
            with time_machine.travel(BEGIN + dt.timedelta(hours=21 * n), tick=False):
                h = leg_vast(
                    SOORTEN[n % 9 % 4],
                    regio=cast.duinrand.id,
                    gebruiker=wie.id,
                    lidmaatschap=lid.id,
                    namens=lid.organisatie_id,
                    resultaat="geweigerd" if n % 50 == 7 else "gedaan",
                    gegevens={"versie": n},
                )
                if n % 5 == 4:
                    bewijs = geef_ontvangstbewijs(
                        h, titel=f"{zin(h.wat)}, versie {n}", inhoud=INHOUD
                    )
    return bewijs


INHOUD = {
    "momentopname": "3f" * 32,
    "peildatum": "2026-12-18",
    "regelsets": [
        {"id": "nza-br-reg-27110", "versie": "2026-07-01", "sha256": "9c" * 32},
        {"id": "zorg-en-zekerheid-2027", "versie": "2026-10-01", "sha256": "41" * 32},
    ],
    "bevindingen": {"moet_hersteld": 2, "waarschuwing": 5},
}


@pytest.fixture
def jaar():
    cast = maak_cast()
    return cast, schrijf_jaar(cast)


@pytest.fixture(params=(1280, 390), ids=lambda b: f"{b}px")
def anna(request, jaar, browser, live_server):
    client = Client()
    client.force_login(jaar[0].anna)
    koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
    adres = live_server.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(
        base_url=adres,
        locale="nl-NL",
        reduced_motion="reduce",
        viewport={"width": request.param, "height": 900},
    )
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": adres}])
    yield context.new_page()
    context.close()


def bekijk(pagina: Page, naam: str) -> None:
    """No axe violation and nothing that sticks out; with VERBAND_BEELD set, a picture."""
    gevonden = Axe().run(pagina).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in gevonden] == []
    breedte = pagina.viewport_size["width"]
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    if map_ := os.environ.get("VERBAND_BEELD"):
        pagina.screenshot(path=Path(map_) / f"{naam}-{breedte}.png", full_page=naam != "logboek")


def test_a_year_of_acts_can_be_searched_and_a_receipt_taken_along(anna, jaar, tmp_path):
    _cast, bewijs = jaar
    anna.goto("/r/duinrand/logboek/", wait_until="networkidle")
    telling = anna.locator("#telling")
    expect(telling).to_have_text("400 regels, bladzijde 1 van 8")
    expect(anna.get_by_role("row")).to_have_count(51)
    bekijk(anna, "logboek")

    anna.get_by_label("Zoek op naam").fill("gemeente zilt")
    expect(telling).not_to_have_text("400 regels, bladzijde 1 van 8")
    expect(anna.locator("tbody tr").first).to_contain_text("namens Gemeente Zilt")
    anna.get_by_label("Zoek op naam").fill("")
    anna.get_by_label("Wie", exact=True).select_option(label="Gijs")
    expect(anna.locator("tbody tr").first).to_contain_text("Gijs")
    anna.get_by_label("Van", exact=True).fill("2027-06-01")
    expect(anna.get_by_text("Niets in het logboek past bij wat u vraagt.")).to_be_visible()
    bekijk(anna, "logboek-leeg")
    anna.get_by_role("link", name="Toon alles").click()

    anna.get_by_role("link", name="het ontvangstbewijs van nummer 400").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text(bewijs.titel)
    bekijk(anna, "ontvangstbewijs")
    with anna.expect_download() as wacht:
        anna.get_by_role("link", name="Bewaar het bewijs (JSON)").click()
    bestand = tmp_path / "bewijs.json"
    wacht.value.save_as(bestand)
    assert bestand.read_text() == bewijs.document

    anna.get_by_role("link", name="Controleer een bewaard ontvangstbewijs").click()
    bekijk(anna, "controleer")
    anna.locator("input[type=file]").set_input_files(bestand)
    expect(anna.get_by_role("heading", name="Dit ontvangstbewijs is echt")).to_be_visible()
    bekijk(anna, "controleer-echt")
    vals = tmp_path / "vals.json"
    vals.write_text(bewijs.document.replace('"waarschuwing": 5', '"waarschuwing": 0'))
    anna.locator("input[type=file]").set_input_files(vals)
    expect(anna.get_by_role("heading", name="Dit ontvangstbewijs klopt niet")).to_be_visible()
    bekijk(anna, "controleer-vals")


def test_with_the_keyboard_only(anna):
    """Filter, go to the next page and open a receipt without a mouse."""
    anna.goto("/r/duinrand/logboek/", wait_until="networkidle")
    anna.get_by_label("Zoek op naam").focus()
    anna.keyboard.type("dossier")
    anna.keyboard.press("Enter")
    expect(anna.locator("#telling")).not_to_contain_text("400 regels")
    volgende = anna.get_by_role("link", name="Volgende bladzijde")
    volgende.focus()
    anna.keyboard.press("Enter")
    expect(anna.locator("#telling")).to_contain_text("bladzijde 2 van")
    assert "q=dossier" in anna.url
    anna.locator("tbody a").first.focus()
    anna.keyboard.press("Enter")
    expect(anna.get_by_text("Wat er is vastgelegd")).to_be_visible()
