"""The way of a person: invited, accepted, a second factor, stepping up; and every account page.

On a server of the example country, so that the bar shows the code and mails become files.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from email import message_from_string, policy
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from bezoek import BREEDTES, bezoek, goed, zonder_klachten
from proefserver import WORTEL, server
from verband.access.tests.hulp import verse_code

pytestmark = pytest.mark.browser
WACHTWOORD = "een-zin-van-een-paar-woorden"
VOORBEELDMENSEN = Path(__file__).with_name("voorbeeldmensen.py")


class Land(NamedTuple):
    adres: str
    mail: Path


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Land]:
    mail = tmp_path_factory.mktemp("mail")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("VERBAND_DEMO", "1")
        omgeving.setenv("VERBAND_MAIL_MAP", str(mail))
        omgeving.setenv("VERBAND_SECRET_KEY", "alleen-voor-deze-proef-" * 3)
        with server() as adres:
            omgeving.setenv("VERBAND_DATABASE", f"proef_{adres.rsplit(':', 1)[1]}")
            omgeving.setenv("PYTHONPATH", str(WORTEL / "src"))
            subprocess.run([sys.executable, "-P", VOORBEELDMENSEN, WACHTWOORD], check=True)
            yield Land(adres, mail)


@pytest.fixture(params=BREEDTES, ids=lambda b: f"{b}px")
def scherm(request: pytest.FixtureRequest, browser: Browser, land: Land) -> Iterator[Page]:
    """A page at both widths; anything the browser complains about fails the test."""
    with zonder_klachten(browser, land.adres, request.param) as pagina:
        yield pagina


def _is_op_zijn_plek(pagina: Page) -> None:
    """Past the door: at the one place where this person works, under their own name."""
    expect(pagina).to_have_url(re.compile(r"/(r|v)/[a-z-]+/$|/(beheer|landelijk|start)/$"))
    expect(pagina.locator(".v-wie summary")).to_be_visible()


def _word(pagina: Page, wie: str) -> None:
    """By one click in the bar."""
    pagina.goto("/")
    pagina.get_by_text("Kies een rol").click()
    pagina.get_by_role("button", name=wie).click()
    _is_op_zijn_plek(pagina)


def _code_uit_balk(pagina: Page) -> str:
    expect(pagina.locator("#demo-code b")).to_have_text(re.compile(r"\d{6}"))
    return pagina.locator("#demo-code b").inner_text()


def _stap_op(pagina: Page) -> None:
    """With the code of the bar; the one after it when somebody just used this one."""
    for _ in range(3):
        gebruikt = _code_uit_balk(pagina)
        pagina.get_by_label("Code van zes cijfers").fill(gebruikt)
        with pagina.expect_navigation():
            pagina.keyboard.press("Enter")
        if "/stap-op/" not in pagina.url:
            return
        expect(pagina.locator("#demo-code b")).not_to_have_text(gebruikt)
    raise AssertionError("no code was good")


def _nieuwste_link(map_: Path, aan: str) -> str:
    """From the newest mail to this address; a mail is a file in the example country."""
    einde = time.monotonic() + 30
    while time.monotonic() < einde:
        for bestand in sorted(map_.iterdir(), key=lambda b: b.stat().st_mtime, reverse=True):
            bericht = message_from_string(bestand.read_text("utf-8"), policy=policy.default)
            gevonden = re.search(r"https?://\S+", str(bericht.get_content()))
            if bericht["To"] == aan and gevonden:
                return gevonden[0]
        time.sleep(0.2)
    raise AssertionError(f"no mail to {aan}")


def test_invited_accepted_secured_and_at_work(
    scherm: Page, browser: Browser, land: Land, request: pytest.FixtureRequest
) -> None:
    email = f"wil-{request.node.callspec.id}@voorbeeld.test"
    _word(scherm, "Anna, coördinator")
    scherm.goto("/r/duinrand/leden/")
    goed(scherm)
    scherm.get_by_role("link", name="Iemand uitnodigen").click()
    goed(scherm)
    _stap_op(scherm)
    goed(scherm)
    scherm.get_by_label("E-mailadres").fill(email)
    scherm.get_by_label("Rol").select_option("coördinator")
    scherm.get_by_role("button", name="Uitnodiging versturen").click()
    expect(scherm.locator("[data-toast]")).to_contain_text("is verstuurd")
    expect(scherm.get_by_text(email, exact=True)).to_be_visible()
    goed(scherm)

    breedte = scherm.viewport_size
    with bezoek(browser, land.adres, viewport=breedte) as context:
        wil = context.new_page()
        wil.goto(_nieuwste_link(land.mail, email))
        expect(wil.get_by_text("Anna vraagt u om mee te werken.")).to_be_visible()
        goed(wil)
        # By keyboard only, as some people always do.
        wil.get_by_label("Uw naam").focus()
        wil.keyboard.type("Wil de Wit")
        wil.keyboard.press("Tab")
        wil.keyboard.type(WACHTWOORD)
        wil.keyboard.press("Tab")
        wil.keyboard.press("Enter")
        expect(wil.get_by_text("Stel nog een tweede stap in")).to_be_visible()
        goed(wil)

        wil.goto("/r/duinrand/leden/uitnodigen/")
        expect(wil.get_by_role("heading", level=1)).to_have_text("Stel eerst een tweede stap in")
        goed(wil)
        wil.get_by_role("link", name="Een app instellen").click()
        expect(wil.get_by_role("heading", level=1)).to_have_text("Een app instellen")
        goed(wil)
        geheim = wil.locator("#sleutel").inner_text()
        wil.get_by_label("Code van zes cijfers").fill(verse_code(geheim))
        wil.get_by_role("button", name="App instellen").click()
        expect(wil.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
        goed(wil)
        wil.get_by_role("link", name="Ik heb de codes bewaard, ga verder").click()
        expect(wil.get_by_role("heading", level=1)).to_have_text("Iemand uitnodigen")

        # Out, and in again with both.
        wil.locator(".v-wie summary").press("Enter")
        wil.get_by_role("button", name="Uitloggen").press("Enter")
        wil.get_by_role("link", name="Inloggen").click()
        wil.get_by_label("E-mailadres").fill(email)
        wil.get_by_label("Wachtwoord").fill(WACHTWOORD)
        wil.get_by_role("button", name="Inloggen", exact=True).click()
        expect(wil.get_by_role("heading", level=1)).to_have_text("Nog één stap")
        goed(wil)
        wil.get_by_label("Code").fill(verse_code(geheim))
        wil.get_by_role("button", name="Inloggen", exact=True).click()
        _is_op_zijn_plek(wil)


@pytest.mark.parametrize(
    "adres",
    [
        "/account/login/",
        "/account/login/?geen-rol=1",
        "/account/password/reset/",
        "/account/password/reset/done/",
        "/account/password/reset/key/1-x/",
        "/account/inactive/",
        "/uitnodiging/bestaat-niet/",
        "/bevestig/bestaat-niet/",
        "/rollen/",
        "/demo/",
    ],
)
def test_a_page_on_the_way_in_is_for_everyone(scherm: Page, adres: str) -> None:
    scherm.goto(adres)
    goed(scherm)


def test_every_page_of_ones_account(scherm: Page) -> None:
    _word(scherm, "Gijs, wijkcoördinator")
    for adres in ("/account/", "/account/2fa/", "/account/sessions/", "/account/2fa/webauthn/",
                  "/account/logout/", "/account/reauthenticate/",
                  "/account/2fa/reauthenticate/"):  # fmt: skip
        scherm.goto(adres)
        goed(scherm)
    scherm.goto("/account/password/change/")
    _stap_op(scherm)
    for adres in (
        "/account/password/change/",
        "/account/2fa/totp/deactivate/",
        "/account/2fa/webauthn/add/",
        "/account/2fa/recovery-codes/generate/",
    ):
        scherm.goto(adres)
        goed(scherm)


def test_a_passkey_opens_the_door_and_steps_up(browser: Browser, land: Land) -> None:
    """With an authenticator that Chromium plays; on localhost, where passkeys work."""
    with bezoek(browser, land.adres) as context:
        pagina = context.new_page()
        apparaat = context.new_cdp_session(pagina)
        apparaat.send("WebAuthn.enable")
        opties = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True,
        }  # fmt: skip
        apparaat.send("WebAuthn.addVirtualAuthenticator", {"options": opties})
        _word(pagina, "Gijs, wijkcoördinator")
        pagina.goto("/account/2fa/webauthn/add/")
        if "/stap-op/" in pagina.url:
            _stap_op(pagina)
        pagina.get_by_label("Naam van de passkey").fill("laptop")
        pagina.get_by_label("Inloggen met alleen deze passkey").check()
        pagina.get_by_role("button", name="Passkey toevoegen").click()
        pagina.wait_for_url(re.compile("recovery-codes|2fa/$"))
        pagina.goto("/account/2fa/webauthn/")
        expect(pagina.get_by_text("laptop", exact=True)).to_be_visible()

        pagina.context.clear_cookies()
        pagina.goto("/account/login/")
        pagina.get_by_role("button", name="Inloggen met een passkey").click()
        _is_op_zijn_plek(pagina)
        _word_opnieuw(pagina)
        pagina.goto("/account/password/change/")
        expect(pagina.get_by_role("heading", level=1)).to_have_text("Laat zien dat u het bent")
        pagina.get_by_role("button", name="Gebruik een passkey").click()
        expect(pagina.get_by_role("heading", level=1)).to_have_text("Wachtwoord wijzigen")


def _word_opnieuw(pagina: Page) -> None:
    """A fresh session by the bar, which never counts as a step-up."""
    pagina.get_by_text("Wissel van rol").click()
    pagina.get_by_role("button", name="Gijs, wijkcoördinator").click()
    _is_op_zijn_plek(pagina)


def test_without_script_the_pages_work_and_offer_no_passkey(browser: Browser, land: Land) -> None:
    with bezoek(browser, land.adres, java_script_enabled=False) as context:
        pagina = context.new_page()
        pagina.goto("/account/login/")
        expect(pagina.get_by_role("button", name="Inloggen met een passkey")).to_be_hidden()
        pagina.goto("/demo/")
        pagina.get_by_role("button", name="Gijs, wijkcoördinator").click()
        _is_op_zijn_plek(pagina)
