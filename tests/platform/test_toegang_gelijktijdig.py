"""Two at once: a link is used once, and two coordinators don't end each other."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from cast import BEGIN
from verband.access.models import Gebruiker, Lidmaatschap, Uitnodiging
from verband.access.rollen import Rol
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio
from verband.access.services.lidmaatschap_beeindigen import lidmaatschap_beeindigen
from verband.access.services.uitnodiging_aannemen import NieuwAccount, uitnodiging_aannemen
from verband.access.sleutels import nieuwe_sleutel
from verband.access.tests.hulp import als
from verband.audit.models import Handeling
from verband.audit.onderzoek import controleer
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Weigering
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"], transaction=True)


def _tegelijk(*daden: Callable[[], object]) -> list[str]:
    """Start them together, each on a connection of its own; what became of each, sorted."""
    begin, uit = threading.Barrier(len(daden)), []

    def doe(daad: Callable[[], object]) -> None:
        try:
            begin.wait(10)
            daad()
            uit.append("gedaan")
        except (Weigering, Http404):
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
                if lid is None:  # the other was so early that the door is shut already
                    raise Http404
                lidmaatschap_beeindigen(lid, wat.id, timezone.localdate())

        return daad

    uit = _tegelijk(beeindig(cast.anna, van_gijs), beeindig(cast.gijs, van_anna))
    assert uit == ["gedaan", "geweigerd"]
    with met_blik(hier):
        assert Lidmaatschap.objects.filter(rol=Rol.COORDINATOR, tot=None).count() == 1


def test_a_role_that_ends_while_its_owner_acts(cast):
    """Each act is done whole or refused; from the end on, everything in that session is refused."""
    with met_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id}))):
        wim = [
            Gebruiker.objects.create(email=f"wim{n}@voorbeeld.test", naam="Wim") for n in range(10)
        ]
        leden = [
            Lidmaatschap.objects.create(
                gebruiker=w, rol=Rol.COORDINATOR, regio=cast.duinrand, vanaf=BEGIN
            )
            for w in wim
        ]
    nieuw, antwoorden = "/r/duinrand/organisaties/nieuw/", []
    for n, persoon in enumerate(wim):
        client = als(persoon)

        def doe(client=client, n=n):
            for keer in range(4):
                velden = {"naam": f"Huis {n} {keer}", "soort": "overig", "toch": "on"}
                antwoorden.append((f"Huis {n} {keer}", client.post(nieuw, velden)))

        def beeindig(lid=leden[n]):
            _beeindig(cast, lid.id)

        assert _tegelijk(doe, beeindig) == ["gedaan", "gedaan"]
        for adres in (nieuw, "/r/duinrand/", "/r/duinrand/dossiers/", "/start/", "/taken/"):
            weg = client.get(adres)
            assert weg.status_code == 302, adres
            assert weg["Location"].startswith("/account/login/"), adres
            assert client.post(adres, {"naam": f"Na {n}", "soort": "overig"}).status_code in (
                302, 405,
            )  # fmt: skip
    gelukt = {naam for naam, a in antwoorden if a.status_code == 302 and "login" not in a.url}
    assert {a.status_code for _naam, a in antwoorden} == {302}
    namen = set(
        Organisatie.objects.using("beheer")
        .filter(naam__startswith="Huis ")
        .values_list("naam", flat=True)
    )
    assert namen == gelukt
    assert not Organisatie.objects.using("beheer").filter(naam__startswith="Na ").exists()
    # What was done stands in the logboek, once each, and every chain holds.
    daden = Handeling.objects.using("beheer").filter(wat="organisatie_toevoegen")
    assert daden.filter(gebruiker_id__in=[w.id for w in wim]).count() == len(gelukt)
    assert [f for u in controleer("beheer") for f in u.onderzoek.fouten] == []


def _beeindig(cast, lid_id) -> None:
    with met_blik(Blik(gebruiker=cast.anna.pk, regios=frozenset({cast.duinrand.id}))):
        anna = lid_in_regio(cast.anna, eigen_lidmaatschappen(cast.anna), cast.duinrand)
        assert anna is not None
        lidmaatschap_beeindigen(anna, lid_id, timezone.localdate())
