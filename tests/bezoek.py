"""A visitor in a browser, with the patience of all browser tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext

BREEDTES = (1280, 390)
GEDULD = 60_000  # milliseconds


@contextmanager
def bezoek(browser: Browser, adres: str, **keuzes: Any) -> Iterator[BrowserContext]:
    """A visitor of their own; relative addresses go to the server, and nothing moves."""
    context = browser.new_context(base_url=adres, locale="nl-NL", reduced_motion="reduce", **keuzes)
    context.set_default_timeout(GEDULD)
    yield context
    context.close()
