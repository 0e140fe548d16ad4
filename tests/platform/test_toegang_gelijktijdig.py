"""Two at once: a link is used once, and two coordinators don't end each other."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, OperationalError, connection, connections
from django.http import Http404
from django.test.utils import CaptureQueriesContext
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
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Weigering
from verband.partijen.services.organisatie_toevoegen import organisatie_toevoegen
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
        except (Weigering, Http404, IntegrityError):
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
    assert {a.status_code for _naam, a in antwoorden} <= {302, 409}  # 409: it ended under way
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


# --- between the door and the act: one waits, and then reads that the role is over ---------------


def _coordinator(cast, naam="wim") -> tuple[Gebruiker, Lidmaatschap]:
    with met_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id}))):
        wim = Gebruiker.objects.create(email=f"{naam}@voorbeeld.test", naam=naam.capitalize())
        lid = Lidmaatschap.objects.create(
            gebruiker=wim, rol=Rol.COORDINATOR, regio=cast.duinrand, vanaf=BEGIN
        )
    return wim, lid


def _bezet(cast, persoon: Gebruiker, binnen: threading.Event, verder: threading.Event, **wacht):
    """An act of this person that stops after its door (or, with ``na``, after it was logged)."""
    uit: list[str] = []

    def loop() -> None:
        try:
            with met_blik(Blik(gebruiker=persoon.pk, regios=frozenset({cast.duinrand.id}))):
                lid = lid_in_regio(persoon, eigen_lidmaatschappen(persoon), cast.duinrand)
                assert lid is not None
                if not wacht.get("na"):
                    binnen.set()
                    assert verder.wait(30)
                organisatie_toevoegen(lid, {"naam": "In de vlucht", "soort": "overig"})
                if wacht.get("na"):
                    binnen.set()
                    assert verder.wait(30)
            uit.append("gedaan")
        except IntegrityError as fout:
            uit.append(str(fout).splitlines()[0])
        finally:
            connection.close()

    draad = threading.Thread(target=loop)
    draad.start()
    return draad, uit


def _bestaat() -> bool:
    return Organisatie.objects.using("beheer").filter(naam="In de vlucht").exists()


def _eind_tijdens_de_daad(cast) -> list[str]:
    """The role ends, and that is kept, when the act has passed its door and wrote nothing yet."""
    wim, lid = _coordinator(cast)
    binnen, verder = threading.Event(), threading.Event()
    draad, uit = _bezet(cast, wim, binnen, verder)
    try:
        assert binnen.wait(30)
        _beeindig(cast, lid.id)
    finally:
        verder.set()
        draad.join(60)
    return uit


def test_an_act_that_began_before_the_end_of_the_role_is_not_done_after_it(cast):
    assert _eind_tijdens_de_daad(cast) == ["this membership has ended"]
    assert not _bestaat()
    daden = Handeling.objects.using("beheer").filter(wat="organisatie_toevoegen")
    assert not daden.exists()


def test_without_the_check_it_is_done(cast):
    """The control: the same steps, with the answer of the room below, which knows no roles."""
    with connections["beheer"].cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('audit_houd_lidmaatschap'::regproc)")
        (was,) = cursor.fetchone()
        cursor.execute(
            "CREATE OR REPLACE FUNCTION audit_houd_lidmaatschap(wie uuid, dag date) RETURNS void "
            "LANGUAGE sql AS $$ $$"
        )
        try:
            assert _eind_tijdens_de_daad(cast) == ["gedaan"]
        finally:
            cursor.execute(was)
    assert _bestaat()


def test_an_act_that_was_done_first_makes_the_end_wait_for_it(cast):
    wim, lid = _coordinator(cast)
    binnen, verder = threading.Event(), threading.Event()
    draad, uit = _bezet(cast, wim, binnen, verder, na=True)
    try:
        assert binnen.wait(30)
        with pytest.raises(OperationalError, match="lock timeout"):
            _beeindig(cast, lid.id, wacht_hoogstens="200ms")
    finally:
        verder.set()
        draad.join(60)
    assert uit == ["gedaan"]
    _beeindig(cast, lid.id)
    nummers = dict(
        Handeling.objects.using("beheer")
        .filter(regio_id=cast.duinrand.id)
        .values_list("wat", "nummer")
    )
    assert nummers["organisatie_toevoegen"] < nummers["lidmaatschap_beeindigen"]


def test_the_page_says_that_nothing_was_kept(cast, monkeypatch):
    """Over the web: the role ends after the door let the form through."""
    wim, lid = _coordinator(cast)
    client = als(wim)
    from verband.partijen.views import organisaties

    def eerst_het_eind(*args, **kwargs):
        draad = threading.Thread(target=lambda: (_beeindig(cast, lid.id), connection.close()))
        draad.start()
        draad.join(60)
        return organisatie_toevoegen(*args, **kwargs)

    monkeypatch.setattr(organisaties, "organisatie_toevoegen", eerst_het_eind)
    velden = {"naam": "In de vlucht", "soort": "overig"}
    antwoord = client.post("/r/duinrand/organisaties/nieuw/", velden)
    assert antwoord.status_code == 409
    assert "Er is niets van u bewaard" in antwoord.content.decode()
    assert not _bestaat()


def test_an_act_asks_the_database_no_more_often_for_it(cast):
    """One question for the head of the chain, as before; the check is part of it."""
    hier = Blik(gebruiker=cast.anna.pk, regios=frozenset({cast.duinrand.id}))
    with met_blik(hier):
        lid = Lidmaatschap.objects.get(gebruiker=cast.anna)
        for wie in (None, lid.id):
            with CaptureQueriesContext(connection) as gevangen:
                leg_vast("stap_op", regio=cast.duinrand.id, gebruiker=None, lidmaatschap=wie)
            assert len(gevangen) == 2


def _beeindig(cast, lid_id, *, wacht_hoogstens: str = "0") -> None:
    with met_blik(Blik(gebruiker=cast.anna.pk, regios=frozenset({cast.duinrand.id}))):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [wacht_hoogstens])
        anna = lid_in_regio(cast.anna, eigen_lidmaatschappen(cast.anna), cast.duinrand)
        assert anna is not None
        lidmaatschap_beeindigen(anna, lid_id, timezone.localdate())
