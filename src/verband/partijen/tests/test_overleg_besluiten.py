from __future__ import annotations

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import maak_cast
from verband.access.tests.hulp import als as als_stap
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.core.context import Blik, met_blik
from verband.core.fouten import Weigering
from verband.partijen.models import Besluit, Instemming, Mandaat, MandaatGebruik
from verband.partijen.services.besluit_bekrachtigen import besluit_afwijzen, besluit_bekrachtigen
from verband.partijen.services.mandaat_intrekken import mandaat_intrekken
from verband.partijen.tests.hulp import als, tekst
from verband.partijen.tests.overleghulp import (
    DAG,
    VERVANGER,
    WEG,
    Tafelsetting,
    instemming,
    maak_mandaat,
)

een_transactie = pytest.mark.django_db(databases=["default", "beheer"])
echt = pytest.mark.django_db(databases=["default", "beheer"], transaction=True)
GEDEKT, VOORBEHOUD = Instemming.Staat.GEDEKT, Instemming.Staat.VOORBEHOUD


@pytest.fixture
def setting(cast):
    return Tafelsetting(cast)


def adres(naam, *args):
    return reverse(f"partijen:{naam}", args=["duinrand", *args])


# --- within the mandate -------------------------------------------------------------------


@een_transactie
@pytest.mark.eis("OPL-C1")
def test_a_decision_within_every_mandate_takes_effect_at_once(setting):
    mandaten = [maak_mandaat(o) for o in (setting.huisartsen, setting.apothekers)]
    besluit = setting.besluit(setting.overleg(), setting.huisartsen, setting.apothekers)
    assert besluit.staat == Besluit.Staat.GELDIG
    assert besluit.ingegaan_at is not None
    gebruikt = MandaatGebruik.objects.filter(onderwerp_id=besluit.id, op=DAG)
    assert {g.mandaat_id for g in gebruikt} == {m.id for m in mandaten}
    assert Handeling.objects.filter(wat="besluit_vastleggen", onderwerp_id=besluit.id).exists()


@een_transactie
@pytest.mark.eis("OPL-C1")
@pytest.mark.parametrize(
    ("mandaat", "besluit", "redenen"),
    [
        ({}, {"cent": 10_000_000, "maanden": 12}, []),
        ({}, {"cent": 10_000_001}, ["euro"]),
        ({}, {"maanden": 13}, ["duur"]),
        ({}, {"onderwerp": "wondzorg"}, ["onderwerp"]),
        ({}, {"niveau": "wijk"}, ["niveau"]),
        ({}, {"niveau": "beide"}, ["niveau"]),
        ({"niveau": "beide"}, {"niveau": "wijk"}, []),
        ({"grens_cent": None}, {"cent": 1}, ["euro"]),
        ({"grens_cent": None, "grens_maanden": None}, {"cent": None, "maanden": None}, []),
        ({}, {"cent": 10_000_001, "maanden": 13}, ["euro", "duur"]),
        ({"tot": DAG + dt.timedelta(days=1)}, {}, []),
        ({"vanaf": DAG - dt.timedelta(days=9), "tot": DAG}, {}, ["niet_geldig"]),
        ({"vanaf": DAG + dt.timedelta(days=1)}, {}, ["niet_geldig"]),
        ({"ingetrokken_op": DAG}, {}, ["niet_geldig"]),
        ({"ingetrokken_op": DAG + dt.timedelta(days=1)}, {}, []),
    ],
)
def test_each_limit_is_named(setting, mandaat, besluit, redenen):
    maak_mandaat(setting.huisartsen, **mandaat)
    gevonden = setting.besluit(setting.overleg(), **besluit)
    rij = instemming(gevonden, setting.huisartsen)
    assert rij.redenen == redenen
    assert rij.staat == (VOORBEHOUD if redenen else GEDEKT)
    assert (gevonden.ingegaan_at is None) == bool(redenen)
    assert MandaatGebruik.objects.filter(onderwerp_id=gevonden.id).exists() == (not redenen)


