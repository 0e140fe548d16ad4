"""A budget of another make goes back to its owner: all of hers is kept, ours is only text."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import euro
from verband.plannen.begroting.lezer import lees
from verband.plannen.begroting.notities import alle_bladen
from verband.plannen.begroting.terug import RAAD, terugkoppeling_begroting
from verband.plannen.notities import met_gelezen
from verband.plannen.terugkoppeling.schrijver import zet_bevindingen
from verband.plannen.tests.begrotinghulp import GEVALLEN, boek
from verband.plannen.tests.test_begroting import ALLE_GEVALLEN, DRIE, MAP
from verband.plannen.tests.test_notities import HOOFD, VIJANDIG, boek_van, delen, opmerkingen
from verband.plannen.tests.werkboekhulp import deel_van

DAG = "25 november 2026"
WERKBOEKEN = [naam for naam, maak in ALLE_GEVALLEN.items() if maak().inhoud.startswith(b"PK")]


def terug(inhoud: bytes) -> tuple[dict[str, Any], bytes]:
    gelezen = lees(inhoud)
    return gelezen, zet_bevindingen(inhoud, terugkoppeling_begroting(gelezen, DAG), alle_bladen)


def geteld(inhoud: bytes) -> dict[str, int]:
    """What of a workbook must be there afterwards, counted in the parts themselves."""
    alles = delen(inhoud)
    vellen = [i for n, i in alles.items() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", n)]
    vellen = [v for v in vellen if b"Bevindingen bij het lezen" not in v]

    def tags(naam: bytes) -> int:
        return sum(len(re.findall(rb"<(?:\w+:)?" + naam + rb"[ />]", v)) for v in vellen)

    return {
        "bladen": len(vellen),
        "formules": tags(b"f"),
        "keuzelijsten": tags(b"dataValidation"),
        "voorwaardelijke_opmaak": tags(b"conditionalFormatting"),
        "samengevoegd": tags(b"mergeCell"),
        "namen": len(_namen(alles["xl/workbook.xml"])),
        **{
            soort: sum(n.startswith(begin) and "_rels" not in n for n in alles)
            for soort, begin in (
                ("tabellen", "xl/tables/"), ("grafieken", "xl/charts/"),
                ("afbeeldingen", "xl/media/"), ("externe_koppelingen", "xl/externalLinks/"),
            )
        },
    }  # fmt: skip


def _namen(xml: bytes) -> list[ElementTree.Element]:
    """Also a print area; not those of the sheet that we add."""
    namen = ElementTree.fromstring(xml).iter(f"{HOOFD}definedName")
    return [n for n in namen if "Bevindingen" not in (n.text or "")]


def houdt_alles(oud: bytes, nieuw: bytes) -> None:
    """Nothing of hers is gone: parts, values, formulas with outcomes, notes and what is hidden."""
    assert geteld(oud) == geteld(nieuw)
    assert delen(oud).keys() <= delen(nieuw).keys()
    for inhoud in (i for n, i in delen(nieuw).items() if n.endswith((".xml", ".rels", ".vml"))):
        ElementTree.fromstring(inhoud)
    eerst = opmerkingen(oud)
    assert {cel: opmerkingen(nieuw)[cel] for cel in eerst} == eerst
    for waarden in (False, True):
        voor = openpyxl.load_workbook(io.BytesIO(oud), data_only=waarden)
        na = openpyxl.load_workbook(io.BytesIO(nieuw), data_only=waarden)
        assert na.sheetnames[: len(voor.sheetnames)] == voor.sheetnames
        for vel in voor:
            ander = na[vel.title]
            assert [[c.value for c in r] for r in vel] == [[c.value for c in r] for r in ander]
            assert vel.sheet_state == ander.sheet_state
            assert vel.merged_cells.ranges == ander.merged_cells.ranges
            for wat in ("row_dimensions", "column_dimensions"):
                verborgen = [
                    {n for n, d in getattr(v, wat).items() if d.hidden} for v in (vel, ander)
                ]
                assert verborgen[0] == verborgen[1]


def zegt_alles(gelezen: dict[str, Any], uit: bytes, eigen: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Every cell that was not read and every cell of a warning has its note and its row."""
    notes = opmerkingen(uit)
    blad = boek_van(uit)["Bevindingen"]
    teksten = [[str(c.value or "") for c in rij] for rij in blad]
    plekken = {rij[1].replace(" · ", "!") for rij in teksten if len(rij) > 1}
    for n in gelezen["niet_gelezen"]:
        cel = f"{n['blad']}!{n['cel']}"
        assert cel in plekken
        assert cel in eigen or n["waarom"].split("'")[0] in notes[cel]
    for w in gelezen["waarschuwingen"]:
        assert any(w["uitleg"] in rij[3] for rij in teksten) or w["soort"] == "bedrag_onbekend"
        for cel in w["cellen"]:
            if re.fullmatch(r".+![A-Z]+\d+", cel):
                assert cel in notes, (w["soort"], cel)
                assert cel in plekken
    alles = "\n".join(cel for rij in teksten for cel in rij)
    for b in gelezen["begrotingen"]:
        assert f"Gelezen: {euro(b['totaal_cent'])}" in alles
        if b["eigen_totaal"]:
            assert f"Eigen totaal: {euro(b['eigen_totaal']['bedrag_cent'])}" in alles
            assert b["eigen_totaal"]["cel"] in notes


