from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.partijen.models import (
    Aanwezigheid,
    Actiepunt,
    Contractstatus,
    Deelnameverklaring,
    Overleg,
)
from verband.partijen.selectors.overleg import list_aanwezigheid, list_verklaringen
from verband.partijen.services.actiepunt import actiepunt_afronden, actiepunt_vastleggen
from verband.partijen.services.deelname_verklaren import (
    deelname_verklaren,
    op_verklaring_reageren,
)
from verband.partijen.services.overleg_vastleggen import (
    aanwezigheid_verbeteren,
    overleg_vastleggen,
)
from verband.partijen.tests.hulp import als, tekst
from verband.partijen.tests.overleghulp import DAG, ER, VERVANGER, WEG, Tafelsetting

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
VAST = DAG + dt.timedelta(days=14)
ERVOOR = VAST - dt.timedelta(days=1)


@pytest.fixture
def setting(cast):
    return Tafelsetting(cast)


def adres(naam, *args):
    return reverse(f"partijen:{naam}", args=["duinrand", *args])


def van(overleg, organisatie):
    return Aanwezigheid.objects.get(overleg=overleg, organisatie=organisatie)


# --- attendance ---------------------------------------------------------------------------


@pytest.mark.eis("ZZ-3.4-4d")
def test_a_provider_corrects_its_own_attendance_until_the_insurer_sees_it(setting):
    overleg = setting.overleg(huisartsen=WEG)
    rij = van(overleg, setting.huisartsen)
    henk, dora = setting.henk, setting.lid(setting.cast.dora)
    assert not list_aanwezigheid(dora, ERVOOR).exists()
    aanwezigheid_verbeteren(henk, rij.id, VERVANGER, "Notulen", vandaag=ERVOOR)
    with pytest.raises(Weigering) as fout:
        aanwezigheid_verbeteren(henk, rij.id, ER, "", vandaag=VAST)
    assert "staat vast sinds" in str(fout.value.wat)
    gezien = list_aanwezigheid(dora, VAST).get(organisatie=setting.huisartsen)
    assert (gezien.stand, gezien.bijdrage) == ("vervanger", "Notulen")


@pytest.mark.eis("ZZ-3.4-4d")
def test_who_says_it_was_not_there_is_not_silently_bound_by_what_was_decided(setting):
    vandaag = timezone.localdate()
    overleg = overleg_vastleggen(
        setting.anna, setting.tafel.id, vandaag,
        {setting.huisartsen.id: ER, setting.apothekers.id: ER}, vandaag=vandaag,
    )  # fmt: skip
    besluit = setting.besluit(overleg, setting.huisartsen, setting.apothekers)
    rij = van(overleg, setting.huisartsen)
    henk, anna = als(setting.henk_persoon), als(setting.cast.anna)
    assert "instemde met besluit 1" in tekst(henk.get(adres("aanwezigheid", rij.id)))
    zin = "Huisartsen Zilt zegt dat zij er niet was"
    assert zin not in tekst(anna.get(adres("besluit", besluit.id)))
    assert henk.post(adres("aanwezigheid", rij.id), {"stand": "afwezig"}).status_code == 302
    dora, peter = als(setting.cast.dora), als(setting.peter_persoon)
    for lezer, ziet in ((anna, True), (henk, True), (dora, False), (peter, False)):
        assert (zin in tekst(lezer.get(adres("besluit", besluit.id)))) is ziet
    # Who was there is for others from the day on which it stands, and so is this.
    zet_blik(Blik(platform=True, regios=frozenset({setting.cast.duinrand.id})))
    Overleg.objects.filter(id=overleg.id).update(zichtbaar_vanaf=vandaag)
    for lezer in (dora, peter):
        assert zin in tekst(lezer.get(adres("besluit", besluit.id)))


