"""Findings back into the workbook: what was hers stays, what is ours is only text."""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
import re
import zipfile
from functools import cache
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.workbook.protection import WorkbookProtection

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import Onleesbaar, lees_plan, plan_uit
from regelwerk.toets import toets
from verband.plannen import notities, views
from verband.plannen.inlezen import lees_bestand
from verband.plannen.presentatie import maak_uitslag
from verband.plannen.sjabloon.lezer import lees_werkboek, onze_bladen
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon
from verband.plannen.terugkoppeling import schrijver
from verband.plannen.terugkoppeling.inhoud import Regel, Terugkoppeling
from verband.plannen.tests.test_paginas import ADRES, stuur
from verband.plannen.tests.test_rondreis import PLAN
from verband.plannen.tests.werkboekhulp import (
    VOORBEELDPLAN,
    basisboek,
    basisplan,
    bewerkt,
    deel_van,
    met_deel,
    met_xml,
)

HOOFD = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def regel(cel: str = "Begroting!A7", melding: str = "Er klopt iets niet.", **anders) -> Regel:
    velden = {
        "soort": "Moet hersteld",
        "aan_zet": "RO",
        "waar": "Begrotingspost b1",
        "cel": cel,
        "bevinding": melding,
        "herstel": "De RO past dit aan.",
        "bron": "NZa",
        "plaats": "artikel 3",
        "citaat": "een kort citaat",
        "regel": "NZA-1",
    }
    return Regel(**{**velden, **anders})


def terug(*regels: Regel) -> Terugkoppeling:
    return Terugkoppeling((("De Handreiking", "Bron ontbreekt."),), ("10 punten",), regels)


def zet_bevindingen(boek: bytes, wat: Terugkoppeling) -> bytes:
    return schrijver.zet_bevindingen(boek, wat, onze_bladen)


def zet(boek: bytes, *regels: Regel) -> bytes:
    return zet_bevindingen(boek, terug(*regels))


def boek_van(inhoud: bytes):
    return openpyxl.load_workbook(io.BytesIO(inhoud))


def delen(inhoud: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def opmerkingen(inhoud: bytes) -> dict[str, str]:
    return {
        f"{vel.title}!{cel.coordinate}": cel.comment.text
        for vel in boek_van(inhoud)
        for rij in vel
        for cel in rij
        if cel.comment
    }


@cache
def voorbeeld() -> tuple[bytes, Terugkoppeling]:
    boek, gelezen = views._voorbeeld_werkboek(), views._voorbeeld_inlezing()
    dag = dt.date(2026, 11, 22)
    rapport = toets(gelezen.plan, sha256=gelezen.sha256, vandaag=dag)
    uitslag = maak_uitslag(rapport, gelezen.plan, naam="plan.xlsx", cel_van=gelezen.cel_van)
    return boek, notities.terugkoppeling(uitslag, "22 november 2026", is_voorbeeld=True)


# --- what stays -----------------------------------------------------------------------------


def test_only_what_must_change_changes():
    boek = basisboek()
    oud, nieuw = delen(boek), delen(zet(boek, regel()))
    veranderd = {naam for naam in oud if oud[naam] != nieuw[naam]}
    begroting = deel_van(boek, "Begroting")
    assert veranderd == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        begroting,
    }
    assert len(set(nieuw) - set(oud)) == 4  # notes, their boxes, their relations, our sheet
    zonder = re.sub(rb"<legacyDrawing [^>]*/>", b"", nieuw[begroting])
    assert zonder == oud[begroting]


def test_formulas_outcomes_choices_colours_and_names_are_kept():
    boek = basisboek()
    uit = zet(boek, regel(), regel("Plan!B14"), regel("Mandaten!A7"))
    voor, na = boek_van(boek), boek_van(uit)
    for vel in voor:
        ander = na[vel.title]
        assert [[c.value for c in rij] for rij in vel] == [[c.value for c in rij] for rij in ander]
        assert str(vel.conditional_formatting) == str(ander.conditional_formatting) or (
            len(list(vel.conditional_formatting)) == len(list(ander.conditional_formatting))
        )
        assert [(d.sqref, d.formula1) for d in vel.data_validations.dataValidation] == [
            (d.sqref, d.formula1) for d in ander.data_validations.dataValidation
        ]
        assert set(vel.defined_names) == set(ander.defined_names)
        assert vel.freeze_panes == ander.freeze_panes
    assert len(na["Begroting"].data_validations.dataValidation) > 10
    assert na["Begroting"]["F4"].value.startswith("=SUM(")
    waarden = openpyxl.load_workbook(io.BytesIO(uit), data_only=True)["Begroting"]
    assert waarden["F4"].value == 698_750.5