@een_transactie
def test_who_has_no_mandate_binds_nobody(setting):
    besluit = setting.besluit(setting.overleg())
    rij = instemming(besluit, setting.huisartsen)
    assert (rij.mandaat, rij.redenen, besluit.staat) == (None, ["geen_mandaat"], "voorbehoud")


@een_transactie
def test_a_deputy_binds_only_when_the_mandate_names_one(setting):
    maak_mandaat(setting.huisartsen, plaatsvervanger="")
    maak_mandaat(setting.apothekers)
    overleg = setting.overleg(huisartsen=VERVANGER, apothekers=VERVANGER)
    besluit = setting.besluit(overleg, setting.huisartsen, setting.apothekers)
    assert instemming(besluit, setting.huisartsen).redenen == ["vervanger"]
    assert instemming(besluit, setting.apothekers).staat == GEDEKT
    assert MandaatGebruik.objects.get(onderwerp_id=besluit.id).door_vervanger


@een_transactie
def test_of_two_mandates_the_one_that_covers_it_is_used(setting):
    maak_mandaat(setting.huisartsen, "wondzorg", grens_cent=99_000_000)
    goed = maak_mandaat(setting.huisartsen, "begroting")
    assert instemming(setting.besluit(setting.overleg()), setting.huisartsen).mandaat == goed


@een_transactie
def test_who_was_absent_has_not_agreed(setting):
    overleg = setting.overleg(huisartsen=WEG)
    with pytest.raises(Weigering) as fout:
        setting.besluit(overleg, setting.huisartsen)
    assert "die er waren" in str(fout.value.wat)
    assert not Besluit.objects.exists()


@een_transactie
@pytest.mark.eis("OPL-C1")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    cent=st.integers(0, 300), maanden=st.integers(0, 24), grens=st.none() | st.integers(0, 300),
    duur=st.none() | st.integers(0, 24), dag=st.integers(-3, 8),
)  # fmt: skip
def test_no_decision_takes_effect_beyond_a_limit(setting, cent, maanden, grens, duur, dag):
    with transaction.atomic():
        maak_mandaat(
            setting.huisartsen, vanaf=DAG, tot=DAG + dt.timedelta(days=5),
            grens_cent=grens, grens_maanden=duur,
        )  # fmt: skip
        overleg = setting.overleg(DAG + dt.timedelta(days=dag))
        besluit = setting.besluit(overleg, cent=cent, maanden=maanden)
        binnen = cent <= (grens or 0) and maanden <= (duur or 0) and 0 <= dag < 5
        assert (besluit.staat == Besluit.Staat.GELDIG) == binnen
        transaction.set_rollback(True)


# --- beyond the mandate: the discipline answers ----------------------------------------------


@een_transactie
def test_it_takes_effect_once_the_last_discipline_ratifies(setting):
    besluit = setting.besluit(setting.overleg(), setting.huisartsen, setting.apothekers)
    besluit_bekrachtigen(setting.henk, instemming(besluit, setting.huisartsen).id)
    besluit.refresh_from_db()
    assert (besluit.staat, besluit.ingegaan_at) == ("voorbehoud", None)
    besluit_bekrachtigen(setting.peter, instemming(besluit, setting.apothekers).id)
    besluit.refresh_from_db()
    assert besluit.staat == Besluit.Staat.GELDIG
    assert besluit.ingegaan_at is not None
    bewijzen = Ontvangstbewijs.objects.filter(handeling__wat="besluit_bekrachtigen")
    assert bewijzen.count() == 2


