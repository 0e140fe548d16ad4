"""A grid reads what was typed, cell by cell, and never more rows than it holds."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from verband.ui.rooster import MAX_RIJEN, Kolom, Rooster, uit_keuzes
from verband.ui.velden import AandeelField, lees_euro, toon_euro

SOORTEN = [("a", "Eerste soort"), ("b", "Tweede")]


def rooster() -> Rooster:
    return Rooster(
        "proef",
        [
            Kolom("wat", "Wat", verplicht=True),
            Kolom("soort", "Soort", "keuze", SOORTEN, uit_keuzes(SOORTEN)),
            Kolom("geld", "Geld", "bedrag", lees=lees_euro),
        ],
    )


def test_what_is_right_is_read_and_added_up():
    r = rooster()
    r.lees_in({"rijen": "2", "c1-wat": "x", "c1-soort": "tweede", "c1-geld": "1.000,50",
               "c2-wat": "y", "c2-geld": "€ 2"})  # fmt: skip
    assert r.fouten == []
    assert r.rijen[0].gelezen == {"wat": "x", "soort": "b", "geld": 100050}
    assert r.totalen == [None, None, 100250]


def test_each_wrong_cell_says_so_and_keeps_what_was_typed():
    r = rooster()
    r.lees_in({"rijen": "1", "c1-wat": " ", "c1-soort": "derde", "c1-geld": "twaalf"})
    assert [cel.kolom.naam for _rij, cel, _fout in r.fouten if cel] == ["wat", "soort", "geld"]
    assert [cel.waarde for cel in r.rijen[0].cellen] == [" ", "derde", "twaalf"]


def test_an_empty_new_row_and_a_row_that_goes_are_no_mistake():
    r = rooster()
    r.lees_in({"rijen": "2", "c2-id": "p1", "c2-weg": "on"})
    assert r.fouten == []
    assert r.gevuld == []


def test_an_existing_row_that_is_emptied_is_a_mistake():
    r = rooster()
    r.lees_in({"rijen": "1", "c1-id": "p1"})
    assert [fout for _rij, _cel, fout in r.fouten] == ["Vul dit in."]


@pytest.mark.parametrize("aantal", ["10000", "99999999", "-1", "²", "", "x"])
def test_more_rows_than_it_holds_are_not_read(aantal):
    r = rooster()
    r.lees_in({"rijen": aantal, "c151-wat": "te veel"})
    assert len(r.rijen) <= MAX_RIJEN
    assert "te veel" not in [cel.waarde for rij in r.rijen for cel in rij.cellen]


@given(st.integers(0, 10**15))
def test_what_a_field_shows_it_reads_back(cent):
    assert lees_euro(toon_euro(cent)) == cent


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_refusal(tekst):
    try:
        cent = lees_euro(tekst)
    except ValidationError:
        return
    assert cent is None or cent >= 0


@pytest.mark.parametrize(
    ("tekst", "wat"), [("43,5", 4350), ("100", 10000), ("", None), ("0,25%", 25), ("43.5", 4350)]
)
def test_a_share_is_read(tekst, wat):
    assert AandeelField(required=False).clean(tekst) == wat


@pytest.mark.parametrize("tekst", ["101", "-1", "1,234", "tien", "1e2"])
def test_a_share_that_is_none_is_refused(tekst):
    with pytest.raises(ValidationError):
        AandeelField(required=False).clean(tekst)
