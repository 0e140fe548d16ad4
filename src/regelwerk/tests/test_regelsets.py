"""The rule sets hold together: every case has words, every quote stands in its source."""

import ast
import csv
import datetime as dt
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import regelwerk.regels
from regelwerk.bronnen import alle_bronnen, alle_spanningen
from regelwerk.rapport import _STAPPEN
from regelwerk.regel import REGELS
from regelwerk.regelsets import RegelsetFout, RegelsetOnbekend, alle_regelsets, controleer, kies

WORTEL = Path(__file__).resolve().parents[3]
SEEDS = WORTEL.parent / "shared" / "seeds"
PREFIX = {
    "NZA": "nza-br-reg-27110",
    "OPL": "landelijk-uitwerking",
    "LHV": "landelijk-uitwerking",
    "VWS": "vws-nota",
    "ZZ": "zorg-en-zekerheid-resv",
}
VERMELDINGEN = [
    pytest.param(s, naam, v, id=naam) for s in alle_regelsets() for naam, v in s.regels.items()
]
KIES: dict[str, Any] = {"contractjaar": 2027, "verzekeraar": "Zorg en Zekerheid"}


def _functies_per_regel() -> dict[str, list[ast.FunctionDef]]:
    """Rule id -> the functions its code reaches within its file."""
    gevallen: dict[str, list[ast.FunctionDef]] = {}
    for pad in Path(regelwerk.regels.__file__).parent.glob("*.py"):
        boom = ast.parse(pad.read_text())
        functies = {n.name: n for n in boom.body if isinstance(n, ast.FunctionDef)}

        def bereikt(naam: str, gezien: set[str], functies=functies) -> set[str]:
            if naam in gezien or naam not in functies:
                return gezien
            gezien.add(naam)
            for n in ast.walk(functies[naam]):
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Name):
                    bereikt(n.func.id, gezien)
            return gezien

        for functie in functies.values():
            for versiering in functie.decorator_list:
                if isinstance(versiering, ast.Call) and ast.unparse(versiering.func) == "regel":
                    sleutel = ast.literal_eval(versiering.args[0])
                    gevallen[sleutel] = [functies[n] for n in bereikt(functie.name, set())]
    return gevallen


def _letterlijke_gevallen(functie: ast.FunctionDef) -> set[str]:
    uit = set()
    for n in ast.walk(functie):
        if not (isinstance(n, ast.Call) and isinstance(n.func, ast.Name)):
            continue
        if n.func.id in ("tekort", "oordeel"):
            if len(n.args) == 1:
                uit.add(n.func.id)
            elif isinstance(n.args[1], ast.Constant):
                uit.add(str(n.args[1].value))
    return uit


CODE = _functies_per_regel()


def test_every_registered_rule_stands_in_exactly_one_rule_set():
    vermeld = [naam for s in alle_regelsets() for naam in s.regels]
    assert sorted(vermeld) == sorted(REGELS)
    assert len(vermeld) >= 85


@pytest.mark.parametrize(("regelset", "naam", "vermelding"), VERMELDINGEN)
def test_a_rule_stands_in_the_set_of_its_prefix(regelset, naam, vermelding):
    assert regelset.id == PREFIX[naam.split("-")[0]]


@pytest.mark.parametrize(("regelset", "naam", "vermelding"), VERMELDINGEN)
def test_every_case_the_code_can_give_has_words(regelset, naam, vermelding):
    for functie in CODE[naam]:
        for geval in _letterlijke_gevallen(functie):
            assert vermelding.geval(geval).melding


@pytest.mark.parametrize(("regelset", "naam", "vermelding"), VERMELDINGEN)
def test_no_case_in_the_set_is_dead(regelset, naam, vermelding):
    genoemd = {n.value for f in CODE[naam] for n in ast.walk(f) if isinstance(n, ast.Constant)} | {
        "oordeel",
        "onbekend",
        "geen_regelset",
    }  # defaults, and the one that toets gives
    assert set(vermelding.gevallen) <= genoemd


@pytest.mark.parametrize(("regelset", "naam", "vermelding"), VERMELDINGEN)
def test_a_blocking_case_names_the_act_it_stops(regelset, naam, vermelding):
    gevallen = [*vermelding.gevallen.values()] or [vermelding]
    for geval in gevallen:
        if (geval.kracht or vermelding.kracht) == "blokkerend":
            stap = geval.stap or vermelding.stap
            assert stap in _STAPPEN
            assert stap is not None or naam == "ZZ-0"


@pytest.mark.eis("NZA-1.4")
@pytest.mark.parametrize(("regelset", "naam", "vermelding"), VERMELDINGEN)
def test_every_rule_rests_on_a_source_with_a_short_quote(regelset, naam, vermelding):
    bron = regelset.bron_van(vermelding)
    assert bron.status == "aanwezig"
    assert bron.sha256 is not None
    assert vermelding.plaats
    assert all(0 < len(citaat.split()) <= 25 for citaat in _citaten(vermelding))


def _citaten(vermelding) -> list[str]:
    return [vermelding.citaat, *(g.citaat for g in vermelding.gevallen.values() if g.citaat)]


