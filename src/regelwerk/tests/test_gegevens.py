"""No patient data: a BSN in any text blocks, a bare number that may be one warns."""

import pytest

from regelwerk.tests.hulp import gewijzigd, rapport

BSN = "111222333"  # passes the 11-test


@pytest.mark.eis("NZA-T-art5b")
@pytest.mark.parametrize("veld", ["kvk", "agb", "iban"])
def test_numbers_of_organisations_are_exempt(veld):
    ruw = gewijzigd({f"samenwerkingsvorm.rechtspersoon.{veld}": BSN})
    assert "NZA-T-art5b" not in {b.regel for b in rapport(ruw).bevindingen}


@pytest.mark.eis("NZA-T-art4b")
def test_the_minimum_requirements_are_said_not_to_be_loaded():
    eerste = rapport(gewijzigd()).niet_getoetst[0]
    assert "Handreiking" in eerste.wat
    assert "minimumeisen" in eerste.waarom
    assert "Bron ontbreekt" in eerste.waarom
