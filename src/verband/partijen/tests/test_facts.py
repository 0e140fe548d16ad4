"""Rows of the table become facts, and nothing else does."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regelwerk.dossier import Dossier
from verband.core.context import Blik, zet_blik
from verband.partijen.facts import als_plan, sleutels_van, tafel_op
from verband.partijen.models import (
    Disciplineorganisatie,
    Mandaat,
    ParamedischPlatform,
    RegiegemeenteVoorstel,
    Verzekeraarsgesprek,
)
from verband.partijen.selectors.mandaten import geldig_op
from verband.partijen.tests.gereedheidhulp import DAG, gemeente, mandaat, organisatie, zie
from verband.partijen.tests.hulp import lid_van
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def lid(cast):
    return lid_van(cast.anna, cast.duinrand)


def test_an_empty_table_knows_nothing_and_asks_for_everything(cast, lid):
    tafel = tafel_op(lid, DAG, 2027)
    assert tafel.secties == {}
    plan = als_plan(tafel)
    assert (plan.mandaten, plan.overlegtafels, plan.vvt_dekking) == ((), None, None)
    assert plan.preferente_verzekeraar is not None
    assert plan.preferente_verzekeraar.naam == "Duinzorg"
    assert {p.naam for p in plan.partijen or ()} == {"RO Duinrand", "Thuiszorg Zilt", "Zilt"}
    assert [p.naam for p in plan.partijen or () if p.contractpartij] == ["RO Duinrand"]


def test_only_a_confirmed_mandate_is_a_mandate(cast, lid):
    niet = {"staat": Mandaat.Staat.CONCEPT, "bevestigd_at": None}
    mandaat(cast.duinrand, "huisartsen", **niet)
    mandaat(cast.duinrand, "apothekers", **niet | {"staat": Mandaat.Staat.GEVRAAGD})
    mandaat(cast.duinrand, "paramedici", **niet | {"staat": Mandaat.Staat.AFGEWEZEN})
    assert tafel_op(lid, DAG, 2027).secties["mandaten"] == ()
    mandaat(cast.duinrand, "sociaal_domein")
    (m,) = tafel_op(lid, DAG, 2027).secties["mandaten"]
    assert (m.discipline, m.route, set(m.onderwerpen)) == (
        "sociaal_domein", "regiegemeente", {"resv-plan", "begroting"},
    )  # fmt: skip
    assert m.draagvlak.uitkomst == "akkoord"


def test_disciplines_platforms_and_the_proposal(cast, lid):
    Disciplineorganisatie.objects.create(
        regio=cast.duinrand, discipline="vvt", rechtsvorm="vereniging", besluitregel="meerderheid"
    )
    Disciplineorganisatie.objects.create(
        regio=cast.duinrand, discipline="vvt", subdiscipline="so", rechtsvorm="maatschap"
    )
    ParamedischPlatform.objects.create(regio=cast.duinrand, kernregio="Noord", status="open")
    gemeente(cast.duinrand, "GM9901", "Zilt")
    zie(cast.duinrand)
    zilt = Organisatie.objects.get(naam="Zilt")
    RegiegemeenteVoorstel.objects.create(
        regio=cast.duinrand, gemeente=zilt, resv="Wij schuiven aan.", gemeenten=["GM9901"]
    )
    Verzekeraarsgesprek.objects.create(
        regio=cast.duinrand, op="2026-05-01", onderwerp="Voorstel", door=cast.anna
    )
    tafel = tafel_op(lid, DAG, 2027)
    assert [o.discipline for o in tafel.secties["disciplineorganisaties"]] == ["vvt"]
    assert tafel.secties["paramedisch_platform"][0].kernregio == "Noord"
    voorstel = tafel.secties["regiegemeente_voorstel"]
    assert (voorstel.resv, voorstel.wijk, voorstel.status) == ("Wij schuiven aan.", None, "concept")
    assert voorstel.gemeenten == ("Zilt",)
    assert voorstel.gesprek_verzekeraar_op == dt.date(2026, 5, 1)
    assert tafel.regio.regiegemeente == "zilt"


def test_the_area_is_that_of_the_day(cast, lid):
    gemeente(cast.duinrand, "GM9901", "Zilt")
    gemeente(cast.duinrand, "GM9902", "Zout", vanaf="2027-01-01")
    zie(cast.duinrand)
    RegiegemeenteVoorstel.objects.create(
        regio=cast.duinrand, gemeente=Organisatie.objects.get(naam="Zilt"),
        gemeenten=["GM9902", "GM9901"],
    )  # fmt: skip
    # A proposal may name who joins later; of the region it is only those of the day.
    voorstel = tafel_op(lid, DAG, 2027).secties["regiegemeente_voorstel"]
    assert voorstel.gemeenten == ("Zilt", "Zout")
    assert tafel_op(lid, DAG, 2027).regio.gemeenten == ("Zilt",)
    assert tafel_op(lid, dt.date(2027, 1, 1), 2027).regio.gemeenten == ("Zilt", "Zout")


def test_two_names_with_one_slug_are_two_parties(cast, lid):
    organisatie(cast.duinrand, "Zorg & Co")
    organisatie(cast.duinrand, "Zorg Co")
    sleutels = sleutels_van(Organisatie.objects.all())
    assert len(set(sleutels.values())) == Organisatie.objects.count()
    assert "zorg-co" in sleutels.values()


def test_another_region_s_table_is_not_ours(cast, lid):
    zie(cast.heuvelland)
    mandaat(cast.heuvelland, "huisartsen")
    zet_blik(Blik(regios=frozenset({cast.heuvelland.id, cast.duinrand.id})))
    assert "mandaten" not in tafel_op(lid, DAG, 2027).secties


dagen = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 9))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(vanaf=dagen, duur=st.integers(1, 8), weg=st.none() | dagen, dag=dagen)
def test_database_model_and_rules_agree_on_when_a_mandate_holds(cast, vanaf, duur, weg, dag):
    """Three ways to say *in force* on one day; they may never differ."""
    lid = lid_van(cast.anna, cast.duinrand)
    Mandaat.objects.all().delete()
    m = mandaat(
        cast.duinrand, "huisartsen", vanaf=vanaf, tot=vanaf + dt.timedelta(days=duur),
        ingetrokken_op=weg,
    )  # fmt: skip
    (feit,) = tafel_op(lid, dag, 2027).secties["mandaten"]
    d = Dossier(als_plan(tafel_op(lid, dag, 2027)), vandaag=dag)
    zegt_sql = Mandaat.objects.filter(geldig_op(dag), id=m.id).exists()
    assert zegt_sql == m.geldt_op(dag) == d.geldig(feit, dag)
