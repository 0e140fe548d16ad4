"""Monday morning in a real browser: what waits, the calendar, the messages, a deputy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cast import maak_cast
from verband.taken.services.dagmail import dagmail

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "beheer"]),
]
PAGINAS = {
    "anna": [
        "/r/duinrand/", "/taken/", "/taken/welke/", "/kalender/", "/kalender/?maand=2027-01",
        "/r/duinrand/kalender/", "/r/duinrand/vervanging/", "/r/duinrand/bestanden/",
        "/berichten/", "/berichten/instellingen/", "/api/", "/account/sleutels/",
        "/account/agenda/",
    ],
    "gijs": ["/r/duinrand/", "/taken/", "/berichten/"],
    "bart": ["/r/duinrand/"],
    "hanna": ["/landelijk/"],
    "dora": ["/v/duinzorg/", "/taken/"],
    "ivo": ["/beheer/controles/", "/account/agenda/"],
}  # fmt: skip


@pytest.mark.parametrize("breedte", [1280, 390])
def test_every_page_of_tasks_is_clean_and_fits(browser, live_server, breedte):
    cast = maak_cast()
    dagmail(cast.anna.pk, timezone.localdate())
    adres = live_server.url.replace("127.0.0.1", "localhost")
    bezwaren = []
    for wie, paden in PAGINAS.items():
        client = Client()
        client.force_login(getattr(cast, wie))
        context = browser.new_context(
            base_url=adres, locale="nl-NL", viewport={"width": breedte, "height": 900}
        )
        koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": adres}])
        pagina = context.new_page()
        for nr, pad in enumerate(paden):
            antwoord = pagina.goto(pad)
            assert antwoord.status == 200, pad
            if map_ := os.environ.get("VERBAND_BEELD"):
                naam = f"taken-{wie}-{nr}-{breedte}.png"
                pagina.screenshot(path=Path(map_) / naam, full_page=True)
            gevonden = Axe().run(pagina).response["violations"]
            bezwaren += [(pad, v["id"], v["nodes"][0]["html"]) for v in gevonden]
            if pagina.evaluate("document.documentElement.scrollWidth") > breedte:
                bezwaren.append((pad, "too wide", ""))
        context.close()
    assert bezwaren == []
