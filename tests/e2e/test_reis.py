"""From an empty table to one that is ready: an invented region comes together in the browser.

Everything of the table itself goes through the pages, each act by the person whose act it is: the
RO at a screen, a discipline and a provider of VVT on a phone and without an account.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bezoek import bezoek, goed
from e2e.test_inloggen import _stap_op as stap_op
from proefserver import WORTEL

pytestmark = pytest.mark.browser
MENSEN = Path(__file__).with_name("reismensen.py")
R = "/r/waterwold/"
GEREED = f"{R}gereedheid/?jaar=2027"
VANDAAG = date.today()
BEGIN, EINDE = VANDAAG.isoformat(), (VANDAAG + timedelta(days=730)).isoformat()
ORGANISATIES = """Naam;Soort;Discipline
RO Waterwold;regionale organisatie (RO);
Huisartsen Waterwold;disciplineorganisatie;huisartsen
Apothekers Waterwold;disciplineorganisatie;apothekers
Paramedici Waterwold;disciplineorganisatie;paramedici
Zorg De Lisdodde;zorgaanbieder;VVT
Buurtzus Waterwold;zorgaanbieder;VVT
Gemeente Sluisdam;gemeente;sociaal domein
"""
# Who gives it, for what, and by which way; the first one is written by hand.
HUISARTSEN = "Huisartsen Waterwold"
MANDATEN = (
    ("Apothekers Waterwold", "apothekers", "", "apothekersvertegenwoordiging"),
    ("Paramedici Waterwold", "paramedici", "", "paramedisch_platform"),
    ("Zorg De Lisdodde", "vvt", "wijkverpleging", "vvt_aanbieders"),
    ("Zorg De Lisdodde", "vvt", "so", "vvt_aanbieders"),
    ("Gemeente Sluisdam", "sociaal_domein", "", "regiegemeente"),
)
LEDEN = (
    f"Hans:disciplinebeheerder:{HUISARTSEN}",
    "Hans:disciplinebeheerder:Apothekers Waterwold",
    "Hans:disciplinebeheerder:Paramedici Waterwold",
    "Tom:disciplinebeheerder:Zorg De Lisdodde",
    "Greta:regiegemeente:Gemeente Sluisdam",
)


@pytest.fixture
def mensen(adres: str):
    """Adds people to the server of these tests."""
    omgeving = {
        **os.environ, "VERBAND_DEMO": "1", "PYTHONPATH": str(WORTEL / "src"),
        "VERBAND_DATABASE": f"proef_{adres.rsplit(':', 1)[1]}",
    }  # fmt: skip

    def erbij(*wat: str) -> None:
        subprocess.run([sys.executable, "-P", MENSEN, *wat], check=True, env=omgeving)

    return erbij


@pytest.fixture
def telefoon(browser: Browser, adres: str) -> Iterator[Page]:
    with bezoek(browser, adres, viewport={"width": 390, "height": 844}, has_touch=True) as context:
        yield context.new_page()


def word(pagina: Page, naam: str) -> None:
    pagina.goto("/demo/")
    pagina.get_by_role("button", name=f"{naam} Waterwold").first.click()
    expect(pagina.locator(".v-wie summary")).to_contain_text(naam)


def druk(pagina: Page, knop: str) -> None:
    pagina.locator("main").get_by_role("button", name=knop).click()


def volg(pagina: Page, naam: str) -> None:
    """A colon stands before what only a screen reader hears of a link."""
    deel = re.compile(re.escape(naam).replace(":", r"\s*:"))
    pagina.locator("main").get_by_role("link", name=deel).first.click()


def lees_in(pagina: Page, pad: str, tekst: str) -> None:
    """A list in two steps."""
    pagina.goto(f"{R}{pad}")
    bestand = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": tekst.encode()}
    pagina.get_by_label("Bestand").set_input_files(files=[bestand])
    druk(pagina, "Bekijk wat er")
    druk(pagina, "Lees de hele lijst in")


def link_op_het_scherm(pagina: Page, wie: str) -> str:
    """What the mail of the example country says; elsewhere it is in the mail only."""
    adres = pagina.get_by_role("link", name=f"openen, als de {wie}").get_attribute("href")
    assert adres
    return adres


@pytest.mark.eis("ZZ-3.1-1a", "ZZ-3.1-3", "ZZ-3.4-4a", "ZZ-3.2-1c", "LHV-1")
def test_a_table_comes_together_from_empty_to_ready(pagina: Page, telefoon: Page, mensen):
    mensen("begin", "Rosa:coordinator:", "Hugo:dossierhouder:")
    word(pagina, "Rosa")
    pagina.goto(f"{R}tafel/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text(
        "Nog geen groep zit met een geldig mandaat aan tafel"
    )
    de_regio(pagina)
    mensen("leden", "Rosa:coordinator:RO Waterwold", *LEDEN)
    de_mandaten(pagina, telefoon)
    de_tafels_en_de_vorm(pagina)
    de_overeenkomst(pagina)
    het_aanbod(pagina, telefoon)
    de_regiegemeente(pagina)
    word(pagina, "Rosa")
    pagina.goto(f"{R}tafel/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text(
        "Alle vijf groepen zitten aan tafel"
    )
    expect(pagina.locator("main").get_by_text("Aan zet:")).to_have_count(0)
    goed(pagina)
    pagina.goto(GEREED)
    expect(pagina.get_by_role("heading", level=1)).to_have_text(
        "Geen belemmering gevonden in wat toetsbaar is"
    )
    # What only the insurer can judge is shown as that, and stands in nobody's way.
    oordeel = pagina.get_by_role("row", name="De aangesloten monodisciplines zijn zelf goed")
    expect(oordeel).to_contain_text("Oordeel verzekeraar")
    for mis in ("Moet hersteld", "Niet te beoordelen", "Waarschuwing"):
        expect(pagina.get_by_role("row").filter(has_text=mis)).to_have_count(0)
    goed(pagina)
    op_papier(pagina)


def de_regio(pagina: Page) -> None:
    """From what the readiness page says first: without an insurer there is no policy to check."""
    pagina.goto(GEREED)
    volg(pagina, "Leg de preferente verzekeraar vast")
    pagina.get_by_label("Verzekeraar", exact=True).select_option(label="Zorg en Zekerheid")
    pagina.get_by_label("Contractjaar").select_option("2027")
    druk(pagina, "Bewaar")
    pagina.goto(f"{R}gebied/gemeente/")
    pagina.get_by_label("Gemeente", exact=True).select_option(label="Sluisdam (verzonnen)")
    pagina.get_by_label("Vanaf").fill("2026-01-01")
    druk(pagina, "Bewaar")
    lees_in(pagina, "organisaties/inlezen/", ORGANISATIES)
    pagina.goto(GEREED)
    expect(pagina.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"Nog niet klaar: \d+\spunten moeten hersteld")
    )
    goed(pagina)


def de_mandaten(pagina: Page, telefoon: Page) -> None:
    """One by hand from where the table says that it is missing, the others from a list."""
    pagina.goto(f"{R}disciplines/")
    volg(pagina, "paramedici")
    for label, waarde in (("Wat de discipline nog verbetert", "Een vereniging oprichten."),
                          ("Wanneer dat klaar is", EINDE)):  # fmt: skip
        pagina.get_by_label(label).fill(waarde)
    druk(pagina, "Bewaar")
    pagina.goto(f"{R}tafel/")
    volg(pagina, "Zet een mandaat klaar: huisartsen")
    pagina.get_by_label("Wie geeft het mandaat").select_option(label=HUISARTSEN)
    pagina.get_by_label("Via welke weg").select_option("huisartsencooperatie")
    pagina.get_by_label("Wie vertegenwoordigt").fill("Vera van de huisartsen")
    for onderwerp in ("Het RESV-plan", "De begroting"):
        pagina.get_by_label(onderwerp).select_option("regio")
    for label, waarde in (("Grens in euro", "500.000"), ("Grens in maanden", "12"),
                          ("Geldt vanaf", BEGIN), ("Geldt tot", EINDE)):  # fmt: skip
        pagina.get_by_label(label).fill(waarde)
    druk(pagina, "Bewaar het concept")
    link = vraag_het(pagina)
    telefoon.goto(link)
    goed(telefoon)
    telefoon.locator("summary", has_text="Leden geraadpleegd").click()
    for label, waarde in (("Leden geraadpleegd op", BEGIN), ("Wat de uitkomst was", "Akkoord"),
                          ("Waar het besluit staat", "Verslag van de leden")):  # fmt: skip
        telefoon.get_by_label(label).fill(waarde)
    geef(telefoon, "Geef het mandaat met deze wijzigingen")
    lees_in(pagina, "mandaten/inlezen/", lijst_met_mandaten())
    pagina.goto(f"{R}mandaten/?stand=concept")
    concepten = pagina.locator("tbody tr :is(th, td) a").evaluate_all(
        "links => [...new Set(links.map(a => a.href))]"
    )
    assert len(concepten) == len(MANDATEN)
    for adres in concepten:
        pagina.goto(adres)
        link = vraag_het(pagina)
        telefoon.goto(link)
        geef(telefoon)


def vraag_het(pagina: Page) -> str:
    """The RO asks; where nobody knows yet who decides, she says it."""
    volg(pagina, "Vraag het de discipline")
    adres = pagina.get_by_label("E-mailadres van wie bij de gever beslist")
    if adres.count():
        adres.fill(f"beheer-{abs(hash(pagina.url))}@waterwold.test")
    druk(pagina, "Verstuur de link")
    return link_op_het_scherm(pagina, "discipline")


def geef(telefoon: Page, knop: str = "Ja, wij geven dit mandaat") -> None:
    telefoon.get_by_label("Onze discipline zet zich actief in").check()
    druk(telefoon, knop)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("Uw discipline gaf dit mandaat")


def lijst_met_mandaten() -> str:
    koppen = ("Gegeven door;Discipline;Deel van de VVT;Via welke weg;Vertegenwoordiger;Onderwerpen;"
              "Grens in euro;Grens in maanden;Vanaf;Tot;Waar het besluit staat;"
              "Leden geraadpleegd op;Uitkomst")  # fmt: skip
    rest = f"500000;12;{BEGIN};{EINDE};Verslag;{BEGIN};Akkoord"
    rijen = [
        f'{wie};{wat};{deel};{weg};Vera van {wie};"begroting: regio; resv-plan: regio";{rest}'
        for wie, wat, deel, weg in MANDATEN
    ]
    return "\n".join([koppen, *rijen])


def de_tafels_en_de_vorm(pagina: Page) -> None:
    pagina.goto(f"{R}overleg/tafels/nieuw/")
    pagina.get_by_label("Naam van de tafel").fill("Regiotafel Waterwold")
    for wie in ("RO Waterwold", HUISARTSEN):
        pagina.get_by_label(wie).check()
    druk(pagina, "Bewaar")
    pagina.goto(f"{R}overleg/wie-spreekt-wat-af/")
    while (kies := pagina.get_by_role("link", name="Kies iemand")).count():
        kies.first.click()
        pagina.get_by_label("Wie maakt hierover afspraken?").select_option(label="RO Waterwold")
        druk(pagina, "Bewaar")
    expect(pagina.get_by_text("Elk onderwerp heeft één partij")).to_be_visible()
    expect(pagina.get_by_role("rowheader", name="het RESV-plan")).to_be_visible()
    op_papier(pagina)
    pagina.goto(f"{R}tafel/")
    volg(pagina, "Naar de vorm")
    volg(pagina, "Leg vast 2027")
    druk(pagina, "Bewaar")


def op_papier(pagina: Page) -> None:
    """On A4 nothing to press and nothing that sticks out: only the table and whose it is."""
    pagina.emulate_media(media="print")
    pagina.set_viewport_size({"width": 688, "height": 1000})  # A4 within its margins
    for niet in (".v-tabs", "main .utrecht-button", ".v-top"):
        assert [x for x in pagina.locator(niet).all() if x.is_visible()] == [], niet
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 688
    pagina.emulate_media(media="screen")
    pagina.set_viewport_size({"width": 1280, "height": 900})


def de_overeenkomst(pagina: Page) -> None:
    """The RO signs after the others, each for their own party and with a second step."""
    pagina.goto(f"{R}overeenkomst/nieuw/")
    for label, waarde in (
        ("Titel", "Samen in Waterwold"), ("Tekst (mag leeg", "Wij werken samen."),
        ("Hoe nemen partijen besluiten?", "Samen."), ("Wat doen zij bij een conflict?", "Praten."),
        ("Hoe treedt een partij toe", "Met een brief."), ("Geldt vanaf", BEGIN),
        ("Geldt tot", EINDE),
    ):  # fmt: skip
        pagina.get_by_label(label).fill(waarde)
    pagina.get_by_label("RO Waterwold").select_option("2")
    druk(pagina, "Leg klaar om te tekenen")
    volg(pagina, "Samen in Waterwold")
    overeenkomst = pagina.url
    goed(pagina)
    expect(pagina.get_by_role("link", name="Lees en teken")).to_have_count(0)  # not her turn yet
    for wie, keer in (("Hans", 3), ("Tom", 1), ("Greta", 1), ("Rosa", 1)):
        word(pagina, wie)
        pagina.goto(overeenkomst)
        for _keer in range(keer):
            volg(pagina, "Lees en teken")
            if "/stap-op/" in pagina.url:
                stap_op(pagina)
            pagina.get_by_label("Ik heb de overeenkomst gelezen").check()
            druk(pagina, "Teken")
    expect(pagina.get_by_text("Iedereen heeft getekend.")).to_be_visible()


def het_aanbod(pagina: Page, telefoon: Page) -> None:
    """Hugo holds the file; each provider answers behind a sealed link."""
    word(pagina, "Hugo")
    for soort, eenheid, zus in (("wijkverpleging", "uren", "100"), ("so", "fte", "")):
        pagina.goto(f"{R}aanbod/peiling/?soort={soort}")
        pagina.get_by_label("Waarin gemeten").select_option(eenheid)
        pagina.get_by_label("Peildatum").fill(BEGIN)
        druk(pagina, "Bewaar")
        pagina.get_by_role("link", name="Naar het dossier").last.click()
        dossier = pagina.url
        for wie, hoeveel in (("Zorg De Lisdodde", "900"), ("Buurtzus Waterwold", zus)):
            volg(pagina, f"Vraag {wie}")
            pagina.get_by_label("E-mailadres").fill("zorg@waterwold.test")
            druk(pagina, "Verstuur de vraag")
            telefoon.goto(link_op_het_scherm(pagina, "aanbieder"))
            antwoord(telefoon, hoeveel)
            pagina.goto(dossier)
        druk(pagina, "Stel de dekking vast")
        expect(pagina.get_by_text("Laatste vaststelling: ten minste 80%")).to_be_visible()
    pagina.goto(f"{R}aanbod/benadering/")
    pagina.get_by_label("Aanbieder").select_option(label="Buurtzus Waterwold")
    pagina.get_by_label("Hoe", exact=True).fill("gebeld")
    druk(pagina, "Bewaar")


def antwoord(telefoon: Page, hoeveel: str) -> None:
    if hoeveel:
        telefoon.get_by_label("Hoeveel", exact=True).fill(hoeveel)
    else:
        telefoon.get_by_label("Wij geven deze zorg niet").check()
    druk(telefoon, "Verstuur")
    expect(telefoon.get_by_role("heading", level=1)).to_have_text(
        "Dank u, uw antwoord is ontvangen"
    )


def de_regiegemeente(pagina: Page) -> None:
    word(pagina, "Rosa")
    pagina.goto(f"{R}regiegemeente/aanwijzen/")
    pagina.get_by_label("Regiegemeente").select_option(label="Gemeente Sluisdam")
    druk(pagina, "Bewaar")
    pagina.goto(f"{R}ondersteuning/platform/")
    pagina.get_by_label("Kernregio").fill("Sluisdam")
    pagina.get_by_label("Stand van het paramedisch platform").select_option("bestaat")
    druk(pagina, "Bewaar")
    word(pagina, "Greta")
    pagina.goto(R)
    volg(pagina, "Naar het voorstel: Schrijf het voorstel")
    volg(pagina, "Schrijf het voorstel")
    pagina.get_by_label("Hoe gemeenten en sociaal domein").fill("Wij schuiven aan.")
    pagina.get_by_label("Hoe zij meedoen in de wijkverbanden").fill("In elke wijk.")
    pagina.get_by_label("Sluisdam (verzonnen)").check()
    druk(pagina, "Bewaar")
    druk(pagina, "Leg het voorstel voor")
    druk(pagina, "Stem in namens de regiegemeente")
    expect(pagina.get_by_text("Aan zet: de RO, die instemt.")).to_be_visible()
    word(pagina, "Rosa")
    pagina.goto(R)
    volg(pagina, "Naar het voorstel: Stem in met het voorstel")
    druk(pagina, "Stem in namens de RO")
    pagina.goto("/demo/")
    pagina.get_by_role("button", name=re.compile("Nora")).first.click()
    pagina.goto(f"{R}regiegemeente/gesprek/")
    pagina.get_by_label("Dag van het gesprek").fill(min(BEGIN, "2026-06-30"))
    pagina.get_by_label("Onderwerp").fill("Het voorstel")
    druk(pagina, "Bewaar")