def test_the_example_comes_back_to_the_cent_with_notes_and_sheet():
    boek, wat = voorbeeld()
    uit = notities.met_bevindingen(boek, wat)
    gelezen = lees_bestand("plan.xlsx", uit)
    assert gelezen.plan == views._voorbeeld_inlezing().plan
    assert gelezen.leesmeldingen == ()
    notes = opmerkingen(uit)
    assert set(notes) == {r.cel for r in wat.regels if r.notitie}
    assert "Moet hersteld (Controller): Gevraagd is € 698.750,50" in notes["Plan!B14"]
    blad = boek_van(uit)["Bevindingen"]
    bovenaan = [blad.cell(rij, 1).value for rij in range(1, 5)]
    assert bovenaan[0] == "Bevindingen van de toets"
    assert bovenaan[1].startswith("Niet getoetst: Handreiking")
    assert bovenaan[2].startswith("Verzonnen voorbeeld")
    assert blad.auto_filter.ref == f"A8:J{8 + len(wat.regels)}"
    assert blad.freeze_panes == "A9"
    assert blad["C9"].hyperlink.location == "'Plan'!B14"


def test_a_second_return_replaces_the_first():
    boek, wat = voorbeeld()
    een = zet_bevindingen(boek, wat)
    assert zet_bevindingen(een, wat) == een
    minder = zet_bevindingen(een, terug(regel("Plan!B14")))
    assert set(opmerkingen(minder)) == {"Plan!B14"}
    assert boek_van(minder).sheetnames == boek_van(een).sheetnames
    assert boek_van(minder)["Bevindingen"].max_row < boek_van(een)["Bevindingen"].max_row
    assert opmerkingen(zet_bevindingen(een, terug())) == {}


def test_a_return_after_another_program_saved_it():
    boek, wat = voorbeeld()
    herbewaard = bewerkt(lambda _: None, zet_bevindingen(boek, wat))
    uit = zet_bevindingen(herbewaard, wat)
    assert opmerkingen(uit) == opmerkingen(herbewaard)
    assert boek_van(uit).sheetnames.count("Bevindingen") == 1
    assert lees_werkboek(uit)["plan"] == lees_werkboek(boek)["plan"]
    assert lees_werkboek(uit)["meldingen"] == lees_werkboek(herbewaard)["meldingen"] == ()


def test_a_note_of_someone_else_stays_and_the_sheet_says_so():
    def doe(boek):
        boek["Begroting"]["A7"].comment = Comment("Nog bellen met Sanne", "Joke")
        boek["Begroting"]["B8"].comment = Comment("Van mij", "Verband")

    boek = bewerkt(doe)
    uit = zet(boek, regel(), regel("Begroting!A8"), regel("Begroting!B8"))
    notes = opmerkingen(uit)
    assert notes["Begroting!A7"] == "Nog bellen met Sanne"
    assert notes["Begroting!B8"] == "Van mij"
    assert "Er klopt iets niet" in notes["Begroting!A8"]
    blad = boek_van(uit)["Bevindingen"]
    assert sum("eigen notitie" in str(blad.cell(r, 4).value) for r in range(1, 20)) == 2
    assert set(opmerkingen(zet(uit))) == {"Begroting!A7", "Begroting!B8"}


def test_who_typed_on_in_our_note_keeps_it():
    eerst = zet(basisboek(), regel())
    tekst = opmerkingen(eerst)["Begroting!A7"]

    def doe(boek):
        boek["Begroting"]["A7"].comment = Comment(f"{tekst} Al opgelost, JB", "Verband")

    assert opmerkingen(zet(bewerkt(doe, eerst), regel()))["Begroting!A7"].endswith("JB")


def test_her_own_sheet_with_our_name_stays():
    boek = bewerkt(lambda b: b.create_sheet("Bevindingen").append(["mijn lijst"]))
    uit = zet(boek, regel())
    assert boek_van(uit)["Bevindingen"]["A1"].value == "mijn lijst"
    assert boek_van(uit)["Bevindingen toets"]["A1"].value == "Bevindingen van de toets"
    bladen = [m.blad for m in lees_werkboek(uit)["meldingen"]]
    assert bladen == ["Bevindingen"]  # hers is still named as not read
    assert zet(uit, regel()) == uit


