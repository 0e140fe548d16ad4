"""From a finding to an example: it holds, it is small, and no name leaves with it."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regelwerk.inlezen import lees_plan
from regelwerk.tests.hulp import BASIS, gewijzigd
from regelwerk.toets import toets
from regelwerk.voorbeelden import (
    Voorbeeld,
    VoorbeeldFout,
    basisplan,
    basissen,
    kern_van,
    lees_voorbeelden,
    maken,
    plan_van,
)
from regelwerk.voorbeelden.maken import Dag, _zonder_niets, maak, verschil
from regelwerk.voorbeelden.schrijven import als_toml, waarde
from regelwerk.voorbeelden.verzonnen import Verzinner
from regelwerk.voorbeelden.vreemd import controleer, lees_vreemd

DAG = Dag(dt.date(2026, 11, 25))
WORTEL = Path(__file__).resolve().parents[2]
MET_FOUTEN = (WORTEL / "verband/plannen/voorbeelden/lage-duinen-met-fouten.json").read_bytes()


def bevindingen(ruw: Any) -> Any:
    plan = lees_plan(ruw if isinstance(ruw, bytes) else json.dumps(ruw).encode())
    return plan, toets(plan, sha256="0" * 64, vandaag=DAG.vandaag).bevindingen


def gehouden(toml: str) -> None:
    (uitkomst,) = controleer(toml.encode(), "x.toml")
    assert uitkomst.afwijkingen == []


def vervang_namen(ding: Any, veld: str = "") -> Any:
    """Every name and free text of a plan made private; codes and days stay."""
    vrij = set(
        "naam titel omschrijving vertegenwoordiger plaatsvervanger bewijs kenmerk rol vervanger "
        "bereikbaar_via governance meerwaarde overwogen verbinding resv wijk tekst bron".split()
    )
    if isinstance(ding, dict):
        return {k: vervang_namen(w, k) for k, w in ding.items()}
    if isinstance(ding, list):
        return [vervang_namen(w, veld) for w in ding]
    return f"GEHEIM {ding}" if isinstance(ding, str) and ding and veld in vrij else ding


PUNTEN = [(b.regel, b.geval, b.object) for b in bevindingen(MET_FOUTEN)[1]]


@pytest.mark.parametrize("punt", PUNTEN, ids=lambda p: f"{p[0]} {p[2]}")
def test_each_finding_of_the_public_example_becomes_one(punt, tmp_path):
    plan, gevonden = bevindingen(MET_FOUTEN)
    b = next(b for b in gevonden if (b.regel, b.geval, b.object) == punt)
    gemaakt = maak(plan, b, DAG)
    assert not gemaakt.eigen_plan
    assert len(gemaakt.voorbeeld.wijziging) <= 8
    toml = als_toml(gemaakt.voorbeeld)
    gehouden(toml)
    # And it runs as our own examples do.
    pad = tmp_path / "gemaakt.toml"
    pad.write_text(toml, "utf-8")
    (v,) = lees_voorbeelden(pad)
    assert v.regel == b.regel
    assert "Verder geen" in toml


def test_no_name_leaves_with_it():
    ruw = vervang_namen(json.loads(MET_FOUTEN))
    ruw["preferente_verzekeraar"]["naam"] = "Zorg en Zekerheid"  # public, and it chooses the rules
    plan, gevonden = bevindingen(ruw)
    gemaakt = [als_toml(maak(plan, b, DAG).voorbeeld) for b in gevonden[:12]]
    assert gemaakt
    for toml in gemaakt:
        assert "GEHEIM" not in toml.upper()
        gehouden(toml)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=8))
def test_an_unknown_text_is_always_replaced_and_the_same_one_the_same(teksten):
    verzinner = Verzinner()
    ruw = {"partijen": [{"id": f"GEHEIM{t}", "naam": f"GEHEIM {t}"} for t in teksten]}
    uit = verzinner.plan(ruw)
    assert "GEHEIM" not in json.dumps(uit, ensure_ascii=False)
    assert verzinner.plan(ruw) == uit


def test_what_decides_stays():
    verzinner = Verzinner()
    assert verzinner.tekst("huisartsen") == "huisartsen"
    assert verzinner.tekst("2026-07-15T23:59:59+02:00") == "2026-07-15T23:59:59+02:00"
    assert verzinner.tekst("\u200b") == "\u200b"
    assert verzinner.tekst("BSN 123456782") == "111222333"
    assert len(verzinner.tekst("98765432")) == 8
    assert verzinner.tekst("98765432") != "98765432"
    een, ander = verzinner.tekst("Jansen B.V."), verzinner.tekst("jansen bv")
    assert een == ander


def test_a_plan_unlike_any_base_becomes_the_base_itself(monkeypatch):
    monkeypatch.setattr(maken, "_kleinste", lambda *_: None)
    plan, gevonden = bevindingen(vervang_namen(json.loads(MET_FOUTEN)))
    gemaakt = maak(plan, gevonden[0], DAG)
    assert gemaakt.eigen_plan
    toml = als_toml(gemaakt.voorbeeld)
    assert "daarom staat het plan er zelf bij" in toml
    assert "Neem het plan dat bij dit voorbeeld staat" in toml
    assert "GEHEIM" not in toml.upper()
    gehouden(toml)


def test_a_plan_of_many_lines_takes_no_more_than_a_moment():
    posten = [
        {
            **BASIS["begrotingsposten"][0],
            "id": f"post-{i}",
            "bedrag_cent": 100 + i,
            "toedeling": [{"domein": "zvw", "bedrag_cent": 100 + i}],
        }
        for i in range(200)
    ]
    plan, gevonden = bevindingen(gewijzigd({"begrotingsposten": posten}))
    b = next(b for b in gevonden if b.regel == "ZZ-4.1-1b")
    begin = time.process_time()
    gehouden(als_toml(maak(plan, b, DAG).voorbeeld))
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("van", basissen())
@pytest.mark.parametrize("naar", basissen())
def test_the_changes_between_two_plans_make_the_one_into_the_other(van, naar):
    doel = _zonder_niets(basisplan(naar))
    stappen = tuple(verschil(_zonder_niets(basisplan(van)), doel))
    assert (stappen == ()) == (van == naar)
    geworden = plan_van(Voorbeeld(regel="ZZ-0", titel="T", basis=van, wijziging=stappen))

    def getoetst(ruw: Any) -> Counter[Any]:
        return Counter((kern_van(b), b.melding) for b in bevindingen(ruw)[1])

    assert getoetst(geworden) == getoetst(doel)


def test_values_become_toml():
    dingen: list[Any] = [
        'een "citaat"\n\\ en \x7f\x01',
        True,
        7840.0,
        1.5,
        ["a", 1],
        {"x": {"y": []}},
        {},
    ]
    for ding in dingen:
        assert tomllib.loads(f"x = {waarde(ding)}")["x"] == ding
    assert tomllib.loads(f"x = {waarde('2026-07-10')}")["x"] == dt.date(2026, 7, 10)
    assert tomllib.loads(f"x = {waarde('2026-13-45')}")["x"] == "2026-13-45"
    with pytest.raises(TypeError):
        waarde(object())


def test_a_large_plan_is_written_in_lines_that_can_be_read_back(monkeypatch):
    monkeypatch.setattr(maken, "_kleinste", lambda *_: None)
    aanbieders = [
        {"partij": f"vvt{i}", "omvang": 1000 + i, "vertegenwoordigd": i % 2 == 0} for i in range(90)
    ]
    partijen = [{**BASIS["partijen"][-1], "id": a["partij"]} for a in aanbieders]
    bekend = {p["id"] for p in BASIS["partijen"]}
    ruw = gewijzigd(
        {
            "partijen": [*BASIS["partijen"], *(p for p in partijen if p["id"] not in bekend)],
            "vvt_dekking.wijkverpleging.aanbieders": aanbieders,
        }
    )
    plan, gevonden = bevindingen(ruw)
    toml = als_toml(maak(plan, next(b for b in gevonden if b.regel == "ZZ-3.4-4a"), DAG).voorbeeld)
    assert max(map(len, toml.splitlines())) < 2_000
    gehouden(toml)


def test_a_plan_too_large_for_an_example_is_said(monkeypatch):
    monkeypatch.setattr(maken, "_kleinste", lambda *_: None)
    posten = [{**BASIS["begrotingsposten"][0], "id": f"post-{i}"} for i in range(400)]
    plan, gevonden = bevindingen(gewijzigd({"begrotingsposten": posten}))
    with pytest.raises(VoorbeeldFout, match="te groot voor een voorbeeld"):
        als_toml(maak(plan, gevonden[0], DAG).voorbeeld)


# --- a stranger's file -----------------------------------------------------------------------

KOP = '[[voorbeeld]]\nregel = "ZZ-0"\ntitel = "T"\n'


@pytest.mark.parametrize(
    ("toml", "melding"),
    [
        (b"[[voorbeeld", "geen geldige TOML"),
        (b"\xff\xfe", "geen UTF-8"),
        (b"# " + b"x" * 70_000, "te groot"),
        (b"x = " + b"[" * 1_500, "geen geldige TOML|te diep"),
        (b"", "alleen \\[\\[voorbeeld\\]\\]"),
        (b"voorbeeld = 1", "alleen"),
        (b"voorbeeld = []", "alleen"),
        (b'[basis.x]\nbestand = "/etc/passwd"', "alleen"),
        ((KOP + 'bestand = "/etc/passwd"').encode(), "dit veld kennen wij niet: bestand"),
        (b'[[voorbeeld]]\nregel = "ZZ-0"', "dit veld ontbreekt: titel"),
        ((KOP + "wijziging = 3").encode(), "andere soort"),
        (
            (KOP + 'verwacht = [{ regel = "ZZ-0", uitkomst = "goed", plek = "" }]').encode(),
            "deze waarde",
        ),
        ((KOP + 'wijziging = [{ plek = "x" }]').encode(), "precies één van"),
        (b'[[voorbeeld]]\nregel = "XX-1"\ntitel = "T"', "regel XX-1 kennen wij niet"),
        ((KOP + 'basis = "../../x"').encode(), "bestaat niet"),
        ((KOP * 2).encode(), "twee keer"),
        (b"voorbeeld = [" + b"{}," * 201 + b"]", "ten hoogste 200"),
        (b"voorbeeld = [1]", "andere soort"),
    ],
)
def test_a_strange_file_is_refused_in_dutch(toml, melding):
    with pytest.raises(VoorbeeldFout, match=melding) as fout:
        lees_vreemd(toml, "x.toml")
    assert "Expected" not in str(fout.value)


@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        (
            'wijziging = [{ plek = "mandaten.m99.tot", leeg = true }]',
            "bestaat niet in het basisplan",
        ),
        ('wijziging = [{ plek = "contractjaar", wordt = "x" }]', "niet te lezen"),
        ('wijziging = [{ plek = "contractjaar", wordt = nan }]', "niet te lezen|waarde die daar"),
        ('wijziging = [{ plek = "contractjaar", wordt = 07:32:00 }]', "waarde die daar niet"),
        ('wijziging = [{ plek = "__class__.__init__", wordt = 1 }]', "niet te lezen|bestaat niet"),
        ('regelset = ["weg@1"]', "bestaat niet"),
        (
            'verwacht = [{ regel = "ZZ-0", uitkomst = "voldoet", plek = "nergens" }]',
            "ontbreekt: ZZ-0 voldoet",
        ),
        ('wijziging = [{ plek = "contractjaar", leeg = true }]', "niet verwacht: "),
        ("[voorbeeld.plan]\nx = 1", "niet te lezen"),
    ],
)
def test_an_example_that_does_not_hold_says_why(regels, melding):
    (uitkomst,) = controleer((KOP + regels).encode(), "x.toml")
    tekst = " ".join(uitkomst.afwijkingen)
    assert re.search(melding, tekst), tekst
    assert "Kern(" not in tekst


def test_our_own_examples_hold_as_a_strangers():
    for pad in sorted((WORTEL / "regelwerk/voorbeelden").glob("[vw]*.toml")):
        for uitkomst in controleer(pad.read_bytes(), pad.name):
            assert uitkomst.afwijkingen == []


@pytest.mark.parametrize("jaar", [None, 2019])
def test_a_plan_without_a_year_that_we_know_gives_its_examples(jaar):
    plan, gevonden = bevindingen({**BASIS, "contractjaar": jaar, "voorliggende_financiering": None})
    assert any(b.regel == "NZA-7-a" for b in gevonden)
    for b in gevonden:
        gehouden(als_toml(maak(plan, b, DAG).voorbeeld))
