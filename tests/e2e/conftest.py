"""The server as ./run starts it, and a page of Chromium on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from proefserver import chromium, server

BREEDTES = (1280, 390)


@pytest.fixture(scope="session")
def adres() -> Iterator[str]:
    """Address of a running server: granian with the real settings."""
    with server() as waar:
        yield waar


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as venster:
        yield venster


@pytest.fixture
def pagina(browser: Browser, adres: str) -> Iterator[Page]:
    """A fresh page at 1280 wide; relative addresses go to the server."""
    context = browser.new_context(
        base_url=adres, viewport={"width": 1280, "height": 900}, locale="nl-NL"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(params=BREEDTES, ids=lambda b: f"{b}px")
def venster(request, browser: Browser, adres: str) -> Iterator[Page]:
    """A page at both widths; anything the browser complains about fails the test."""
    maat = {"width": request.param, "height": 900}
    context = browser.new_context(base_url=adres, viewport=maat, locale="nl-NL")
    pagina = context.new_page()
    klachten: list[str] = []
    pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
    pagina.on(
        "console",
        lambda m: klachten.append(m.text) if "Content Security Policy" in m.text else None,
    )
    yield pagina
    context.close()
    assert klachten == []


@pytest.fixture
def zonder_script(browser: Browser, adres: str) -> Iterator[Page]:
    context = browser.new_context(base_url=adres, java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    context.close()
