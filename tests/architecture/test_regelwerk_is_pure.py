"""The rules import the standard library and msgspec, and nothing that knows the outside world."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

BRONNEN = Path(__file__).parents[2] / "src/regelwerk"
BESTANDEN = sorted(p for p in BRONNEN.rglob("*.py") if "tests" not in p.parts)
TOEGESTAAN = sys.stdlib_module_names | {"msgspec", "regelwerk"}
# In the standard library, yet the outside world.
BUITENWERELD = {"asyncio", "http", "os", "random", "socket", "subprocess", "time", "urllib"}
KLOK = {"now", "today", "utcnow", "fromtimestamp"}


def _wortels(boom: ast.AST) -> set[str]:
    namen = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            namen |= {naam.name.split(".")[0] for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            namen.add((knoop.module or "regelwerk").split(".")[0])
    return namen


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda p: str(p.relative_to(BRONNEN)))
def test_imports_only_what_is_pure(bestand):
    wortels = _wortels(ast.parse(bestand.read_text(encoding="utf-8")))
    assert wortels <= TOEGESTAAN - BUITENWERELD


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda p: str(p.relative_to(BRONNEN)))
def test_never_asks_what_day_it_is(bestand):
    boom = ast.parse(bestand.read_text(encoding="utf-8"))
    assert not [k for k in ast.walk(boom) if isinstance(k, ast.Attribute) and k.attr in KLOK]


def test_the_check_can_fail():
    assert _wortels(ast.parse("import django.db\nfrom socket import socket")) == {
        "django",
        "socket",
    }
