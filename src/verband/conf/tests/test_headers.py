"""Every response, errors too, carries the same guard; and no template breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

BRON = Path(__file__).resolve().parents[2]
SJABLONEN = sorted(BRON.glob("**/templates/**/*.html"))
PAGINAS = ["/", "/toets/", "/toets/voorbeeld/", "/bronnen/", "/bestaat-niet", "/gezond"]

# What the content security policy forbids, or htmx would run as code.
VERBODEN = {
    "style attribute": re.compile(r"<[^>]+\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "hx-on": re.compile(r"\bhx-on\b", re.I),
    "trigger filter": re.compile(r"hx-trigger\s*=\s*\"[^\"]*\[", re.I),
    "javascript address": re.compile(r"(?:javascript|js):", re.I),
}


def controleer(antwoord) -> None:
    csp = antwoord["Content-Security-Policy"]
    assert "default-src 'self'" in csp
    assert "frame-ancestors 'none'" in csp
    assert "unsafe" not in csp
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Referrer-Policy"] == "same-origin"
    assert antwoord["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in antwoord["Permissions-Policy"]
    assert antwoord["Cache-Control"] == "no-store"


@pytest.mark.parametrize("pad", PAGINAS)
def test_headers_on_every_page(client, pad):
    controleer(client.get(pad))


def test_headers_on_errors():
    streng = Client(enforce_csrf_checks=True)
    antwoord = streng.post("/toets/")
    assert antwoord.status_code == 403
    assert "Uw formulier is verlopen" in antwoord.content.decode()
    controleer(antwoord)
    # Back to the form that was sent; never to where another site would have one go.
    for herkomst, terug in (
        ("http://testserver/toets/?x=1", True), ("https://kwaad.example/toets/", False),
        ("javascript:alert(1)", False), ("//kwaad.example/", False), ("/toets/", False),
    ):  # fmt: skip
        html = streng.post("/toets/", headers={"referer": herkomst}).content.decode()
        assert (">Open het formulier opnieuw</a>" in html) is terug
        assert ("x=1" in html) is terug
    vreemd = Client(headers={"host": "kwaad.example"}).get("/")
    assert vreemd.status_code == 400
    controleer(vreemd)


def test_server_error_has_a_page(client, monkeypatch):
    def stuk(*_args):
        raise RuntimeError("geheime bijzonderheid")

    monkeypatch.setattr("verband.portal.views.list_regelsets", stuk)
    client.raise_request_exception = False
    antwoord = client.get("/")
    assert antwoord.status_code == 500
    assert "Er ging iets mis bij ons" in antwoord.content.decode()
    assert "geheime bijzonderheid" not in antwoord.content.decode()
    controleer(antwoord)


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda p: p.name)
@pytest.mark.parametrize("wat", VERBODEN)
def test_templates_hold_nothing_the_policy_forbids(sjabloon, wat):
    assert not VERBODEN[wat].search(sjabloon.read_text("utf-8"))


@pytest.mark.parametrize("pad", PAGINAS)
@pytest.mark.parametrize("wat", VERBODEN)
def test_pages_hold_nothing_the_policy_forbids(client, pad, wat):
    assert not VERBODEN[wat].search(client.get(pad).content.decode())


def test_the_patterns_can_fail():
    fout = '<p style="x" onclick="y"><style></style><script>1</script><a href="javascript:x" '
    fout += 'hx-on:click="z" hx-trigger="click[ctrlKey]">'
    assert all(patroon.search(fout) for patroon in VERBODEN.values())


def test_no_page_loads_anything_from_elsewhere(client):
    for pad in PAGINAS:
        pagina = client.get(pad).content.decode()
        assert not re.search(r'(?:src|action)="(?:https?:)?//', pagina)
        assert not re.search(r'<link[^>]+href="(?:https?:)?//', pagina)


@pytest.mark.parametrize("pad", PAGINAS)
def test_reading_sets_no_cookie_but_the_form_token(client, pad):
    client.get(pad)
    assert set(client.cookies) <= {"verband_formulier"}


def test_a_real_form_is_accepted():
    streng = Client(enforce_csrf_checks=True)
    pagina = streng.get("/toets/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', pagina)
    assert token
    assert streng.post("/toets/", {"csrfmiddlewaretoken": token[1]}).status_code == 400
