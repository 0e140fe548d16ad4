"""Withdrawing and using at one second, deciding twice, two mandates for one thing: one wins, and
the loser reads why. And whatever people do in whatever order, nobody acts without a mandate."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from cast import maak_cast
from verband.access.models import Bevestiging
from verband.access.selectors import get_bevestiging
from verband.access.sleutels import nieuwe_sleutel
from verband.audit.models import Ontvangstbewijs
from verband.core.context import Blik, met_blik
from verband.core.fouten import Weigering
from verband.partijen.models import Mandaat, MandaatGebruik
from verband.partijen.services.fusie_vastleggen import fusie_vastleggen
from verband.partijen.services.mandaat import noteer_mandaat
from verband.partijen.services.mandaat_bevestigen import bevestig_met_link, mandaat_bevestigen
from verband.partijen.services.mandaat_gebruiken import leg_gebruik_vast
from verband.partijen.services.mandaat_intrekken import mandaat_intrekken
from verband.partijen.tests.mandaathulp import (
    DAG,
    ONDERWERPEN,
    OVER_EEN_JAAR,
    Tafel,
    concept,
    geef,
)
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
RACES = 50


@pytest.fixture
def tafel():
    cast = maak_cast()
    with met_blik(Blik()):
        return Tafel(cast)


def blik(lid):
    return met_blik(Blik(gebruiker=lid.gebruiker.pk, regios=frozenset({lid.regio_id})))


def samen(*acten):
    """All at one barrier; per act what came out, a refusal by its words."""
    start, uit = Barrier(len(acten)), [None] * len(acten)

    def loper(nr):
        try:
            start.wait(timeout=60)
            uit[nr] = acten[nr]()
        except Weigering as fout:
            uit[nr] = str(fout)
        finally:
            connection.close()

    draden = [Thread(target=loper, args=(n,)) for n in range(len(acten))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=120)
    return uit


def _lid(tafel):
    with transaction.atomic():
        return tafel.henk


def wedloop(tafel, races):
    """Per race: was it used, how many uses the withdrawal saw, and what the loser read."""
    henk = _lid(tafel)
    uitslagen = []
    for nr in range(races):
        with blik(henk):
            mandaat = geef(henk, concept(henk, tafel.gever, [(f"punt {nr}", "regio")]))

        def trek_in(m=mandaat):
            with blik(henk):
                return mandaat_intrekken(
                    henk, m.id, m.versie, per=DAG, reden="gestopt", vandaag=DAG
                )

        def gebruik(m=mandaat):
            with blik(henk):
                gebruik = leg_gebruik_vast(m, "besluit", uuid.uuid4(), DAG)
                noteer_mandaat(henk, "besluit_vastleggen", m)  # as every act that uses one
                return gebruik

        acten = [trek_in, gebruik] if nr % 2 else [gebruik, trek_in]
        uit = samen(*acten)
        gezien, gebruikt = (uit[0], uit[1]) if nr % 2 else (uit[1], uit[0])
        uitslagen.append((isinstance(gebruikt, MandaatGebruik), gezien, gebruikt))
    return uitslagen


def test_withdrawing_and_using_at_one_second(tafel):
    """A use that stands was there before the withdrawal, and the withdrawal saw it."""
    uitslagen = wedloop(tafel, RACES)
    assert len(uitslagen) == RACES
    for gebruikt, gezien, zin in uitslagen:
        assert gezien == int(gebruikt)
        if not gebruikt:
            assert "geldt niet op deze dag" in zin
    alle = MandaatGebruik.objects.using("beheer")
    assert alle.count() == sum(gebruikt for gebruikt, _gezien, _zin in uitslagen)


def test_without_the_trigger_a_withdrawn_mandate_is_used(tafel):
    """The control: these races meet, and it is the trigger that decides them."""
    schakel = "ALTER TABLE partijen_mandaatgebruik {} TRIGGER mandaat_geldig"
    with connections["beheer"].cursor() as cursor:
        cursor.execute(schakel.format("DISABLE"))
    try:
        uitslagen = wedloop(tafel, 15)
    finally:
        with connections["beheer"].cursor() as cursor:
            cursor.execute(schakel.format("ENABLE"))
    assert all(gebruikt for gebruikt, _gezien, _zin in uitslagen)
    assert any(gezien == 0 for _gebruikt, gezien, _zin in uitslagen)


def test_one_draft_is_confirmed_once_by_two_at_once(tafel):
    """A member and the holder of the link: one gives it, the other reads that it was given."""
    henk = _lid(tafel)
    vandaag = timezone.localdate()
    for nr in range(RACES // 2):
        with blik(henk):
            mandaat = concept(
                henk, tafel.gever, [(f"punt {nr}", "regio")], vanaf=vandaag,
                tot=vandaag + dt.timedelta(days=9),
            )  # fmt: skip
            _token, sleutel = nieuwe_sleutel()
            Bevestiging.objects.create(
                soort="mandaat", regio_id=henk.regio_id, onderwerp_id=mandaat.id, sleutel=sleutel,
                email="secretaris@voorbeeld.test", gevraagd_door=tafel.cast.anna,
                verloopt_at=timezone.now() + dt.timedelta(days=1),
            )  # fmt: skip

        def als_lid(m=mandaat, punt=f"punt {nr}"):
            with blik(henk):
                mandaat_bevestigen(
                    henk, m.id, m.versie, {}, [(punt, "regio")], inzet=False, vandaag=vandaag
                )
            return True

        def met_link(m=mandaat, punt=f"punt {nr}", sleutel=sleutel):
            with met_blik(Blik(sleutel=sleutel)):
                gevonden = get_bevestiging(sleutel)
                assert gevonden
                bevestig_met_link(
                    gevonden, m.versie, {}, [(punt, "regio")], inzet=False, vandaag=vandaag
                )
            return True

        uit = samen(als_lid, met_link, als_lid)
        assert uit.count(True) == 1
        for zin in uit:
            assert zin is True or "al beslist" in zin or "niet meer open" in zin
    assert Ontvangstbewijs.objects.using("beheer").count() == RACES // 2
    assert Mandaat.objects.using("beheer").filter(staat="bevestigd").count() == RACES // 2


def test_two_drafts_for_one_thing_become_one_mandate(tafel):
    henk = _lid(tafel)
    for nr in range(RACES // 2):
        van = DAG + dt.timedelta(days=20 * nr)
        with blik(henk):
            paar = [
                concept(henk, tafel.gever, vanaf=van, tot=van + dt.timedelta(days=10))
                for _ in range(2)
            ]

        def bevestig(m):
            with blik(henk):
                mandaat_bevestigen(henk, m.id, m.versie, {}, ONDERWERPEN, inzet=False, vandaag=DAG)
            return True

        uit = samen(*(lambda m=m: bevestig(m) for m in paar))
        assert uit.count(True) == 1
        assert any(isinstance(zin, str) and "ander mandaat" in zin for zin in uit)


def test_two_replacements_of_one_mandate(tafel):
    """They overlap, so one begins; the old one ends once, on that day."""
    henk = _lid(tafel)
    for nr in range(10):
        onderwerp = [(f"punt {nr}", "regio")]
        with blik(henk):
            oud = geef(henk, concept(henk, tafel.gever, onderwerp))
            paar = [
                concept(
                    henk, tafel.gever, onderwerp, vervangt=oud,
                    vanaf=DAG + dt.timedelta(days=dagen), tot=OVER_EEN_JAAR,
                )
                for dagen in (10, 20)
            ]  # fmt: skip

        def bevestig(m, onderwerp=onderwerp):
            with blik(henk):
                mandaat_bevestigen(henk, m.id, m.versie, {}, onderwerp, inzet=False, vandaag=DAG)
            return m.id

        uit = samen(*(lambda m=m: bevestig(m) for m in paar))
        gelukt = [m for m in paar if m.id in uit]
        assert len(gelukt) == 1
        einde = Mandaat.objects.using("beheer").get(id=oud.id).ingetrokken_op
        assert einde == gelukt[0].vanaf


def test_a_merger_and_a_mandate_at_one_second(tafel):
    """Either it was given first and ends with the merger, or the giver was gone already."""
    henk = _lid(tafel)
    with transaction.atomic():
        anna = replace(tafel.anna, opgestapt=True)
    vandaag = timezone.localdate()
    straks = vandaag + dt.timedelta(days=9)
    for nr in range(10):
        with blik(henk):
            Organisatie.objects.filter(id=tafel.gever.id).update(opgegaan_in=None, opgegaan_op=None)
            nieuw = Organisatie.objects.create(
                regio_id=henk.regio_id, naam=f"Verder {nr}", soort="disciplineorganisatie"
            )
            mandaat = concept(
                henk, tafel.gever, [(f"fusie {nr}", "regio")], vanaf=vandaag,
                tot=vandaag + dt.timedelta(days=60),
            )  # fmt: skip
            versie = Organisatie.objects.get(id=tafel.gever.id).versie

        def geef_het(m=mandaat, nr=nr):
            with blik(henk):
                mandaat_bevestigen(
                    henk, m.id, m.versie, {}, [(f"fusie {nr}", "regio")], inzet=False,
                    vandaag=vandaag,
                )  # fmt: skip
            return True

        def fuseer(nieuw=nieuw, versie=versie):
            with blik(anna):
                fusie_vastleggen(anna, tafel.gever.id, nieuw.id, versie, op=straks, vandaag=vandaag)
            return True

        gefuseerd, gegeven = samen(fuseer, geef_het)
        nu = Mandaat.objects.using("beheer").get(id=mandaat.id)
        assert gefuseerd is True
        if gegeven is True:
            assert nu.ingetrokken_op == straks
        else:
            assert "geeft daarna geen mandaat" in gegeven
            assert nu.staat == "concept"
