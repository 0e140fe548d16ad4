"""The mutation run itself: it kills what the examples notice, and tells what they don't."""

import ast
import signal
from pathlib import Path

import pytest

import mutaties
import regelwerk.regels
from regelwerk.regel import REGELS

GEGEVENS = Path(regelwerk.regels.__file__).parent / "gegevens.py"


@pytest.fixture
def _klok():
    vorige = signal.signal(signal.SIGALRM, mutaties._afbreken)
    yield
    signal.signal(signal.SIGALRM, vorige)


@pytest.mark.usefixtures("_klok")
def test_a_small_file_is_mutated_and_most_mutants_die():
    voor = dict(REGELS)
    uitslagen = list(mutaties._beproef(GEGEVENS, mutaties._gelijkwaardig()))
    gedood, over, _ = mutaties._score(uitslagen)
    assert gedood > 30
    assert over < 5
    assert voor == REGELS  # no mutant stays behind


@pytest.mark.usefixtures("_klok")
def test_without_a_mutation_nothing_dies():
    eigen = mutaties._functies(ast.parse(GEGEVENS.read_text("utf-8")), "gegevens")
    assert eigen
    for v in mutaties.alle_voorbeelden()["gegevens"]:
        assert not mutaties._faalt(mutaties._proef(v, frozenset(eigen)), eigen)


def test_every_equivalent_mutant_has_a_reason():
    assert all(len(waarom) > 20 for waarom in mutaties._gelijkwaardig().values())
