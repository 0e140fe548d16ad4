"""The two forms, the agreement, the board, the tables."""

import pytest

from regelwerk.inlezen import Onleesbaar
from regelwerk.tests.hulp import VORM_2, gewijzigd, lees, rapport

OVEREENKOMST = "samenwerkingsvorm.samenwerkingsovereenkomst"


@pytest.mark.eis("ZZ-3.2-0b")
@pytest.mark.parametrize("motivatie", [None, "wij werken al zo"])
def test_form_two_in_2027_warns_and_no_more(motivatie):
    ruw = gewijzigd({"samenwerkingsvorm.motivatie": motivatie}, VORM_2)
    uit = rapport(ruw)
    assert uit.exitcode == 0
    assert [b.kracht for b in uit.bevindingen if b.regel == "ZZ-3.2-0b"] == ["waarschuwing"]


@pytest.mark.eis("ZZ-3.2-0a")
def test_a_third_form_is_refused():
    with pytest.raises(Onleesbaar, match=r"samenwerkingsvorm\.soort"):
        lees(gewijzigd({"samenwerkingsvorm.soort": "stichting"}))


@pytest.mark.eis("ZZ-3.2-1c")
def test_missing_signatures_are_named():
    (b,) = rapport(
        gewijzigd({f"{OVEREENKOMST}.ondertekend_door": ["ro", "hv", "ap", "pp"]})
    ).blokkerend
    assert b.waarden["partijen"] == [
        "Gemeente Helmdorp (verzonnen)",
        "Thuiszorg Zandkust (verzonnen)",
    ]