@pytest.mark.eis("ZZ-3.4-4d")
def test_nobody_corrects_anothers_attendance(setting):
    rij = van(setting.overleg(), setting.huisartsen)
    for wie in (setting.peter, setting.anna, setting.lid(setting.cast.dora)):
        with pytest.raises(PermissionDenied):
            aanwezigheid_verbeteren(wie, rij.id, WEG, "", vandaag=DAG)
    velden = {"stand": "afwezig"}
    for persoon in (setting.peter_persoon, setting.cast.anna, setting.cast.dora):
        assert als(persoon).post(adres("aanwezigheid", rij.id), velden).status_code == 404
    rij.refresh_from_db()
    assert rij.stand == "aanwezig"


def test_until_it_stands_others_see_only_their_own(setting):
    overleg = setting.overleg()
    eigen = list_aanwezigheid(setting.peter, ERVOOR).filter(overleg=overleg)
    assert [a.organisatie for a in eigen] == [setting.apothekers]
    assert list_aanwezigheid(setting.peter, VAST).count() == 2
    assert list_aanwezigheid(setting.anna, ERVOOR).count() == 2


def test_a_meeting_is_kept_and_corrected_in_the_browser(setting):
    vandaag = timezone.localdate()
    velden = {"op": vandaag.isoformat(), f"stand_{setting.huisartsen.id}": "afwezig",
              f"stand_{setting.apothekers.id}": "aanwezig"}  # fmt: skip
    anna = als(setting.cast.anna)
    assert anna.post(adres("overleg-nieuw", setting.tafel.id), velden).status_code == 302
    assert anna.post(adres("overleg-nieuw", setting.tafel.id), velden).status_code == 422
    overleg = setting.tafel.overleggen.get()
    rij = van(overleg, setting.huisartsen)
    henk = als(setting.henk_persoon)
    assert "Klopt dit niet?" in tekst(henk.get(adres("overleg-een", overleg.id)))
    assert henk.post(adres("aanwezigheid", rij.id), {"stand": "aanwezig"}).status_code == 302
    dora = tekst(als(setting.cast.dora).get(adres("overleg-een", overleg.id)))
    assert "De aanwezigheid staat nog niet vast" in dora
    assert "Huisartsen Zilt" not in dora


@pytest.mark.parametrize("leeg", [True, False])
def test_a_meeting_to_come_or_of_nobody_is_refused(setting, leeg):
    standen = {} if leeg else {setting.huisartsen.id: ER}
    dag = DAG if leeg else DAG + dt.timedelta(days=1)
    with pytest.raises(Weigering):
        overleg_vastleggen(setting.anna, setting.tafel.id, dag, standen, vandaag=DAG)


# --- the yearly statement -------------------------------------------------------------------


@pytest.mark.eis("ZZ-3.4-4d")
def test_the_provider_reads_its_statement_first_and_then_the_insurer(setting):
    for n, stand in enumerate((ER, VERVANGER, WEG, ER)):
        setting.overleg(DAG - dt.timedelta(days=n), huisartsen=stand)
    verklaring = deelname_verklaren(setting.anna, setting.huisartsen, 2026, vandaag=DAG)
    assert verklaring.regels == [
        {"tafel": "Regiotafel", "overleggen": 4, "aanwezig": 2, "vervanger": 1, "afwezig": 1}
    ]
    dora = setting.lid(setting.cast.dora)
    assert not list_verklaringen(dora, ERVOOR).exists()
    assert list_verklaringen(setting.henk, DAG).exists()
    op_verklaring_reageren(setting.henk, verklaring.id, "Wij waren ziek.", vandaag=ERVOOR)
    with pytest.raises(Weigering):
        op_verklaring_reageren(setting.henk, verklaring.id, "Nog iets.", vandaag=VAST)
    assert list_verklaringen(setting.lid(setting.cast.dora), VAST).get().reactie


@pytest.mark.eis("ZZ-3.4-4d")
def test_no_other_provider_ever_sees_it(setting):
    verklaring = deelname_verklaren(setting.anna, setting.huisartsen, 2026, vandaag=DAG)
    for wie in (setting.peter_persoon, setting.cast.bart, setting.cast.fatima):
        assert not list_verklaringen(setting.lid(wie), VAST).exists()
        assert als(wie).get(adres("deelname-een", verklaring.id)).status_code == 404
    with pytest.raises(PermissionDenied):
        op_verklaring_reageren(setting.peter, verklaring.id, "x", vandaag=DAG)


