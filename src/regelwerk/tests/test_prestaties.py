"""Contract party, cashier, orders, instalments."""

import pytest

from regelwerk.inlezen import Onleesbaar
from regelwerk.tests.hulp import VORM_2, gewijzigd, lees, nieuw, rapport

O1 = "opdrachten.o1"


@pytest.mark.eis("ZZ-3.2-1e")
def test_the_cashier_of_a_network_is_asked_of_a_network_only():
    assert nieuw({"partijen.ro.kassier": None}, VORM_2) == []


@pytest.mark.eis("ZZ-3.2-1f")
def test_the_contract_parties_are_named():
    (b,) = rapport(gewijzigd({"partijen.vvt1.contractpartij": True})).blokkerend
    assert "Regio-organisatie Lage Duinen" in b.melding
    assert "Thuiszorg Zandkust" in b.melding


@pytest.mark.eis("NZA-2")
@pytest.mark.parametrize("soort", ["prestatie_3", "resv_hoofdtaken", ""])
def test_there_is_no_third_kind_of_order(soort):
    with pytest.raises(Onleesbaar, match=r"opdrachten\.o1\.soort"):
        lees(gewijzigd({f"{O1}.soort": soort}))
