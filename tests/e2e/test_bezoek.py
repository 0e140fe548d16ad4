"""The control of all browser tests: a page with a barrier does not pass."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bezoek import goed

pytestmark = pytest.mark.browser
PAGINA = "<html lang=nl><title>Proef</title><main><h1>Proef</h1>{}</main></html>"


@pytest.mark.parametrize(
    ("inhoud", "bezwaar"),
    [
        ("<p>Goed.</p>", ""),
        ("<img src=x>", "image-alt"),
        ("<p style='color: #bbb'>Bleek.</p>", "color-contrast"),
        ("<p style='inline-size: 3000px'>Breed.</p>", "too wide.* > 390"),
    ],
)
def test_a_page_with_a_barrier_does_not_pass(browser: Browser, inhoud: str, bezwaar: str):
    pagina = browser.new_page(viewport={"width": 390, "height": 900})
    pagina.set_content(PAGINA.format(inhoud))
    if bezwaar:
        with pytest.raises(AssertionError, match=bezwaar):
            goed(pagina)
    else:
        goed(pagina)
    pagina.close()
