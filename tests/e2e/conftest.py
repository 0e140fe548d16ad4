"""The server as ./run starts it, and a page of Chromium on it.

Nothing here is about speed: a wait ends when what it waits for is there, and only a machine on
which nothing happens any more reaches its end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bezoek import BREEDTES, GEDULD, bezoek, zonder_klachten
from proefserver import chromium, server

# Playwright keeps a loop running in this thread, and Django would take us for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

expect.set_options(timeout=GEDULD)


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
    """A fresh page at 1280 wide."""
    with bezoek(browser, adres, viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture(params=BREEDTES, ids=lambda b: f"{b}px")
def venster(request, browser: Browser, adres: str) -> Iterator[Page]:
    """A page at both widths; anything the browser complains about fails the test."""
    with zonder_klachten(browser, adres, request.param) as pagina:
        yield pagina


@pytest.fixture
def zonder_script(browser: Browser, adres: str) -> Iterator[Page]:
    with bezoek(browser, adres, java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture
def met_klembord(browser: Browser, adres: str) -> Iterator[Page]:
    """A page that may use the clipboard."""
    with bezoek(browser, adres, permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context.new_page()
