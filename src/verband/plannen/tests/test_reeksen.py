"""The same finding over many lines: one card, every place, and no count that changes."""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
import json
import re
import zipfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

import regelwerk
from regelwerk.inlezen import lees_plan
from regelwerk.toets import toets
from verband.plannen.presentatie import Uitslag, maak_uitslag
from verband.plannen.reeksen import EERSTE, MINST
from verband.plannen.verslag.opbouw import maak_verslag

BASIS = Path(regelwerk.__file__).parent / "voorbeelden" / "basisplan.json"
DAG = dt.date(2026, 7, 1)


def plan(posten: list[dict[str, object]]) -> bytes:
    basis = json.loads(BASIS.read_bytes())
    post = basis["begrotingsposten"][0]
    extra = [
        {**post, "id": f"x{n}", "omschrijving": f"Post {n}", **wijziging}
        for n, wijziging in enumerate(posten)
    ]
    return json.dumps({**basis, "begrotingsposten": basis["begrotingsposten"] + extra}).encode()


def uitslag(inhoud: bytes, vorige: str = "") -> Uitslag:
    gelezen = lees_plan(inhoud)
    rapport = toets(gelezen, sha256="0" * 64, vandaag=DAG)
    return maak_uitslag(rapport, gelezen, naam="p.json", cel_van=lambda _: None, vorige=vorige)


ZORG_ONBEKEND: dict[str, object] = {"directe_zorg": None}
ZONDER_REDEN: dict[str, object] = {"passend": None}


def test_many_lines_with_the_same_gap_are_one_card_with_every_place():
    u = uitslag(plan([ZORG_ONBEKEND] * 40))
    kaart = next(r for r in u.reeksen if "directe zorg" in r.melding)
    assert kaart.melding.startswith("Bij 40 begrotingsposten ontbreekt of is niet volledig: ")
    assert len(kaart.vooraan) == EERSTE
    namen = [p.waar for p in (*kaart.vooraan, *kaart.verder)]
    assert namen == [f"Begrotingspost x{n}, Post {n} · directe zorg" for n in range(40)]


def test_a_name_in_the_words_of_a_finding_does_not_keep_them_apart():
    u = uitslag(plan([ZONDER_REDEN] * 9))
    meldingen = [r.melding for r in u.reeksen]
    assert any("elk van deze 9 begrotingsposten staat niet waarom" in m for m in meldingen)


def test_a_few_stay_with_their_thing():
    u = uitslag(plan([ZORG_ONBEKEND] * (MINST - 1)))
    assert not any("directe zorg" in r.melding for r in u.reeksen)
    assert any(g.waar.startswith("Begrotingspost x0") for g in u.groepen)


def test_findings_with_an_amount_of_their_own_keep_it():
    """The allocation of each line falls short by another amount."""
    u = uitslag(plan([{"toedeling": [{"domein": "zvw", "bedrag_cent": n}]} for n in range(12)]))
    reeks = next(r for r in u.reeksen if r.eerste.bevinding.regel == "NZA-T-art3a")
    assert not reeks.zelfde
    assert reeks.melding.startswith("Niet in orde bij 12 begrotingsposten: ")
    assert len({p.bevinding.melding for p in reeks.punten}) == 12


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([{}, ZORG_ONBEKEND, ZONDER_REDEN]), max_size=30))
def test_every_finding_stands_in_exactly_one_card(posten):
    u = uitslag(plan(posten))
    nummers = [p.nummer for g in u.groepen for p in g.punten]
    assert sorted(nummers) == [p.nummer for p in u.punten]
    eersten = [g.eerste.nummer for g in u.groepen]
    assert eersten == sorted(eersten)


def test_what_is_new_is_counted_in_its_card():
    oud = uitslag(plan([ZORG_ONBEKEND] * 10))
    nieuw = uitslag(plan([ZORG_ONBEKEND] * 12), vorige=oud.sleutels)
    kaart = next(r for r in nieuw.reeksen if "directe zorg" in r.melding)
    assert kaart.nieuw == 2


def test_two_hundred_lines_are_a_light_page_with_all_in_the_exports(client):
    inhoud = plan([ZORG_ONBEKEND | ZONDER_REDEN] * 200)
    bestand = SimpleUploadedFile("p.json", inhoud)
    antwoord = client.post("/toets/", {"bestand": bestand})
    assert len(antwoord.content) < 1_000_000
    pagina = antwoord.content.decode()
    getoond = re.search(r'data-count="blokkerend">(\d+)<', pagina)
    assert getoond
    adres = re.search(r'data:application/zip;base64,([^"]+)" download="bevindingen.json', pagina)
    assert adres
    boek = zipfile.ZipFile(io.BytesIO(base64.b64decode(html.unescape(adres[1]))))
    bevindingen = json.loads(boek.read("bevindingen.json"))["bevindingen"]
    assert int(getoond[1]) == sum(b["kracht"] == "blokkerend" for b in bevindingen) > 400
    for n in (0, 99, 199):
        assert f"Begrotingspost x{n}, Post {n} · directe zorg" in pagina


def test_a_report_tells_the_same_finding_once_with_every_cell():
    u = uitslag(plan([ZORG_ONBEKEND] * 40))
    for deelbaar in (True, False):
        delen = maak_verslag(u, dag=DAG, deelbaar=deelbaar).delen
        blokken = [b for d in delen for b in d.blokken if "directe zorg" in b.kop]
        assert len(blokken) == 1
        assert blokken[0].kop.startswith("Bij 40 begrotingsposten ")
        for n in (0, 20, 39):
            assert f"Begrotingspost x{n}, Post {n}" in blokken[0].waar


def test_what_is_in_order_is_counted_per_place_and_said_once():
    u = uitslag(plan([{}] * 40))
    samen = u.in_orde_samen
    assert len(samen) < len(u.in_orde)
    geteld = [int(w.split()[0]) if w.endswith(" plekken") else 1 for _, w in samen]
    assert sum(geteld) == len(u.in_orde)
