"""The other sub-commands."""

from __future__ import annotations

import json
from pathlib import Path

from verband.cli.opdrachten import main

WORTEL = Path(__file__).parents[4]
BASIS = WORTEL / "src/regelwerk/voorbeelden/basisplan.json"


def test_the_schema_is_that_of_the_format(capsys):
    assert main(["schema", "plan"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "ResvPlan" in schema["$defs"]


def test_without_a_command_it_explains_itself_in_dutch(capsys):
    assert main([]) == 0
    uit = capsys.readouterr().out
    assert uit.startswith("gebruik: ")
    assert "usage" not in uit


def test_eisen_counts_all_rows(capsys):
    assert main(["eisen", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totaal"] == 174
    assert main(["eisen"]) == 0
    assert "van 174" in capsys.readouterr().out


def test_the_template_filled_with_a_plan_reads_back_the_same(tmp_path, capsys):
    blad = tmp_path / "plan.xlsx"
    assert main(["sjabloon", str(blad), "--van", str(BASIS)]) == 0
    capsys.readouterr()
    assert main(["check", str(blad), "--json"]) == 0
    uit_blad = json.loads(capsys.readouterr().out)
    assert main(["check", str(BASIS), "--json"]) == 0
    uit_json = json.loads(capsys.readouterr().out)

    def kern(uit):
        return [(b["regel"], b["object"], b["melding"]) for b in uit["bevindingen"]]

    assert kern(uit_blad) == kern(uit_json)
    assert any(b["cel"] for b in uit_blad["bevindingen"])


def test_what_stood_at_the_name_of_the_template_is_kept(tmp_path, capsys):
    blad = tmp_path / "plan.xlsx"
    blad.write_bytes(b"werk van een uur")
    assert main(["sjabloon", str(blad)]) == 0
    assert (tmp_path / "plan-vorige-1.xlsx").read_bytes() == b"werk van een uur"
    assert "plan-vorige-1.xlsx" in capsys.readouterr().out
    assert blad.read_bytes().startswith(b"PK")


def test_a_template_can_not_be_made_from_what_is_no_plan(tmp_path, capsys):
    kapot = tmp_path / "kapot.json"
    kapot.write_text("{")
    assert main(["sjabloon", str(tmp_path / "plan.xlsx"), "--van", str(kapot)]) == 2
    assert not (tmp_path / "plan.xlsx").exists()
    assert capsys.readouterr().err.startswith("kapot.json")
