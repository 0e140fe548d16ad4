"""Dates: the term of the experiment, the round, the clocks."""

import datetime as dt

import pytest

from regelwerk.tests.hulp import gewijzigd, kort, nieuw, rapport


@pytest.mark.eis("ZZ-4.1-2b")
@pytest.mark.parametrize(
    ("dag", "eerste"),
    [
        ("2026-07-15", "2026-08-26"),
        ("2026-08-03", "2026-09-14"),
        ("2026-08-04", None),  # six weeks is 15 September itself
        ("2026-08-05", "2026-09-15"),
    ],
)
def test_both_limits_of_the_assessment_are_shown(dag, eerste):
    uit = rapport(gewijzigd({"ingediend_op": f"{dag}T10:00:00+02:00"}))
    gevonden = [b for b in uit.bevindingen if b.regel == "ZZ-4.1-2b"]
    assert [b.waarden["eerste"] for b in gevonden] == ([eerste] if eerste else [])
    assert all(b.kracht == "waarschuwing" for b in gevonden)


@pytest.mark.eis("ZZ-4.1-2b")
def test_a_draft_has_no_clock():
    uit = rapport(gewijzigd({"ingediend_op": None}))
    assert "ZZ-4.1-2b" not in {b.regel for b in uit.bevindingen}


@pytest.mark.eis("ZZ-4.1-1a")
def test_late_shows_the_exact_receipt_time_and_the_next_round():
    uit = rapport(gewijzigd({"ingediend_op": "2026-07-15T22:00:01Z"}))
    (b,) = uit.blokkerend
    assert "16-7-2026 om 00:00:01" in b.melding
    assert "2028" in b.herstel


@pytest.mark.eis("NZA-7-a")
@pytest.mark.parametrize(
    ("jaar", "tot", "verwacht"),
    [
        (2027, "2028-01-01", []),
        (2031, "2032-01-01", []),
        (2031, "2032-01-02", ["NZA-7-a"]),
        (2026, "2027-01-01", ["NZA-7-a"]),
        (2032, "2033-01-01", ["NZA-7-a"]),
        (None, "2028-01-01", ["NZA-7-a"]),
    ],
)
def test_the_last_year_of_the_experiment(jaar, tot, verwacht):
    vanaf = f"{jaar or 2027}-01-01"
    ruw = gewijzigd({"contractjaar": jaar, "preferente_verzekeraar.naam": "Andere Verzekeraar"})
    for ding in (*ruw["activiteiten"], *ruw["begrotingsposten"], *ruw["opdrachten"]):
        ding |= {"vanaf": vanaf, "tot": vanaf.replace("-01-01", "-12-31")}
    ruw["begrotingsposten"][0]["tot"] = tot
    uit = rapport(ruw)
    assert [b.regel for b in uit.blokkerend if b.regel == "NZA-7-a"] == verwacht


@pytest.mark.eis("VWS-1b")
@pytest.mark.parametrize(("jaar", "kracht"), [(2026, ["blokkerend"]), (2027, [])])
def test_no_contract_before_2027(jaar, kracht):
    uit = rapport(gewijzigd({"contractjaar": jaar}))
    assert [b.kracht for b in uit.bevindingen if b.regel == "VWS-1b"] == kracht


@pytest.mark.eis("NZA-T-art7a")
@pytest.mark.parametrize(("jaar", "kracht"), [(2029, "tip"), (2030, "waarschuwing")])
def test_five_tasks_from_2030(jaar, kracht):
    uit = rapport(gewijzigd({"contractjaar": jaar}))
    assert [b.kracht for b in uit.bevindingen if b.regel == "NZA-T-art7a"] == [kracht]
    ruw = gewijzigd(
        {"contractjaar": jaar, "activiteiten.a1.hoofdtaak": 3, "activiteiten.a4.hoofdtaak": 5}
    )
    ruw["activiteiten"] += [ruw["activiteiten"][2] | {"id": "a9", "hoofdtaak": 1}]
    assert not [b for b in rapport(ruw).bevindingen if b.regel == "NZA-T-art7a"]


@pytest.mark.eis("ZZ-4.1-1a")
@pytest.mark.parametrize("dag", [dt.date(2026, 7, 15), dt.date(2026, 7, 16)])
def test_a_draft_is_judged_on_the_day_of_the_check(dag):
    uit = nieuw({"ingediend_op": None}, vandaag=dag)
    laat = ["LHV-6:tip", "ZZ-4.1-1a:blok"] if dag.day == 16 else []
    assert kort(uit) == sorted(["LHV-5:tip", *laat])
