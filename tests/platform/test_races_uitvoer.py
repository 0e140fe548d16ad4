"""A file is stopped, or made by another worker, while a worker is busy with it."""

from __future__ import annotations

from threading import Event, Semaphore, Thread
from uuid import UUID

import pytest
from django.db import connection

from cast import maak_cast
from verband.access.rollen import Recht
from verband.audit.models import Handeling
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, met_blik
from verband.core.fouten import Weigering
from verband.plannen.tests.dossierhulp import lid_van
from verband.taken.bestand import Bestand
from verband.taken.makers import MAKERS, Maker, met_recht
from verband.taken.models import Uitvoer, UitvoerInhoud
from verband.taken.services.uitvoer import uitvoer_maken, uitvoer_stoppen, uitvoer_vragen

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])


@pytest.fixture
def traag(monkeypatch):
    """A kind of file that tells when a worker is busy with it, and waits until it may go on."""
    bezig, verder = Semaphore(0), Event()

    def maak(lid, _vraag):
        bezig.release()
        assert verder.wait(timeout=60)
        leg_vast("dossier_uitvoeren", regio=lid.regio_id, gebruiker=lid.gebruiker.pk)
        return Bestand("traag.txt", "text/plain", b"traag")

    maker = Maker(met_recht(Recht.REGIO_ZIEN), "traag", lambda _l, _v: "Traag", maak)
    monkeypatch.setitem(MAKERS, "traag", maker)
    return bezig, verder


@pytest.fixture
def anna():
    cast = maak_cast()
    with met_blik(Blik()):
        return lid_van(cast, "anna")


def _blik(lid):
    return met_blik(Blik(gebruiker=lid.gebruiker.pk, regios=frozenset({lid.regio_id})))


def _werker(lid, welk: UUID, uit: list[bool]) -> Thread:
    def doe() -> None:
        try:
            uit.append(uitvoer_maken(lid.regio_id, lid.gebruiker.pk, welk))
        finally:
            connection.close()

    draad = Thread(target=doe)
    draad.start()
    return draad


def test_stopping_does_not_wait_for_the_worker_and_leaves_nothing(anna, traag):
    bezig, verder = traag
    with _blik(anna):
        welk = uitvoer_vragen(anna, "traag", {}).id
    uit: list[bool] = []
    draad = _werker(anna, welk, uit)
    assert bezig.acquire(timeout=60)
    with _blik(anna):
        uitvoer_stoppen(anna, welk)
    verder.set()
    draad.join(timeout=60)
    assert uit == [False]
    assert Uitvoer.objects.using("beheer").get().stand == "gestopt"
    assert not UitvoerInhoud.objects.using("beheer").exists()
    gedaan = set(Handeling.objects.using("beheer").values_list("wat", flat=True))
    assert gedaan == {"uitvoer_vragen", "uitvoer_stoppen"}  # what the maker wrote is gone too


def test_two_workers_at_once_make_one_file(anna, traag):
    bezig, verder = traag
    with _blik(anna):
        welk = uitvoer_vragen(anna, "traag", {}).id
    uit: list[bool] = []
    draden = [_werker(anna, welk, uit) for _ in range(2)]
    assert all(bezig.acquire(timeout=60) for _ in draden)  # both are busy with it
    verder.set()
    for draad in draden:
        draad.join(timeout=60)
    assert sorted(uit) == [False, True]
    assert UitvoerInhoud.objects.using("beheer").count() == 1
    with _blik(anna), pytest.raises(Weigering):
        uitvoer_stoppen(anna, welk)
