"""The benchmarks themselves: the country, the comparison of findings, the list, the outcome.

Nothing here is timed, and no peer is needed: those run inside `verband bench`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence

import pytest

from bench import __main__ as bank
from bench.hulp.meten import Rij, om_de_beurt, tegenover
from bench.hulp.motoren import ELF, Gevonden, Ongelijk, eis_gelijk
from bench.hulp.motoren.eigen import Eigen, gronden
from bench.hulp.motoren.invoer import als_data, constanten
from bench.hulp.motoren.vouwen import GEVALLEN, PLANGEVALLEN, vouw
from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import lees_plan
from verband.cli import bench
from verband.cli.landelijk.land import SEED, land
from verband.cli.opdrachten import main

KLEIN = land(regios=8, posten=60)
PLANNEN = [lees_plan(inhoud) for inhoud in KLEIN.plannen]


class Ander:
    """An engine that finds what it is told to."""

    naam, versie = "ander", "1"

    def __init__(self, kan_niet: frozenset[str] = frozenset()) -> None:
        self.kan_niet = kan_niet

    def maak_klaar(self, plannen: Sequence[ResvPlan]) -> object:
        return plannen

    def bevindingen(self, klaar: object) -> list[Gevonden]:
        return []


# --- the country ------------------------------------------------------------------------


def test_one_seed_gives_the_same_country_and_another_does_not():
    assert land(regios=3, posten=20) == land(regios=3, posten=20)
    assert land(regios=3, posten=20) != land(SEED + 1, regios=3, posten=20)


def test_the_generator_leaves_the_random_numbers_of_others_alone():
    random.seed(1)
    eerste = random.random()
    random.seed(1)
    land(regios=1, posten=5)
    assert random.random() == eerste


def test_the_whole_country_can_be_read_and_has_its_size():
    heel = land()
    plannen = [lees_plan(inhoud) for inhoud in heel.plannen]
    assert len(plannen) == 100
    assert sum(len(p.begrotingsposten or ()) for p in plannen) == heel.posten == 24_000
    assert len({p.regio.naam for p in plannen if p.regio}) == 100


def test_every_rule_of_the_eleven_finds_something_in_the_country():
    gevonden = Eigen().bevindingen([lees_plan(inhoud) for inhoud in land().plannen])
    assert {g.regel for g in gevonden} == set(ELF)
    assert len(ELF) == 11
    assert 2_000 < len(gevonden) < 5_000
    assert {g.uitkomst for g in gevonden} == {"voldoet_niet", "niet_te_beoordelen", "oordeel_nodig"}


def test_our_side_runs_the_functions_of_the_product():
    from regelwerk.regel import REGELS

    assert all(g.functie is REGELS[g.regel] for g in gronden())


# --- the same findings ------------------------------------------------------------------


def test_the_same_findings_in_another_order_are_equal():
    onze = Eigen().bevindingen(PLANNEN)
    assert eis_gelijk(onze, list(reversed(onze)), Ander()) == len(onze) > 0


@pytest.mark.parametrize("plek", [0, -1])
def test_one_dropped_finding_is_noticed(plek: int):
    onze = Eigen().bevindingen(PLANNEN)
    hunne = list(onze)
    weg = hunne.pop(plek)
    with pytest.raises(Ongelijk, match="1 ontbreken") as fout:
        eis_gelijk(onze, hunne, Ander())
    assert weg.object in str(fout.value)


def test_one_finding_too_many_or_twice_is_noticed():
    onze = Eigen().bevindingen(PLANNEN)
    with pytest.raises(Ongelijk, match="1 te veel"):
        eis_gelijk(onze, [*onze, onze[0]], Ander())


def test_another_outcome_is_noticed():
    onze = Eigen().bevindingen(PLANNEN)
    anders = [onze[0]._replace(uitkomst="voldoet"), *onze[1:]]
    with pytest.raises(Ongelijk):
        eis_gelijk(onze, anders, Ander())


def test_only_a_rule_that_is_named_may_be_missing():
    onze = Eigen().bevindingen(PLANNEN)
    zonder = [g for g in onze if g.regel != "NZA-T-art3a"]
    assert len(zonder) < len(onze)
    assert eis_gelijk(onze, zonder, Ander(frozenset({"NZA-T-art3a"}))) == len(zonder)
    with pytest.raises(Ongelijk):
        eis_gelijk(onze, zonder, Ander(frozenset({"OPL-B5"})))


def test_peers_get_the_parameters_and_lines_that_we_have():
    data = als_data(PLANNEN[0])
    assert [p["id"] for p in data["posten"]] == [p.id for p in PLANNEN[0].begrotingsposten or ()]
    assert constanten()["PROMILLE"] == 800
    assert constanten()["BLOKKEN"]["vvt"] == ["vvt"]


def test_cases_of_a_peer_become_findings():
    leeg: dict[str, object] = {naam: [] for naam in GEVALLEN} | dict.fromkeys(PLANGEVALLEN, 0)
    uitkomst = leeg | {"b6_niet": ["b1"], "lumpsum_sluit": 2.0}
    assert list(vouw(3, leeg)) == []
    assert list(vouw(3, uitkomst)) == [
        Gevonden(3, "OPL-B6", "begrotingsposten.b1.directe_zorg", "voldoet_niet"),
        Gevonden(3, "ZZ-4.1-1b", "gevraagde_lumpsum_cent", "niet_te_beoordelen"),
    ]


# --- the command ------------------------------------------------------------------------


def test_the_list_holds_one_line_per_benchmark(capsys):
    assert main(["bench", "--lijst"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert [r.split()[0] for r in regels] == list(bench.bekend())
    assert regels[0].startswith("check ")


def test_a_new_benchmark_is_one_file(tmp_path):
    (tmp_path / "plan.py").write_text('"""Een plan openen."""\n', "utf-8")
    (tmp_path / "test_plan.py").write_text("", "utf-8")
    (tmp_path / "__init__.py").write_text("", "utf-8")
    assert bench.bekend(tmp_path) == {"plan": "Een plan openen."}


@pytest.mark.parametrize("naam", ["bestaat-niet", "../check", "__main__", "test_bench"])
def test_an_unknown_name_is_refused_in_dutch(naam, capsys):
    assert main(["bench", naam]) == 2
    uit = capsys.readouterr()
    assert uit.out == ""
    assert uit.err == f"de meting '{naam}' bestaat niet. Verwacht: een van: check en paginas.\n"


# --- the outcome ------------------------------------------------------------------------

VAST = ["naam", "werk", "eenheid", "eigen", "peer", "peer_versie", "peer_waarde", "ratio"]


def test_json_has_the_fields_of_the_interface_first():
    rijen = [tegenover("check", "werk", 2.0, ("p", "1.0", 5.0), 2), Rij("check", "x", "s", 1.0)]
    een, ander = json.loads(bank.als_json(rijen))
    assert list(een)[:8] == list(ander)[:8] == VAST
    assert een["ratio"] == 2.5
    assert een["gehaald"] is True
    assert ander["peer"] is ander["ratio"] is None


def test_a_missed_aim_is_said():
    rij = tegenover("check", "elf regels", 2.0, ("zen-engine", "2.1", 3.0), 8)
    assert rij.gehaald is False
    tekst = bank.als_tekst(rij)
    assert "minstens 8 keer (NIET gehaald)" in tekst
    assert "zen-engine 2.1" in tekst
    assert "verhouding  1,5" in tekst


def test_runs_are_taken_in_turns_and_one_round_warms_up():
    volgorde: list[str] = []
    tijd = om_de_beurt(
        {"a": lambda: volgorde.append("a"), "b": lambda: volgorde.append("b")}, rondes=5
    )
    assert volgorde == ["a", "b"] * 6
    assert set(tijd) == {"a", "b"}
