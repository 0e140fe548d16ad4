"""The pages of the check: what they say, and what they never do."""

from __future__ import annotations

import base64
import html
import json
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import regelwerk

BASIS = Path(regelwerk.__file__).parent / "voorbeelden" / "basisplan.json"
ADRES = "/toets/"


def stuur(client: Client, inhoud: bytes, naam: str = "plan.json", **velden: str):
    return client.post(ADRES, {"bestand": SimpleUploadedFile(naam, inhoud), **velden})


def tekst(antwoord) -> str:
    return html.unescape(antwoord.content.decode()).replace("\u00a0", " ")


def plan(**wijzigingen) -> bytes:
    return json.dumps({**json.loads(BASIS.read_bytes()), **wijzigingen}).encode()


def rapport_op_de_pagina(antwoord):
    adres = re.search(r'href="data:application/json;base64,([^"]+)"', antwoord.content.decode())
    assert adres
    return json.loads(base64.b64decode(html.unescape(adres[1])))


def test_form_offers_example_and_template(client):
    pagina = tekst(client.get(ADRES))
    assert "Kies uw bestand" in pagina
    assert reverse("plannen:voorbeeld") in pagina
    assert reverse("plannen:sjabloon") in pagina


def test_example_in_one_click_says_it_is_invented(client):
    antwoord = client.get(reverse("plannen:voorbeeld"))
    pagina = tekst(antwoord)
    assert antwoord.status_code == 200
    assert "verzonnen voorbeeld" in pagina
    assert "Nog niet klaar" in pagina
    assert "niets bewaard op de server" in pagina


def test_result_is_read_in_the_order_of_the_walk(client):
    pagina = tekst(client.get(reverse("plannen:voorbeeld")))
    koppen = [
        "Nog niet klaar",
        "Niet getoetst</span>",
        "De stand",
        "Deze drie bepalen",
        "Alle punten",
    ]
    plekken = [pagina.index(kop, pagina.index("<h1")) for kop in koppen]
    assert plekken == sorted(plekken)


def test_counts_on_the_page_equal_the_json(client):
    antwoord = client.get(reverse("plannen:voorbeeld"))
    bevindingen = rapport_op_de_pagina(antwoord)["bevindingen"]
    for kracht in ("blokkerend", "waarschuwing", "oordeel"):
        getoond = re.search(rf'data-count="{kracht}">(\d+)<', antwoord.content.decode())
        assert getoond
        assert int(getoond[1]) == sum(b["kracht"] == kracht for b in bevindingen)
    assert antwoord.content.decode().count("data-finding ") == len(bevindingen)


def test_nothing_blocking_is_never_called_approved(client):
    pagina = tekst(stuur(client, BASIS.read_bytes()))
    assert "Geen belemmering gevonden in wat toetsbaar is" in pagina
    assert "Dit is geen goedkeuring" in pagina
    assert "akkoord" not in pagina.lower()


@pytest.mark.parametrize(
    ("wijziging", "zin"),
    [
        ({"contractjaar": 2028}, "Beleid van Zorg en Zekerheid voor 2028 niet geladen"),
        (
            {"preferente_verzekeraar": {"naam": "Verzekeraar Duinzicht"}},
            "Beleid van Verzekeraar Duinzicht voor 2027 niet geladen",
        ),
    ],
)
def test_missing_policy_is_the_verdict_itself(client, wijziging, zin):
    pagina = tekst(stuur(client, plan(**wijziging)))
    kop = re.search(r"<h1[^>]*>(.*?)</h1>", pagina)
    assert kop
    assert kop[1] == zin
    assert "v-card--ok" not in pagina
    assert "v-kpi--ok" not in pagina


def test_the_day_that_counts_is_said(client):
    ingediend = tekst(stuur(client, BASIS.read_bytes()))
    assert "naar de stand van 10 juli 2026, de dag van indienen" in ingediend
    assert "naar de stand van" not in tekst(stuur(client, plan(ingediend_op=None)))


def test_an_empty_plan_says_what_to_fill_in_first(client):
    leeg = {"formaat": "resv-plan/1", "regio": {"naam": "Leeg"}}
    pagina = tekst(stuur(client, json.dumps(leeg).encode()))
    assert "Vul eerst het contractjaar en de verzekeraar in." in pagina
    assert "geen beleid geladen" in pagina
    assert "v-kpi--ok" not in pagina


def test_what_decides_most_never_is_a_judgement(client):
    pagina = tekst(stuur(client, plan(ingediend_op=None)))
    assert pagina.count("Ronde gesloten") == 2  # the finding, and the list of who must act
    assert "bepalen het meest" not in pagina


def test_marks_that_turn_the_text_around_are_left_out(client):
    regio = {"naam": "Duin\u202een\u2066 \u05d0", "code": "x"}
    for inhoud in (plan(regio=regio), plan(regio=regio, gevraagde_lumpsum_cent=-1)):
        antwoord = stuur(client, inhoud, naam="a\u202eb.json").content.decode()
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", antwoord)


def test_a_link_says_where_it_goes_and_keeps_the_result_open(client):
    pagina = tekst(client.get(reverse("plannen:voorbeeld")))
    links = re.findall(r'<a class="utrecht-link" href="(https[^"]+)"([^>]*)>([^<]+)<', pagina)
    assert links
    for adres, rest, woorden in links:
        assert 'target="_blank"' in rest
        assert adres.split("/")[2].removeprefix("www.") in woorden


