"""A merger: nothing passes over by itself, nothing counts twice, and what was done stays."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from regelwerk.toets import toets
from verband.access.models import Lidmaatschap
from verband.access.rollen import Rol
from verband.access.stap_op import StapNodig
from verband.access.tests.hulp import als
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.facts import als_plan, tafel_op
from verband.partijen.models import Aanbodpeiling, Mandaat, MandaatGebruik, Overlegtafel, Tafellid
from verband.partijen.selectors.aanbod import get_meter, list_nog_toe_te_voegen, list_standen
from verband.partijen.selectors.mandaten import list_gevers
from verband.partijen.selectors.overlegtafels import wie_spreekt_wat_af
from verband.partijen.selectors.tafel import list_groepen
from verband.partijen.services.fusie_vastleggen import fusie_vastleggen
from verband.partijen.services.mandaat_gebruiken import leg_gebruik_vast
from verband.partijen.services.onderwerp_verdelen import onderwerp_verdelen
from verband.partijen.services.regiegemeente_aanwijzen import regiegemeente_aanwijzen
from verband.partijen.tests.aanbodhulp import PEIL, Aanbod
from verband.partijen.tests.hulp import DUINRAND, lid_van, tekst
from verband.partijen.tests.mandaathulp import (
    DAG,
    ONDERWERPEN,
    OVER_EEN_JAAR,
    Tafel,
    concept,
    geef,
    maak_gever,
    maak_lid,
)
from verband.regios.models import Organisatie
from verband.taken.kijker import kijk_als
from verband.taken.standen.mandaten import fusie_opvolgen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
STRAKS = DAG + dt.timedelta(days=30)


@pytest.fixture(autouse=True)
def op_de_dag(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC), tick=False)


def fuseer(cast, oud, nieuw, op=STRAKS, wie="anna", *, opgestapt=True):
    lid = lid_van(getattr(cast, wie), cast.duinrand, opgestapt=opgestapt)
    versie = Organisatie.objects.get(id=oud.id).versie
    return fusie_vastleggen(lid, oud.id, nieuw.id, versie, op=op, vandaag=DAG)


@pytest.fixture
def tafel(cast):
    return Tafel(cast)


@pytest.fixture
def nieuw(cast, tafel):
    return maak_gever(cast, "Huisartsen Kust")


# --- who may, and what is refused -----------------------------------------------------------


def test_own_allowed_and_stranger(cast, tafel, nieuw):
    adres = f"{DUINRAND}organisaties/{tafel.gever.id}/fusie/"
    velden = {"naar": str(nieuw.id), "op": f"{STRAKS}", "versie": "1", "naam": "huisartsen  zilt"}
    for wie, status in (("bart", 403), ("fatima", 403), ("dora", 403), ("chris", 404)):
        assert als(getattr(cast, wie), opgestapt=True).post(adres, velden).status_code == status
    assert als(cast.anna).post(adres, velden)["Location"].startswith("/stap-op/")
    with pytest.raises(PermissionDenied):
        fuseer(cast, tafel.gever, nieuw, wie="bart")
    with pytest.raises(StapNodig):
        fuseer(cast, tafel.gever, nieuw, opgestapt=False)
    assert not Organisatie.objects.exclude(opgegaan_op=None).exists()
    assert als(cast.anna, opgestapt=True).post(adres, velden).status_code == 302
    pagina = tekst(als(cast.bart).get(f"{DUINRAND}organisaties/{tafel.gever.id}/"))
    assert "Opgegaan in" in pagina
    assert "26 december 2026" in pagina
    assert "Huisartsen Zilt" in tekst(als(cast.bart).get(f"{DUINRAND}organisaties/{nieuw.id}/"))


def test_what_ends_is_read_first_and_the_name_is_typed(cast, tafel, nieuw):
    adres = f"{DUINRAND}organisaties/{tafel.gever.id}/fusie/"
    anna = als(cast.anna, opgestapt=True)
    tafel.gegeven()
    onderwerp_verdelen(
        tafel.anna, {"onderwerp": "avondzorg", "niveau": "regio", "eigenaar": tafel.gever,
                     "tafel": None, "vanaf": DAG, "tot": None},
    )  # fmt: skip
    pagina = tekst(anna.get(adres))
    for woord in ("huisartsen: Roos de Wit", "avondzorg", "Henk: ", "geen knop terug"):
        assert woord in pagina, woord
    velden = {"naar": str(nieuw.id), "op": f"{STRAKS}", "versie": "1"}
    for getypt in ("", "Huisartsen Kust"):
        mis = anna.post(adres, velden | {"naam": getypt})
        assert mis.status_code == 422
        assert f'value="{STRAKS}"' in tekst(mis)
    assert "Typ: Huisartsen Zilt" in tekst(mis)
    assert not Organisatie.objects.exclude(opgegaan_op=None).exists()
    leeg = tekst(anna.get(f"{DUINRAND}organisaties/{nieuw.id}/fusie/"))
    assert "geeft nu geen mandaat" in leeg


def test_an_organisation_of_another_region_is_no_choice(cast, tafel):
    lid_van(cast.chris, cast.heuvelland)
    ver = Organisatie.objects.create(regio=cast.heuvelland, naam="Ver weg", soort="overig")
    adres = f"{DUINRAND}organisaties/{tafel.gever.id}/fusie/"
    velden = {"naar": str(ver.id), "op": f"{STRAKS}", "versie": "1", "naam": "Huisartsen Zilt"}
    assert als(cast.anna, opgestapt=True).post(adres, velden).status_code == 422
    with pytest.raises(Weigering, match="niet meer in de regio"):
        fuseer(cast, tafel.gever, ver)
    Organisatie.objects.filter(id=tafel.gever.id).update(opgegaan_in=ver.id, opgegaan_op=STRAKS)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    Organisatie.objects.filter(id=tafel.gever.id).update(opgegaan_in=None, opgegaan_op=None)


def test_what_is_no_merger_is_refused(cast, tafel, nieuw):
    ander = maak_gever(cast, "Huisartsen Duin")
    with pytest.raises(Weigering, match="kan niet opgaan"):
        fuseer(cast, tafel.gever, tafel.gever)
    with pytest.raises(Weigering, match="terugwerkende kracht"):
        fuseer(cast, tafel.gever, nieuw, DAG - dt.timedelta(days=1))
    fuseer(cast, tafel.gever, nieuw)
    with pytest.raises(Weigering, match="al in een andere"):
        fuseer(cast, tafel.gever, ander)
    with pytest.raises(Weigering, match="kan niet opgaan"):
        fuseer(cast, ander, tafel.gever)
    with pytest.raises(Weigering, match="nog op in"):
        fuseer(cast, nieuw, ander, STRAKS)
    fuseer(cast, nieuw, ander, STRAKS + dt.timedelta(days=1))
    lid = lid_van(cast.anna, cast.duinrand, opgestapt=True)
    with pytest.raises(Gewijzigd):
        fusie_vastleggen(lid, ander.id, tafel.gever.id, 7, op=STRAKS, vandaag=DAG)


def test_it_is_logged_and_receipted(cast, tafel, nieuw):
    tafel.gegeven()
    bewijs = fuseer(cast, tafel.gever, nieuw)
    gedaan = Handeling.objects.get(wat="fusie_vastleggen")
    assert gedaan.gegevens["mandaten"] == 1
    assert gedaan.gegevens["rollen"] == 1
    assert Ontvangstbewijs.objects.get(id=bewijs.id).handeling == gedaan


# --- what ends ------------------------------------------------------------------------------


def test_its_mandate_ends_that_day_and_history_stays(cast, tafel, nieuw):
    mandaat = tafel.gegeven()
    lid = tafel.henk
    eerder = leg_gebruik_vast(mandaat, "besluit", nieuw.id, DAG)
    fuseer(cast, tafel.gever, nieuw)
    mandaat.refresh_from_db()
    assert mandaat.ingetrokken_op == STRAKS
    assert "opgegaan in Huisartsen Kust" in mandaat.intrekking
    assert mandaat.geldt_op(STRAKS - dt.timedelta(days=1))
    assert not mandaat.geldt_op(STRAKS)
    assert MandaatGebruik.objects.get(id=eerder.id).op == DAG
    with pytest.raises(Weigering, match="geldt niet op deze dag"):
        leg_gebruik_vast(mandaat, "besluit", lid.regio_id, STRAKS)


def test_no_mandate_is_given_by_it_beyond_that_day_also_not_a_draft_of_before(cast, tafel, nieuw):
    vooraf = concept(tafel.henk, tafel.gever)
    kort = concept(tafel.henk, tafel.gever, [("kort", "regio")], tot=STRAKS)
    fuseer(cast, tafel.gever, nieuw)
    henk = tafel.henk  # until that day he still acts for it
    with pytest.raises(Weigering, match="geeft daarna geen mandaat"):
        geef(henk, vooraf)
    assert geef(henk, kort).geldt_op(DAG)


def test_who_speaks_for_it_stops_that_day_and_who_works_for_the_region_goes_on(
    cast, tafel, nieuw, time_machine
):
    ro = Organisatie.objects.get(naam="RO Duinrand")
    fuseer(cast, tafel.gever, nieuw)
    fuseer(cast, ro, nieuw)
    assert Lidmaatschap.objects.get(gebruiker=tafel.henk_persoon).tot == STRAKS
    assert Lidmaatschap.objects.get(gebruiker=cast.anna).tot is None
    time_machine.move_to(dt.datetime(2026, 12, 26, 12, tzinfo=dt.UTC), tick=False)
    client = als(tafel.henk_persoon)
    assert client.get(f"{DUINRAND}mandaten/")["Location"].startswith("/account/login/")


def test_after_that_day_it_can_be_chosen_nowhere(cast, tafel, nieuw, time_machine):
    fuseer(cast, tafel.gever, nieuw)
    assert tafel.gever in list_gevers(tafel.anna)
    time_machine.move_to(dt.datetime(2026, 12, 26, 12, tzinfo=dt.UTC), tick=False)
    assert tafel.gever not in list_gevers(tafel.anna)
    client = als(cast.anna, opgestapt=True)
    for pad in (
        "mandaten/nieuw/", "leden/uitnodigen/", "contacten/nieuw/", "disciplines/nieuw/",
        "overleg/tafels/nieuw/", "overeenkomst/nieuw/", "overleg/deelname/nieuw/",
        f"organisaties/{nieuw.id}/fusie/",
    ):  # fmt: skip
        antwoord = client.get(f"{DUINRAND}{pad}")
        assert antwoord.status_code == 200, pad
        assert str(tafel.gever.id) not in tekst(antwoord), pad
    lijst = tekst(client.get(f"{DUINRAND}organisaties/"))
    assert "Huisartsen Zilt (opgegaan in Huisartsen Kust)" in lijst


def test_the_table_shows_it_ended_and_the_rules_too_until_the_other_gives_it_anew(
    cast, tafel, nieuw
):
    kees = maak_lid(cast, "kees", Rol.DISCIPLINEBEHEERDER, nieuw)
    tafel.gegeven()
    onderwerp_verdelen(
        tafel.anna, {"onderwerp": "Acute zorg", "niveau": "regio", "eigenaar": tafel.gever,
                     "tafel": None, "vanaf": DAG, "tot": None},
    )  # fmt: skip
    fuseer(cast, tafel.gever, nieuw)

    def huisartsen(dag):
        groep = next(g for g in list_groepen(tafel.anna, dag) if g.discipline == "huisartsen")
        plan = als_plan(tafel_op(tafel.anna, dag, 2027))
        rapport = toets(plan, sha256="0" * 64, vandaag=dag)
        mist = {b.object for b in rapport.bevindingen if b.regel == "ZZ-3.1-1a"}
        zonder = [a for a in wie_spreekt_wat_af(tafel.anna, dag) if a.onderwerp == "acute-zorg"]
        return bool(groep.geldig), "mandaten.huisartsen" in mist, [a.niemand for a in zonder]

    vooraf = STRAKS - dt.timedelta(days=1)
    assert huisartsen(vooraf)[0] is True
    assert huisartsen(STRAKS)[0] is False
    assert huisartsen(STRAKS)[2] in ([], [True])
    partij = {p.naam: p for p in tafel_op(tafel.anna, STRAKS, 2027).partijen}
    assert (partij["Huisartsen Zilt"].soort, partij["Huisartsen Zilt"].discipline) == (
        "overig", None,
    )  # fmt: skip
    assert {p.naam: p for p in tafel_op(tafel.anna, vooraf, 2027).partijen}[
        "Huisartsen Zilt"
    ].discipline == "huisartsen"
    lid = lid_van(kees, cast.duinrand)
    geef(lid, concept(lid, nieuw, ONDERWERPEN, vanaf=STRAKS, tot=OVER_EEN_JAAR))
    assert huisartsen(STRAKS)[0] is True


def test_who_must_act_has_a_task_until_it_is_done(cast, tafel, nieuw):
    kees = maak_lid(cast, "kees", Rol.DISCIPLINEBEHEERDER, nieuw)
    tafel.gegeven()
    assert taken(cast, cast.anna) == []
    fuseer(cast, tafel.gever, nieuw)
    for wie in (cast.anna, kees):
        (taak,) = taken(cast, wie)
        assert taak.tot == STRAKS - dt.timedelta(days=1)
        assert "Huisartsen Kust geeft het opnieuw" in taak.uitleg
    assert taken(cast, cast.bart) == taken(cast, cast.chris) == []
    lid = lid_van(kees, cast.duinrand)
    geef(lid, concept(lid, nieuw, vanaf=STRAKS))
    assert taken(cast, cast.anna) == taken(cast, kees) == []


def taken(cast, wie):
    with transaction.atomic():
        return list(fusie_opvolgen(kijk_als(wie, timezone.localdate())))


def test_a_table_keeps_its_name_and_a_later_meeting_does_not_ask_for_it(
    cast, tafel, nieuw, time_machine
):
    lid = tafel.anna
    overleg = Overlegtafel.objects.create(regio=cast.duinrand, naam="Acuut", rol_resv="deelname")
    for o in (tafel.gever, nieuw):
        Tafellid.objects.create(regio=cast.duinrand, tafel=overleg, organisatie=o)
    fuseer(cast, tafel.gever, nieuw)
    pad = f"{DUINRAND}overleg/tafels/{overleg.id}/"
    assert "op in Huisartsen Kust" in tekst(als(cast.bart).get(pad))
    time_machine.move_to(dt.datetime(2026, 12, 28, 12, tzinfo=dt.UTC), tick=False)
    vorm = tekst(als(cast.anna).get(f"{pad}overleg/"))
    assert "Huisartsen Kust" in vorm
    assert "Huisartsen Zilt" not in vorm
    assert lid.regio_id == cast.duinrand.id


# --- supply ---------------------------------------------------------------------------------


@pytest.fixture
def aanbod(cast):
    a = Aanbod(cast, "een", "twee")
    p = a.peiling()
    for naam, omvang in (("bart", "20"), ("een", "30"), ("twee", "50")):
        a.zegt(p, naam, omvang)
    a.mandaat("een")
    a.mandaat("twee")
    return a


def peiling_op(peildatum=PEIL):
    Aanbodpeiling.objects.update(peildatum=peildatum)
    return Aanbodpeiling.objects.get()


def dekking(aanbod, dag, peildatum=PEIL):
    """The lowest share on that day, and how many providers count."""
    meter = get_meter(aanbod.koos, peiling_op(peildatum), dag)
    return meter.dekking.laagste, len(meter.rijen)


def test_before_the_reference_day_both_count_once_and_after_it_only_the_one_that_goes_on(
    cast, aanbod
):
    vooraf = STRAKS - dt.timedelta(days=1)
    fuseer(cast, aanbod.aanbieders["een"], aanbod.aanbieders["twee"])
    # Measured before the merger: three providers, 80 of 100, and from the merger on only 50.
    assert dekking(aanbod, vooraf) == (Fraction(80, 100), 3)
    assert dekking(aanbod, STRAKS) == (Fraction(50, 100), 3)
    assert get_meter(aanbod.koos, peiling_op(), vooraf).zakt_op == STRAKS
    # Measured on the day itself or later: what went up is in the other's own volume.
    assert dekking(aanbod, STRAKS, STRAKS) == (Fraction(50, 70), 2)
    stand = next(s for s in list_standen(aanbod.anna) if s.soort == "wijkverpleging")
    assert stand.aanbieders == 2
    assert aanbod.aanbieders["een"] not in list_nog_toe_te_voegen(aanbod.koos, peiling_op(STRAKS))
    with pytest.raises(Weigering, match="al opgegaan"):
        aanbod.zegt(peiling_op(STRAKS), "een", "30")


def test_a_mandate_given_since_the_merger_speaks_for_what_came_along(cast, aanbod):
    fuseer(cast, aanbod.aanbieders["een"], aanbod.aanbieders["twee"])
    assert dekking(aanbod, STRAKS) == (Fraction(50, 100), 3)
    oud = Mandaat.objects.get(gever=aanbod.aanbieders["twee"])
    assert _vertegenwoordigd(aanbod, STRAKS) == 1
    aanbod.mandaat("twee", vanaf=STRAKS, tot=OVER_EEN_JAAR, vervangt=oud)
    assert dekking(aanbod, STRAKS) == (Fraction(80, 100), 3)
    assert _vertegenwoordigd(aanbod, STRAKS) == _vertegenwoordigd(aanbod, DAG) == 2


def _vertegenwoordigd(aanbod, dag):
    """As the rules get it."""
    maat = tafel_op(aanbod.anna, dag, 2027).secties["vvt_dekking"].wijkverpleging
    return sum(bool(a.vertegenwoordigd) for a in maat.aanbieders)


def test_it_was_the_regiegemeente(cast):
    lid = lid_van(cast.anna, cast.duinrand)
    zilt = Organisatie.objects.get(naam="Zilt")
    kust = Organisatie.objects.create(regio=cast.duinrand, naam="Kust", soort="gemeente")
    regiegemeente_aanwijzen(lid, zilt.id)
    fuseer(cast, zilt, kust)
    assert tafel_op(lid, STRAKS - dt.timedelta(days=1), 2027).regio.regiegemeente == "zilt"
    assert tafel_op(lid, STRAKS, 2027).regio.regiegemeente is None
