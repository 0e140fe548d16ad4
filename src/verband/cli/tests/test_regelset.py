"""Rule sets by data on the command line: check a file, run it, compare two, load a source."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from regelwerk import zinnen
from regelwerk.bronnen import alle_bronnen
from regelwerk.tests.hulp import BASIS, gewijzigd
from verband.cli import bron as cli_bron
from verband.cli.opdrachten import main
from verband.naslag import geladen

WORTEL = Path(__file__).parents[4]
PLAN = WORTEL / "src/regelwerk/voorbeelden/basisplan.json"
VOORBEELD = WORTEL / "docs/voorbeelden/aanvulling-duinrand.toml"
ZZ = "zorg-en-zekerheid-resv@1.0"


@pytest.fixture(autouse=True)
def bronmap(tmp_path, monkeypatch):
    """Sources go to a folder of the test, never to that of the one who runs it."""
    monkeypatch.setattr(geladen, "MAP", tmp_path / "bronnen")
    return tmp_path / "bronnen"


@pytest.fixture
def aanvulling(tmp_path):
    def schrijf(*vervang: tuple[str, str], naam: str = "aanvulling.toml") -> Path:
        inhoud = VOORBEELD.read_text()
        for oud, nieuw in vervang:
            assert oud in inhoud
            inhoud = inhoud.replace(oud, nieuw)
        pad: Path = tmp_path / naam
        pad.write_text(inhoud)
        return pad

    return schrijf


@pytest.fixture
def plannen(tmp_path):
    """Three plans: as it is, one with a small wijkverband, one that asks too much."""
    map_ = tmp_path / "plannen"
    map_.mkdir()
    inwoners = {"wijkverbanden.w1.inwoners": 9_999}
    teveel = {"gevraagde_lumpsum_cent": BASIS["gevraagde_lumpsum_cent"] + 100}
    for naam, wijziging in (("a", {}), ("b", inwoners), ("c", teveel)):
        (map_ / f"{naam}.json").write_text(json.dumps(gewijzigd(wijziging)))
    return map_


def doe(capsys, *argumenten: object) -> tuple[int, str, str]:
    code = main([str(a) for a in argumenten])
    uit = capsys.readouterr()
    return code, uit.out, uit.err


# --- controleer -------------------------------------------------------------------------


def test_a_valid_file_is_told_in_sentences(capsys):
    code, uit, err = doe(capsys, "regelset", "controleer", VOORBEELD)
    assert (code, err) == (0, "")
    assert "Wijkverpleging: ten minste 85,0% van het aanbod is vertegenwoordigd." in uit
    assert "2 posten (was 3 posten)" in uit
    assert "citaat niet nagegaan" in uit
    assert "\n" + "DR-1 " in uit


def test_an_invalid_file_is_2_with_everything_that_is_wrong(capsys, aanvulling):
    pad = aanvulling(("= 850", "= 0"), ('sjabloon = "termijn"', 'sjabloon = "eval"'))
    code, uit, err = doe(capsys, "regelset", "controleer", pad)
    assert (code, uit) == (2, "")
    assert "aanvulling.toml: deze aanvulling klopt niet (2 fouten):" in err
    assert re.search(r"regel \d+, regels\.DR-1\.parameters\.minimum_promille: '0' past niet", err)
    assert re.search(r"regel \d+, regels\.DR-6\.sjabloon: 'eval' is hier niet bekend", err)


def test_a_file_that_is_not_there_is_2(capsys, tmp_path):
    code, uit, err = doe(capsys, "regelset", "controleer", tmp_path / "niets.toml")
    assert (code, uit, len(err.splitlines())) == (2, "", 1)


def test_the_catalogue_shows_fields_bounds_and_placeholders(capsys):
    code, uit, _ = doe(capsys, "regelset", "sjablonen")
    assert code == 0
    assert "minimale_omvang_wijkverband" in uit
    assert "ten minste 1 en ten hoogste 500000; strenger is hoger" in uit
    assert "{wijkverband}, {inwoners}, {minimum}" in uit


@pytest.mark.parametrize("groep", ["regelset", "bron"])
def test_a_group_without_a_command_explains_itself(capsys, groep):
    code, uit, _ = doe(capsys, groep)
    assert code == 0
    assert "gebruik:" in uit


# --- check ------------------------------------------------------------------------------


def test_check_runs_it_by_path(capsys):
    code, uit, _ = doe(capsys, "check", PLAN, "--json", "--regelset", VOORBEELD)
    gelezen = json.loads(uit)
    assert code == 0
    (eigen,) = [r for r in gelezen["regelsets"] if r["id"] == "duinrand-resv"]
    assert eigen["laag"] == "verzekeraar"
    assert eigen["sha256"] == hashlib.sha256(VOORBEELD.read_bytes()).hexdigest()
    assert {b["regel"] for b in gelezen["bevindingen"]} >= {"DR-5", "DR-6"}
    assert any("niet nagegaan" in n["waarom"] for n in gelezen["niet_getoetst"])


def test_check_still_takes_id_and_version(capsys):
    code, uit, _ = doe(capsys, "check", PLAN, "--json", "--regelset", ZZ)
    assert code == 0
    assert "zorg-en-zekerheid-resv" in uit
    code, uit, err = doe(capsys, "check", PLAN, "--regelset", "x@1")
    assert (code, uit) == (2, "")
    assert "bestaat niet" in err


def test_a_refused_set_checks_nothing(capsys, aanvulling, plannen):
    pad = aanvulling(("kopie_vanaf = 2", "kopie_vanaf = 4"))
    for waar in (PLAN, plannen):
        code, uit, err = doe(capsys, "check", waar, "--regelset", pad)
        assert (code, uit) == (2, "")
        assert "versoepelt" in err


def test_two_versions_in_one_check_are_refused(capsys, aanvulling):
    twee = aanvulling(('versie = "1"', 'versie = "2"'))
    sets = ("--regelset", VOORBEELD, "--regelset", twee)
    code, _, err = doe(capsys, "check", PLAN, *sets)
    assert code == 2
    assert "er al een versie van deze dag" in err
    later = aanvulling(('versie = "1"', 'versie = "2"'), ("2026-05-01\n\n", "2026-05-02\n\n"))
    code, _, err = doe(capsys, "check", PLAN, "--regelset", VOORBEELD, "--regelset", later)
    assert code == 2
    assert "geef er één" in err
    assert doe(capsys, "check", PLAN, "--regelset", VOORBEELD, "--regelset", VOORBEELD)[0] == 0


def test_a_plain_check_loads_no_template():
    """The way of a plain check stays short (docs/decisions/0003)."""
    vraag = (
        "import sys; from verband.cli.opdrachten import main; "
        f"main(['check', {str(PLAN)!r}, '--json']); "
        "print([m for m in sys.modules if 'sjablonen' in m or 'aanvulling' in m], file=sys.stderr)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", vraag],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(WORTEL / "src")},
    )
    assert uit.stderr.strip() == "[]"


# --- sources ----------------------------------------------------------------------------


def _brontekst(weg: str = "") -> str:
    citaten = re.findall(r'citaat = "(.+)"', VOORBEELD.read_text())
    return "\n\n".join(c.replace(" ", "\n", 1) for c in citaten if c != weg)


def test_a_loaded_source_is_where_quotes_are_looked_for(capsys, aanvulling, tmp_path, bronmap):
    bestand = tmp_path / "beleid.txt"
    for weg, code_verwacht in (("", 0), ("wij contracteren per regio één partij", 2)):
        bestand.write_text(_brontekst(weg))
        code, uit, _ = doe(capsys, "bron", "laad", bestand)
        sha256 = hashlib.sha256(bestand.read_bytes()).hexdigest()
        assert (code, f"sha256 = {sha256}" in uit) == (0, True)
        assert (bronmap / f"{sha256}.txt").is_file()
        link = 'link = "https://www.example.nl/duinrand-2027"'
        pad = aanvulling((link, f'sha256 = "{sha256}"'))
        code, uit, err = doe(capsys, "regelset", "controleer", pad)
        assert code == code_verwacht
        if code:
            assert "DR-7.citaat: dit citaat staat niet in de bron" in err
        else:
            assert "citaat gevonden in de bron" in uit
            assert "niet nagegaan" not in uit


@pytest.fixture
def flyer(monkeypatch):
    """An invented text in the place of a source that we classified."""
    tekst = "Flyer Duinrand\n\nDit is de eerste zin. Dit is de tweede zin.\n\n- En een punt.\n"
    regels = tuple(
        zinnen.Zinregel(z.nummer, z.kenmerk, "context", plaats="flyer")
        for z in zinnen.splits(tekst)
    )
    monkeypatch.setattr(zinnen, "alle_zinnen", lambda: {"lhv-flyer": regels})
    monkeypatch.setattr(cli_bron, "alle_zinnen", lambda: {"lhv-flyer": regels})
    return tekst


def test_a_classified_source_is_known_by_its_sentences(capsys, tmp_path, bronmap, flyer):
    bestand = tmp_path / "flyer.txt"
    bestand.write_text(flyer.replace("- En", "•  En"))  # as another program writes it
    code, uit, _ = doe(capsys, "bron", "laad", bestand)
    assert code == 0
    assert "is geladen als: LHV Midden-Nederland, flyer RESV" in uit
    assert "Alle 4 zinnen kloppen" in uit
    assert geladen.van_bron(alle_bronnen()["lhv-flyer"]) == bestand.read_text()


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("tweede zin", "andere zin", "zin 3 kennen wij niet"),
        ("- En een punt.\n", "", "zin 4 (flyer) ontbreekt"),
        ("Flyer Duinrand", "Flyer Duinrand\n\nConcept", "zin 2 kennen wij niet"),
    ],
)
def test_a_text_that_is_nearly_a_source_is_not_loaded(
    capsys, tmp_path, bronmap, flyer, oud, nieuw, melding
):
    bestand = tmp_path / "flyer.txt"
    bestand.write_text(flyer.replace(oud, nieuw))
    code, uit, err = doe(capsys, "bron", "laad", bestand)
    assert (code, uit) == (2, "")
    assert melding in err
    assert "Er is niets geladen" in err
    assert not bronmap.exists()
    assert geladen.van_bron(alle_bronnen()["lhv-flyer"]) is None


def test_a_source_that_was_changed_afterwards_counts_as_not_loaded(bronmap):
    sha256 = hashlib.sha256(b"tekst").hexdigest()
    bronmap.mkdir()
    (bronmap / f"{sha256}.txt").write_bytes(b"tekst")
    assert geladen.tekst(sha256) == "tekst"
    (bronmap / f"{sha256}.txt").write_bytes(b"andere tekst")
    assert geladen.tekst(sha256) is None


@pytest.mark.parametrize("inhoud", [b"", b"  \n", b"\xff\xfe", b"%PDF\0"])
def test_what_is_no_text_is_not_loaded(capsys, tmp_path, bronmap, inhoud):
    bestand = tmp_path / "bron.pdf"
    bestand.write_bytes(inhoud)
    code, uit, err = doe(capsys, "bron", "laad", bestand)
    assert (code, uit) == (2, "")
    assert "geen leesbare tekst" in err
    assert not bronmap.exists()


# --- vergelijk --------------------------------------------------------------------------


def _regels(uit: str) -> dict[str, dict[str, Any]]:
    return {r["regel"]: r for r in json.loads(uit)["regels"]}


def test_compare_shows_what_is_new_per_rule(capsys, plannen):
    code, uit, _ = doe(capsys, "vergelijk", ZZ, VOORBEELD, plannen, "--json")
    assert code == 0
    regels = _regels(uit)
    assert regels["DR-8"]["nieuw"] == {"aantal": 1, "plannen": ["b.json"]}
    assert regels["DR-6"]["nieuw"] == {"aantal": 3, "plannen": ["a.json", "b.json", "c.json"]}
    assert all(r["weg"] == r["gewijzigd"] == {"aantal": 0, "plannen": []} for r in regels.values())
    gelezen = json.loads(uit)
    assert gelezen["formaat"] == "resv-vergelijking/1"
    assert (gelezen["plannen"], gelezen["onleesbaar"]) == (3, [])
    assert gelezen["alleen_met_b_tegengehouden"] == []


def test_compare_shows_what_is_gone_and_what_changed(capsys, plannen, aanvulling):
    later = aanvulling(
        ("minimum_inwoners = 10000", "minimum_inwoners = 9000"),
        ("uiterlijk = 2026-07-01", "uiterlijk = 2026-07-02"),
        ('versie = "1"', 'versie = "2"'),
        ("bekend_op = 2026-05-01", "bekend_op = 2026-05-02"),
        ('soorten = ["gemeente"]', 'soorten = ["rho"]'),
        (
            'kracht = "waarschuwing"\ntitel = "Een',
            'kracht = "blokkerend"\nstap = "delen"\ntitel = "Een',
        ),
    )
    code, uit, _ = doe(capsys, "vergelijk", VOORBEELD, later, plannen, "--json")
    assert code == 0
    regels = _regels(uit)
    assert set(regels) == {"DR-8", "DR-6", "DR-4"}
    assert regels["DR-8"]["weg"] == {"aantal": 1, "plannen": ["b.json"]}
    assert regels["DR-6"]["gewijzigd"]["aantal"] == 3
    assert regels["DR-4"]["nieuw"]["aantal"] == 3
    # The third was stopped already.
    assert json.loads(uit)["alleen_met_b_tegengehouden"] == ["a.json", "b.json"]
    _, tekst, _ = doe(capsys, "vergelijk", VOORBEELD, later, plannen)
    assert "  1 weg: b.json" in tekst
    assert "  3 anders: a.json, b.json, c.json" in tekst
    assert "Alleen met B tegengehouden: a.json, b.json" in tekst


def test_the_same_set_twice_gives_no_difference(capsys, plannen):
    code, uit, _ = doe(capsys, "vergelijk", VOORBEELD, VOORBEELD, plannen)
    assert code == 0
    assert "Geen verschil" in uit


def test_compare_refuses_two_versions_of_one_day(capsys, plannen, aanvulling):
    twee = aanvulling(('versie = "1"', 'versie = "2"'))
    code, uit, err = doe(capsys, "vergelijk", VOORBEELD, twee, plannen)
    assert (code, uit) == (2, "")
    assert "twee versies" in err


def test_compare_says_which_plan_it_could_not_read(capsys, plannen):
    (plannen / "d.json").write_text("{")
    code, uit, _ = doe(capsys, "vergelijk", ZZ, VOORBEELD, plannen, "--json")
    assert code == 2
    assert [o["bestand"] for o in json.loads(uit)["onleesbaar"]] == ["d.json"]
    assert json.loads(uit)["plannen"] == 3


@pytest.mark.parametrize("sets", [(ZZ, "x@1"), ("x@1", ZZ)])
def test_compare_with_an_unknown_set_is_2(capsys, plannen, sets):
    code, uit, err = doe(capsys, "vergelijk", *sets, plannen)
    assert (code, uit) == (2, "")
    assert "bestaat niet" in err


def test_compare_without_plans_is_2(capsys, tmp_path):
    (tmp_path / "leeg").mkdir()
    code, _, err = doe(capsys, "vergelijk", ZZ, ZZ, tmp_path / "leeg")
    assert code == 2
    assert "geen plan" in err