def test_previous_version_is_compared_without_being_stored(client):
    eerste = stuur(client, plan(gevraagde_lumpsum_cent=70375050)).content.decode()
    vorige = re.search(r'name="vorige" value="([^"]+)"', eerste)
    assert vorige
    pagina = tekst(stuur(client, BASIS.read_bytes(), vorige=vorige[1]))
    assert "Sinds de vorige versie" in pagina
    assert re.search(r"[1-9]\d* opgelost", pagina)


def test_what_is_new_since_the_previous_version_says_so(client):
    eerste = stuur(client, BASIS.read_bytes()).content.decode()
    vorige = re.search(r'name="vorige" value="([^"]+)"', eerste)
    assert vorige
    assert "v-new" not in eerste
    pagina = stuur(client, plan(gevraagde_lumpsum_cent=70375050), vorige=vorige[1])
    nieuw = re.search(r"(\d+) nieuw\.", tekst(pagina))
    assert nieuw
    assert pagina.content.decode().count('class="v-new"') == int(nieuw[1]) > 0


def test_another_plan_is_never_compared(client):
    eerste = stuur(client, BASIS.read_bytes()).content.decode()
    vorige = re.search(r'name="vorige" value="([^"]+)"', eerste)
    assert vorige
    pagina = tekst(stuur(client, plan(contractjaar=2028), vorige=vorige[1]))
    assert "Sinds de vorige versie" not in pagina


@pytest.mark.parametrize("vorige", ["", ",", "x" * 50_000, "<script>", "\x00,é"])
def test_previous_version_may_be_rubbish(client, vorige):
    assert stuur(client, BASIS.read_bytes(), vorige=vorige).status_code == 200


def test_unreadable_says_place_and_expectation(client):
    antwoord = stuur(client, plan(gevraagde_lumpsum_cent=-1))
    pagina = tekst(antwoord)
    assert antwoord.status_code == 422
    for zin in ("Wij kunnen dit bestand niet lezen", "gevraagde_lumpsum_cent", "Nul of meer"):
        assert zin in pagina
    assert "Traceback" not in pagina


def test_no_file_is_explained(client):
    antwoord = client.post(ADRES)
    assert antwoord.status_code == 400
    assert "nog geen bestand gekozen" in tekst(antwoord)


def test_what_a_user_typed_is_escaped(client):
    regio = {"naam": "<script>alert(1)</script>", "code": "x"}
    pagina = stuur(client, plan(regio=regio), naam='<img src=x onerror="a">.json').content.decode()
    assert "<script>alert" not in pagina
    assert "<img src=x" not in pagina


def test_bsn_is_never_echoed(client):
    bsn = "111222333"
    ruw = json.loads(BASIS.read_bytes())
    ruw["begrotingsposten"][0]["omschrijving"] = f"cliënt met BSN {bsn}"
    ruw["regio"]["naam"] = f"Regio {bsn}"
    antwoord = stuur(client, json.dumps(ruw).encode(), naam=f"plan {bsn}.json")
    assert antwoord.status_code == 200
    assert bsn not in antwoord.content.decode()
    assert bsn not in json.dumps(rapport_op_de_pagina(antwoord))


def test_csv_opens_as_text_in_a_spreadsheet(client):
    ruw = json.loads(BASIS.read_bytes())
    ruw["begrotingsposten"][4]["passend"] = None
    antwoord = stuur(client, json.dumps(ruw).encode())
    adres = re.search(
        r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', antwoord.content.decode()
    )
    assert adres
    regels = base64.b64decode(html.unescape(adres[1])).decode("utf-8-sig").splitlines()
    assert regels[0].startswith("Soort;Wie is aan zet")
    assert len(regels) > 1


def test_a_formula_in_an_export_is_text():
    from verband.werkboek.csvschrijven import _veilig

    assert _veilig('=HYPERLINK("x")') == '\'=HYPERLINK("x")'
    assert _veilig("gewoon") == "gewoon"


def test_list_per_person_names_only_their_points(client):
    pagina = tekst(client.get(reverse("plannen:voorbeeld")))
    lijst = re.search(r'id="lijst-controller"[^>]*>(.*?)</textarea>', pagina, re.S)
    assert lijst
    assert lijst[1].startswith("Lijst voor Controller")
    assert "Zo lost u het op:" in lijst[1]


@pytest.mark.parametrize("naam", ["plannen:sjabloon", "plannen:voorbeeld-xlsx"])
def test_workbooks_can_be_fetched(client, naam):
    antwoord = client.get(reverse(naam))
    assert antwoord.status_code == 200
    assert antwoord.content.startswith(b"PK")
    assert "attachment" in antwoord["Content-Disposition"]


def test_example_workbook_gives_the_example(client):
    werkboek = client.get(reverse("plannen:voorbeeld-xlsx")).content
    gesleept = stuur(client, werkboek, naam="voorbeeld.xlsx")
    direct = client.get(reverse("plannen:voorbeeld"))
    assert gesleept.status_code == 200

    def kort(antwoord):
        return [(b["regel"], b["object"]) for b in rapport_op_de_pagina(antwoord)["bevindingen"]]

    assert kort(gesleept) == kort(direct)


@pytest.mark.parametrize("methode", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, methode):
    assert getattr(client, methode)(ADRES).status_code == 405
