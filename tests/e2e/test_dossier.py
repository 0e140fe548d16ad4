"""A coordinator keeps, compares and shares a check; the VVT reads it. In a real browser."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack
from uuid import UUID

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from bezoek import BREEDTES, adres_van, bezoek, goed, neem_sessie
from cast import maak_cast
from verband.access.tests.hulp import als
from verband.core.context import Blik, met_blik
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services.bijlage_toevoegen import bijlage_toevoegen
from verband.plannen.services.dossier_delen import Keuze, bouw_deling, dossier_delen, vingerafdruk
from verband.plannen.services.notitie_plaatsen import notitie_plaatsen
from verband.plannen.tests.dossierhulp import BASIS, bewaar, lid_van, plan
from verband.taken.services.uitvoer import uitvoer_maken

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "beheer"]),
]
DOSSIERS = "/r/duinrand/dossiers/"


@pytest.fixture
def cast_():
    return maak_cast()


@pytest.fixture(params=BREEDTES, ids=lambda b: f"{b}px")
def open_als(request, browser, live_server):
    """A page, logged in and stepped up as someone, at both widths."""
    adres, maat = adres_van(live_server), {"width": request.param, "height": 900}
    with ExitStack() as open_:

        def open_voor(gebruiker) -> Page:
            context = open_.enter_context(bezoek(browser, adres, viewport=maat))
            neem_sessie(context, adres, als(gebruiker, opgestapt=True))
            return context.new_page()

        yield open_voor


def kies_bestand(pagina: Page, inhoud: bytes, veld: str) -> None:
    bestand = {"name": "plan.json", "mimeType": "application/json", "buffer": inhoud}
    pagina.get_by_label(veld).first.set_input_files(bestand)


PLAN = "Uw plan (.xlsx in ons sjabloon of .json)"


def test_from_nothing_to_two_versions_and_a_sharing(cast_, open_als):
    anna = open_als(cast_.anna)
    anna.goto(DOSSIERS)
    expect(anna.get_by_text("Er is nog geen dossier.")).to_be_visible()
    goed(anna, "dossiers-leeg")

    anna.get_by_role("link", name="Maak het eerste dossier").click()
    goed(anna, "dossier-nieuw")
    kies_bestand(anna, b"niets", PLAN)
    anna.get_by_label("Naam van het dossier").fill("Plan Duinrand 2027")
    anna.get_by_role("button", name="Toets en bewaar").press("Enter")
    expect(anna.get_by_role("alert")).to_contain_text("Wij kunnen dit bestand niet lezen")
    goed(anna, "dossier-fout")

    kies_bestand(anna, plan(gevraagde_lumpsum_cent=1), PLAN)
    anna.get_by_role("button", name="Toets en bewaar").press("Enter")
    expect(anna.get_by_text("Opnieuw getoetst: gelijk")).to_be_visible()
    goed(anna, "dossier-versie-1")

    anna.get_by_role("link", name="Plan Duinrand 2027").first.click()
    kies_bestand(anna, plan(), PLAN)
    anna.get_by_role("button", name="Toets en bewaar").press("Enter")
    expect(anna.get_by_text("Versie 2 is bewaard.")).to_be_visible()
    expect(
        anna.get_by_text("1 punt opgelost").or_(anna.get_by_text("2 punten opgelost"))
    ).to_be_visible()
    anna.get_by_role("link", name="Wat veranderde sinds versie 1").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text("Van versie 1 naar versie 2")
    goed(anna, "dossier-verschil")

    anna.get_by_role("link", name="Plan Duinrand 2027").first.click()
    anna.get_by_role("link", name="Deel versie 2").press("Enter")
    anna.get_by_label("VVT-dekking").check()
    anna.get_by_role("button", name="Bekijk wat zij zien").press("Enter")
    expect(anna.get_by_role("heading", name="Dit zien zij, en niets anders")).to_be_visible()
    goed(anna, "dossier-delen")
    anna.get_by_role("button", name="Deel dit").press("Enter")
    expect(anna.get_by_text("Gedeeld. De ontvanger ziet het vanaf nu.")).to_be_visible()

    bart = open_als(cast_.bart)
    bart.goto("/r/duinrand/gedeeld/")
    goed(bart, "gedeeld-lijst")
    bart.get_by_role("link", name="Plan 2027, versie 2").click()
    expect(bart.get_by_text("ten minste 80%").first).to_be_visible()
    goed(bart, "gedeeld")
    bart.get_by_label("Uw notitie", exact=True).fill("Klopt dit voor de nacht?")
    bart.get_by_role("button", name="Bewaar notitie").press("Enter")
    expect(bart.get_by_text("Klopt dit voor de nacht?")).to_be_visible()

    anna.get_by_role("link", name="Versie 2 met VVT").click()
    expect(anna.get_by_text("Klopt dit voor de nacht?")).to_be_visible()
    goed(anna, "deling")
    anna.get_by_role("link", name="Trek deze deling in").press("Enter")
    anna.get_by_role("button", name="Trek in").press("Enter")
    expect(anna.get_by_text("Ingetrokken. De ontvanger")).to_be_visible()
    bart.reload()
    expect(bart.get_by_role("heading", name="Dit is ingetrokken")).to_be_visible()
    goed(bart, "gedeeld-ingetrokken")


def schrijf_jaar(cast) -> str:
    """A year of versions, with notes, attachments and sharings; gives the address."""
    dag = dt.datetime(2026, 1, 12, 9, tzinfo=dt.UTC)
    with met_blik(Blik()):
        anna = lid_van(cast, "anna")
        een = bewaar(anna, plan(versie=1, gevraagde_lumpsum_cent=1), naam="Plan Duinrand 2027")
        for n in range(2, 25):
            posten = [dict(p) for p in BASIS["begrotingsposten"]][: n % 4 + 2]
            with time_machine.travel(dag + dt.timedelta(days=14 * n), tick=False):
                bewaar(
                    anna,
                    plan(versie=n, begrotingsposten=posten),
                    dossier_id=een.dossier_id,
                    notitie=f"na het overleg van week {2 * n}",
                )
        for n in range(4):
            notitie_plaatsen(
                anna, een.dossier_id, tekst=f"Besproken aan tafel {n}.\nAkkoord van RO."
            )
            bijlage_toevoegen(
                anna, een.dossier_id, f"besluit {n}.pdf", b"%PDF-1.7" + bytes([65 + n])
            )
        for naam in ("Concept 2028", "Oefenplan", "Plan zonder VVT"):
            bewaar(anna, plan(versie=len(naam)), naam=naam)
        keuze = Keuze("controller", ("begroting",), timezone.localdate() + dt.timedelta(days=30))
        gelezen = get_versie(anna, get_dossier(anna, een.dossier_id), 24)
        dossier_delen(
            anna, een.dossier_id, 24, keuze,
            gezien=vingerafdruk(bouw_deling(anna, gelezen, keuze)), vandaag=timezone.localdate(),
        )  # fmt: skip
    return f"{DOSSIERS}{een.dossier_id}/"


def test_a_year_of_versions_stays_readable(cast_, open_als):
    adres = schrijf_jaar(cast_)
    anna = open_als(cast_.anna)
    anna.goto(DOSSIERS)
    expect(anna.get_by_text("4 dossiers")).to_be_visible()
    goed(anna, "dossiers-vol")
    anna.get_by_role("searchbox", name="Zoek op naam").fill("oefen")
    anna.get_by_role("button", name="Toon").press("Enter")
    expect(anna.get_by_text("1 dossier", exact=True)).to_be_visible()
    anna.goto(adres)
    goed(anna, "dossier-vol")
    anna.goto(f"{adres}verschil/?van=22&naar=24")
    goed(anna, "verschil-vol")
    for staart in ("instellingen/", "verwijderen/", "versies/24/"):
        anna.goto(f"{adres}{staart}")
        goed(anna, f"dossier-{staart.split('/')[0]}")
    anna.goto(adres)
    anna.get_by_role("button", name="Bewaar alles als zip").press("Enter")
    expect(anna.get_by_text("Wij maken het bestand.")).to_be_visible()
    goed(anna, "bestand-wacht")
    gevraagd = UUID(anna.url.rstrip("/").rsplit("/", 1)[1])
    assert uitvoer_maken(cast_.duinrand.id, cast_.anna.pk, gevraagd)  # as the worker does
    with anna.expect_download() as wacht:
        anna.get_by_role("button", name="Haal het bestand op").press("Enter")
    assert wacht.value.suggested_filename == "toetsdossier.zip"
