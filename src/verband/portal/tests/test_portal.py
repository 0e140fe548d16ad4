"""Home, health."""

from __future__ import annotations

import html

from regelwerk.regelsets import alle_regelsets


def test_home_leads_to_the_check(client):
    pagina = html.unescape(client.get("/").content.decode())
    for zin in (
        "Toets uw RESV-plan",
        "Probeer het voorbeeld",
        "Kies uw bestand",
        "Download het sjabloon",
        "Deze toets is niet namens",
        "Wij bewaren uw bestand niet",
    ):
        assert zin in pagina
    for regelset in alle_regelsets():
        assert regelset.titel in pagina


def test_health(client):
    antwoord = client.get("/gezond")
    assert antwoord.json() == {"status": "gezond"}


def test_unknown_address_says_how_to_go_on(client):
    antwoord = client.get("/bestaat-niet")
    assert antwoord.status_code == 404
    assert "Zo gaat u verder" in antwoord.content.decode()
    assert "Deze toets is niet namens" not in antwoord.content.decode()


def test_pages_are_read_only(client):
    assert client.post("/").status_code == 405
