"""On any day of the years: a task is there until its last day and not after; periods are half-open.

With the days on which others go wrong: 29 February, the turn of a year, and when the clock turns.
"""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from regelwerk.klokken import klokken
from regelwerk.regelsets import alle_regelsets
from verband.access.models import Lidmaatschap, Uitnodiging
from verband.access.rollen import Rol
from verband.core.context import Blik, zet_blik
from verband.partijen.models import Derdenafspraak
from verband.plannen.models import Deling, DelingGezien, Toetsdossier
from verband.plannen.tests.dossierhulp import VANDAAG, bewaar, lid_van
from verband.regios.models import Verzekeraar
from verband.taken.kijker import kijk_als
from verband.taken.klokken import Moment, list_momenten
from verband.taken.maand import maak_maand
from verband.taken.models import Uitvoer
from verband.taken.selectors import list_taken
from verband.taken.taak import Taak
from verband.taken.tests import overleghulp

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
DAGEN = st.dates(dt.date(2026, 6, 1), dt.date(2032, 12, 31))
DAG = dt.timedelta(days=1)
# Each example is undone by the next one: it only moves dates.
VOORBEELDEN = settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def bijzonder(test):
    """Also on these days: the clock forward and back, a leap day, both ends of a year."""
    for dag in ("2027-03-28", "2027-10-31", "2028-02-29", "2028-03-01", "2027-12-31", "2028-01-01"):
        test = example(dt.date.fromisoformat(dag))(test)
    return test


def _zie(cast):
    zet_blik(Blik(gebruiker=cast.anna.pk, platform=True, regios=frozenset({cast.duinrand.id})))


def _taken(cast, wie: str, soort: str, dag: dt.date) -> list[Taak]:
    return [t for t in list_taken(kijk_als(getattr(cast, wie), dag)) if t.soort == soort]


@pytest.fixture
def land(cast):
    """One of each thing that ends on a day."""
    versie = bewaar(lid_van(cast, "anna"))
    Deling.objects.create(
        regio=cast.duinrand, versie=versie, ontvanger=Deling.Ontvanger.VVT, onderdelen=["x"],
        vanaf="2026-01-01", tot="2033-01-01", sha256="0" * 64, door=cast.anna,
    )  # fmt: skip
    Uitvoer.objects.create(
        regio=cast.duinrand, gebruiker=cast.anna, soort="lijst", titel="Logboek",
        stand="klaar", klaar_at=timezone.now(), tot="2033-01-01",
    )  # fmt: skip
    return cast


ZET = {
    "rol-eindigt": lambda c, tot: Lidmaatschap.objects.filter(gebruiker=c.gijs).update(tot=tot),
    "deling-eindigt": lambda _c, tot: Deling.objects.update(tot=tot),
    "gedeeld-lezen": lambda _c, tot: Deling.objects.update(tot=tot),
    "uitvoer-ophalen": lambda _c, tot: Uitvoer.objects.update(tot=tot),
}
WIE = {"gedeeld-lezen": "bart"}


@pytest.mark.parametrize("soort", ZET)
@VOORBEELDEN
@given(tot=DAGEN)
@bijzonder
def test_a_task_is_there_on_its_last_day_and_not_on_the_next(land, soort, tot):
    """``tot`` of the thing is the first day without it; the last day to act is the one before."""
    wie = WIE.get(soort, "anna")
    _zie(land)
    ZET[soort](land, tot)
    [taak] = _taken(land, wie, soort, tot - DAG)
    assert taak.tot == tot - DAG
    assert _taken(land, wie, soort, tot) == []
    assert _taken(land, wie, soort, tot + DAG) == []


@VOORBEELDEN
@given(tot=DAGEN)
@bijzonder
def test_a_dossier_is_warned_of_for_thirty_days(land, tot):
    _zie(land)
    Toetsdossier.objects.update(bewaren_tot=tot)
    assert _taken(land, "anna", "bewaartermijn-nadert", tot - 31 * DAG) == []
    for dag in (tot - 30 * DAG, tot - DAG):
        [taak] = _taken(land, "anna", "bewaartermijn-nadert", dag)
        assert taak.tot == tot - DAG
    _zie(land)
    Toetsdossier.objects.update(bewaren_tot=tot + 400 * DAG)  # the act: another day
    assert _taken(land, "anna", "bewaartermijn-nadert", tot - DAG) == []


@VOORBEELDEN
@given(dag=DAGEN)
@bijzonder
def test_the_act_takes_the_task_away_on_any_day(land, dag):
    _zie(land)
    Deling.objects.update(tot=dag + DAG)
    assert len(_taken(land, "bart", "gedeeld-lezen", dag)) == 1
    with transaction.atomic():
        _zie(land)
        DelingGezien.objects.create(
            regio=land.duinrand, deling=Deling.objects.get(), gebruiker=land.bart
        )
        assert _taken(land, "bart", "gedeeld-lezen", dag) == []
        transaction.set_rollback(True)


