"""The components in a real browser: axe, the keys of the grid, and drafts that stay."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from bezoek import BREEDTES, adres_van, bezoek, goed, neem_sessie
from cast import maak_cast
from verband.access.tests.hulp import als
from verband.core.context import Blik, met_blik
from verband.plannen.tests.dossierhulp import bewaar, lid_van
from verband.portal.componenten.voorbeelden import VOORBEELDEN

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "beheer"]),
]
PLAK = "(el, t) => { const d = new DataTransfer(); d.setData('text/plain', t); el.dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true})); }"  # fmt: skip # noqa: E501


@pytest.fixture
def dossier():
    """Anna, and the address of her dossier."""
    cast = maak_cast()
    with met_blik(Blik()):
        versie = bewaar(lid_van(cast, "anna"))
        return cast.anna, f"/r/duinrand/dossiers/{versie.dossier_id}/"


@pytest.fixture(params=BREEDTES, ids=lambda b: f"{b}px")
def context(request, browser, live_server):
    maat = {"width": request.param, "height": 900}
    with bezoek(browser, adres_van(live_server), viewport=maat) as venster:
        yield venster


def log_in(context, live_server, gebruiker) -> None:
    neem_sessie(context, adres_van(live_server), als(gebruiker, opgestapt=True))


def test_the_living_page(context):
    pagina = context.new_page()
    pagina.goto("/componenten/")
    goed(pagina, "componenten")
    pagina.get_by_role("link", name="Verwijder").press("Enter")
    expect(pagina.get_by_role("dialog")).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(pagina.get_by_role("link", name="Verwijder")).to_be_focused()


# What has the focus: whether that is seen (on itself or on what holds it), and in which part.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const ring = (x) => { const s = getComputedStyle(x); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'; };
  const r = e.getBoundingClientRect(), keer = e.dataset.keer = Number(e.dataset.keer ?? 0) + 1;
  return {
    wat: `${e.tagName} ${e.name || e.textContent.trim().slice(0, 30)}`, keer,
    deel: e.closest('section[aria-labelledby]')?.getAttribute('aria-labelledby') ?? '',
    gezien: (ring(e) || ring(e.parentElement)) && r.width > 0 && r.bottom > 0 && r.top < innerHeight,
  };
}"""  # noqa: E501


def test_every_component_by_keyboard_alone(context):
    """Tab reaches each part and is always seen; what opens, copies or chooses works by a key."""
    pagina = context.new_page()
    pagina.goto("/componenten/")
    stops = []
    for _keer in range(900):
        pagina.keyboard.press("Tab")
        stop = pagina.evaluate(FOCUS)
        if stop is None or stop["keer"] > 6:  # round again
            break
        if stop["keer"] == 1:  # a day has parts, of which the browser shows the focus itself
            stops.append(stop)
    assert [s["wat"] for s in stops if not s["gezien"]] == []
    assert {v.naam for v in VOORBEELDEN} - {s["deel"] for s in stops} == set()
    code = pagina.get_by_label("Code van Knoppen")
    pagina.locator("summary", has_text="De code van Knoppen").press("Enter")
    expect(code).to_be_visible()
    pagina.get_by_role("button", name="Kopieer de code van Knoppen").press("Enter")
    expect(pagina.locator("[data-copied]").last).not_to_be_empty()
    with pagina.expect_file_chooser():
        pagina.locator("section[aria-labelledby=bestand] [type=file]").press("Space")
    pagina.locator("section[aria-labelledby=formulier] [role=alert] a").first.press("Enter")
    assert "aria-invalid" in pagina.evaluate("document.activeElement.outerHTML")
    if pagina.viewport_size["width"] > 600:
        pagina.get_by_role("columnheader", name="Naam").first.get_by_role("link").press("Enter")
        pagina.wait_for_url("**orde=**")


def test_the_pages_that_use_them(context, live_server, dossier):
    anna, adres = dossier
    log_in(context, live_server, anna)
    pagina = context.new_page()
    for naam, waar in {
        "organisaties": "/r/duinrand/organisaties/", "leden": "/r/duinrand/leden/",
        "lijst": "/r/duinrand/organisaties/lijst/", "dossiers": "/r/duinrand/dossiers/",
        "dossier": adres, "versie": f"{adres}versies/1/",
        "begroting": f"{adres}versies/1/begroting/",
        "zoek": "/zoek/?q=duinrand", "thuis": "/r/duinrand/", "logboek": "/r/duinrand/logboek/",
    }.items():  # fmt: skip
        pagina.goto(waar)
        goed(pagina, naam)


def in_beeld(pagina: Page) -> None:
    """The word of each menu that says where one is stands whole in its row."""
    randen = pagina.locator("[data-tabs] [aria-current]").evaluate_all(
        "(hier) => hier.map((a) => [a.parentElement, a].map((e) => e.getBoundingClientRect()))"
        ".map(([rij, a]) => [a.left - rij.left, rij.right - a.right])"
    )
    assert randen
    assert all(links >= 0 and rechts >= 0 for links, rechts in randen), randen


