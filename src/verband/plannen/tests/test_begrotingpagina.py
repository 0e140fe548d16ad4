"""The page for your own begroting: what it shows, gives back and refuses."""

from __future__ import annotations

import html
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from verband.plannen.inlezen import lees_bestand
from verband.plannen.overname.formulier import bestandsmerk
from verband.plannen.tests.begrotinghulp import boek
from verband.plannen.tests.test_begroting_aanwijzen import RIJEN, SIMPEL

ADRES = "/toets/begroting/"
WORTEL = Path(__file__).resolve().parents[4]
GEDEELD = Path(os.environ.get("VERBAND_SHARED", WORTEL.parent / "shared")) / "data"
DEEL = {"HX-Request": "true"}
KWAAD = '<script>alert(1)</script>"&=1+1'


def stuur(
    client: Client,
    inhoud: bytes,
    naam: str = "begroting.xlsx",
    kop: Any = None,
    **velden,
):
    return client.post(
        ADRES, {"bestand": SimpleUploadedFile(naam, inhoud), **velden}, headers=kop or {}
    )


def tekst(antwoord) -> str:
    return html.unescape(antwoord.content.decode()).replace("\u00a0", " ")


def tabelvelden(inhoud: bytes, **meer: str) -> dict[str, str]:
    return {"merk": bestandsmerk(inhoud), "t0": "0.3.1", "t0-telt": "ja", "t0-kop": "3",
            "t0-kopwas": "3", **meer}  # fmt: skip


def test_both_ways_lead_here(client):
    for pad in ("/", "/toets/"):
        assert ADRES in client.get(pad).content.decode()
    assert "Begin met uw eigen begroting" in tekst(client.get(ADRES))


def test_the_first_reading_works_as_a_whole_page(client):
    antwoord = stuur(client, SIMPEL)
    pagina = tekst(antwoord)
    assert antwoord.status_code == 200
    assert pagina.startswith("<!doctype html>")
    for zin in ("2 regels gelezen, samen € 2.485,00", "geen, tot op de cent", "uw eigen totaal",
                "Vacatiegeld", "Huisartsenkring", "E4", "niets is als Zvw gelezen"):  # fmt: skip
        assert zin.lower() in pagina.lower()


def test_a_correction_renews_only_what_was_read(client):
    velden = tabelvelden(SIMPEL, **{"t0-k5": "niet", "t0-k6": "bedrag"})
    antwoord = stuur(client, SIMPEL, kop=DEEL, **velden)
    pagina = tekst(antwoord)
    assert "<html" not in pagina
    assert "samen € 2.300,00" in pagina


def test_corrections_of_another_file_mean_nothing(client):
    velden = tabelvelden(b"een ander bestand", **{"t0-k5": "niet", "t0": "0.99.1"})
    assert "samen € 2.485,00" in tekst(stuur(client, SIMPEL, kop=DEEL, **velden))


def test_pasted_cells(client):
    plak = "Omschrijving\tUitvoerder\tBedrag\nZaalhuur\tRO\t1.234,50\nICT\tRO\t€ 12,-\n"
    pagina = tekst(client.post(ADRES, {"plakken": plak}))
    assert "2 regels gelezen, samen € 1.246,50" in pagina
    assert "Zaalhuur\tRO" in pagina  # without scripts it goes along again


@pytest.mark.parametrize("plak", ["PK\x03\x04\tx", "{\tx", "zomaar een zin", "<b>\t1", "=1+1\t2"])
def test_pasted_text_that_is_no_budget_is_said_so(client, plak):
    antwoord = client.post(ADRES, {"plakken": plak})
    assert antwoord.status_code == 422
    assert "vonden hierin geen begroting" in tekst(antwoord) or "Zo gaat u verder" in tekst(
        antwoord
    )


def test_nothing_sent(client):
    for velden in ({}, {"plakken": "  \n"}):
        antwoord = client.post(ADRES, velden)
        assert antwoord.status_code == 400
        assert "nog geen begroting gekozen" in tekst(antwoord)


def test_the_prefilled_template(client):
    antwoord = stuur(client, SIMPEL, doe="sjabloon", regio="Verzonnen", contractjaar="2027")
    assert antwoord["Content-Disposition"].startswith("attachment")
    plan = lees_bestand("s.xlsx", antwoord.content).plan
    assert [p.bedrag_cent for p in plan.begrotingsposten or ()] == [98500, 150000]
    assert plan.regio
    assert plan.regio.naam == "Verzonnen"


