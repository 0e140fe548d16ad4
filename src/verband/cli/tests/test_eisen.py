"""`verband eisen`: only what a passing test of this very code proved counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verband.cli import eisen

WORTEL = Path(__file__).parents[4]
LIJST = eisen.lees_lijst()
PADEN = f"{WORTEL}:{WORTEL}/src:{WORTEL}/bin"


@pytest.fixture
def verslag(tmp_path, monkeypatch):
    pad = tmp_path / ".verband/eisen.json"
    monkeypatch.setattr(eisen, "VERSLAG", pad)
    return pad


def test_without_a_record_nothing_counts_and_it_says_so(verslag):
    uit = json.loads(eisen.als_json(LIJST, eisen.stand()))
    assert (uit["bewezen"], uit["totaal"]) == (0, 174)
    assert "draai eerst ./test" in uit["opmerking"]


def test_what_a_test_proved_counts(verslag, monkeypatch):
    monkeypatch.setattr(eisen, "huidige_code", lambda: eisen.Code("abc", False, "abc"))
    eisen.schrijf_verslag({"ZZ-3.4-4a": ["b.py::t", "a.py::t"]})
    uit = json.loads(eisen.als_json(LIJST, eisen.stand()))
    assert uit["bewezen"] == 1
    assert [r["tests"] for r in uit["rijen"] if r["id"] == "ZZ-3.4-4a"] == [["a.py::t", "b.py::t"]]
    assert "1 van 174" in eisen.als_tekst(LIJST, eisen.stand())


def test_a_record_of_other_code_counts_as_none(verslag, monkeypatch):
    monkeypatch.setattr(eisen, "huidige_code", lambda: eisen.Code("abc", False, "toen"))
    eisen.schrijf_verslag({"ZZ-3.4-4a": ["a.py::t"]})
    monkeypatch.setattr(eisen, "huidige_code", lambda: eisen.Code("abc", True, "nu"))
    uit = json.loads(eisen.als_json(LIJST, eisen.stand()))
    assert uit["bewezen"] == 0
    assert "andere code" in uit["opmerking"]


def test_committing_what_was_tested_keeps_the_proof(tmp_path, monkeypatch):
    def git(*opdracht: str) -> None:
        wie = ("-c", "user.name=proef", "-c", "user.email=proef@example.org")
        subprocess.run(["git", *wie, *opdracht], cwd=tmp_path, check=True, capture_output=True)

    monkeypatch.setattr(eisen, "WORTEL", tmp_path)
    assert eisen.huidige_code().commit == "onbekend"
    git("init")
    git("commit", "--allow-empty", "-m", "leeg")
    (tmp_path / "code.py").write_text("1")
    getest = eisen.huidige_code()
    assert getest.gewijzigd
    git("add", ".")
    git("commit", "-m", "vastgelegd")
    daarna = eisen.huidige_code()
    assert (daarna.gewijzigd, daarna.vingerafdruk) == (False, getest.vingerafdruk)
    (tmp_path / "code.py").write_text("2")
    assert eisen.huidige_code().vingerafdruk != getest.vingerafdruk


@pytest.mark.parametrize("inhoud", [b"", b"{}", b"\xff", b'{"commit": 1}'])
def test_a_damaged_record_counts_as_none(verslag, inhoud):
    verslag.parent.mkdir()
    verslag.write_bytes(inhoud)
    assert eisen.stand().verslag is None


def test_changes_beside_the_commit_are_said(verslag, monkeypatch):
    monkeypatch.setattr(eisen, "huidige_code", lambda: eisen.Code("abc", True, "abc"))
    eisen.schrijf_verslag({})
    assert "nog niet zijn vastgelegd" in eisen.stand().opmerking


def draai(map_: Path, inhoud: str, *opties: str) -> subprocess.CompletedProcess[str]:
    """A test run of its own with our plugin, writing its record beside its tests."""
    (map_ / "test_iets.py").write_text(f"import pytest\n{inhoud}")
    (map_ / "pytest.ini").write_text("[pytest]\ntestpaths = .\nmarkers = eis\n browser\n")
    (map_ / "omgeleid.py").write_text(
        "from pathlib import Path\nfrom verband.cli import eisen\n"
        "eisen.VERSLAG = Path(__file__).parent / 'uit/eisen.json'\n"
    )
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "omgeleid", "-p", "conftest", "-q", *opties],
        cwd=map_,
        env={
            **os.environ,
            "PYTHONPATH": f"{WORTEL}:{WORTEL}/src:{WORTEL}/bin:{map_}",
            "PYTEST_ADDOPTS": "",
        },
        capture_output=True,
        text=True,
    )


GOED = "@pytest.mark.eis('ZZ-3.4-4a', 'NZA-3')\ndef test_a(): pass\n"
FOUT = "@pytest.mark.eis('NZA-3')\ndef test_b(): assert False\n"
ONBEKEND = "@pytest.mark.eis('ZZ-9.9')\ndef test_c(): pass\n"


@pytest.mark.parametrize("opties", [(), ("-n", "2")], ids=["one process", "xdist"])
def test_the_run_records_what_passed_and_fails_on_what_nobody_asked(tmp_path, opties):
    """One failing test is enough to leave a requirement unproven."""
    uit = draai(tmp_path, GOED + FOUT + ONBEKEND, *opties)
    assert uit.returncode == 1
    assert "not in docs/eisen.csv: ZZ-9.9" in uit.stdout
    assert "2 failed, 1 passed" in uit.stdout or "1 failed, 1 passed, 1 error" in uit.stdout
    tests = json.loads((tmp_path / "uit/eisen.json").read_text())["tests"]
    assert tests == {"ZZ-3.4-4a": ["test_iets.py::test_a"]}


def test_a_part_of_the_tests_leaves_the_record(tmp_path):
    assert draai(tmp_path, GOED, "-k", "test_a").returncode == 0
    assert not (tmp_path / "uit").exists()
