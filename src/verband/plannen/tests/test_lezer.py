"""The workbook as people and programs send it back: read the same, or said what was odd."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import subprocess
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from regelwerk.feiten import Begrotingspost
from regelwerk.inlezen import Onleesbaar
from verband.plannen.inlezen import Inlezing, lees_bestand
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon
from verband.plannen.tests.werkboekhulp import (
    BASISPLAN,
    basisboek,
    basisplan,
    bewerkt,
    deel_van,
    lees,
    met_cel,
    met_deel,
    met_xml,
    soorten,
)


def posten(inlezing: Inlezing) -> tuple[Begrotingspost, ...]:
    return inlezing.plan.begrotingsposten or ()


def post(inlezing: Inlezing, id_: str) -> Begrotingspost:
    return next(p for p in posten(inlezing) if p.id == id_)


def weigert(inhoud: bytes) -> Onleesbaar:
    with pytest.raises(Onleesbaar) as fout:
        lees(inhoud)
    return fout.value


# --- the same plan, however it was saved -----------------------------------------------------


def test_saved_by_another_program():
    gelezen = lees(bewerkt(lambda boek: None))
    assert gelezen.plan == basisplan()
    assert soorten(gelezen) == set()


def _verplaats(boek: Any) -> None:
    """The columns of the budget in reverse, its rows further down, odd capitals and spaces."""
    vel = boek["Begroting"]
    vel.insert_rows(9, 3)
    vel.move_range("A1:Z50", rows=5)
    rijen = [[cel.value for cel in rij] for rij in vel.iter_rows(min_row=11, max_row=40)]
    breed = len(rijen[0])
    for nummer, rij in enumerate(rijen, 11):
        for kol, waarde in enumerate(reversed(rij), 1):
            tekst = f" {waarde.upper()} " if nummer == 11 and waarde else waarde
            vel.cell(nummer, kol + 2).value = tekst
        vel.cell(nummer, 1).value = vel.cell(nummer, 2).value = None
    assert breed > 20


def test_moved_columns_and_empty_rows():
    gelezen = lees(bewerkt(_verplaats))
    assert gelezen.plan == basisplan()
    assert gelezen.cel_van("begrotingsposten.b1") != "Begroting!A7"


def test_renamed_capitals_of_sheets_and_questions():
    def doe(boek: Any) -> None:
        boek["Begroting"].title = "BEGROTING "
        boek["Plan"]["A5"] = None
        for rij in boek["Plan"].iter_rows(max_col=1):
            rij[0].value = f"{rij[0].value} ".upper() if rij[0].value else None

    assert lees(bewerkt(doe)).plan == basisplan()


def test_the_1904_date_system():
    def doe(boek: Any) -> None:
        boek.epoch = CALENDAR_MAC_1904

    assert lees(bewerkt(doe)).plan == basisplan()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is hier niet")
def test_saved_by_libreoffice(tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(basisboek())
    uit = tmp_path / "uit"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profiel", "--headless",
         "--convert-to", "xlsx", "--outdir", str(uit), str(tmp_path / "plan.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    gelezen = lees((uit / "plan.xlsx").read_bytes())
    assert gelezen.plan == basisplan()
    assert gelezen.leesmeldingen == ()


# --- cells -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pad", "cel"),
    [
        ("begrotingsposten.b2", "Begroting!A8"),
        ("begrotingsposten.b2.toedeling", "Begroting!F8"),
        ("begrotingsposten.b2.bedrag_cent", "Begroting!E8"),
        ("mandaten.m1.tot", "Mandaten!K7"),
        ("mandaten.m1.draagvlak", "Mandaten!N7"),
        ("vvt_dekking.so", "VVT-dekking!A8"),
        ("vvt_dekking.so.aanbieders.vvt2", "VVT-aanbieders!B11"),
        ("kleine_aanbieders.vvt3", "Kleine aanbieders!A8"),
        ("wijkverbanden.w1", "Wijkverbanden!A7"),
        ("wijkverbanden.w1.wsv.1", "WSV!B7"),
        ("wijkverbanden.w2.deelname.vvt.iets", "Wijkdeelname!B15"),
        ("regio", "Plan!B6"),
        ("onbekend.pad", None),
    ],
)
def test_a_finding_knows_its_cell(pad, cel):
    assert lees(basisboek()).cel_van(pad) == cel


def test_a_dangling_reference_is_refused_with_its_cell():
    fout = weigert(met_cel("Begroting!B8", "a99"))
    assert (fout.plaats, "a99" in fout.wat) == ("Begroting!B8", True)


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [("WSV!D7", 150), ("Plan!B11", 1900), ("Kleine aanbieders!A7", None), ("WSV!A7", None),
     ("WSV!A7", "w9"), ("VVT-aanbieders!B8", None)],
)  # fmt: skip
def test_what_the_format_refuses_is_refused_with_its_cell(cel, waarde):
    assert weigert(met_cel(cel, waarde)).plaats.partition("!")[0] == cel.partition("!")[0]


def test_a_code_that_is_given_twice_is_refused_with_its_cell():
    assert weigert(met_cel("Begroting!A8", "b1")).plaats == "Begroting!A8"


@pytest.mark.eis("NZA-5")
@pytest.mark.parametrize("bedrag", [-1, 0.001, "veel", "1,234", True])
def test_an_impossible_amount_is_refused_with_its_cell(bedrag):
    assert weigert(met_cel("Begroting!E8", bedrag)).plaats == "Begroting!E8"


@pytest.mark.eis("NZA-5")
def test_a_percentage_is_refused_with_its_cell():
    assert weigert(met_cel("Begroting!E8", 0.5, "0%")).plaats == "Begroting!E8"


def test_typed_amounts_and_dates_are_read():
    assert post(lees(met_cel("Begroting!E8", "€ 95.000,00")), "b2") == post(lees(basisboek()), "b2")
    gelezen = lees(met_cel("Mandaten!K7", "1 januari 2029"))
    assert gelezen.plan == basisplan()


def test_an_empty_cell_is_unknown_and_not_zero():
    assert post(lees(met_cel("Begroting!E8", None)), "b2").bedrag_cent is None
    assert post(lees(met_cel("Begroting!E8", 0)), "b2").bedrag_cent == 0


# --- formulas, errors and totals -------------------------------------------------------------


def met_formule(cel: str, formule: str, waarde: str) -> bytes:
    """A formula with an outcome beside it; openpyxl cannot write those."""
    deel = deel_van(basisboek(), "Begroting")
    vel = openpyxl.load_workbook(io.BytesIO(met_cel(f"Begroting!{cel}", 123456.78)))
    uit = io.BytesIO()
    vel.save(uit)
    return met_xml(deel, "<v>123456.78</v>", f"<f>{formule}</f>{waarde}", uit.getvalue())


def test_the_outcome_of_a_formula_is_read_and_said():
    gelezen = lees(met_formule("E8", "1000*95", "<v>95000</v>"))
    assert post(gelezen, "b2").bedrag_cent == 9_500_000
    (melding,) = gelezen.leesmeldingen
    assert (melding.soort, melding.blad, melding.cel) == ("formule", "Begroting", "E8")


@pytest.mark.parametrize("waarde", ["", "<v></v>"])
def test_a_formula_without_outcome_is_unknown(waarde):
    gelezen = lees(met_formule("E8", "1000*95", waarde))
    assert post(gelezen, "b2").bedrag_cent is None
    assert soorten(gelezen) == {"formule_zonder_waarde"}


def test_an_error_cell_is_unknown_and_never_zero():
    def doe(boek: Any) -> None:
        boek["Begroting"]["E8"] = boek["Begroting"]["F9"] = "#REF!"

    gelezen = lees(bewerkt(doe))
    assert post(gelezen, "b2").bedrag_cent is None
    assert [d.bedrag_cent for d in post(gelezen, "b3").toedeling or ()] == [None]
    assert soorten(gelezen) == {"foutcel"}


@pytest.mark.parametrize(
    ("cel", "formule"),
    [("F4", "SUM($F$7:$F$1001)"), ("E4", "SUM($E$7:$E$1001)"), ("F3", "Plan!$B$14")],
)
def test_a_stale_total_is_recomputed_and_said(cel, formule):
    deel = deel_van(basisboek(), "Begroting")
    oud = f"<f>{formule}</f><v>698750.5</v>"
    gelezen = lees(met_xml(deel, oud, f"<f>{formule}</f><v>1000000</v>"))
    (melding,) = gelezen.leesmeldingen
    assert (melding.soort, melding.cel) == ("oud_totaal", cel)
    assert "€ 1.000.000,00" in melding.wat
    assert "€ 698.750,50" in melding.wat


def test_a_stale_rest_is_recomputed_and_said():
    def doe(boek: Any) -> None:
        boek["Begroting"]["F8"] = 90_000
        boek["Begroting"]["N8"] = 0

    gelezen = lees(bewerkt(doe))
    (melding,) = [m for m in gelezen.leesmeldingen if m.soort == "oud_totaal"]
    assert (melding.cel, "€ 5.000,00" in melding.wat) == ("N8", True)


def test_a_total_line_someone_added_is_no_budget_line():
    def doe(boek: Any) -> None:
        boek["Begroting"]["C14"] = "Totaal"
        boek["Begroting"]["E14"] = "=SUM(E7:E11)"

    gelezen = lees(bewerkt(doe))
    assert gelezen.plan == basisplan()
    assert soorten(gelezen) == {"totaalregel"}


# --- nothing is dropped in silence -----------------------------------------------------------


def test_a_row_without_code_gets_one():
    def doe(boek: Any) -> None:
        boek["Begroting"]["C13"] = "vergeten post"

    gelezen = lees(bewerkt(doe))
    assert posten(gelezen)[-1].id == "begrotingspost-6"
    assert soorten(gelezen) == {"id_gemaakt"}


def test_hidden_rows_columns_and_sheets_are_read_and_said():
    def doe(boek: Any) -> None:
        boek["Begroting"].row_dimensions[8].hidden = True
        boek["Begroting"].column_dimensions["E"].hidden = True
        boek["Mandaten"].sheet_state = "veryHidden"

    gelezen = lees(bewerkt(doe))
    assert gelezen.plan == basisplan()
    assert soorten(gelezen) == {"verborgen_rij", "verborgen_kolom", "verborgen_blad"}


def test_unknown_sheets_and_columns_are_said():
    def doe(boek: Any) -> None:
        boek.create_sheet("Kladblok")["A1"] = 1
        boek.create_sheet("Geheim").sheet_state = "hidden"
        boek["Begroting"]["AA6"] = "Opmerking"
        boek["Begroting"]["AA8"] = "nog vragen"

    gelezen = lees(bewerkt(doe))
    assert gelezen.plan == basisplan()
    assert {m.blad for m in gelezen.leesmeldingen} == {"Kladblok", "Geheim", "Begroting"}
    assert soorten(gelezen) == {"blad_niet_gelezen", "niet_gelezen"}


def test_text_above_a_table_is_said():
    gelezen = lees(met_cel("Begroting!J2", "let op: nog niet definitief"))
    assert gelezen.plan == basisplan()
    assert [(m.soort, m.cel) for m in gelezen.leesmeldingen] == [("niet_gelezen", "J2")]


def test_merged_cells_are_said():
    gelezen = lees(bewerkt(lambda boek: boek["Begroting"].merge_cells("Q7:Q9")))
    assert soorten(gelezen) == {"samengevoegd"}
    assert [p.uitvoerder for p in posten(gelezen)][:3] == ["ro", None, None]


@pytest.mark.parametrize(
    ("deel", "soort"),
    [
        ("xl/externalLinks/externalLink1.xml", "externe_link"),
        ("xl/vbaProject.bin", "macro"),
        ("xl/embeddings/oleObject1.bin", "bijlage"),
    ],
)
def test_links_macros_and_attachments_are_said(deel, soort):
    gelezen = lees(met_deel(deel, b"<x/>"))
    assert gelezen.plan == basisplan()
    assert soorten(gelezen) == {soort}


def test_missing_sheets_and_columns_are_said():
    def doe(boek: Any) -> None:
        del boek["Termijnen"]
        boek["Begroting"]["X6"] = None

    gelezen = lees(bewerkt(doe))
    assert gelezen.plan == basisplan()
    assert soorten(gelezen) == {"blad_ontbreekt", "kolom_ontbreekt"}


def test_no_and_rows_contradict():
    fout = weigert(met_cel("Andere geldstromen!C3", "nee"))
    assert fout.plaats == "Andere geldstromen!C3"


def test_no_means_none_and_empty_means_unknown():
    leeg = bewerkt(_zonder_geldstromen)
    assert lees(leeg).plan.voorliggende_financiering is None

    def nee(boek: Any) -> None:
        _zonder_geldstromen(boek)
        boek["Andere geldstromen"]["C3"] = "nee"

    assert lees(bewerkt(nee)).plan.voorliggende_financiering == ()


def _zonder_geldstromen(boek: Any) -> None:
    vel = boek["Andere geldstromen"]
    vel["C3"] = None
    for rij in vel.iter_rows(min_row=7):
        for cel in rij:
            cel.value = None


def test_a_bsn_is_never_echoed():
    fout = weigert(met_cel("Begroting!E8", "patiënt 111222333"))
    assert "111222333" not in str(fout)


# --- other files -----------------------------------------------------------------------------


def test_another_workbook_is_told_how_to_get_ours():
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit) as boek:
        boek.add_worksheet("Begroting").write(0, 0, "Post")
        boek.add_worksheet("Kosten 2027")
    fout = weigert(uit.getvalue())
    assert "niet ons sjabloon" in fout.wat
    assert "'Kosten 2027'" in fout.wat
    assert "verband sjabloon" in fout.verwacht


def test_json_is_read_without_a_child():
    gelezen = lees_bestand("plan.xlsx", BASISPLAN.read_bytes())
    assert (gelezen.plan, gelezen.cellen) == (basisplan(), {})


def test_the_child_gets_no_environment(monkeypatch):
    """What would show if it travelled along: a broken PYTHONHOME stops any Python."""
    monkeypatch.setenv("PYTHONHOME", "/nergens")
    assert lees(basisboek()).plan == basisplan()
    zonder_schoonmaak = subprocess.run(
        ["python3", "-c", "1"], env={**os.environ}, capture_output=True, check=False
    )
    assert zonder_schoonmaak.returncode != 0  # the control: it would have failed


def test_an_empty_template_stays_readable_when_filled_in():
    def doe(boek: Any) -> None:
        vel = boek["Begroting"]
        vel["A7"], vel["C7"], vel["E7"], vel["F7"] = "b1", "coördinator", 100, 60
        vel["G7"], vel["S7"] = "onbekend", dt.date(2027, 1, 1)

    gelezen = lees(bewerkt(doe, schrijf_sjabloon(None)))
    (post_,) = posten(gelezen)
    assert [(d.domein, d.bedrag_cent) for d in post_.toedeling or ()] == [
        ("zvw", 6000),
        ("wlz", None),
    ]
    assert post_.vanaf == dt.date(2027, 1, 1)
