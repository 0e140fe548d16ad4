"""Which euro may be charged: to the cent, per domain, explained."""

import pytest

from regelwerk.inlezen import Onleesbaar
from regelwerk.tests.hulp import VORM_2, gewijzigd, kort, lees, nieuw, rapport

B1, B2, B3, B4, B5 = (f"begrotingsposten.b{n}" for n in (1, 2, 3, 4, 5))
LUMPSUM = "gevraagde_lumpsum_cent"
ORDER = "opdrachten.o1.bedrag_cent"
TOTAAL, ORDERBEDRAG = 69875050, 15625050


@pytest.mark.eis("OPL-B5")
def test_an_unknown_cost_type_is_not_judgeable():
    # What it costs may also be what other funding covers: the O&I and subsidy of the same RO.
    assert set(kort(nieuw({f"{B1}.kostensoort": None}))) == {
        "OPL-B5:open-oordeel",
        "NZA-T-art4f:open",
        "NZA-T-art4i:open",
    }


@pytest.mark.eis("NZA-5")
@pytest.mark.parametrize("bedrag", [-1, 1.5, 100.0, "100", True, "1e3", 1e400])
@pytest.mark.parametrize(
    "plek",
    [
        LUMPSUM,
        f"{B1}.bedrag_cent",
        f"{B1}.toedeling.0.bedrag_cent",
        ORDER,
        "mandaten.m1.grens_cent",
    ],
)
def test_money_is_whole_eurocents(plek, bedrag):
    with pytest.raises(Onleesbaar):
        lees(gewijzigd({plek: bedrag}))


@pytest.mark.eis("ZZ-4.1-1b")
def test_the_difference_is_shown_in_euros():
    melding = [b.melding for b in rapport(gewijzigd({LUMPSUM: TOTAAL - 1})).blokkerend]
    assert len(melding) == 1
    assert "€ 698.750,49" in melding[0]
    assert "€ 0,01" in melding[0]


@pytest.mark.eis("ZZ-3.2-1h")
def test_the_rules_on_money_hold_in_form_two():
    assert kort(nieuw({LUMPSUM: TOTAAL + 1}, VORM_2)) == ["NZA-3:blok", "ZZ-4.1-1b:blok"]