def test_a_sheet_of_ours_under_a_hostile_name_is_replaced_and_breaks_nothing():
    oud, nieuw = 'name="Bevindingen"', 'name="Bevin&apos;&lt;x/&gt;&amp;dingen"'
    nieuw = nieuw.replace("x/", "")  # letters count for the name, signs don't
    boek = met_xml("xl/workbook.xml", oud, nieuw, zet(basisboek(), regel()))
    uit = zet(boek, regel())
    ElementTree.fromstring(delen(uit)["xl/workbook.xml"])
    assert lees_werkboek(uit)["meldingen"] == ()
    assert set(delen(uit)) == set(delen(boek))


def test_more_notes_than_a_drawing_holds():
    uit = zet(basisboek(), *(regel(f"Begroting!A{n}") for n in range(7, 1_017)))
    assert len(opmerkingen(uit)) == 1_000
    blad = boek_van(uit)["Bevindingen"]
    assert sum("te veel notities" in str(c.value) for (c,) in blad["D1:D1100"]) == 10


def test_protection_stays():
    def doe(boek):
        boek["Begroting"].protection.sheet = True
        boek["Begroting"].protection.password = "geheim"
        boek.security = WorkbookProtection(lockStructure=True)

    uit = zet(bewerkt(doe), regel())
    assert boek_van(uit)["Begroting"].protection.sheet
    assert boek_van(uit).security.lockStructure
    assert "Begroting!A7" in opmerkingen(uit)


def test_macros_are_kept():
    boek = met_deel("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macro")
    uit = zet(boek, regel())
    assert delen(uit)["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0macro"
    assert notities.met_macros(uit)
    assert not notities.met_macros(basisboek())


def test_a_prefix_and_a_mark_in_front_are_no_trouble():
    """As other libraries write: ``x:worksheet``, and a byte order mark."""
    deel = deel_van(basisboek(), "Begroting")
    xml = delen(basisboek())[deel].decode()
    anders = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=", 1)
    boek = met_xml(deel, xml, f"\ufeff{anders}")
    uit = zet(boek, regel())
    assert b"<x:legacyDrawing" in delen(uit)[deel]
    assert "Begroting!A7" in opmerkingen(uit)
    assert lees_werkboek(uit)["plan"] == lees_werkboek(basisboek())["plan"]


def test_a_drawing_that_is_no_xml_costs_the_notes_of_that_sheet_only():
    eerst = zet(basisboek(), regel(), regel("Plan!B14"))
    kapot = {n: i for n, i in delen(eerst).items() if n.endswith(".vml") and b"Row>6<" in i}
    ((naam, vml),) = kapot.items()
    boek = met_xml(naam, vml.decode(), "<xml><br></xml>", eerst)
    uit = zet(boek, regel(), regel("Plan!B14"))
    blad = boek_van(uit)["Bevindingen"]
    assert any("geen notities" in str(blad.cell(r, 4).value) for r in range(1, 20))


# --- only text ------------------------------------------------------------------------------

VIJANDIG = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1)",
    "-2",
    '=HYPERLINK("http://kwaad.example","klik")',
    "</t></is></c><c r='A1'><f>1+1</f></c>",
    "]]><!--",
    "&lt;b&gt; &#61;1",
    "\0\x01\x08\x1b\x7f\ufffe",
    "x" * 40_000,
    "\u202e€ 10 \u2066x",
    "👩‍👩‍👧 🇳🇱 é",
    "\ud800 half",
    "_x003D_1+1 _x0000_",
    "{vv} {0} %s $1 \\1",
    "een \"aanhaling\" en 'nog een'",
    "regel\nregel\r\nregel\ttab",
]


@pytest.mark.parametrize("tekst", VIJANDIG, ids=range(len(VIJANDIG)))
def test_hostile_text_stays_text(tekst):
    velden = dict.fromkeys(
        ("soort", "aan_zet", "waar", "herstel", "bron", "plaats", "citaat", "regel"), tekst
    )
    wat = Terugkoppeling(((tekst, tekst),), (tekst,), (regel(melding=tekst, **velden),))
    uit = notities.met_bevindingen(basisboek(), wat)
    alles = delen(uit)
    for naam, inhoud in alles.items():
        if naam.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(inhoud)
    deel = deel_van(uit, "Bevindingen")
    blad = ElementTree.fromstring(alles[deel])
    cellen = list(blad.iter(f"{HOOFD}c"))
    assert {c.get("t") for c in cellen} == {"inlineStr"}
    assert not list(blad.iter(f"{HOOFD}f"))
    assert [h.get("location") for h in blad.iter(f"{HOOFD}hyperlink")] == ["'Begroting'!A7"]
    assert all(len(c.findtext(f"{HOOFD}is/{HOOFD}t") or "") <= 9_000 for c in cellen)
    assert not any(b'TargetMode="External"' in i for n, i in alles.items() if "_rels" in n)
    tekst_terug = boek_van(uit)["Bevindingen"].cell(7, 5)
    assert tekst_terug.data_type in "sn"
    gelezen = lees_bestand("plan.xlsx", uit)
    assert (gelezen.plan, gelezen.leesmeldingen) == (basisplan(), ())
    assert len(opmerkingen(uit)["Begroting!A7"]) < 5_000
    assert notities.met_bevindingen(uit, wat) == uit


