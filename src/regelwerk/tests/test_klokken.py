"""The dates of the procedure: each with its source, and both where there are two."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelwerk.klokken import klokken, uiterste_indiendatum
from regelwerk.regelsets import alle_regelsets

ZZ = "Zorg en Zekerheid"
JAREN = st.integers(min_value=2020, max_value=2099)
WIE = st.sampled_from([None, ZZ, "Een andere verzekeraar"])


def _van(jaar: int, wie: str | None):
    return klokken(alle_regelsets(), contractjaar=jaar, verzekeraar=wie)


@pytest.mark.eis("ZZ-4.1-1a")
def test_the_last_day_of_the_round():
    klok = uiterste_indiendatum(alle_regelsets(), contractjaar=2027, verzekeraar=ZZ)
    assert klok is not None
    assert klok.dag == dt.date(2026, 7, 15)
    assert klok.uiterste


@pytest.mark.parametrize(("jaar", "wie"), [(2028, ZZ), (2027, "Een ander"), (2027, None)])
def test_no_date_is_borrowed_from_another_year_or_insurer(jaar, wie):
    assert uiterste_indiendatum(alle_regelsets(), contractjaar=jaar, verzekeraar=wie) is None


@pytest.mark.eis("ZZ-4.1-2b")
def test_both_dates_of_the_assessment_stand_there():
    dagen = {
        k.sleutel.rsplit("/", 1)[-1]: k.dag for k in _van(2027, ZZ) if "ZZ-4.1-2b" in k.sleutel
    }
    assert dagen == {"na-indienen": dt.date(2026, 8, 26), "uiterlijk": dt.date(2026, 9, 15)}


@pytest.mark.eis("ZZ-4.1-4a")
def test_four_weeks_of_acceptance_and_the_months_beside_them():
    weken, maanden = (
        next(k for k in _van(2027, ZZ) if k.sleutel.endswith(f"ZZ-4.1-4a/{deel}"))
        for deel in ("weken", "maanden")
    )
    assert weken.dag == dt.date(2026, 10, 28)
    assert (maanden.dag, maanden.tot) == (dt.date(2026, 10, 1), dt.date(2026, 12, 1))
    assert weken.lezing == maanden.lezing != ""


@pytest.mark.eis("NZA-7-a")
def test_the_experiment_begins_and_ends_on_a_new_years_day():
    assert dt.date(2027, 1, 1) in {k.dag for k in _van(2027, None)}
    assert dt.date(2032, 1, 1) in {k.dag for k in _van(2031, None)}
    assert not [k for k in _van(2032, None) if "NZA-7-a" in k.sleutel]


@given(JAREN, WIE)
def test_clocks_are_sorted_unique_and_half_open(jaar, wie):
    alle = _van(jaar, wie)
    assert [k.dag for k in alle] == sorted(k.dag for k in alle)
    assert len({k.sleutel for k in alle}) == len(alle)
    assert all(k.tot is None or k.dag < k.tot for k in alle)
    assert all(k.bron and k.plaats for k in alle)


@given(JAREN, WIE)
def test_a_stranger_sees_no_date_of_the_policy_of_an_insurer(jaar, wie):
    if wie != ZZ:
        assert not [k for k in _van(jaar, wie) if "zorg-en-zekerheid" in k.sleutel]
