"""The area on any day, and what the database itself refuses."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verband.core.fouten import Weigering
from verband.partijen.selectors.gebied import Gebied, gebied_op
from verband.partijen.services.gebied_beeindigen import gebied_beeindigen
from verband.partijen.services.gebied_toevoegen import buurt_uitzonderen, gemeente_toevoegen
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.regios.models import Buurt, Gemeente, RegioBuurt, RegioGemeente

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
D1, D2, D3 = dt.date(2027, 1, 1), dt.date(2028, 1, 1), dt.date(2029, 1, 1)


@pytest.fixture
def anna(cast):
    return lid_van(cast.anna, cast.duinrand)


@pytest.fixture
def zilt(db):
    return Gemeente.objects.create(code="GM9801", naam="Zilt", verzonnen=True)


@pytest.fixture
def buurt(zilt):
    return Buurt.objects.create(code="BU98010001", naam="Kreek", gemeente=zilt, verzonnen=True)


def namen(gebied: Gebied) -> list[str]:
    return [g.gemeente.naam for g in gebied.gemeenten]


def test_the_first_day_is_in_and_tot_is_out(anna, zilt):
    gemeente_toevoegen(anna, zilt, D1, D2)
    dag = dt.timedelta(days=1)
    beeld = [namen(gebied_op(anna, d)) for d in (D1 - dag, D1, D2 - dag, D2)]
    assert beeld == [[], ["Zilt"], ["Zilt"], []]


def test_an_exception_wins_from_its_municipality(anna, zilt, buurt):
    gemeente_toevoegen(anna, zilt, D1)
    buurt_uitzonderen(anna, buurt, False, D1, D2)
    assert not gebied_op(anna, D1).bevat(buurt.code)
    assert gebied_op(anna, D2).bevat(buurt.code)
    assert gebied_op(anna, D1).bevat("BU98010002")


def test_a_neighbourhood_may_belong_without_its_municipality(anna, buurt):
    buurt_uitzonderen(anna, buurt, True, D1)
    assert gebied_op(anna, D1).bevat(buurt.code)
    assert not gebied_op(anna, D1).bevat("BU98010002")


@pytest.mark.parametrize("periode", [(D1, None), (D1, D2), (dt.date(2027, 6, 1), D3)])
def test_an_overlap_is_refused_in_words(anna, zilt, periode):
    gemeente_toevoegen(anna, zilt, D1, D2)
    with pytest.raises(Weigering, match="hoort in deze periode al"):
        gemeente_toevoegen(anna, zilt, *periode)
    gemeente_toevoegen(anna, zilt, D2)  # follows on


def test_the_database_refuses_it_too(anna, zilt):
    gemeente_toevoegen(anna, zilt, D1, D2)
    sql = (
        "INSERT INTO regios_regiogemeente (id, aangemaakt_at, regio_id, gemeente_id, vanaf, tot) "
        "VALUES (gen_random_uuid(), now(), %s, 'GM9801', %s, %s)"
    )
    for vanaf, tot in ((D1, D2), (D3, D3), (D3, D2)):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [anna.regio_id, vanaf, tot])
    with connection.cursor() as cursor:
        cursor.execute(sql, [anna.regio_id, D2, D3])  # the control: this one may


@pytest.mark.parametrize("code", ["GM1", "gm0001", "XX9999"])
def test_a_code_of_cbs_has_one_shape(db, code):
    with pytest.raises(IntegrityError), transaction.atomic():
        Gemeente.objects.create(code=code, naam="x")


def test_ending_once_and_taking_a_mistake_away(anna, zilt, buurt):
    rij = gemeente_toevoegen(anna, zilt, D1)
    gebied_beeindigen(anna, RegioGemeente, rij.id, D2)
    with pytest.raises(Weigering, match="al een einddag"):
        gebied_beeindigen(anna, RegioGemeente, rij.id, D3)
    mis = buurt_uitzonderen(anna, buurt, True, D1)
    gebied_beeindigen(anna, RegioBuurt, mis.id, D1)
    assert not RegioBuurt.objects.filter(id=mis.id).exists()


def test_only_the_coordinator_of_this_region(cast, anna, zilt):
    rij = gemeente_toevoegen(anna, zilt, D1)
    with pytest.raises(PermissionDenied):
        gemeente_toevoegen(lid_van(cast.bart, cast.duinrand), zilt, D3)
    chris = lid_van(cast.chris, cast.heuvelland)
    with pytest.raises(Weigering):
        gebied_beeindigen(chris, RegioGemeente, rij.id, D2)
    assert als(cast.dora).get(f"{DUINRAND}gebied/").status_code == 200
    assert als(cast.chris).get(f"{DUINRAND}gebied/").status_code == 404


def test_the_page_shows_a_day_and_says_what_is_wrong(cast, anna, zilt):
    client = als(cast.anna)
    assert "nog niet vastgelegd" in tekst(client.get(f"{DUINRAND}gebied/"))
    post = {"gemeente": "GM9801", "vanaf": "2027-01-01", "tot": "2026-01-01"}
    fout = client.post(f"{DUINRAND}gebied/gemeente/", post)
    assert fout.status_code == 422
    assert "ligt niet na" in tekst(fout)
    assert client.post(f"{DUINRAND}gebied/gemeente/", post | {"tot": ""}).status_code == 302
    assert "hoort nog niets" in tekst(client.get(f"{DUINRAND}gebied/?op=2026-12-31"))
    assert "Zilt" in tekst(client.get(f"{DUINRAND}gebied/?op=2027-01-01"))
    assert "konden wij niet lezen" in tekst(client.get(f"{DUINRAND}gebied/?op=gisteren"))


DAGEN = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(perioden=st.lists(st.tuples(DAGEN, st.none() | DAGEN), max_size=6), dag=DAGEN)
def test_on_any_day_a_municipality_is_in_at_most_once(anna, zilt, perioden, dag):
    """What was accepted is what shows; what overlaps or runs backwards never is."""
    goed: list[tuple[dt.date, dt.date]] = []
    with transaction.atomic():
        for vanaf, tot in perioden:
            einde = tot or dt.date.max
            mag = vanaf < einde and all(einde <= a or vanaf >= z for a, z in goed)
            try:
                gemeente_toevoegen(anna, zilt, vanaf, tot)
            except (Weigering, IntegrityError):
                assert not mag
            else:
                assert mag
                goed.append((vanaf, einde))
        assert len(gebied_op(anna, dag).gemeenten) == sum(a <= dag < z for a, z in goed)
        transaction.set_rollback(True)


@given(eraf=st.booleans(), erbij=st.booleans(), gemeente=st.booleans())
def test_what_belongs_follows_from_three_facts(eraf, erbij, gemeente):
    ja = [SimpleNamespace(buurt_id="BU00010001")]
    gebied = Gebied(
        [SimpleNamespace(gemeente_id="GM0001")] if gemeente else [],  # type: ignore[list-item]
        ja if erbij else [],  # type: ignore[arg-type]
        ja if eraf else [],  # type: ignore[arg-type]
    )
    assert gebied.bevat("BU00010001") == ((erbij or gemeente) and not eraf)
