"""Mandates: valid on the day of submission, far enough, by the right route, supported."""

import pytest

from regelwerk.tests.hulp import kort, nieuw

LUMPSUM = 69875050


@pytest.mark.eis("OPL-C1")
@pytest.mark.parametrize(("mandaten", "verwacht"), [([], "OPL-C1:blok"), (None, "OPL-C1:open")])
def test_without_an_insurers_policy_a_missing_mandate_still_blocks(mandaten, verwacht):
    wijziging = {"mandaten": mandaten, "preferente_verzekeraar.naam": "Andere Verzekeraar"}
    assert kort(nieuw(wijziging)) == [verwacht]


@pytest.mark.eis("OPL-C1")
def test_the_message_shows_the_limit_that_was_passed():
    from regelwerk.tests.hulp import gewijzigd, rapport

    uit = rapport(gewijzigd({"mandaten.m1.grens_cent": LUMPSUM - 1}))
    (bevinding,) = uit.blokkerend
    assert "€ 698.750,50" in bevinding.melding
    assert "€ 698.750,49" in bevinding.melding
    assert bevinding.object == "mandaten.m1.grens_cent"
