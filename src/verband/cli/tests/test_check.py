"""`verband check` as a whole process: exit codes, what it says, and what it never says."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[4]
BASIS = WORTEL / "src/regelwerk/voorbeelden/basisplan.json"
BSN = "111222333"


def verband(*argumenten: object, **extra) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL / "src"), "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-P", "-m", "verband.cli", *map(str, argumenten)],
        env=omgeving,
        capture_output=True,
        text=True,
        **extra,
    )


@pytest.fixture(scope="session")
def plan():
    return json.loads(BASIS.read_text())


@pytest.fixture
def bestand(tmp_path):
    def schrijf(inhoud, naam="plan.json"):
        pad = tmp_path / naam
        if isinstance(inhoud, bytes):
            pad.write_bytes(inhoud)
        else:
            pad.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
        return pad

    return schrijf


@pytest.fixture
def geblokkeerd(plan):
    """The base plan with more asked for than the Zvw shares."""
    anders = copy.deepcopy(plan)
    anders["gevraagde_lumpsum_cent"] += 100
    return anders


def onleesbaar(uit: subprocess.CompletedProcess[str]) -> str:
    """What exit 2 must look like: nothing on stdout, one paragraph on stderr."""
    assert uit.returncode == 2
    assert uit.stdout == ""
    assert "Traceback" not in uit.stderr
    assert len(uit.stderr.splitlines()) == 1
    return uit.stderr


# --- exit codes and JSON ----------------------------------------------------------------


def test_nothing_blocking_is_0_and_says_what_it_is_not():
    uit = verband("check", BASIS)
    assert (uit.returncode, uit.stderr) == (0, "")
    assert "Geen belemmering gevonden in wat toetsbaar is" in uit.stdout
    assert "akkoord" not in uit.stdout.casefold()


def test_a_blocking_finding_is_1(bestand, geblokkeerd):
    uit = verband("check", bestand(geblokkeerd))
    assert uit.returncode == 1
    assert "Moet hersteld" in uit.stdout


def test_the_json_has_the_fixed_fields(bestand, geblokkeerd):
    pad = bestand(geblokkeerd)
    uit = verband("check", pad, "--json")
    assert uit.returncode == 1
    gelezen = json.loads(uit.stdout)
    assert gelezen["formaat"] == "resv-bevindingen/1"
    assert gelezen["plan"]["sha256"] == hashlib.sha256(pad.read_bytes()).hexdigest()
    vast = {"regel", "uitkomst", "kracht", "stap", "aan_zet", "object", "melding", "waarden"}
    vast |= {"bron", "plaats", "citaat", "herstel"}
    assert all(vast <= set(b) for b in gelezen["bevindingen"])
    assert {b["uitkomst"] for b in gelezen["bevindingen"]} <= {
        *("voldoet_niet", "niet_te_beoordelen", "oordeel_nodig")
    }


def test_alles_adds_the_rest():
    deel = json.loads(verband("check", BASIS, "--json").stdout)["bevindingen"]
    alles = json.loads(verband("check", BASIS, "--json", "--alles").stdout)["bevindingen"]
    assert len(alles) > len(deel)
    assert "voldoet" in {b["uitkomst"] for b in alles}


def test_the_same_plan_gives_the_same_bytes():
    assert verband("check", BASIS, "--json").stdout == verband("check", BASIS, "--json").stdout


# --- what a person reads ----------------------------------------------------------------


def test_the_order_is_that_of_the_page(bestand, geblokkeerd):
    uit = verband("check", bestand(geblokkeerd)).stdout
    stukken = [
        "Niet getoetst",
        "1 waarschuwing",
        "het meest bepalen",
        "\n1. Moet hersteld",
        "tips;",
    ]
    plekken = [uit.index(stuk) for stuk in stukken]
    assert plekken == sorted(plekken)


def test_a_finding_has_its_quote_who_acts_and_the_mend(bestand, geblokkeerd):
    uit = verband("check", bestand(geblokkeerd)).stdout
    eerste = uit[uit.index("\n1. ") : uit.index("\n2. ")]
    assert "Bron: " in eerste
    assert "“" in eerste
    assert "Aan zet: de " in eerste
    assert "Herstel: " in eerste
    assert "Nagerekend: " in eerste


def test_tips_are_a_count_unless_asked_for():
    assert "- Tip" not in verband("check", BASIS).stdout
    assert "- Tip" in verband("check", BASIS, "--alles").stdout


def test_another_insurer_is_never_reassuring(bestand, plan):
    anders = copy.deepcopy(plan)
    anders["preferente_verzekeraar"]["naam"] = "Verzonnen Verzekeringen"
    uit = verband("check", bestand(anders)).stdout
    assert "niet geladen" in uit.casefold()
    assert "Geen belemmering gevonden in wat toetsbaar is" not in uit


def test_the_json_path_loads_no_django_and_no_workbook_reader():
    proef = (
        "import sys; from verband.cli.opdrachten import main; "
        f"main(['check', {str(BASIS)!r}]); "
        "zwaar = {'django', 'openpyxl', 'xlsxwriter', 'structlog', 'typer'}; "
        "sys.exit(' '.join(zwaar & set(sys.modules)) or 0)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", proef],
        env={**os.environ, "PYTHONPATH": str(WORTEL / "src")},
        capture_output=True,
        text=True,
    )
    assert (uit.returncode, uit.stderr) == (0, "")


# --- rule sets --------------------------------------------------------------------------


def test_a_rule_set_can_be_added(bestand, plan):
    anders = copy.deepcopy(plan)
    anders["preferente_verzekeraar"]["naam"] = "Verzonnen Verzekeringen"
    pad = bestand(anders)
    zonder = json.loads(verband("check", pad, "--json").stdout)
    met = json.loads(
        verband("check", pad, "--json", "--regelset", "zorg-en-zekerheid-resv@1.0").stdout
    )
    assert "zorg-en-zekerheid-resv" not in {r["id"] for r in zonder["regelsets"]}
    assert "zorg-en-zekerheid-resv" in {r["id"] for r in met["regelsets"]}


def test_an_unknown_rule_set_is_named():
    assert "bestaat-niet@1" in onleesbaar(verband("check", BASIS, "--regelset", "bestaat-niet@1"))


@pytest.mark.parametrize("waarde", ["zonder-versie", "@1", "id@"])
def test_a_rule_set_without_version_is_refused(waarde):
    assert "ID@VERSIE" in onleesbaar(verband("check", BASIS, "--regelset", waarde))


def test_the_knowledge_date_chooses_what_was_known():
    uit = json.loads(verband("check", BASIS, "--json", "--kennisdatum", "2026-02-01").stdout)
    assert "zorg-en-zekerheid-resv" not in {r["id"] for r in uit["regelsets"]}


@pytest.mark.parametrize("dag", ["gisteren", "2026-02-30", "15-7-2026", ""])
def test_what_is_no_day_is_refused(dag):
    assert "2026-07-15" in onleesbaar(verband("check", BASIS, "--kennisdatum", dag))


# --- what can't be read -----------------------------------------------------------------


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b"NaN",
        b'{"formaat": "resv-plan/2"}',
        b'{"formaat": "resv-plan/1", "onbekend": 1}',
        b'{"formaat": "resv-plan/1", "gevraagde_lumpsum_cent": -1}',
        b'{"formaat": "resv-plan/1", "gevraagde_lumpsum_cent": 1e400}',
        b'{"formaat": "resv-plan/1", "contractjaar": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"formaat": "resv-plan/1", "regio": "\\ud800"}',
    ],
    ids=lambda b: repr(b[:24]),
)
def test_what_is_no_plan_is_2_with_the_name_of_the_file(bestand, inhoud):
    assert onleesbaar(verband("check", bestand(inhoud))).startswith("plan.json")


def test_a_file_that_is_too_large_is_not_read(bestand):
    melding = onleesbaar(verband("check", bestand(b" " * 50_000_000)))
    assert "te groot" in melding


def test_a_missing_file_and_a_missing_argument():
    assert "bestaat niet" in onleesbaar(verband("check", "/bestaat/niet.json"))
    assert "dit ontbreekt" in onleesbaar(verband("check"))
    assert "--bestaat-niet" in onleesbaar(verband("check", BASIS, "--bestaat-niet"))
    assert onleesbaar(verband("doe-iets"))


def test_a_name_without_json_that_is_no_workbook_either(bestand):
    for naam in ("plan.xlsx", "plan.pdf", "plan"):
        onleesbaar(verband("check", bestand(b"PK\x03\x04 geen zip", naam)))


@pytest.mark.eis("NZA-T-art5b")
def test_a_bsn_is_never_echoed(bestand, plan, tmp_path):
    anders = copy.deepcopy(plan)
    anders["regio"]["naam"] = f"cliënt {BSN}"
    anders["activiteiten"][0]["titel"] = f"BSN {BSN}"
    anders["activiteiten"][0]["doelen"] = []
    goed, kapot = bestand(anders, f"BSN {BSN}.json"), bestand(b"{", f"{BSN}.json")
    for uit in (
        verband("check", goed, "--alles"),
        verband("check", goed, "--json", "--alles"),
        verband("check", kapot),
        verband("check", tmp_path),
        verband("check", tmp_path / f"weg-{BSN}.json"),
        verband("check", BASIS, f"--x{BSN}"),
    ):
        assert BSN not in uit.stdout + uit.stderr


# --- a folder ---------------------------------------------------------------------------


def test_a_folder_gives_one_line_per_plan_and_the_highest_code(
    bestand, plan, geblokkeerd, tmp_path
):
    bestand(geblokkeerd, "b.json")
    bestand(plan, "a.json")
    (tmp_path / "lees.txt").write_text("geen plan")
    (tmp_path / "~$open.xlsx").write_text("vergrendeld")
    uit = verband("check", tmp_path)
    regels = [json.loads(regel) for regel in uit.stdout.splitlines()]
    assert uit.returncode == 1
    assert [r["bestand"] for r in regels] == ["a.json", "b.json"]
    assert all(r["formaat"] == "resv-bevindingen/1" for r in regels)

    bestand(b"{", "c.json")
    uit = verband("check", tmp_path)
    assert uit.returncode == 2
    laatste = json.loads(uit.stdout.splitlines()[-1])
    assert laatste["bestand"] == "c.json"
    assert "JSON" in laatste["onleesbaar"]


def test_a_folder_without_plans_is_not_a_pass(tmp_path):
    assert "geen plan" in onleesbaar(verband("check", tmp_path))


def test_a_folder_with_a_name_that_is_no_text(tmp_path):
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json"))).write_bytes(b"{")
    uit = verband("check", tmp_path)
    assert uit.returncode == 2
    assert "onleesbaar" in json.loads(uit.stdout)


# --- quiet ends -------------------------------------------------------------------------


def test_a_reader_that_walks_away_is_no_error(plan, tmp_path):
    for nummer in range(20):
        (tmp_path / f"{nummer}.json").write_text(json.dumps(plan))
    opdracht = f'"{sys.executable}" -P -m verband.cli check "{tmp_path}" --alles | head -c 10'
    uit = subprocess.run(
        ["bash", "-c", opdracht],
        env={**os.environ, "PYTHONPATH": str(WORTEL / "src")},
        capture_output=True,
        text=True,
    )
    assert uit.stderr == ""


def test_ctrl_c_is_quiet(tmp_path):
    wacht = tmp_path / "wacht.json"
    os.mkfifo(wacht)
    proces = subprocess.Popen(
        [sys.executable, "-P", "-m", "verband.cli", "check", wacht],
        env={**os.environ, "PYTHONPATH": str(WORTEL / "src")},
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts what it runs in the background deaf to Ctrl-C, and the child inherits it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    # Opening the other end returns when the command stands in its read.
    with wacht.open("wb"):
        proces.send_signal(signal.SIGINT)
        _, fouten = proces.communicate(timeout=60)
    assert (proces.returncode, fouten) == (130, "")


def _in_shell(opdracht: str) -> subprocess.CompletedProcess[bytes]:
    proces = [sys.executable, "-P", "-m", "verband.cli"]
    omgeving = {"PYTHONPATH": str(Path(__file__).resolve().parents[3]), "LANG": "C"}
    return subprocess.run(
        f"{shlex.join(proces)} {opdracht}",
        shell=True,
        env=omgeving,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="dit is van een Unix-shell")
@pytest.mark.parametrize("dicht", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_error_of_the_plan(dicht):
    klaar = _in_shell(f"check /bestaat/niet.json {dicht}")
    assert klaar.returncode == 2
    assert b"Traceback" not in klaar.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="dit systeem kent zulke pijpen niet")
def test_a_folder_with_odd_things_is_read_to_the_end(tmp_path):
    os.mkfifo(tmp_path / "pijp.json")
    (tmp_path / "map.json").mkdir()
    (tmp_path / "lus.json").symlink_to("lus.json")
    (tmp_path / "a\x1b[31m\n111222333.json").write_text("{")
    klaar = _in_shell(f"check {shlex.quote(str(tmp_path))}")
    assert klaar.returncode == 2
    regels = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert [r["bestand"] for r in regels][1:] == ["lus.json", "map.json", "pijp.json"]
    assert regels[0]["bestand"] == "a\ufffd[31m\ufffd•••••••••.json"