@pytest.mark.parametrize("naam", DRIE)
def test_the_three_budgets_come_back_whole_with_their_findings(naam):
    if not (MAP / naam).is_dir():
        pytest.skip("de drie begrotingen van data/begroting zijn hier niet")
    oud = (MAP / naam / "begroting.xlsx").read_bytes()
    verwacht = json.loads((MAP / naam / "expected.json").read_text())
    gelezen, uit = terug(oud)
    houdt_alles(oud, uit)
    zegt_alles(gelezen, uit)
    behoud = verwacht["behoud"]
    telling = geteld(uit) | {"notities": len(opmerkingen(oud))}
    assert {k: telling[k] for k in behoud} == behoud
    assert len(opmerkingen(uit)) > behoud["notities"]
    assert lees(uit) == gelezen


@pytest.mark.parametrize("naam", WERKBOEKEN)
def test_other_layouts_come_back_whole_with_their_findings(naam):
    oud = ALLE_GEVALLEN[naam]().inhoud
    gelezen, uit = terug(oud)
    houdt_alles(oud, uit)
    zegt_alles(gelezen, uit)
    assert lees(uit) == gelezen
    assert terug(uit)[1] == uit


def volle_begroting() -> bytes:
    """With everything that people put in a workbook besides numbers."""
    uit = io.BytesIO()
    werkboek = xlsxwriter.Workbook(uit, {"in_memory": True})
    blad = werkboek.add_worksheet("Begroting 2027 (def.)")
    rood = werkboek.add_format({"bg_color": "#FFC7CE"})
    blad.merge_range("A1:D1", "Begroting RESV 2027")
    blad.write_row("A3", ["Post", "Wie", "Soort", "Bedrag"])
    rijen = [["Overleg", "RO", "Deelname", 1000], ["Huur", "RO", "Overig", "€ 250,50"]]
    rijen += [["Dashboard", "Datahuis", "ICT", "PM"], ["Reis", "RO", "Overig", 40]]
    for nummer, rij in enumerate(rijen, 3):
        blad.write_row(nummer, 0, rij)
    blad.write("A8", "Totaal")
    blad.write_formula("D8", "=SUM(D4:D7)", None, 1040)
    blad.write_comment("B4", "Nog vragen", {"author": "Joke"})
    blad.write_comment("D6", "Volgt in maart", {"author": "Joke"})
    blad.data_validation("C4:C7", {"validate": "list", "source": ["Deelname", "Overig", "ICT"]})
    blad.conditional_format("D4:D7", {"type": "cell", "criteria": ">", "value": 9, "format": rood})
    blad.set_row(6, None, None, {"hidden": True})
    blad.set_column("F:F", None, None, {"hidden": True})
    blad.write("F4", 12)
    grafiek = werkboek.add_chart({"type": "pie"})
    grafiek.add_series({"values": "='Begroting 2027 (def.)'!$D$4:$D$7"})
    blad.insert_chart("H2", grafiek)
    lijst = werkboek.add_worksheet("Lijst")
    lijst.add_table("A1:B3", {"data": [["a", 1], ["b", 2]], "name": "Soorten"})
    lijst.write_url("D1", "https://voorbeeld.invalid/", string="bron")
    lijst.hide()
    werkboek.define_name("Totaalcel", "='Begroting 2027 (def.)'!$D$8")
    werkboek.close()
    return uit.getvalue()


