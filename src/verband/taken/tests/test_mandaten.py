"""Mandates as tasks: told once at 90, 30 and 7 days, to whom it concerns and nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from verband.core.context import Blik, zet_blik
from verband.partijen.models import Mandaat
from verband.regios.models import Organisatie
from verband.taken.kijker import kijk_als
from verband.taken.models import Bericht
from verband.taken.selectors import list_taken
from verband.taken.services.dagmail import dagmail
from verband.taken.tabel import WACHTEN
from verband.taken.tests import overleghulp

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
EINDE = dt.date(2027, 3, 1)


def zie(cast) -> None:
    zet_blik(Blik(gebruiker=cast.fatima.pk, regios=frozenset({cast.duinrand.id})))


def mandaat(cast, staat="bevestigd", **velden) -> Mandaat:
    """Of the municipality, for which Fatima decides."""
    zie(cast)
    gever = Organisatie.objects.get(regio=cast.duinrand, naam="Zilt")
    return Mandaat.objects.create(
        regio=cast.duinrand, gever=gever, discipline="sociaal_domein", vertegenwoordiger="Fenna",
        staat=staat, bevestigd_at=timezone.now(),
        **({"vanaf": "2026-03-01", "tot": EINDE} | velden),
    )  # fmt: skip


def verteld(cast) -> list[str]:
    zie(cast)
    berichten = Bericht.objects.filter(gebruiker=cast.fatima, sleutel__startswith="mandaat-eindigt")
    return [s.rpartition(":")[2] for s in berichten.values_list("sleutel", flat=True)]


def test_told_once_at_ninety_thirty_and_seven_days(cast):
    mandaat(cast)
    dagmail(cast.fatima.pk, EINDE - dt.timedelta(days=91))
    assert verteld(cast) == []
    for dagen in range(90, -3, -1):
        dag = EINDE - dt.timedelta(days=dagen)
        with time_machine.travel(f"{dag}T06:00:00Z", tick=False):
            dagmail(cast.fatima.pk, dag)
        klaar = {7, 30, 90} if dagen <= 7 else {30, 90} if dagen <= 30 else {90}
        assert sorted(map(int, verteld(cast))) == sorted(klaar)


@pytest.mark.parametrize("hoe", ["vervangen", "ingetrokken", "verlopen", "concept"])
def test_what_needs_no_thought_is_not_told(cast, hoe):
    oud = mandaat(cast)
    if hoe == "vervangen":
        mandaat(cast, vanaf=EINDE, tot="2028-03-01", vervangt=oud)
    elif hoe == "ingetrokken":
        Mandaat.objects.update(ingetrokken_op="2027-02-20")
    elif hoe == "verlopen":
        Mandaat.objects.update(tot="2027-01-02")
    else:
        Mandaat.objects.update(staat="concept")
    dagmail(cast.fatima.pk, dt.date(2027, 2, 1))
    assert verteld(cast) == []


def test_who_decides_and_who_waits(cast):
    m = mandaat(cast, "gevraagd", gevraagd_at=timezone.now())
    dag = timezone.localdate()

    def taken(wie):
        return [t.adres for t in list_taken(kijk_als(wie, dag)) if t.soort == "beslis-over-mandaat"]

    assert taken(cast.fatima) == [f"/r/duinrand/mandaten/{m.id}/beslissen/"]
    for wie in (cast.anna, cast.bart, cast.dora, cast.chris):
        assert taken(wie) == []
    kijker = kijk_als(cast.anna, dag)
    wachten = [w for vind in WACHTEN for w in vind(kijker)]
    assert [(w.wie, w.sinds) for w in wachten] == [("Zilt", dag)]
    kijker = kijk_als(cast.fatima, dag)
    assert [w for vind in WACHTEN for w in vind(kijker)] == []


def ingetrokken(cast, dag) -> list[str]:
    taken = list_taken(kijk_als(cast.anna, dag))
    return [t.uitleg for t in taken if t.soort == "mandaat-ingetrokken"]


def test_the_ro_is_told_of_a_mandate_that_was_taken_back_and_its_giver_knows(cast):
    op = dt.date(2026, 9, 1)
    mandaat(cast, ingetrokken_op=op)
    for dag in (op - dt.timedelta(days=9), op, op + dt.timedelta(days=29)):
        [zin] = ingetrokken(cast, dag)
        assert "Vanaf 1 september 2026 beslist Fenna niet meer namens Zilt" in zin
    assert ingetrokken(cast, op + dt.timedelta(days=30)) == []
    assert not [t for t in list_taken(kijk_als(cast.fatima, op)) if "ingetrokken" in t.soort]


def test_given_anew_there_is_nothing_to_arrange(cast):
    op = dt.date(2026, 9, 1)
    mandaat(cast, ingetrokken_op=op)
    mandaat(cast, "gevraagd", vanaf=op)
    assert ingetrokken(cast, op)
    Mandaat.objects.filter(staat="gevraagd").update(staat="bevestigd")
    assert ingetrokken(cast, op) == []


@pytest.mark.parametrize("wat", ["overeenkomst-verlengen", "afspraak-loopt-af"])
def test_an_agreement_that_ends_is_told_at_the_same_days(cast, wat):
    zet_blik(Blik(gebruiker=cast.anna.pk, platform=True, regios=frozenset({cast.duinrand.id})))
    if wat == "overeenkomst-verlengen":
        overleghulp.getekende_overeenkomst(cast)
    else:
        overleghulp.derdenafspraak(cast)
    gezien = set()
    for dagen in range(91, -1, -1):
        kijker = kijk_als(cast.anna, overleghulp.BIJNA - dt.timedelta(days=dagen))
        gezien |= {(t.sleutel, t.sleutel.rpartition(":")[2]) for t in list_taken(kijker)
                   if t.soort == wat}  # fmt: skip
    assert sorted(drempel for _sleutel, drempel in gezien) == ["30", "7", "90"]