def test_the_page_one_is_on_stands_in_sight_in_every_menu(context, live_server, dossier):
    log_in(context, live_server, dossier[0])
    pagina = context.new_page()
    for pad in ("/r/duinrand/logboek/", "/r/duinrand/smoelenboek/", "/begrippen/"):
        pagina.goto(pad)
        in_beeld(pagina)
    expect(pagina.get_by_role("link", name="Begrippen")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize("context", [390], indirect=True)
def test_without_a_script_the_menu_is_there_whole(context, browser, live_server):
    adres = adres_van(live_server)
    smal = {"width": 390, "height": 900}
    kaal = browser.new_context(base_url=adres, viewport=smal, java_script_enabled=False)
    log_in(kaal, live_server, maak_cast().anna)
    pagina = kaal.new_page()
    pagina.goto("/r/duinrand/logboek/")
    for naam in ("Logboek", "Uw werkplekken", "Begrippen"):
        vak = pagina.get_by_role("link", name=naam, exact=True).bounding_box()
        assert vak["x"] + vak["width"] <= 390
    kaal.close()


def test_a_file_and_a_merger_by_keyboard_alone(context, live_server, dossier):
    anna = dossier[0]
    log_in(context, live_server, anna)
    pagina = context.new_page()
    inhoud = b"Naam;Soort;Discipline\nThuiszorg Zout;zorgaanbieder;vvt\n"
    lijst = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": inhoud}
    pagina.on("filechooser", lambda kiezer: kiezer.set_files(lijst))
    pagina.goto("/r/duinrand/organisaties/inlezen/")
    pagina.get_by_role("button", name="Bekijk wat er verandert").press("Enter")
    expect(pagina.get_by_text("Kies eerst een bestand.")).to_be_visible()
    goed(pagina, "bestand-mist")
    pagina.get_by_role("button", name="Kies uw bestand").press("Enter")
    expect(pagina.get_by_role("status").get_by_text("lijst.csv")).to_be_visible()
    goed(pagina, "bestand-gekozen")
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("button", name="Bekijk wat er verandert")).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Wat er verandert")
    goed(pagina, "bestand-gelezen")
    pagina.get_by_role("button", name="Lees de hele lijst in").press("Enter")
    pagina.get_by_role("link", name="Thuiszorg Zout").press("Enter")
    goed(pagina, "organisatie")
    pagina.get_by_role("link", name="Fusie vastleggen").press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("gaat op in een andere")
    goed(pagina, "fusie")
    pagina.get_by_role("combobox").focus()
    pagina.keyboard.type("Thuiszorg Zilt")
    pagina.get_by_label("Typ de naam van de organisatie die ophoudt").focus()
    pagina.keyboard.type("Thuiszorg Zout")
    pagina.get_by_role("button", name="Leg de fusie vast").press("Enter")
    expect(pagina.get_by_text("De fusie is vastgelegd.")).to_be_visible()
    goed(pagina, "fusie-klaar")


def test_the_grid_by_keyboard_alone(context, live_server, dossier):
    anna, adres = dossier
    log_in(context, live_server, anna)
    pagina = context.new_page()
    pagina.goto(f"{adres}versies/1/begroting/")
    een, twee = (pagina.get_by_label(f"Omschrijving, rij {n}", exact=True) for n in (1, 2))
    was = een.input_value()
    een.focus()
    pagina.keyboard.type("Nieuw")
    pagina.keyboard.press("Escape")
    expect(een).to_have_value(was)
    pagina.keyboard.type("Nieuw")
    pagina.keyboard.press("Enter")
    expect(twee).to_be_focused()
    pagina.keyboard.press("ArrowUp")
    expect(een).to_be_focused()
    pagina.keyboard.press("F2")
    pagina.keyboard.type("er")
    pagina.keyboard.press("Tab")
    expect(een).to_have_value("Nieuwer")
    pagina.keyboard.press("Control+z")
    expect(een).to_have_value("Nieuw")
    pagina.keyboard.press("Control+z")
    expect(een).to_have_value(was)
    pagina.keyboard.press("Control+y")
    expect(een).to_have_value("Nieuw")
    bedrag = pagina.get_by_label("Bedrag in euro, rij 1", exact=True)
    bedrag.evaluate(PLAK, "1.000,00\r\n2.000,00\r\n")
    expect(bedrag).to_have_value("1.000,00")
    expect(pagina.get_by_label("Bedrag in euro, rij 2", exact=True)).to_have_value("2.000,00")
    bedrag.evaluate(PLAK, "1,00\n" * 10_000)
    stand = pagina.locator("[data-rooster-stand]")
    expect(stand).to_contain_text("Er is niets geplakt")
    expect(stand).to_contain_text("leest u in als bestand")
    bedrag.evaluate(PLAK, "1,00\n" * 60)
    expect(stand).to_contain_text("eerst rijen erbij")
    expect(bedrag).to_have_value("1.000,00")
    pagina.get_by_role("button", name="Bewaar als nieuwe versie").press("Enter")
    expect(pagina.get_by_text("Versie 2 is bewaard.")).to_be_visible()