def test_a_bsn_is_never_written():
    uit = zet(basisboek(), regel(melding="BSN 111222333", waar="111222333", citaat="111222333"))
    assert not any(b"111222333" in inhoud for inhoud in delen(uit).values())


@pytest.mark.parametrize(
    "cel", ["", "Begroting", "Bestaat niet!A1", "Begroting!A0", "Begroting!$A$7", "x!y!A1", "=1!A1"]
)
def test_a_cell_that_is_none_gets_no_note_and_no_link(cel):
    uit = zet(basisboek(), regel(cel))
    assert opmerkingen(uit) == {}
    assert all(not c.hyperlink for rij in boek_van(uit)["Bevindingen"] for c in rij)


# --- round trips and refusals -----------------------------------------------------------------


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(PLAN, st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_plan_with_any_text_comes_back_the_same(ruw, teksten):
    boek = schrijf_sjabloon(plan_uit(ruw))
    eerst = lees_werkboek(boek)
    cellen = sorted(set(eerst["cellen"].values()))
    uit = zet(boek, *(regel(cel, t) for cel, t in zip(cellen, teksten, strict=False)))
    assert lees_werkboek(uit) == eerst
    assert zet(uit, *(regel(c, t) for c, t in zip(cellen, teksten, strict=False))) == uit


@pytest.mark.skipif(not VOORBEELDPLAN.exists(), reason="dit voorbeeld is hier niet")
def test_the_shared_example_comes_back_the_same():
    plan: ResvPlan = lees_plan(VOORBEELDPLAN.read_bytes())
    uit = notities.met_bevindingen(schrijf_sjabloon(plan), terug(regel()))
    assert lees_bestand("plan.xlsx", uit).plan == plan


@pytest.mark.parametrize(
    "boek",
    [
        met_deel("../../etc/passwd", b"x"),
        met_deel("xl/media/groot.xml", b"<a>" + b" " * 50_000_000 + b"</a>"),
        met_deel("xl/extra.xml", b"<!DOCTYPE x><x/>"),
        b"PK" + b"x" * 1000,
        basisboek()[:5_000],
    ],
    ids=["slip", "bom", "dtd", "rommel", "half"],
)
def test_hostile_packages_are_refused_as_in_reading(boek):
    with pytest.raises(Onleesbaar) as hier:
        notities.met_bevindingen(boek, terug(regel()))
    with pytest.raises(Onleesbaar) as daar:
        lees_bestand("plan.xlsx", boek)
    assert hier.value.wat == daar.value.wat


def test_no_room_for_the_sheet_is_said():
    def doe(boek):
        for naam in ("Bevindingen", "Bevindingen toets"):
            boek.create_sheet(naam)

    with pytest.raises(Onleesbaar, match="geen plek"):
        zet(bewerkt(doe), regel())


# --- on the page ------------------------------------------------------------------------------


def _van_de_pagina(antwoord) -> bytes:
    adres = re.search(
        r'href="data:application/vnd[^"]+;base64,([^"]+)" download="plan-met-notities.xlsx"',
        antwoord.content.decode(),
    )
    assert adres
    return base64.b64decode(html.unescape(adres[1]))


def test_the_page_gives_her_workbook_back(client):
    boek, _ = voorbeeld()
    uit = _van_de_pagina(stuur(client, boek, "mijn plan.xlsx"))
    assert opmerkingen(uit)
    assert "Verzonnen voorbeeld" not in str(boek_van(uit)["Bevindingen"]["A3"].value)
    voorbeeld_uit = _van_de_pagina(client.get(f"{ADRES}voorbeeld/"))
    assert "Verzonnen voorbeeld" in boek_van(voorbeeld_uit)["Bevindingen"]["A3"].value


def test_a_plan_as_json_has_no_workbook_to_give_back(client):
    from verband.plannen.tests.test_paginas import BASIS

    assert b"plan-met-notities" not in stuur(client, BASIS.read_bytes()).content


def test_a_workbook_too_large_for_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(views, "MAX_MEE", 1_000)
    antwoord = stuur(client, basisboek(), "plan.xlsx").content.decode()
    assert "te groot om in deze pagina mee te geven" in antwoord
    assert "plan-met-notities" not in antwoord
