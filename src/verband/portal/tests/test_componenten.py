"""The living page holds every component, and its code is what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

import verband.ui
from verband.portal.componenten.voorbeelden import VOORBEELDEN

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
SJABLONEN = Path(verband.ui.__file__).parent / "templates/ui"
# The frame of a region is shown by every page of a region, with a member in it.
RAAM = {"ui/regio.html"}


@pytest.fixture
def antwoord():
    return Client().get("/componenten/")


def test_each_component_is_on_the_page(antwoord):
    assert antwoord.status_code == 200
    getoond = {t.name for t in antwoord.templates}
    alle = {f"ui/{p.name}" for p in SJABLONEN.glob("*.html")}
    assert len(alle) > 25
    assert alle - RAAM - getoond == set()


def test_the_control_a_component_that_is_left_out_is_seen(antwoord):
    getoond = {t.name for t in antwoord.templates}
    assert RAAM - getoond == RAAM


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.naam)
def test_the_code_beside_a_component_uses_it(antwoord, voorbeeld):
    assert f'id="code-{voorbeeld.naam}"' in antwoord.content.decode()
    assert "{%" in voorbeeld.code or voorbeeld.naam == "knoppen"
    assert " style=" not in voorbeeld.code


def test_chosen_columns_are_the_only_ones_but_the_fixed(antwoord):
    html = Client().get("/componenten/", {"kolom": ["stand", "onzin"]}).content.decode()
    assert 'data-label="Stand"' in html
    assert 'data-label="Bedrag"' not in html
    assert 'data-label="Bedrag"' in antwoord.content.decode()
