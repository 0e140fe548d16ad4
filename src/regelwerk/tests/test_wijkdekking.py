"""Hechte wijkverbanden: area, size, participation, contact, predecessors."""

import pytest

from regelwerk.inlezen import Onleesbaar
from regelwerk.tests.hulp import gewijzigd, lees, rapport

W1, W2 = "wijkverbanden.w1", "wijkverbanden.w2"
DREMPEL = "wijkdekking.drempel_inwoners"


@pytest.mark.eis("ZZ-3.3-2j")
@pytest.mark.parametrize("veld", ["wijkverbanden", "helpt_wijkverbanden"])
def test_money_for_a_wijkverband_outside_the_plan_is_refused(veld):
    with pytest.raises(Onleesbaar, match=rf"activiteiten\.a4\.{veld}.*'w9'"):
        lees(gewijzigd({f"activiteiten.a4.{veld}": ["w9"]}))


@pytest.mark.eis("ZZ-3.3-2f")
def test_the_shared_areas_and_both_wijkverbanden_are_named():
    (b,) = rapport(gewijzigd({f"{W2}.buurten.+": "BU-LD-01"})).blokkerend
    assert b.waarden["wijkverbanden"] == ["Helmdorp-Noord", "Helmdorp-Zuid"]
    assert b.waarden["buurten"] == ["BU-LD-01"]


@pytest.mark.eis("ZZ-3.3-2g")
def test_without_a_source_the_threshold_is_not_set():
    uit = rapport(gewijzigd({f"{DREMPEL}.bron": None}))
    (b,) = (b for b in uit.bevindingen if b.regel == "ZZ-3.3-2g")
    assert "drempel niet ingesteld" in b.melding


@pytest.mark.eis("NZA-1.1")
def test_the_six_factors_are_not_entered_yet():
    (waarom,) = (n.waarom for n in rapport(gewijzigd()).niet_getoetst if "succesfactoren" in n.wat)
    assert "nog niet ingevoerd" in waarom
