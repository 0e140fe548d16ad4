"""No euro twice: same party, same kind of cost or a named activity, at the same time."""

import pytest

from regelwerk.tests.hulp import gewijzigd, kort, nieuw, rapport

A1, A3, A4 = (f"activiteiten.{a}" for a in ("a1", "a3", "a4"))
STROOM = {
    "id": "f9",
    "partij": "vvt1",
    "kenmerk": "K-9",
    "dekt": ["coordinatie"],
    "activiteiten": [],
    "vanaf": "2027-01-01",
    "tot": "2028-01-01",
    "bedrag_cent": 500000,
}
RHO = {"id": "rho", "naam": "RHO (verzonnen)", "soort": "rho"}


def stroom(soort, **anders):
    return {"voorliggende_financiering.+": STROOM | {"soort": soort} | anders}


def voucher(**anders):
    """A voucher that names b1's activity; b1 is the RO's."""
    eigen = {"partij": "ro", "dekt": [], "activiteiten": ["a1"], "soort": "zonmw_voucher"}
    return stroom(**eigen | anders)


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        pytest.param(f"{A1}.oi_besluit", None, marks=pytest.mark.eis("ZZ-3.2-2d")),
        pytest.param(f"{A4}.voorliggend.onderzocht", False, marks=pytest.mark.eis("ZZ-3.2-2e")),
        pytest.param(f"{A4}.voorliggend", None, marks=pytest.mark.eis("ZZ-3.2-2e")),
    ],
)
def test_the_questions_of_form_two_are_not_asked_of_a_network(veld, waarde):
    assert nieuw({veld: waarde}) == []


@pytest.mark.eis("OPL-C2")
def test_oi_of_an_rho_is_unknown_when_nothing_was_declared():
    wijziging = {"partijen.+": RHO, "voorliggende_financiering": None}
    assert "OPL-C2:open-tip" in kort(nieuw(wijziging))


@pytest.mark.eis("ZZ-3.1-2b")
@pytest.mark.parametrize(
    ("anders", "dubbel"),
    [
        ({}, 500000),  # the voucher is the smallest
        ({"bedrag_cent": 10**9}, 18000000),  # the line is
        ({"bedrag_cent": None}, 18000000),
        # 181 of the line's 365 days: all that the line asks for those days
        ({"bedrag_cent": 10**9, "tot": "2027-07-01"}, 18000000 * 181 // 365),
        ({"tot": "2027-07-01"}, 500000),
    ],
)
def test_partial_overlap_leaves_the_rest_chargeable(anders, dubbel):
    bevindingen = rapport(gewijzigd(voucher(**anders))).blokkerend
    (b,) = (b for b in bevindingen if b.regel == "ZZ-3.1-2b")
    assert b.waarden["dubbel_cent"] == dubbel
    assert b.waarden["over_cent"] == 18000000 - dubbel
    assert "voucher K-9" in b.melding