def test_her_own_workbook_comes_back_with_notes(client):
    antwoord = stuur(client, SIMPEL, doe="notities")
    assert antwoord["Content-Disposition"].startswith("attachment")
    terug = openpyxl.load_workbook(io.BytesIO(antwoord.content))
    voor = openpyxl.load_workbook(io.BytesIO(SIMPEL))
    assert terug.sheetnames == [*voor.sheetnames, "Bevindingen"]
    blad = voor.sheetnames[0]
    assert [[c.value for c in rij] for rij in terug[blad]] == [
        [c.value for c in rij] for rij in voor[blad]
    ]


def test_a_csv_cannot_hold_notes_and_is_not_offered_them(client):
    csv = "Omschrijving;Bedrag\nCoördinatie;1000\nOverhead;500\nTotaal;1500\n".encode()
    assert "met notities" not in tekst(stuur(client, csv, "b.csv"))
    assert "met notities" in tekst(stuur(client, SIMPEL))
    geweigerd = stuur(client, csv, "b.csv", doe="notities")
    assert geweigerd.status_code == 422
    assert "bewaard als .xlsx" in tekst(geweigerd)


def test_the_check_is_the_ordinary_result(client):
    pagina = tekst(stuur(client, SIMPEL, doe="toets"))
    assert "Niet getoetst" in pagina
    assert "Dit is uw begroting in ons sjabloon" in pagina
    assert "begroting.xlsx, in ons sjabloon" in pagina


def test_user_text_is_no_markup_and_no_formula(client):
    rijen = [[KWAAD if w == "Coördinator" else w for w in rij] for rij in RIJEN]
    rijen[4][2] = '=HYPERLINK("http://kwaad")'
    inhoud = boek((f"Blad{KWAAD[:8].replace('/', '')}", rijen))
    pagina = stuur(client, inhoud, naam=f"{KWAAD}.xlsx").content.decode()
    assert "<script>alert" not in pagina
    sjabloon = stuur(client, inhoud, doe="sjabloon").content
    plan = lees_bestand("s.xlsx", sjabloon).plan
    assert KWAAD in {p.omschrijving for p in plan.begrotingsposten or ()}
    assert b"HYPERLINK(" not in b"".join(_formules(sjabloon))