def test_a_full_workbook_keeps_everything_and_her_own_notes():
    oud = volle_begroting()
    gelezen, uit = terug(oud)
    houdt_alles(oud, uit)
    zegt_alles(gelezen, uit, {"Begroting 2027 (def.)!D6"})
    telling = geteld(uit)
    assert telling["tabellen"] == telling["grafieken"] == telling["namen"] == 1
    blad = boek_van(uit)["Bevindingen"]
    assert sum("eigen notitie" in str(rij[2].value) for rij in blad) >= 1
    links = [c.hyperlink.location for rij in blad for c in rij if c.hyperlink]
    assert "'Begroting 2027 (def.)'!D8" in links
    assert boek_van(uit)["Lijst"].sheet_state == "hidden"
    assert b"https://voorbeeld.invalid/" in b"".join(delen(uit).values())


def test_the_sheet_says_first_what_was_not_done_and_what_was_not_read():
    _, uit = terug(volle_begroting())
    blad = boek_van(uit)["Bevindingen"]
    bovenaan = [str(blad.cell(rij, 1).value) for rij in range(1, 5)]
    assert bovenaan[0] == "Bevindingen bij het lezen van deze begroting"
    assert bovenaan[1].startswith("Niet getoetst")
    assert bovenaan[2] == f"Gelezen op {DAG}. Niet gelezen: 1 cel."
    assert "Gelezen: € 1.290,50 uit 4 regels, onvolledig. Eigen totaal: € 1.040,00." in bovenaan[3]
    assert blad.auto_filter.ref.startswith("A6:E")


def test_a_csv_is_told_that_notes_need_a_workbook():
    inhoud = GEVALLEN["puntkomma"]().inhoud
    with pytest.raises(Onleesbaar, match="alleen in een werkboek"):
        met_gelezen(inhoud, lees(inhoud), DAG)


@pytest.mark.parametrize("tekst", VIJANDIG, ids=range(len(VIJANDIG)))
def test_hostile_words_in_a_budget_stay_text(tekst):
    kaal = "".join(t for t in tekst[:200] if t.isprintable() and not "\ud800" <= t <= "\udfff")
    rijen: list[list[Any]] = [
        ["Omschrijving", "Uitvoerder", "Bedrag"],
        [f"Post {kaal}", kaal, "PM"],
        ["Iets", kaal, f"{kaal}?"],
        ["Zaal", kaal, "€ 10,00"],
        ["Totaal", None, 20],
    ]
    oud = boek(("Begroting", rijen))
    gelezen = lees(oud)
    uit = met_gelezen(oud, gelezen, DAG)
    houdt_alles(oud, uit)
    blad = ElementTree.fromstring(delen(uit)[deel_van(uit, "Bevindingen")])
    assert {c.get("t") for c in blad.iter(f"{HOOFD}c")} == {"inlineStr"}
    assert not list(blad.iter(f"{HOOFD}f"))
    assert all(h.get("location") for h in blad.iter(f"{HOOFD}hyperlink"))
    assert not any(b'TargetMode="External"' in i for n, i in delen(uit).items() if "_rels" in n)
    assert lees(uit) == gelezen