@een_transactie
def test_one_rejection_ends_it_for_all(setting):
    besluit = setting.besluit(setting.overleg(), setting.huisartsen, setting.apothekers)
    van_henk = instemming(besluit, setting.huisartsen)
    with pytest.raises(Weigering):
        besluit_afwijzen(setting.henk, van_henk.id, "  ")
    besluit_afwijzen(setting.henk, van_henk.id, "Te duur voor onze leden.")
    besluit.refresh_from_db()
    assert (besluit.staat, besluit.ingegaan_at) == ("afgewezen", None)
    with pytest.raises(Weigering):
        besluit_bekrachtigen(setting.peter, instemming(besluit, setting.apothekers).id)


@een_transactie
def test_ratifying_twice_is_refused_and_so_is_changing_ones_mind(setting):
    rij = instemming(setting.besluit(setting.overleg()), setting.huisartsen)
    besluit_bekrachtigen(setting.henk, rij.id)
    for doe in (besluit_bekrachtigen, lambda lid, id_: besluit_afwijzen(lid, id_, "Toch niet.")):
        with pytest.raises(Weigering) as fout:
            doe(setting.henk, rij.id)
        assert "van kracht" in str(fout.value.waarom)


@een_transactie
def test_only_its_own_administrator_answers(setting):
    rij = instemming(setting.besluit(setting.overleg()), setting.huisartsen)
    for wie in (setting.anna, setting.peter, setting.lid(setting.cast.bart)):
        with pytest.raises(PermissionDenied):
            besluit_bekrachtigen(wie, rij.id)
        with pytest.raises(PermissionDenied):
            besluit_afwijzen(wie, rij.id, "Nee.")
    assert instemming(rij.besluit, setting.huisartsen).staat == VOORBEHOUD


@een_transactie
def test_only_the_coordinator_puts_decisions_on_the_list(setting):
    overleg = setting.overleg()
    velden = {"tekst": "x", "onderwerp": "begroting", "niveau": "regio",
              "wie": [setting.huisartsen.id]}  # fmt: skip
    for wie in (setting.henk_persoon, setting.cast.bart, setting.cast.dora):
        assert als(wie).post(adres("besluit-nieuw", overleg.id), velden).status_code == 403


