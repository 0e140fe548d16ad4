"""`verband begroting`: what a person and a program see."""

from __future__ import annotations

import json

import openpyxl

from verband.cli.opdrachten import main
from verband.plannen.tests.begrotinghulp import GEVALLEN


def test_the_command_shows_total_own_total_and_what_was_not_read(tmp_path, capsys):
    bestand = tmp_path / "begroting.csv"
    bestand.write_bytes(GEVALLEN["puntkomma"]().inhoud)
    assert main(["begroting", str(bestand)]) == 0
    uit = capsys.readouterr().out
    assert "Gelezen:      € 13.234,50 (onvolledig)" in uit
    assert "Eigen totaal: € 13.234,50" in uit
    assert "begroting!E4: hier staat PM" in uit
    assert main(["begroting", str(bestand), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["formaat"] == "begroting-gelezen/1"
    bestand.write_text("niets\n")
    assert main(["begroting", str(bestand)]) == 2
    assert "geen begroting te vinden" in capsys.readouterr().err


def test_her_workbook_comes_back_with_notes(tmp_path, capsys):
    bestand, uit = tmp_path / "begroting.xlsx", tmp_path / "terug.xlsx"
    bestand.write_bytes(GEVALLEN["forfait"]().inhoud)
    assert main(["begroting", str(bestand), "--notities", str(uit)]) == 0
    assert "Gelezen" in capsys.readouterr().out
    blad = openpyxl.load_workbook(uit)["Begroting"]
    assert "twee manieren" in blad["C3"].comment.text
    assert blad["C6"].value == "=SUM(C2:C5)"
    # What stood at that name is put aside, not lost.
    assert main(["begroting", str(bestand), "--notities", str(uit)]) == 0
    assert "terug-vorige-1.xlsx" in capsys.readouterr().err


def test_notes_need_a_workbook_and_a_name_that_opens(tmp_path, capsys):
    csv, uit = tmp_path / "begroting.csv", tmp_path / "terug.xlsx"
    csv.write_bytes(GEVALLEN["puntkomma"]().inhoud)
    assert main(["begroting", str(csv), "--notities", str(uit)]) == 2
    assert "alleen in een werkboek" in capsys.readouterr().err
    boek = tmp_path / "begroting.xlsx"
    boek.write_bytes(GEVALLEN["forfait"]().inhoud)
    for naam in ("terug.csv", "terug.xlsm", "terug"):
        assert main(["begroting", str(boek), "--notities", str(tmp_path / naam)]) == 2
        assert "eindigt op .xlsx" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["begroting.csv", "begroting.xlsx"]