@VOORBEELDEN
@given(moment=st.datetimes(dt.datetime(2026, 6, 1), dt.datetime(2032, 12, 31)))
@example(moment=dt.datetime(2027, 3, 27, 23, 30))  # half past midnight, when the clock goes forward
@example(moment=dt.datetime(2027, 10, 31, 0, 30))  # half past two, for the first time
@example(moment=dt.datetime(2027, 10, 31, 1, 30))  # and for the second
@example(moment=dt.datetime(2028, 2, 28, 23, 30))  # the leap day, with us
def test_an_invitation_expires_on_the_day_it_is_here(land, moment):
    _zie(land)
    Uitnodiging.objects.all().delete()
    verloopt = moment.replace(tzinfo=dt.UTC)
    Uitnodiging.objects.create(
        email="nieuw@voorbeeld.test", rol=Rol.KASSIER, regio=land.duinrand, sleutel="a" * 64,
        uitgenodigd_door=land.anna, verloopt_at=verloopt,
    )  # fmt: skip
    hier = timezone.localdate(verloopt)
    with time_machine.travel(verloopt - dt.timedelta(minutes=1), tick=False):
        [voor] = _taken(land, "anna", "uitnodiging-verloopt", hier)
    with time_machine.travel(verloopt + dt.timedelta(minutes=1), tick=False):
        [na] = _taken(land, "anna", "uitnodiging-verloopt", hier)
    assert (voor.tot, na.tot) == (hier, hier)
    assert ("verlopen" in voor.titel, "verlopen" in na.titel) == (False, True)


@VOORBEELDEN
@given(dag=DAGEN)
@bijzonder
def test_a_period_ends_before_its_end(land, dag):
    momenten = list_momenten(kijk_als(land.anna, dag))
    assert len({m.sleutel for m in momenten}) == len(momenten)
    for m in momenten:
        assert m.laatste == (m.tot - DAG if m.tot else m.dag)
        assert m.dag <= m.laatste
        assert not m.is_voorbij(m.laatste)
        assert m.is_voorbij(m.laatste + DAG)


def test_of_two_days_in_one_source_both_are_on_the_calendar(land):
    """Every date that a rule set names for this year and insurer, none chosen for the reader."""
    _zie(land)
    Verzekeraar.objects.filter(id=land.duinzorg.id).update(naam="Zorg en Zekerheid")
    momenten = {m.sleutel: m for m in list_momenten(kijk_als(land.anna, dt.date(2026, 7, 10)))}
    genoemd = klokken(alle_regelsets(), contractjaar=2027, verzekeraar="Zorg en Zekerheid")
    assert len(genoemd) > 5
    for k in genoemd:
        assert (momenten[k.sleutel].dag, momenten[k.sleutel].tot) == (k.dag, k.tot)
    beoordeeld = {m.dag for s, m in momenten.items() if "ZZ-4.1-2b/" in s}
    assert beoordeeld == {dt.date(2026, 8, 26), dt.date(2026, 9, 15)}
    aanvaard = {(m.dag, m.tot) for s, m in momenten.items() if "ZZ-4.1-4a/" in s}
    assert aanvaard == {
        (dt.date(2026, 10, 1), dt.date(2026, 12, 1)), (dt.date(2026, 10, 28), None),
    }  # fmt: skip


@given(begin=DAGEN, duur=st.integers(1, 90), maand=DAGEN.map(lambda d: d.replace(day=1)))
def test_a_month_shows_a_period_on_its_days_and_no_other(begin, duur, maand):
    m = Moment("x", begin, "x", "", "/", tot=begin + duur * DAG)
    weken = maak_maand(maand, [m]).weken
    for dag in (d for week in weken for d in week):
        if dag.momenten:
            assert begin <= dag.dag < begin + duur * DAG
        elif dag.dag == begin:
            raise AssertionError("the first day is not shown")
    assert all(len(week) == 7 for week in weken)
    assert next(d.dag for w in weken for d in w if d.in_maand) == maand


def test_agreements_with_others_and_invitations_are_on_the_calendar_of_who_may_see_them(cast):
    """An agreement for everyone at the table; an invitation, with its address, for who keeps the
    members. Neither for an insurer or another region; gone once over or taken back."""
    _zie(cast)
    overleghulp.derdenafspraak(cast)
    Uitnodiging.objects.create(
        email="nieuw@voorbeeld.test", rol=Rol.KASSIER, regio=cast.duinrand, sleutel="a" * 64,
        uitgenodigd_door=cast.anna, verloopt_at=dt.datetime(2026, 7, 20, 12, tzinfo=dt.UTC),
    )  # fmt: skip

    def gezien(wie: str) -> dict[str, tuple[dt.date, str]]:
        momenten = list_momenten(kijk_als(getattr(cast, wie), VANDAAG))
        soorten = [(m.sleutel.split(":")[0], m) for m in momenten]
        return {s: (m.dag, m.adres) for s, m in soorten if s in ("afspraak", "uitnodiging")}

    afspraak = (overleghulp.BIJNA, "/r/duinrand/afspraken/")
    uitnodiging = (dt.date(2026, 7, 20), "/r/duinrand/leden/")
    assert gezien("anna") == {"afspraak": afspraak, "uitnodiging": uitnodiging}
    assert gezien("bart") == {"afspraak": afspraak}
    assert gezien("dora") == gezien("chris") == gezien("hanna") == {}
    _zie(cast)
    Derdenafspraak.objects.update(tot=VANDAAG)
    Uitnodiging.objects.update(ingetrokken_at=timezone.now())
    assert gezien("anna") == {}