@een_transactie
def test_the_database_lets_nothing_take_effect_twice(setting):
    besluit = setting.besluit(setting.overleg())
    besluit_bekrachtigen(setting.henk, instemming(besluit, setting.huisartsen).id)
    for waarden in ({"staat": "voorbehoud", "ingegaan_at": None}, {"ingegaan_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Besluit.objects.filter(id=besluit.id).update(**waarden)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instemming.objects.filter(besluit=besluit).update(staat="afgewezen")


@een_transactie
def test_the_database_knows_no_covered_consent_without_a_mandate(setting):
    besluit = setting.besluit(setting.overleg())
    with pytest.raises(IntegrityError), transaction.atomic():
        Instemming.objects.filter(besluit=besluit).update(staat="gedekt", redenen=[])


# --- in the browser ----------------------------------------------------------------------------


@een_transactie
def test_from_meeting_to_decision_to_ratification_in_the_browser(setting):
    overleg = setting.overleg()
    maak_mandaat(setting.huisartsen, grens_cent=100)
    anna = als(setting.cast.anna)
    velden = {"tekst": "Wij kopen samen een busje.", "onderwerp": "Begroting", "niveau": "regio",
              "cent": "1.000,50", "maanden": "6", "wie": [setting.huisartsen.id]}  # fmt: skip
    na = tekst(anna.post(adres("besluit-nieuw", overleg.id), velden, follow=True))
    assert "1. Wij kopen samen een busje." in na
    besluit = Besluit.objects.get()
    rij = instemming(besluit, setting.huisartsen)
    pagina = tekst(anna.get(adres("besluit", besluit.id)))
    for woord in ("voorbehoud van achterban", "geldt nog niet", "€ 1", "Het bedrag is hoger"):
        assert woord in pagina.replace("\xa0", " ")
    assert "Bekrachtigen of afwijzen" not in pagina
    antwoord = adres("besluit-antwoord", rij.id)
    assert als(setting.henk_persoon).get(antwoord).status_code == 302  # first the second step
    henk = als_stap(setting.henk_persoon, opgestapt=True)
    assert "Waarom u dit krijgt" in tekst(henk.get(antwoord))
    assert henk.post(antwoord, {"antwoord": "bekrachtigen"}).status_code == 302
    assert "van kracht" in tekst(anna.get(adres("besluit", besluit.id)))
    assert henk.post(antwoord, {"antwoord": "bekrachtigen"}).status_code == 422
    assert als_stap(setting.peter_persoon, opgestapt=True).get(antwoord).status_code == 404


@een_transactie
def test_the_list_is_filtered_and_kept_as_a_file(setting):
    setting.besluit(setting.overleg(), tekst="=1+1")
    client = als(setting.cast.dora)
    assert "=1+1" in tekst(client.get(adres("besluiten"), {"staat": "voorbehoud"}))
    assert "=1+1" not in tekst(client.get(adres("besluiten"), {"staat": "geldig"}))
    inhoud = client.get(adres("besluiten-bestand", "csv")).content.decode("utf-8-sig")
    assert "Huisartsen Zilt: onder voorbehoud" in inhoud
    assert ";=1+1" not in inhoud
    assert als(setting.cast.chris).get(adres("besluiten")).status_code == 404


# --- at the same second --------------------------------------------------------------------------


def _tegelijk(*daden):
    begin, uit = Barrier(len(daden)), []

    def doe(daad):
        try:
            begin.wait(10)
            daad()
            uit.append("gedaan")
        except Weigering:
            uit.append("geweigerd")
        finally:
            connection.close()

    draden = [Thread(target=doe, args=(daad,)) for daad in daden]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return sorted(uit)


@echt
@pytest.mark.eis("OPL-C1")
def test_withdrawing_and_deciding_at_the_same_second_agree_on_who_was_first():
    cast = maak_cast()
    with transaction.atomic():
        setting = Tafelsetting(cast)
        overleg = setting.overleg()
    hier = Blik(regios=frozenset({cast.duinrand.id}))

    gezien = []

    def trek_in():
        """What it says that it saw: used on that day, or not."""
        with transaction.atomic():
            henk = setting.henk
            m = Mandaat.objects.get(gever=setting.huisartsen, ingetrokken_op=None)
            gezien.append(
                mandaat_intrekken(henk, m.id, m.versie, per=DAG, reden="Gestopt.", vandaag=DAG)
            )

    def besluit():
        with transaction.atomic():
            setting.besluit(overleg)

    for _ronde in range(10):
        with met_blik(hier):
            maak_mandaat(setting.huisartsen)
        assert _tegelijk(trek_in, besluit) == ["gedaan", "gedaan"]
        with met_blik(hier):
            laatste = Besluit.objects.order_by("-nummer")[0]
            rij = instemming(laatste, setting.huisartsen)
            gebruikt = MandaatGebruik.objects.filter(onderwerp_id=laatste.id).count()
            assert gezien[-1] == gebruikt
            assert (rij.staat, rij.redenen, laatste.staat, gebruikt) in (
                ("gedekt", [], "geldig", 1),
                ("voorbehoud", ["niet_geldig"], "voorbehoud", 0),
            )


@echt
def test_ratifying_six_times_at_once_counts_once():
    cast = maak_cast()
    with transaction.atomic():
        setting = Tafelsetting(cast)
        rij = instemming(setting.besluit(setting.overleg()), setting.huisartsen)

    def bekrachtig():
        with transaction.atomic():
            besluit_bekrachtigen(setting.henk, rij.id)

    def wijs_af():
        with transaction.atomic():
            besluit_afwijzen(setting.henk, rij.id, "Nee.")

    uit = _tegelijk(*[bekrachtig] * 3, *[wijs_af] * 3)
    assert uit == ["gedaan"] + ["geweigerd"] * 5
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        acten = Handeling.objects.filter(wat__in=("besluit_bekrachtigen", "besluit_afwijzen"))
        assert acten.count() == 1