def typ_notitie(pagina: Page, adres: str, tekst: str) -> None:
    pagina.goto(f"{adres}notities/")
    pagina.get_by_label("Uw notitie").fill(tekst)
    while tekst.split()[0] not in concepten(pagina):  # the wait of the test is its end
        pagina.wait_for_timeout(50)


def concepten(pagina: Page) -> str:
    return pagina.evaluate("JSON.stringify(Object.entries(localStorage))")


@pytest.mark.parametrize("context", [1280], indirect=True)
class TestDrafts:
    def test_without_a_connection(self, context, live_server, dossier):
        anna, adres = dossier
        log_in(context, live_server, anna)
        pagina = context.new_page()
        typ_notitie(pagina, adres, "onderweg getypt")
        context.set_offline(True)
        pagina.get_by_role("button", name="Bewaar notitie").click()
        expect(pagina.get_by_text("Er is geen verbinding")).to_be_visible()
        expect(pagina.get_by_label("Uw notitie")).to_have_value("onderweg getypt")
        context.set_offline(False)
        pagina.get_by_role("button", name="Bewaar notitie").click()
        pagina.wait_for_url(lambda u: "notities" not in u)
        expect(pagina.get_by_text("onderweg getypt")).to_be_visible()
        assert "onderweg" not in concepten(pagina)

    def test_an_expired_session(self, context, live_server, dossier):
        anna, adres = dossier
        log_in(context, live_server, anna)
        pagina = context.new_page()
        typ_notitie(pagina, adres, "net te laat")
        Session.objects.all().delete()
        pagina.get_by_role("button", name="Bewaar notitie").click()
        expect(pagina.get_by_role("heading", name="Inloggen")).to_be_visible()
        log_in(context, live_server, anna)
        pagina.goto(f"{adres}notities/")
        expect(pagina.get_by_label("Uw notitie")).to_have_value("net te laat")
        pagina.get_by_role("button", name="Wis").click()
        expect(pagina.get_by_label("Uw notitie")).to_have_value("")
        assert "net te laat" not in concepten(pagina)

    def test_another_tab_logged_in_again(self, context, live_server, dossier):
        """The form in this tab has the token of before; the way back to it is one button."""
        anna, adres = dossier
        log_in(context, live_server, anna)
        pagina = context.new_page()
        typ_notitie(pagina, adres, "met een oud formulier")
        koekje = next(k for k in context.cookies() if k["name"] == settings.CSRF_COOKIE_NAME)
        context.add_cookies([{**koekje, "value": "n" * 32}])
        pagina.get_by_role("button", name="Bewaar notitie").click()
        expect(pagina.get_by_role("heading", name="Uw formulier is verlopen")).to_be_visible()
        pagina.get_by_role("link", name="Open het formulier opnieuw").click()
        expect(pagina.get_by_label("Uw notitie")).to_have_value("met een oud formulier")
        pagina.get_by_role("button", name="Bewaar notitie").click()
        pagina.wait_for_url(lambda u: "notities" not in u)
        assert "oud formulier" not in concepten(pagina)

    def test_two_tabs(self, context, live_server, dossier):
        anna, adres = dossier
        log_in(context, live_server, anna)
        een, twee = context.new_page(), context.new_page()
        twee.goto(f"{adres}notities/")
        typ_notitie(een, adres, "in tab een")
        expect(twee.get_by_text("ook in een ander tabblad")).to_be_visible()
        typ_notitie(twee, adres, "in tab twee")
        een.wait_for_timeout(400)
        derde = context.new_page()
        derde.goto(f"{adres}notities/")
        expect(derde.get_by_label("Uw notitie")).to_have_value("in tab twee")
        derde.get_by_role("button", name="Toon ook wat u typte").click()
        expect(derde.get_by_label("Uw notitie")).to_have_value("in tab een")

    def test_refused_by_the_server(self, context, live_server, dossier):
        anna, adres = dossier
        log_in(context, live_server, anna)
        pagina = context.new_page()
        typ_notitie(pagina, adres, "te lang " * 1000)
        pagina.get_by_role("button", name="Bewaar notitie").click()
        expect(pagina.get_by_role("alert").first).to_be_visible()
        pagina.goto(adres)
        pagina.goto(f"{adres}notities/")
        assert pagina.get_by_label("Uw notitie").input_value().startswith("te lang te lang")

    @pytest.mark.parametrize("geheim", ["bsn 111222333", "NL91ABNA0417164300"])
    def test_a_secret_is_never_kept(self, context, live_server, dossier, geheim):
        anna, adres = dossier
        log_in(context, live_server, anna)
        pagina = context.new_page()
        typ_notitie(pagina, adres, "eerst gewoon")
        pagina.get_by_label("Uw notitie").fill(geheim)
        pagina.wait_for_timeout(500)
        assert geheim not in concepten(pagina)
