"""`verband check PLAN --notities UIT`: her workbook back, and never over another file."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from verband.cli.tests.test_check import BASIS, BSN, onleesbaar, verband
from verband.plannen.tests.werkboekhulp import basisboek, met_deel


@pytest.fixture
def werkboek(tmp_path):
    pad = tmp_path / "plan.xlsx"
    pad.write_bytes(basisboek())
    return pad


def test_the_workbook_comes_back_beside_the_result(werkboek, tmp_path):
    uit = tmp_path / "terug.xlsx"
    gewoon = verband("check", werkboek)
    met = verband("check", werkboek, "--notities", uit)
    assert (met.returncode, met.stdout, met.stderr) == (gewoon.returncode, gewoon.stdout, "")
    assert "Bevindingen" in openpyxl.load_workbook(uit).sheetnames
    assert werkboek.read_bytes() == basisboek()
    opnieuw = verband("check", uit)
    assert opnieuw.stdout.splitlines()[1:] == gewoon.stdout.splitlines()[1:]


def test_a_file_that_stood_there_is_put_aside(werkboek):
    uit = verband("check", werkboek, "--notities", werkboek, "--json")
    assert "plan-vorige-1.xlsx" in uit.stderr
    assert (werkboek.parent / "plan-vorige-1.xlsx").read_bytes() == basisboek()
    assert "Bevindingen" in openpyxl.load_workbook(werkboek).sheetnames


def test_only_a_workbook_can_come_back(werkboek, tmp_path):
    for plan, naam in ((BASIS, "uit.xlsx"), (tmp_path, "uit.xlsx"), (werkboek, "uit.pdf")):
        assert onleesbaar(verband("check", plan, "--notities", tmp_path / naam))
        assert not (tmp_path / naam).exists()


def test_a_workbook_with_macros_keeps_its_kind_of_name(tmp_path):
    pad = tmp_path / "plan.xlsm"
    pad.write_bytes(met_deel("xl/vbaProject.bin", b"macro"))
    assert ".xlsm" in onleesbaar(verband("check", pad, "--notities", tmp_path / "uit.xlsx"))
    uit = tmp_path / "uit.xlsm"
    assert verband("check", pad, "--notities", uit).returncode == 0
    assert zipfile.ZipFile(io.BytesIO(uit.read_bytes())).read("xl/vbaProject.bin") == b"macro"


def test_a_bsn_in_the_name_is_not_echoed(werkboek, tmp_path):
    fout = onleesbaar(verband("check", werkboek, "--notities", tmp_path / f"{BSN}.doc"))
    assert BSN not in fout
