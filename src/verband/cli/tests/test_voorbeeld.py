"""`verband voorbeeld`: made from a plan, and run from a file outside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verband.cli.opdrachten import main

WORTEL = Path(__file__).resolve().parents[4]
PLAN = WORTEL / "src/verband/plannen/voorbeelden/lage-duinen-met-fouten.json"
EIGEN = WORTEL / "src/regelwerk/voorbeelden"


def doe(capsys, *argumenten: object) -> tuple[int, str, str]:
    code = main(["voorbeeld", *map(str, argumenten)])
    uit = capsys.readouterr()
    return code, uit.out, uit.err


def test_from_a_plan_to_a_file_that_runs(capsys, tmp_path):
    code, toml, err = doe(capsys, PLAN, "--regel", "ZZ-3.4-4a")
    assert code == 0
    assert "Namen en teksten zijn verzonnen" in err
    bestand = tmp_path / "gemaakt.toml"
    bestand.write_text(toml, "utf-8")
    code, uit, err = doe(capsys, "controleer", bestand)
    assert (code, err) == (0, "")
    assert "gemaakt.toml: 1 van 1 voorbeelden komen uit" in uit
    assert "7840" not in toml  # the volume of a provider stays here
    bestand.write_text(toml.replace("wordt = 900", "wordt = 9000"), "utf-8")
    code, uit, err = doe(capsys, "controleer", tmp_path)
    assert code == 1
    assert "komt niet uit" in uit
    assert "ontbreekt: ZZ-3.4-4a voldoet_niet, blokkerend, geval lijst, op vvt_dekking.so" in uit


def test_a_folder_of_our_own_examples_holds(capsys):
    code, uit, _ = doe(capsys, "controleer", EIGEN / "termijnen.toml", EIGEN / "gegevens.toml")
    assert code == 0
    assert uit.count("voorbeelden komen uit") == 2


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        ((PLAN,), "zo begrijp ik de opdracht niet"),
        ((PLAN, PLAN, "--regel", "ZZ-0"), "zo begrijp ik de opdracht niet"),
        ((PLAN, "--regel", "XX-1"), "regel XX-1 kennen wij niet"),
        ((PLAN, "--regel", "ZZ-1.2"), "meldt bij dit plan niets over ZZ-1.2"),
        (("weg.json", "--regel", "ZZ-0"), "bestaat niet"),
        (("controleer",), "hier staat geen voorbeeld"),
        (("controleer", "weg.toml"), "bestaat niet"),
    ],
)
def test_what_can_not_be_done_is_said_in_dutch(capsys, argumenten, melding):
    code, uit, err = doe(capsys, *argumenten)
    assert (code, uit) == (2, "")
    assert melding in err
    assert "Traceback" not in err


def test_a_bsn_in_a_file_is_never_echoed(capsys, tmp_path):
    bestand = tmp_path / "x.toml"
    bestand.write_text('[[voorbeeld]]\nregel = "123456782"\ntitel = "T"\n')
    code, _, err = doe(capsys, "controleer", bestand)
    assert code == 2
    assert "123456782" not in err


def test_names_stay_behind(capsys, tmp_path):
    ruw = json.loads(PLAN.read_text("utf-8"))
    ruw["regio"]["naam"] = "Geheimenstreek"
    for p in ruw["partijen"]:
        p["naam"] = f"Geheim {p['id']} bv"
    for m in ruw["mandaten"]:
        m["vertegenwoordiger"] = "mevrouw Geheim"
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(ruw), "utf-8")
    for regel in ("OPL-C1", "ZZ-3.4-4a", "ZZ-4.1-1b"):
        code, toml, err = doe(capsys, plan, "--regel", regel)
        assert code == 0, err
        assert "geheim" not in toml.casefold()
