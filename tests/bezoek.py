"""A visitor in a browser, with the patience of all browser tests: who it is and what it meets."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect

if TYPE_CHECKING:
    from django.test import Client

BREEDTES = (1280, 390)
GEDULD = 60_000  # milliseconds
# Telling of everything that is right too takes twice as long.
_ALLEEN_FOUTEN = {"resultTypes": ["violations"]}


@contextmanager
def bezoek(browser: Browser, adres: str, **keuzes: Any) -> Iterator[BrowserContext]:
    """A visitor of their own; relative addresses go to the server, and nothing moves."""
    context = browser.new_context(base_url=adres, locale="nl-NL", reduced_motion="reduce", **keuzes)
    context.set_default_timeout(GEDULD)
    yield context
    context.close()


@contextmanager
def zonder_klachten(browser: Browser, adres: str, breedte: int) -> Iterator[Page]:
    """A page this wide; anything the browser complains about fails the test."""
    klachten: list[str] = []
    with bezoek(browser, adres, viewport={"width": breedte, "height": 900}) as context:
        pagina = context.new_page()
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        pagina.on(
            "console",
            lambda m: klachten.append(m.text) if "Content Security Policy" in m.text else None,
        )
        yield pagina
    assert klachten == [], klachten


def adres_van(live_server: Any) -> str:
    """By its name: a passkey goes with a name, and so do its cookies here."""
    return str(live_server.url).replace("127.0.0.1", "localhost")


def neem_sessie(context: BrowserContext, adres: str, client: Client) -> None:
    """Whoever is logged in there is so here too, without a form."""
    koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": adres}])


def word(pagina: Page, naam: str) -> None:
    """Step into an account of the example country."""
    pagina.goto("/demo/")
    pagina.get_by_role("button", name=re.compile(naam)).first.click()
    expect(pagina.locator("h1")).to_be_visible()


def goed(pagina: Page, naam: str = "") -> None:
    """No remark of axe, and nothing that runs off the side; with VERBAND_BEELD set, a picture."""
    # A click returns as soon as the next page begins, and then there is nothing in it yet.
    pagina.wait_for_load_state()
    # The width of a word is that of its own font, not of the one that stands in for it.
    breed = pagina.evaluate("document.fonts.ready.then(() => document.documentElement.clientWidth)")
    if map_ := os.environ.get("VERBAND_BEELD"):
        naam = naam or re.sub(r"\W+", "-", urlsplit(pagina.url).path).strip("-")
        # Hiding the caret would take a style of its own, which the page refuses.
        pad = Path(map_) / f"{naam}-{breed}.png"
        pagina.screenshot(path=pad, full_page=True, caret="initial")
    fouten = Axe().run(pagina, options=_ALLEEN_FOUTEN).response["violations"]
    bezwaren = [(f["id"], f["nodes"][0]["html"]) for f in fouten]
    if (nodig := pagina.evaluate("document.documentElement.scrollWidth")) > breed:
        bezwaren.append(("too wide", f"{nodig} > {breed}"))
    assert bezwaren == [], f"{pagina.url}: {bezwaren}"
