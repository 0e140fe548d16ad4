"""Two at once: a link is used once, and two coordinators don't end each other."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from verband.access.models import Gebruiker, Lidmaatschap, Uitnodiging
from verband.access.rollen import Rol
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio
from verband.access.services.lidmaatschap_beeindigen import lidmaatschap_beeindigen
from verband.access.services.uitnodiging_aannemen import NieuwAccount, uitnodiging_aannemen
from verband.access.sleutels import nieuwe_sleutel
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Weigering

pytestmark = pytest.mark.django_db(databases=["default", "beheer"], transaction=True)


def _tegelijk(*daden: Callable[[], object]) -> list[str]:
    """Start them together, each on a connection of its own; what became of each, sorted."""
    begin, uit = threading.Barrier(len(daden)), []

    def doe(daad: Callable[[], object]) -> None:
        try:
            begin.wait(10)
            daad()
            uit.append("gedaan")
        except Weigering:
            uit.append("geweigerd")
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(daad,)) for daad in daden]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return sorted(uit)


def _uitnodiging(cast) -> str:
    _token, sleutel = nieuwe_sleutel()
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        Uitnodiging.objects.create(
            email="wil@voorbeeld.test",
            rol=Rol.KASSIER,
            regio=cast.duinrand,
            uitgenodigd_door=cast.anna,
            sleutel=sleutel,
            verloopt_at=timezone.now() + dt.timedelta(days=1),
        )
    return sleutel


def test_a_link_that_is_pressed_twice_at_once_makes_one_member(cast):
    sleutel = _uitnodiging(cast)

    def neem_aan() -> None:
        with met_blik(Blik(sleutel=sleutel)):
            uitnodiging_aannemen(sleutel, NieuwAccount("Wil", "een-zin-van-een-paar-woorden"))

    assert _tegelijk(*[neem_aan] * 6) == ["gedaan"] + ["geweigerd"] * 5
    wil = Gebruiker.objects.get(email="wil@voorbeeld.test")
    with met_blik(Blik(gebruiker=wil.pk)):
        assert Lidmaatschap.objects.filter(gebruiker=wil).count() == 1


def test_two_coordinators_who_end_each_other_leave_one(cast):
    hier = Blik(regios=frozenset({cast.duinrand.id}))
    with met_blik(hier):
        van_anna = Lidmaatschap.objects.get(gebruiker=cast.anna)
        van_gijs = Lidmaatschap.objects.create(
            gebruiker=cast.gijs, rol=Rol.COORDINATOR, regio=cast.duinrand, vanaf="2026-01-01"
        )

    def beeindig(wie: Gebruiker, wat: Lidmaatschap) -> Callable[[], None]:
        def daad() -> None:
            with met_blik(Blik(gebruiker=wie.pk)):
                alle = eigen_lidmaatschappen(wie)
                zet_blik(Blik(gebruiker=wie.pk, regios=frozenset({cast.duinrand.id})))
                lid = lid_in_regio(wie, alle, cast.duinrand)
                assert lid is not None
                lidmaatschap_beeindigen(lid, wat.id, timezone.localdate())

        return daad

    uit = _tegelijk(beeindig(cast.anna, van_gijs), beeindig(cast.gijs, van_anna))
    assert uit == ["gedaan", "geweigerd"]
    with met_blik(hier):
        assert Lidmaatschap.objects.filter(rol=Rol.COORDINATOR, tot=None).count() == 1