@pytest.mark.eis("ZZ-3.4-4d")
def test_who_was_never_there_is_marked_and_may_answer(setting):
    setting.overleg(huisartsen=WEG)
    anna = als(setting.cast.anna)
    velden = {"organisatie": setting.huisartsen.id, "jaar": DAG.year}
    assert anna.post(adres("deelname-nieuw"), velden).status_code == 302
    assert anna.post(adres("deelname-nieuw"), velden).status_code == 422
    verklaring = Deelnameverklaring.objects.get()
    henk = als(setting.henk_persoon)
    pagina = tekst(henk.get(adres("deelname-een", verklaring.id)))
    assert "niet aanwezig geweest" in pagina
    henk.post(adres("deelname-een", verklaring.id), {"reactie": "Wij bestaan pas net."})
    assert "Wij bestaan pas net." in tekst(anna.get(adres("deelname-een", verklaring.id)))


@pytest.mark.eis("ZZ-3.4-4d")
def test_who_has_a_contract_and_was_at_no_meeting_is_named_to_the_ro_only(setting):
    vandaag = timezone.localdate()
    for wie in (setting.huisartsen, setting.apothekers):
        Contractstatus.objects.create(
            regio=setting.cast.duinrand, aanbieder=wie, verzekeraar=setting.cast.duinzorg,
            jaar=vandaag.year, stand="contract", bron="zorgzoeker", bron_op=vandaag,
            door=setting.cast.anna,
        )  # fmt: skip
    overleg_vastleggen(
        setting.anna, setting.tafel.id, vandaag,
        {setting.huisartsen.id: WEG, setting.apothekers.id: VERVANGER}, vandaag=vandaag,
    )  # fmt: skip
    zin = "nog bij geen overleg: Huisartsen Zilt."
    assert zin in tekst(als(setting.cast.anna).get(adres("deelname")))
    for wie in (setting.henk_persoon, setting.cast.dora, setting.cast.bart):
        assert "nog bij geen overleg" not in tekst(als(wie).get(adres("deelname")))


def test_a_year_to_come_is_refused(setting):
    with pytest.raises(Weigering):
        deelname_verklaren(setting.anna, setting.huisartsen, 2027, vandaag=DAG)


# --- action points --------------------------------------------------------------------------


def punt(setting, overleg, wie, tot=VAST):
    return actiepunt_vastleggen(setting.anna, overleg.id, "Bel de gemeente", wie, tot)


def test_its_owner_finishes_an_action_point_once(setting):
    ding = punt(setting, setting.overleg(), setting.huisartsen)
    klaar = actiepunt_afronden(setting.henk, ding.id)
    assert klaar.gedaan_door == setting.henk_persoon
    nogmaals = actiepunt_afronden(setting.anna, ding.id)
    assert (nogmaals.gedaan_at, nogmaals.versie) == (klaar.gedaan_at, klaar.versie)


def test_another_organisation_does_not_finish_it(setting):
    ding = punt(setting, setting.overleg(), setting.huisartsen)
    with pytest.raises(PermissionDenied):
        actiepunt_afronden(setting.peter, ding.id)
    assert als(setting.peter_persoon).post(adres("actiepunt-gedaan", ding.id)).status_code == 403


def test_an_action_point_before_its_meeting_is_refused(setting):
    with pytest.raises(Weigering):
        punt(setting, setting.overleg(), setting.huisartsen, DAG - dt.timedelta(days=1))


def test_an_action_point_in_the_browser(setting):
    overleg = setting.overleg()
    anna = als(setting.cast.anna)
    velden = {"wat": "Bel de gemeente", "eigenaar": setting.huisartsen.id, "tot": VAST.isoformat()}
    assert anna.post(adres("actiepunt-nieuw", overleg.id), velden).status_code == 302
    ding = Actiepunt.objects.get()
    assert als(setting.henk_persoon).post(adres("actiepunt-gedaan", ding.id)).status_code == 302
    assert "klaar" in tekst(anna.get(adres("overleg-een", overleg.id)))
