"""The five tasks and the activities under them."""

import pytest

from regelwerk.tests.hulp import BASIS, nieuw

A1, A2, A3, A4 = (f"activiteiten.{a}" for a in ("a1", "a2", "a3", "a4"))
# Task 2 is no longer started, and stands nowhere in the growth path.


@pytest.mark.eis("ZZ-3.2-2c")
def test_the_destination_is_asked_in_form_two_only():
    assert nieuw({"ro_jaarplan": [{"titel": "Spreekuur"}]}) == []


@pytest.mark.eis("ZZ-3.2-1d")
def test_the_supplement_is_what_must_move_when_work_stands_in_both_layers():
    (b,) = nieuw({f"{A1}.titel": BASIS["activiteiten"][2]["titel"]})
    assert b.object == "activiteiten.a1.laag"
