"""Many act in one region at the same moment; the chain stays one chain."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection

from cast import maak_cast
from verband.audit.models import Handeling
from verband.audit.onderzoek import controleer
from verband.audit.services import vastleggen
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.context import Blik, met_blik

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])

RACES, LOPERS = 50, 6


def ren(regio, races=RACES):
    """Every race starts at one barrier; gives what went wrong."""
    start, mis = Barrier(LOPERS), []

    def loper():
        try:
            for n in range(races):
                start.wait(timeout=60)
                try:
                    with met_blik(Blik(regios=frozenset({regio.id}))):
                        h = vastleggen.leg_vast(
                            "proef", regio=regio.id, gebruiker=None, gegevens={"n": n}
                        )
                        geef_ontvangstbewijs(h, titel="Proef", inhoud={})
                except IntegrityError as fout:
                    mis.append(str(fout))
        finally:
            connection.close()

    draden = [Thread(target=loper) for _ in range(LOPERS)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=120)
    return mis


def test_no_number_twice_and_no_gap_in_fifty_races():
    regio = maak_cast().duinrand
    assert ren(regio) == []
    nummers = Handeling.objects.using("beheer").filter(regio_id=regio.id).values_list("nummer")
    assert sorted(n for (n,) in nummers) == list(range(1, RACES * LOPERS + 1))
    uitkomsten = controleer("beheer")
    assert [f for u in uitkomsten for f in u.onderzoek.fouten] == []


def test_without_the_lock_the_constraint_must_step_in(monkeypatch):
    """The control: these races do collide, and it is the lock that keeps them apart."""

    def zonder_slot(regio, _lidmaatschap):
        nieuwste = Handeling.objects.filter(regio_id=regio).order_by("-nummer").first()
        return (nieuwste.nummer, nieuwste.hash) if nieuwste else (0, "0" * 64)

    monkeypatch.setattr(vastleggen, "_kop", zonder_slot)
    mis = ren(maak_cast().duinrand, races=10)
    assert mis
    assert all("handeling_nummer_eenmaal" in zin or "handeling_keten" in zin for zin in mis)
