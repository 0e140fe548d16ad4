"""docs/begrippen.toml holds the words of the field; the code may use no other noun."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps

from regelwerk import feiten
from verband.cli import eisen

BEGRIPPEN = tomllib.loads(
    (Path(__file__).parents[2] / "docs/begrippen.toml").read_text(encoding="utf-8")
)
FEITEN = sorted(
    naam
    for naam, ding in vars(feiten).items()
    if isinstance(ding, type) and issubclass(ding, feiten.Feit)
)


def _modellen() -> list[str]:
    """The stored nouns of our rooms; of row history the thing itself has the word."""
    return sorted(
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("verband.") and not hasattr(model, "pgh_tracked_model")
    )


@pytest.mark.parametrize("naam", _modellen())
def test_every_model_has_its_word(naam):
    assert naam in BEGRIPPEN


def test_a_model_without_a_word_would_be_seen():
    assert {"Organisatie", "Lidmaatschap", "Handeling"} <= set(_modellen())
    assert "Bedrijf" not in BEGRIPPEN


@pytest.mark.parametrize("naam", FEITEN)
def test_every_fact_has_its_word(naam):
    assert naam in BEGRIPPEN


def test_every_model_of_a_dossier_has_its_word():
    modellen = {m.__name__ for m in apps.get_app_config("plannen").get_models()}
    eigen = {naam for naam in modellen if not naam.endswith("Event")}
    assert eigen - set(BEGRIPPEN) == set()
    assert "Toetsdossier" in eigen


@pytest.mark.parametrize("naam", BEGRIPPEN)
def test_a_word_is_explained_and_rests_on_a_requirement(naam):
    begrip = BEGRIPPEN[naam]
    assert set(begrip) == {"woord", "engels", "bron", "uitleg", "synoniemen"}
    assert all(begrip[veld].strip() for veld in ("woord", "engels", "uitleg"))
    assert begrip["bron"] in {e.id for e in eisen.lees_lijst()}


def test_one_word_leads_to_one_thing():
    woorden = Counter(
        woord.casefold()
        for b in BEGRIPPEN.values()
        for woord in {b["woord"].casefold(), *(s.casefold() for s in b["synoniemen"])}
    )
    assert [woord for woord, aantal in woorden.items() if aantal > 1] == []


def test_kerntaak_means_hoofdtaak():
    assert "kerntaak" in BEGRIPPEN["Hoofdtaak"]["synoniemen"]


@pytest.mark.parametrize(
    "spelling", ["eerstelijnssamenwerkingsverband", "eerstelijns samenwerkingsverband"]
)
def test_a_resv_is_found_in_every_spelling(spelling):
    assert spelling in BEGRIPPEN["RESV"]["synoniemen"]