@pytest.mark.parametrize(
    ("naam", "link"),
    [
        ("Kosten & baten 2027", True), ("'t Plan", False), ("O'Neill", True),
        ("Wlz (intern)", True),
        ("[kwaad.xlsx]Blad1", False), ("http:evil", False), ("Blad!A1", False), ("=1+1", False),
    ],
)  # fmt: skip
def test_a_link_goes_only_to_a_sheet_of_this_file(naam, link):
    rijen: list[list[Any]] = [["Omschrijving", "Bedrag"], ["Huur", "PM"], ["Zaal", 10]]
    oud = boek(("Gewoon", rijen))
    xml = naam.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    bron = io.BytesIO()
    with zipfile.ZipFile(bron, "w") as zip_:
        for deel, inhoud in delen(oud).items():
            zip_.writestr(deel, inhoud.replace(b'name="Gewoon"', f'name="{xml}"'.encode()))
    gelezen, uit = terug(bron.getvalue())
    blad = ElementTree.fromstring(delen(uit)["xl/worksheets/sheet2.xml"])
    links = [h.get("location") for h in blad.iter(f"{HOOFD}hyperlink")]
    assert gelezen["niet_gelezen"]
    recht = "'" + naam.replace("'", "''") + "'!B2"
    assert (recht in links) == (link or naam == "'t Plan")
    assert all(re.fullmatch(r"'[^\[\]!:]+'![A-Z]+\d+", str(plek)) for plek in links)


def test_every_kind_of_warning_has_words_and_an_advice():
    from pathlib import Path

    from verband.plannen import begroting

    assert begroting.__file__
    bron = "\n".join(p.read_text() for p in Path(begroting.__file__).parent.glob("*.py"))
    soorten = set(re.findall(r'waarschuw\(\s*"(\w+)"', bron))
    assert len(soorten) > 20
    assert soorten <= RAAD.keys()
    assert all(raad.titel and raad.herstel for raad in RAAD.values())


def test_it_reads_and_returns_what_another_program_saved():
    bron = openpyxl.load_workbook(io.BytesIO(terug(volle_begroting())[1]))
    opnieuw = io.BytesIO()
    bron.save(opnieuw)
    gelezen, uit = terug(opnieuw.getvalue())
    assert boek_van(uit).sheetnames.count("Bevindingen") == 1
    assert len([n for n in boek_van(uit).sheetnames if "Bevindingen" in n]) == 1
    assert gelezen["begrotingen"][0]["totaal_cent"] == 129050


_VOL = volle_begroting()


@pytest.mark.parametrize(
    ("deel", "oud", "nieuw"),
    [
        ("xl/comments1.xml", b"<commentList>", b"<commentList><rommel>"),
        ("xl/drawings/vmlDrawing1.vml", b"<xml", b"<xml><br>"),
        ("xl/styles.xml", b"<cellXfs", b"<andersXfs"),
        ("xl/worksheets/sheet1.xml", b"legacyDrawing", b"legacyTekening"),
        ("xl/worksheets/_rels/sheet1.xml.rels", b"comments1.xml", b"weg.xml"),
        ("[Content_Types].xml", b"vml", b"VML"),
        ("xl/workbook.xml", b"<definedNames>", b"<definedNames><!-- < -->"),
    ],
    ids=lambda w: w if isinstance(w, str) else "",
)
def test_a_damaged_workbook_gives_a_refusal_or_a_whole_file(deel, oud, nieuw):
    bron = io.BytesIO()
    with zipfile.ZipFile(bron, "w") as zip_:
        for naam, inhoud in delen(_VOL).items():
            zip_.writestr(naam, inhoud.replace(oud, nieuw) if naam == deel else inhoud)
    gelezen = lees(_VOL)
    try:
        uit = met_gelezen(bron.getvalue(), gelezen, DAG)
    except Onleesbaar:
        return
    assert lees(uit)["begrotingen"] == gelezen["begrotingen"]
    for naam, inhoud in delen(uit).items():
        if naam.endswith((".xml", ".rels")) and naam != deel:
            ElementTree.fromstring(inhoud)
