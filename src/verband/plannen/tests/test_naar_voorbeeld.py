"""*Maak hiervan een voorbeeld* on the page: one form for every finding, nothing stored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regelwerk.inlezen import lees_plan
from regelwerk.voorbeelden.vreemd import controleer
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon

PLAN = Path(__file__).resolve().parents[1] / "voorbeelden/lage-duinen-met-fouten.json"
ADRES = "/toets/naar-voorbeeld/"


def bestand(inhoud: bytes = PLAN.read_bytes(), naam: str = "plan.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def punten(client) -> list[str]:
    pagina = client.get("/toets/voorbeeld/").content.decode()
    return re.findall(r'form="voorbeeld-form" name="punt" value="([0-9a-f]{12})"', pagina)


def test_every_finding_has_its_button_and_its_example(client):
    sleutels = list(dict.fromkeys(punten(client)))
    assert len(sleutels) > 10
    for sleutel in sleutels[:6]:
        antwoord = client.post(ADRES, {"plan": "voorbeeld", "punt": sleutel})
        assert antwoord.status_code == 200
        assert antwoord["Content-Disposition"] == 'attachment; filename="voorbeeld.toml"'
        (uitkomst,) = controleer(antwoord.content, "voorbeeld.toml")
        assert uitkomst.afwijkingen == []


def test_of_a_plan_that_comes_along(client):
    antwoord = client.post("/toets/", {"bestand": bestand()})
    pagina = antwoord.content.decode()
    assert re.search('id="voorbeeld-bestand"[^>]* required', pagina)
    sleutel = re.findall(r'name="punt" value="([0-9a-f]{12})"', pagina)[0]
    antwoord = client.post(ADRES, {"bestand": bestand(), "punt": sleutel})
    assert antwoord.status_code == 200
    assert antwoord.content.startswith(b"# Gemaakt uit een toets")


@pytest.mark.parametrize(
    ("velden", "status", "melding"),
    [
        ({"punt": "x"}, 400, "nog geen bestand gekozen"),
        ({"plan": "voorbeeld", "punt": "000000000000"}, 422, "staat niet in het plan"),
        ({"plan": "voorbeeld"}, 422, "staat niet in het plan"),
        ({"plan": "voorbeeld", "punt": "<script>alert(1)</script>"}, 422, "staat niet in het plan"),
    ],
)
def test_what_can_not_be_done_is_said(client, velden, status, melding):
    antwoord = client.post(ADRES, velden)
    assert antwoord.status_code == status
    pagina = antwoord.content.decode()
    assert melding.casefold() in pagina.casefold()
    assert "<script>alert" not in pagina


def test_an_unreadable_plan_is_refused(client):
    antwoord = client.post(ADRES, {"bestand": bestand(b"geen json"), "punt": "x"})
    assert antwoord.status_code == 422
    assert client.get(ADRES).status_code == 405


def velden_van(pagina: str) -> dict[str, str]:
    """The hidden fields of the form, as a browser would send them."""
    return dict(re.findall(r'<input type="hidden" name="(mee|naam)" value="([^"]+)"', pagina))


def test_a_workbook_travels_in_the_page_and_needs_no_second_choosing(client):
    inhoud = schrijf_sjabloon(lees_plan(PLAN.read_bytes()))
    pagina = client.post("/toets/", {"bestand": bestand(inhoud, "plan.xlsx")}).content.decode()
    assert 'id="voorbeeld-bestand"' not in pagina
    assert 'id="rapport-bestand"' not in pagina
    velden = velden_van(pagina)
    sleutel = re.findall(r'name="punt" value="([0-9a-f]{12})"', pagina)[0]
    assert client.post(ADRES, {**velden, "punt": sleutel}).content.startswith(b"# Gemaakt uit")
    rapport = client.post("/toets/rapport/", {**velden, "vorm": "deelbaar-docx"})
    assert rapport.status_code == 200
    assert rapport.content.startswith(b"PK")


@pytest.mark.parametrize("mee", ["", "geen base64!", "UEsDBA==", "JVBERi0xLjc="])
@pytest.mark.parametrize("adres", [ADRES, "/toets/rapport/"])
def test_what_did_not_come_from_our_page_is_refused(client, mee, adres):
    antwoord = client.post(adres, {"mee": mee, "punt": "x", "vorm": "deelbaar-pdf"})
    assert antwoord.status_code in (400, 422)
    assert "Zo gaat u verder" in antwoord.content.decode()


def test_a_plan_as_json_never_stands_in_the_page(client):
    pagina = client.post("/toets/", {"bestand": bestand()}).content.decode()
    assert velden_van(pagina) == {}
