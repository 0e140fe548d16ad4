"""Every act that the code writes into the logboek has a Dutch sentence for who reads it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import verband
from verband.audit.woorden import bekend, zin

BRON = Path(verband.__file__).parent


def slugs(code: str) -> Iterator[str]:
    """The first argument of each ``leg_vast(...)`` that is written out."""
    for knoop in ast.walk(ast.parse(code)):
        if isinstance(knoop, ast.Call) and knoop.args:
            naam = getattr(knoop.func, "id", getattr(knoop.func, "attr", ""))
            eerste = knoop.args[0]
            if naam == "leg_vast" and isinstance(eerste, ast.Constant):
                yield str(eerste.value)


def test_every_act_has_its_sentence():
    gevonden = {
        slug
        for bestand in BRON.rglob("*.py")
        if "tests" not in bestand.parts
        for slug in slugs(bestand.read_text("utf-8"))
    }
    assert {"gebruiker_wissen", "lidmaatschap_beeindigen"} <= gevonden
    assert {slug for slug in gevonden if not bekend(slug)} == set()


def test_an_act_without_one_would_be_seen():
    assert list(slugs("vastleggen.leg_vast('iets_nieuws', regio=None)")) == ["iets_nieuws"]
    assert not bekend("iets_nieuws")
    assert zin("iets_nieuws") == "Iets nieuws"
