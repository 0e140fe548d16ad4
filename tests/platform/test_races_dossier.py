"""Many keep, share and withdraw at one moment: each happens once, and nothing half."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from cast import maak_cast
from verband.core.context import Blik, met_blik
from verband.core.fouten import Weigering
from verband.plannen.models import Deling, DossierVersie, Toetsdossier, VersieInhoud
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services import dossier_bewaren as bewaren
from verband.plannen.services.dossier_delen import (
    Keuze,
    bouw_deling,
    deling_intrekken,
    dossier_delen,
    vingerafdruk,
)
from verband.plannen.tests.dossierhulp import bewaar, lid_van, plan

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
RACES = 50


def ren(doe: Callable[[int, int], object], races: int, lopers: int = 3) -> list[object]:
    """``doe(race, loper)`` at one barrier; what came out, refusals by their words."""
    start, uit = Barrier(lopers), []

    def loper(wie: int) -> None:
        try:
            for n in range(races):
                start.wait(timeout=120)
                try:
                    uit.append(doe(n, wie))
                except Weigering as fout:
                    uit.append(str(fout))
        finally:
            connection.close()

    draden = [Thread(target=loper, args=(n,)) for n in range(lopers)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=300)
    return uit


@pytest.fixture
def anna():
    cast = maak_cast()
    with met_blik(Blik()):
        return lid_van(cast, "anna")


def _blik(lid):
    return met_blik(Blik(gebruiker=lid.gebruiker.pk, regios=frozenset({lid.regio_id})))


def test_the_same_new_dossier_at_once_is_one_dossier_with_one_version(anna):
    def doe(race, _wie):
        with _blik(anna):
            return bewaar(anna, plan(versie=race), naam=f"Plan {race}").pk

    uit = ren(doe, RACES)
    assert len(uit) == 3 * RACES
    alle = DossierVersie.objects.using("beheer")
    assert Toetsdossier.objects.using("beheer").count() == alle.count() == RACES
    assert {v.pk for v in alle.all()} == set(uit)
    assert VersieInhoud.objects.using("beheer").count() == RACES


def test_other_files_at_once_get_numbers_without_a_gap(anna):
    with _blik(anna):
        dossier = bewaar(anna).dossier_id

    def doe(race, wie):
        with _blik(anna):
            return bewaar(anna, plan(versie=1000 + 3 * race + wie), dossier_id=dossier).nummer

    assert sorted(ren(doe, 20)) == list(range(2, 62))


def test_without_the_lock_numbers_collide(anna, monkeypatch):
    """The control: these races meet, and it is the lock that keeps them apart."""
    with _blik(anna):
        dossier = bewaar(anna).dossier_id

    def zonder_slot(lid, dossier_id, **_):
        return Toetsdossier.objects.get(id=dossier_id)

    monkeypatch.setattr(bewaren, "pak_dossier", zonder_slot)
    botsingen = []

    def doe(race, wie):
        try:
            with _blik(anna):
                return bewaar(anna, plan(versie=1000 + 3 * race + wie), dossier_id=dossier).nummer
        except bewaren.IntegrityError as fout:
            botsingen.append(str(fout))
            return 0

    ren(doe, 15)
    assert any("versie_nummer_eenmaal" in zin for zin in botsingen)


def test_shared_once_and_withdrawn_once(anna, monkeypatch):
    # What is set in type costs most of a race and decides nothing in it.
    monkeypatch.setattr("verband.plannen.services.dossier_delen.als_pdf", lambda _v: b"%PDF-1.7")
    with _blik(anna):
        versie = bewaar(anna)
        keuze = Keuze("vvt", ("notities",), timezone.localdate() + dt.timedelta(days=5))
        gelezen = get_versie(anna, get_dossier(anna, versie.dossier_id), 1)
        gezien = vingerafdruk(bouw_deling(anna, gelezen, keuze))

    def deel(_race, _wie):
        with _blik(anna):
            return dossier_delen(
                anna, versie.dossier_id, 1, keuze, gezien=gezien, vandaag=timezone.localdate()
            ).pk

    for _ in range(RACES):
        uit = ren(deel, 1, lopers=5)
        gelukt = [d for d in uit if not isinstance(d, str)]
        assert len(gelukt) == 1
        assert all("al met deze ontvanger" in zin for zin in uit if isinstance(zin, str))
        deling = gelukt[0]

        def trek_in(_race, _wie, deling=deling):
            with _blik(anna):
                return deling_intrekken(anna, versie.dossier_id, deling)

        assert sorted(ren(trek_in, 1, lopers=5)) == [False] * 4 + [True]
    assert not Deling.objects.using("beheer").filter(ingetrokken_at__isnull=True).exists()
