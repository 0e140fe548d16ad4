"""Every decision stands in the list once, and what is said of one can be looked up."""

from __future__ import annotations

import re
from pathlib import Path

WORTEL = Path(__file__).parents[2]
MAP = WORTEL / "docs/decisions"


def test_the_list_names_each_decision_once_by_its_own_title():
    titels = {p.name: p.read_text("utf-8").splitlines()[0][2:] for p in MAP.glob("0*.md")}
    lijst = (MAP / "README.md").read_text("utf-8")
    genoemd = [(bestand, titel) for titel, bestand in re.findall(r"- \[(.+)\]\((.+)\)", lijst)]
    assert sorted(genoemd) == sorted(titels.items())


def test_a_decision_that_is_named_is_there():
    nummers = {int(p.name[:4]) for p in MAP.glob("0*.md")}
    bronnen = [
        p
        for soort in ("*.py", "*.md", "*.html", "*.toml", "*.css", "*.js")
        for map_ in ("src", "docs", "bin", "tests")
        for p in (WORTEL / map_).rglob(soort)
        if not {"vendor", "node_modules"} & set(p.parts)
    ]
    zin = re.compile(r"\bdecisions?[ /]0*(\d+)\b")
    onbekend = {
        (str(p.relative_to(WORTEL)), n)
        for p in bronnen
        for n in map(int, zin.findall(p.read_text("utf-8")))
        if n not in nummers
    }
    assert onbekend == set()