def _seed(sha256: str | None) -> str:
    for pad in SEEDS.glob("*.txt") if SEEDS.is_dir() else ():
        if hashlib.sha256(pad.read_bytes()).hexdigest() == sha256:
            return re.sub(r"\s+", " ", pad.read_text("utf-8"))
    raise AssertionError("the sha256 of the source is not that of a text beside us")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="de bronteksten staan niet naast het project")
@pytest.mark.parametrize(("regelset", "naam", "vermelding"), VERMELDINGEN)
def test_every_quote_stands_in_its_source(regelset, naam, vermelding):
    tekst = _seed(regelset.bron_van(vermelding).sha256)
    for citaat in _citaten(vermelding):
        assert citaat in tekst


@pytest.mark.skipif(not SEEDS.is_dir(), reason="de bronteksten staan niet naast het project")
def test_control_a_quote_that_was_made_up_is_found_out():
    assert "minimaal 75% van het aanbod" not in _seed(alle_bronnen()["zz-resv-2027"].sha256)


def test_missing_sources_are_records_without_content():
    ontbreekt = [b for b in alle_bronnen().values() if b.status == "bron ontbreekt"]
    assert {"handreiking-contractering-resv", "zes-succesfactoren", "zn-regiolijst"} <= {
        b.id for b in ontbreekt
    }
    assert all(b.sha256 is None and b.niet_getoetst for b in ontbreekt)


def test_rules_and_their_force_follow_the_matrix():
    """A row of force C that says WARN is a tip; BLOCK and error block; REVIEW is judged."""
    rijen = {r["id"]: r for r in csv.DictReader((WORTEL / "docs" / "eisen.csv").open())}
    for regelset in alle_regelsets():
        for naam, vermelding in regelset.regels.items():
            krachten = {vermelding.kracht} | {
                g.kracht for g in vermelding.gevallen.values() if g.kracht
            }
            if rijen[naam]["kracht"] == "C":
                assert "waarschuwing" not in krachten, naam


# --- choosing ---------------------------------------------------------------------------


@pytest.mark.eis("ZZ-2-3", "NZA-7-b")
@pytest.mark.parametrize(
    ("kennisdatum", "verzekeraar", "jaar", "verwacht"),
    [
        (dt.date(2026, 2, 1), "Zorg en Zekerheid", 2027, {"nza", "landelijk", "vws"}),
        (dt.date(2026, 7, 10), "Zorg en Zekerheid", 2027, {"nza", "landelijk", "vws", "zorg"}),
        (dt.date(2026, 7, 10), " zorg EN zekerheid ", 2027, {"nza", "landelijk", "vws", "zorg"}),
        (dt.date(2026, 7, 10), "Andere", 2027, {"nza", "landelijk", "vws"}),
        (dt.date(2026, 7, 10), "Zorg en Zekerheid", 2028, {"nza", "landelijk", "vws"}),
        (dt.date(2026, 1, 12), "Zorg en Zekerheid", 2027, {"landelijk", "vws"}),
        (dt.date(2026, 1, 13), "Zorg en Zekerheid", 2027, {"nza", "landelijk", "vws"}),
        (dt.date(2033, 1, 1), "Andere", 2031, {"nza", "landelijk", "vws"}),
        (dt.date(2033, 1, 1), "Andere", 2032, {"landelijk", "vws"}),
        (dt.date(2025, 7, 2), "Andere", 2027, set()),
    ],
)
def test_choice_by_year_insurer_and_knowledge_date(kennisdatum, verzekeraar, jaar, verwacht):
    gekozen = kies(
        alle_regelsets(), contractjaar=jaar, verzekeraar=verzekeraar, kennisdatum=kennisdatum
    )
    assert {r.id.split("-")[0] for r in gekozen} == verwacht


def test_the_newest_known_version_is_chosen():
    oud = next(r for r in alle_regelsets() if r.id == "zorg-en-zekerheid-resv")
    nieuw = replace(oud, versie="1.1", bekend_op=dt.date(2026, 6, 1))
    for dag, versie in ((dt.date(2026, 5, 31), "1.0"), (dt.date(2026, 6, 1), "1.1")):
        (gekozen,) = kies([oud, nieuw], kennisdatum=dag, **KIES)
        assert gekozen.versie == versie


def test_two_versions_on_one_date_are_refused():
    oud = alle_regelsets()[0]
    with pytest.raises(RegelsetFout, match="twee versies"):
        controleer([oud, replace(oud, versie="2")])


def test_an_unknown_rule_set_is_refused_by_name():
    with pytest.raises(RegelsetOnbekend, match="bestaat niet; wel bekend"):
        kies(alle_regelsets(), kennisdatum=dt.date(2026, 7, 1), extra=[("x", "1")], **KIES)


# --- tensions ---------------------------------------------------------------------------


def test_all_25_tensions_are_held_with_our_reading_and_the_other():
    assert list(alle_spanningen()) == [f"T{n}" for n in range(1, 26)]
    assert all(s.lezing and s.anders for s in alle_spanningen().values())


@pytest.mark.parametrize(("regelset", "naam", "vermelding"), VERMELDINGEN)
def test_a_rule_under_a_tension_stands_in_it(regelset, naam, vermelding):
    if vermelding.spanning:
        assert vermelding.lezing or alle_spanningen()[vermelding.spanning].lezing
