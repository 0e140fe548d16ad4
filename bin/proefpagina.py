"""What the browser tests ask of every page: no barriers, and everything by keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def geen_overtredingen(pagina: Page) -> None:
    # The width of a word is that of its own font, not of the one that stands in for it.
    pagina.evaluate("document.fonts.ready.then(() => true)")
    gevonden = Axe().run(pagina).response["violations"]
    assert [(v["id"], v["nodes"][0]["target"]) for v in gevonden] == []
    breedte = pagina.viewport_size["width"] if pagina.viewport_size else 0
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte


def tab_naar(pagina: Page, naam: str) -> None:
    tab_tot(pagina, f"document.activeElement.innerText?.startsWith({naam!r})")


def tab_tot(pagina: Page, toets: str) -> None:
    for _ in range(80):
        pagina.keyboard.press("Tab")
        if pagina.evaluate(toets):
            return
    pytest.fail(f"not reached with Tab: {toets}")
