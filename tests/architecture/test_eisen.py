"""docs/eisen.csv: every requirement once, and a room that answers for it."""

from __future__ import annotations

import csv

import regelwerk.regels  # noqa: F401  (importing registers the rules)
from regelwerk.regel import REGELS
from verband.cli import eisen

KAMERS = {
    *("regelwerk", "partijen", "plannen", "contractering", "kas", "wijken", "capaciteit"),
    *("afspraken", "facilitering", "monitoring", "regios", "access", "audit", "portal", "ui"),
}
LIJST = eisen.lees_lijst()


def test_holds_all_requirements_once():
    assert len(LIJST) == len({e.id for e in LIJST}) == 174


def test_every_requirement_has_a_room_a_force_and_a_short_description():
    for eis in LIJST:
        assert eis.kamer in KAMERS, eis.id
        assert eis.kracht in eisen.KRACHTEN, eis.id
        assert 0 < len(eis.omschrijving.split()) <= 12, eis.id


def test_every_rule_is_a_requirement_that_the_rules_answer_for():
    kamer = {eis.id: eis.kamer for eis in LIJST}
    assert {regel: kamer.get(regel) for regel in REGELS} == dict.fromkeys(REGELS, "regelwerk")


def test_the_file_is_plain_csv():
    with eisen.LIJST.open(encoding="utf-8", newline="") as bestand:
        assert next(csv.reader(bestand)) == ["id", "thema", "kracht", "kamer", "omschrijving"]