def _formules(inhoud: bytes) -> list[bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        delen = [pak.read(n) for n in pak.namelist() if n.startswith("xl/worksheets/")]
    return [f for deel in delen for f in re.findall(rb"<f[ >].*?</f>", deel)]


def test_numbers_of_people_are_masked(client):
    plak = "Omschrijving\tBedrag\nhulp aan 111222333\t100\nzaal\t50\n"
    velden = {"plakken": plak, "regio": "regio 111222333"}
    assert "111222333" not in client.post(ADRES, velden).content.decode()
    assert "111222333" not in client.post(ADRES, {**velden, "doe": "toets"}).content.decode()


@pytest.mark.parametrize(
    "kwaad",
    [
        {"t0": "kwaad"},
        {"t0": "0.99.1"},
        {"t0-kop": "x"},
        {"t0-kop": "9" * 400},
        {"t0-kop": "-1"},
        {"t0-kop": "0"},
        {"t0-k5": "__class__"},
        {"t0-k99999": "bedrag"},
        {"t0-k0": "bedrag"},
        {"wijs-rij": "3", "wijs-blad": "99"},
        {"wijs-rij": "3", "wijs-blad": "'"},
        {"wijs-rij": "3", "wijs-blad": "0"},  # counts everything twice
        {"contractjaar": "1e400"},
        {"regio": "\x00"},
    ],
)
def test_a_hostile_mapping_gets_a_clear_refusal(client, kwaad):
    for doe in ("lees", "sjabloon", "toets"):
        velden = {**tabelvelden(SIMPEL), **kwaad, "doe": doe}
        antwoord = stuur(client, SIMPEL, kop=DEEL, **velden)
        assert antwoord.status_code == 422, kwaad
        assert "Zo gaat u verder" in tekst(antwoord)
        # What she had already chosen stands elsewhere on the page, and stays.
        assert antwoord["HX-Retarget"] == "#begroting-fout"


def test_thousands_of_fields_get_a_page(client):
    velden = {f"k-{n:012x}": "overig" for n in range(5_000)}
    antwoord = stuur(client, SIMPEL, **velden)
    assert antwoord.status_code == 400
    assert "kunnen dit verzoek niet lezen" in tekst(antwoord)


def test_a_refused_request_of_a_part_gets_no_second_page_inside(client):
    velden = {f"k-{n:012x}": "overig" for n in range(5_000)}
    antwoord = stuur(client, SIMPEL, kop=DEEL, **velden)
    assert antwoord.status_code == 400
    assert antwoord["HX-Retarget"] == "body"


def test_more_pasted_than_fits_gets_a_page(client):
    antwoord = client.post(ADRES, {"plakken": "a\t1\n" * 400_000})
    assert antwoord.status_code == 400


def test_two_thousand_lines_are_one_page(client):
    kop = ["Activiteit", "Omschrijving", "Uitvoerder", "Kostensoort", "Bedrag"]
    rijen: list[list[Any]] = [kop] + [
        [f"Activiteit {n}", f"Post {n}", f"Partij {n}", f"Soort {n}", n + 0.25]
        for n in range(1, 2_001)
    ]
    antwoord = stuur(client, boek(("Begroting", rijen)))
    assert antwoord.status_code == 200
    assert "2000 regels gelezen" in tekst(antwoord)
    assert len(antwoord.content) < 1_500_000
    namen = re.findall(r'name="([^"]+)"', antwoord.content.decode())
    assert len(namen) < 1_200
    assert "Nog 1880 andere woorden" in tekst(antwoord)


def corpus() -> list[Path]:
    mappen = (GEDEELD / "adversarial" / "xlsx", GEDEELD / "adversarial" / "csv")
    return sorted(p for m in mappen if m.is_dir() for p in m.rglob("*") if p.is_file())


@pytest.mark.skipif(not corpus(), reason="het corpus data/adversarial is hier niet")
@pytest.mark.parametrize("pad", corpus(), ids=lambda p: f"{p.parent.name}-{p.name}")
def test_corpus_never_gives_a_500(client, pad):
    inhoud = pad.read_bytes()
    antwoord = stuur(client, inhoud, pad.name)
    assert antwoord.status_code in (200, 400, 413, 422)
    pagina = tekst(antwoord)
    assert "Traceback" not in pagina
    if antwoord.status_code != 200:
        assert "Zo gaat u verder" in pagina or "vonden hierin geen begroting" in pagina
        return
    verder = stuur(client, inhoud, pad.name, doe="sjabloon")
    assert verder.status_code in (200, 422)
    if verder.status_code == 200:
        lees_bestand("s.xlsx", verder.content)
        assert stuur(client, inhoud, pad.name, doe="toets").status_code in (200, 422)


@pytest.mark.parametrize(
    "naam", ["1-uren-en-tarief", "2-twee-begrotingen-op-een-blad", "3-matrix-met-tekstbedragen"]
)
def test_the_three_budgets_on_the_page(client, naam):
    if not (GEDEELD / "begroting" / naam).is_dir():
        pytest.skip("de drie begrotingen van data/begroting zijn hier niet")
    waar = json.loads((GEDEELD / "begroting" / naam / "expected.json").read_text())
    inhoud = (GEDEELD / "begroting" / naam / "begroting.xlsx").read_bytes()
    plan = lees_bestand("s.xlsx", stuur(client, inhoud, doe="sjabloon").content).plan
    positief = [r["bedrag_cent"] for r in waar["regels"] if (r["bedrag_cent"] or 0) >= 0]
    assert [p.bedrag_cent for p in plan.begrotingsposten or ()] == positief
    for post, regel in zip(
        plan.begrotingsposten or (),
        [r for r in waar["regels"] if (r["bedrag_cent"] or 0) >= 0],
        strict=True,
    ):
        mag = waar["kostenwoorden"].get(regel["kostenwoord"], [])
        assert post.kostensoort is None or post.kostensoort in mag
        zvw = (regel.get("toedeling_cent") or {}).get("zvw")
        delen = {d.domein: d.bedrag_cent for d in post.toedeling or ()}
        assert delen.get("zvw") == zvw
