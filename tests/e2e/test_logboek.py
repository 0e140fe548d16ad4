"""The logboek of a busy year, its receipts and their check, in a real browser at both widths."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from playwright.sync_api import expect

from bezoek import BREEDTES, adres_van, bezoek, goed, neem_sessie
from cast import Cast, maak_cast
from verband.access.models import Lidmaatschap
from verband.access.tests.hulp import als
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


@pytest.fixture(params=BREEDTES, ids=lambda b: f"{b}px")
def anna(request, jaar, browser, live_server):
    adres = adres_van(live_server)
    with bezoek(browser, adres, viewport={"width": request.param, "height": 900}) as context:
        neem_sessie(context, adres, als(jaar[0].anna))
        yield context.new_page()


def test_a_year_of_acts_can_be_searched_and_a_receipt_taken_along(anna, jaar, tmp_path):
    _cast, bewijs = jaar
    anna.goto("/r/duinrand/logboek/", wait_until="networkidle")
    telling = anna.locator("#telling")
    expect(telling).to_have_text("400 regels, bladzijde 1 van 8")
    expect(anna.get_by_role("row")).to_have_count(51)
    goed(anna, "logboek")

    anna.get_by_label("Zoek op naam").fill("gemeente zilt")
    expect(telling).not_to_have_text("400 regels, bladzijde 1 van 8")
    expect(anna.locator("tbody tr").first).to_contain_text("namens Gemeente Zilt")
    anna.get_by_label("Zoek op naam").fill("")
    anna.get_by_label("Wie", exact=True).select_option(label="Gijs")
    expect(anna.locator("tbody tr").first).to_contain_text("Gijs")
    anna.get_by_label("Van", exact=True).fill("2027-06-01")
    expect(anna.get_by_text("Niets in het logboek past bij wat u vraagt.")).to_be_visible()
    goed(anna, "logboek-leeg")
    anna.get_by_role("link", name="Toon alles").click()

    anna.get_by_role("link", name="het ontvangstbewijs van nummer 400").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text(bewijs.titel)
    goed(anna, "ontvangstbewijs")
    with anna.expect_download() as wacht:
        anna.get_by_role("link", name="Bewaar het bewijs (JSON)").click()
    bestand = tmp_path / "bewijs.json"
    wacht.value.save_as(bestand)
    assert bestand.read_text() == bewijs.document

    anna.get_by_role("link", name="Controleer een bewaard ontvangstbewijs").click()
    goed(anna, "controleer")
    anna.locator("input[type=file]").set_input_files(bestand)
    expect(anna.get_by_role("heading", name="Dit ontvangstbewijs is echt")).to_be_visible()
    goed(anna, "controleer-echt")
    vals = tmp_path / "vals.json"
    vals.write_text(bewijs.document.replace('"waarschuwing": 5', '"waarschuwing": 0'))
    anna.locator("input[type=file]").set_input_files(vals)
    expect(anna.get_by_role("heading", name="Dit ontvangstbewijs klopt niet")).to_be_visible()
    goed(anna, "controleer-vals")


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
