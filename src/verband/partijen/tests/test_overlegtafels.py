from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.facts import tafel_op
from verband.partijen.models import Overlegtafel
from verband.partijen.selectors.onderdelen import list_onderdelen
from verband.partijen.selectors.overlegtafels import list_tafels, wie_spreekt_wat_af
from verband.partijen.services.onderwerp_verdelen import onderwerp_verdelen, verdeling_beeindigen
from verband.partijen.services.tafel_vastleggen import TafelLijktOp, tafel_vastleggen
from verband.partijen.tests.hulp import als, lid_van, tekst
from verband.partijen.tests.overleghulp import (
    DAG,
    JAAR_LATER,
    Tafelsetting,
    maak_mandaat,
    maak_tafel,
    tafelvelden,
)

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
DRIE = {"meerwaarde": "Samen roosteren", "overwogen": "Regiotafel", "verbinding": "Via de RO"}


@pytest.fixture
def setting(cast):
    return Tafelsetting(cast)


def adres(naam, *args):
    return reverse(f"partijen:{naam}", args=["duinrand", *args])


# --- the register -------------------------------------------------------------------------


@pytest.mark.eis("ZZ-3.1-4a")
def test_an_existing_table_stands_in_the_register_with_who_sits_there(setting):
    client = als(setting.cast.anna)
    pagina = tekst(client.get(adres("overleg")))
    for woord in ("Regiotafel", "Huisartsen Zilt", "elke maand", "trekt het"):
        assert woord in pagina


@pytest.mark.eis("ZZ-3.1-4a")
def test_an_empty_register_says_what_to_do(cast):
    pagina = tekst(als(cast.anna).get(adres("overleg")))
    assert "Er staan nog geen overlegtafels" in pagina
    assert "Tafel toevoegen" in pagina
    assert "coördinator van de regio zet ze erin" in tekst(als(cast.bart).get(adres("overleg")))


@pytest.mark.eis("ZZ-3.1-4b")
@pytest.mark.parametrize("vraag", DRIE)
def test_a_new_table_without_one_of_three_answers_is_refused(setting, vraag):
    velden = tafelvelden("Acute tafel", nieuw=True, **(DRIE | {vraag: "  "}))
    with pytest.raises(Weigering) as fout:
        tafel_vastleggen(setting.anna, velden, [])
    assert "drie antwoorden" in str(fout.value.wat)
    assert "3.1" in str(fout.value.bron)
    assert not Overlegtafel.objects.filter(naam="Acute tafel").exists()


@pytest.mark.eis("ZZ-3.1-4b")
@pytest.mark.parametrize("vraag", DRIE)
def test_the_database_refuses_it_too(setting, vraag):
    assert setting.anna.regio_id
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_tafel(setting.cast.duinrand, **tafelvelden("X", nieuw=True, **(DRIE | {vraag: " "})))


@pytest.mark.eis("ZZ-3.1-4b")
def test_a_new_table_with_three_answers_is_made_in_the_browser(setting):
    client = als(setting.cast.anna)
    velden = tafelvelden("Acute tafel", **DRIE) | {"nieuw": "on", "leden": [setting.huisartsen.id]}
    antwoord = client.post(adres("tafel-nieuw"), velden, follow=True)
    assert "De tafel staat in de lijst." in tekst(antwoord)
    tafel = list_tafels(setting.anna).get(naam="Acute tafel")
    assert "Samen roosteren" in tekst(client.get(adres("tafel-een", tafel.id)))


def test_a_new_table_that_is_refused_keeps_what_was_typed(setting):
    velden = tafelvelden("Acute tafel", **DRIE) | {"nieuw": "on", "overwogen": ""}
    antwoord = als(setting.cast.anna).post(adres("tafel-nieuw"), velden)
    assert antwoord.status_code == 422
    assert "Samen roosteren" in tekst(antwoord)
    assert "welke bestaande tafel u overwoog" in tekst(antwoord)


@pytest.mark.eis("OPL-B4")
@pytest.mark.parametrize("naam", ["regio-tafel", "REGIOTAFEL.", "Régiotafel"])
def test_a_name_that_looks_like_a_table_is_warned_for(setting, naam):
    with pytest.raises(TafelLijktOp) as fout:
        tafel_vastleggen(setting.anna, tafelvelden(naam), [])
    assert fout.value.tafels == [setting.tafel]
    tafel_vastleggen(setting.anna, tafelvelden(f"{naam} twee"), [])


@pytest.mark.eis("OPL-B4")
def test_a_lookalike_may_be_kept_after_seeing_the_other(setting):
    client = als(setting.cast.anna)
    velden = {k: v for k, v in tafelvelden("Regio tafel").items() if k != "nieuw"}
    eerst = client.post(adres("tafel-nieuw"), velden)
    assert eerst.status_code == 422
    assert 'name="toch"' in tekst(eerst)
    assert client.post(adres("tafel-nieuw"), velden | {"toch": "on"}).status_code == 302


def test_the_same_name_twice_is_refused_whatever_was_ticked(setting):
    with pytest.raises(Weigering) as fout:
        tafel_vastleggen(setting.anna, tafelvelden("REGIOTAFEL"), [], toch=True)
    assert "al een overlegtafel met deze naam" in str(fout.value.wat)


def test_the_second_of_two_editors_sees_that_there_was_a_first(setting):
    begin = setting.tafel.versie
    anders = tafelvelden("Regiotafel", frequentie="elke week")
    tafel_vastleggen(setting.anna, anders, [], id_=setting.tafel.id, versie=begin)
    with pytest.raises(Gewijzigd):
        tafel_vastleggen(setting.anna, anders, [], id_=setting.tafel.id, versie=begin)


def test_members_of_a_table_come_and_go(setting):
    wijzig = {"id_": setting.tafel.id, "versie": setting.tafel.versie}
    tafel_vastleggen(setting.anna, tafelvelden("Regiotafel"), [setting.apothekers], **wijzig)
    namen = setting.tafel.leden.values_list("organisatie__naam", flat=True)
    assert list(namen) == ["Apothekers Zilt"]


def test_only_the_coordinator_changes_the_register(setting):
    for wie in (setting.cast.bart, setting.henk_persoon, setting.cast.fatima):
        with pytest.raises(PermissionDenied):
            tafel_vastleggen(setting.lid(wie), tafelvelden("Nog een"), [])
        assert als(wie).post(adres("tafel-nieuw"), tafelvelden("Nog een")).status_code == 403


def test_the_other_insurer_and_another_region_see_nothing(setting):
    assert als(setting.cast.chris).get(adres("overleg")).status_code == 404
    assert als(setting.cast.emma).get(adres("overleg")).status_code in (403, 404)
    assert "Regiotafel" in tekst(als(setting.cast.dora).get(adres("overleg")))
    assert not list_tafels(lid_van(setting.cast.chris, setting.cast.heuvelland)).exists()


def test_the_list_is_searched_and_kept_as_a_file(setting):
    tafel_vastleggen(setting.anna, tafelvelden("Wijktafel Noord"), [])
    client = als(setting.cast.bart)
    assert "Wijktafel" not in tekst(client.get(adres("overleg"), {"q": "regio"}))
    boek = load_workbook(io.BytesIO(client.get(adres("overleg-bestand", "xlsx")).content))
    assert [r[0].value for r in boek.worksheets[0].rows] == [
        "Tafel",
        "Regiotafel",
        "Wijktafel Noord",
    ]


# --- wie spreekt wat af -------------------------------------------------------------------


def verdeel(setting, eigenaar, onderwerp="wondzorg", **anders):
    velden = {"onderwerp": onderwerp, "niveau": "regio", "eigenaar": eigenaar,
              "tafel": setting.tafel, "vanaf": DAG, "tot": None}  # fmt: skip
    return onderwerp_verdelen(setting.anna, velden | anders)


def rij(setting, onderwerp, dag=DAG, niveau="regio"):
    rijen = wie_spreekt_wat_af(setting.anna, dag)
    return next((r for r in rijen if (r.onderwerp, r.niveau) == (onderwerp, niveau)), None)


@pytest.mark.eis("ZZ-3.1-4a")
def test_a_table_that_stopped_stays_in_the_register_and_meets_no_more(setting):
    tafel, stop = setting.tafel, DAG + dt.timedelta(days=3)
    setting.overleg()
    velden = tafelvelden("Regiotafel")

    def zet(tot):
        tafel.refresh_from_db()
        leden = [setting.huisartsen, setting.apothekers]
        tafel_vastleggen(
            setting.anna, velden | {"tot": tot}, leden, id_=tafel.id, versie=tafel.versie
        )

    with pytest.raises(Weigering, match="kwam na die dag"):
        zet(DAG)
    zet(stop)
    setting.overleg(stop - dt.timedelta(days=1))
    with pytest.raises(Weigering, match="toen niet meer"):
        setting.overleg(stop)
    for dag, er in ((stop - dt.timedelta(days=1), True), (stop, False)):
        assert ("overlegtafels" in tafel_op(setting.anna, dag, 2027).secties) is er
        [onderdeel] = [
            o for o in list_onderdelen(setting.anna, dag, 2027) if o.titel == "Overlegtafels"
        ]
        assert onderdeel.woord == ("1 tafel" if er else "geen tafel")
    anna = als(setting.cast.anna)
    assert "gestopt per" in tekst(anna.get(adres("overleg")))
    assert stop.isoformat() in anna.get(adres("overleg-bestand", "csv")).content.decode()
    assert "Gestopt per" in tekst(anna.get(adres("tafel-wijzigen", tafel.id)))


@pytest.mark.eis("LHV-1")
def test_a_subject_with_a_mandate_and_no_owner_is_a_gap(setting):
    maak_mandaat(setting.huisartsen, "wondzorg")
    gevonden = rij(setting, "wondzorg")
    assert gevonden.niemand
    assert [s.organisatie for s in gevonden.sprekers] == [setting.huisartsen]


@pytest.mark.eis("LHV-1")
def test_one_owner_is_right_two_are_marked(setting):
    maak_mandaat(setting.huisartsen, "wondzorg")
    verdeel(setting, setting.huisartsen)
    een = rij(setting, "wondzorg")
    assert (een.niemand, een.dubbel, een.zonder_mandaat) == (False, False, [])
    verdeel(setting, setting.apothekers, "  Wondzorg ")
    twee = rij(setting, "wondzorg")
    assert twee.dubbel
    assert twee.zonder_mandaat == ["Apothekers Zilt"]
    assert "meer dan één" in tekst(
        als(setting.cast.bart).get(adres("wie-wat"), {"op": DAG.isoformat()})
    )


@pytest.mark.eis("LHV-1")
def test_it_is_as_of_any_day(setting):
    maak_mandaat(setting.huisartsen, "wondzorg")
    verdeel(setting, setting.huisartsen, tot=DAG + dt.timedelta(days=10))
    ervoor, laatste, erna = (DAG + dt.timedelta(days=n) for n in (-1, 9, 10))
    assert rij(setting, "wondzorg", ervoor) is None
    assert not rij(setting, "wondzorg", laatste).niemand
    assert rij(setting, "wondzorg", erna).niemand
    assert rij(setting, "wondzorg", JAAR_LATER) is None


@pytest.mark.eis("LHV-1")
def test_both_levels_are_two_rows(setting):
    maak_mandaat(setting.huisartsen, "wondzorg", niveau="beide")
    verdeel(setting, setting.huisartsen, niveau="wijk")
    assert rij(setting, "wondzorg", niveau="regio").niemand
    assert not rij(setting, "wondzorg", niveau="wijk").niemand


@pytest.mark.eis("LHV-1")
def test_a_subject_that_the_rules_ask_for_is_a_gap_before_anything_is_done(setting):
    assert rij(setting, "begroting").niemand
    assert "begroting" in tekst(als(setting.cast.anna).get(adres("wie-wat")))


def test_an_ended_mandate_and_a_draft_speak_for_nobody(setting):
    maak_mandaat(setting.huisartsen, "wondzorg", ingetrokken_op=DAG)
    maak_mandaat(setting.apothekers, "wondzorg", staat="concept", bevestigd_at=None)
    assert rij(setting, "wondzorg") is None


def test_the_same_owner_twice_at_once_is_refused(setting):
    verdeel(setting, setting.huisartsen)
    with pytest.raises(Weigering) as fout:
        verdeel(setting, setting.huisartsen, "WONDZORG")
    assert "al eigenaar" in str(fout.value.wat)
    verdeel(setting, setting.huisartsen, niveau="wijk")


def test_a_division_ends_or_a_mistake_goes(setting):
    ene = verdeel(setting, setting.huisartsen)
    morgen = DAG + dt.timedelta(days=1)
    verdeling_beeindigen(setting.anna, ene.id, ene.versie, morgen)
    assert rij(setting, "wondzorg", DAG)
    assert not rij(setting, "wondzorg", morgen)
    ene.refresh_from_db()
    verdeling_beeindigen(setting.anna, ene.id, ene.versie, DAG)
    assert rij(setting, "wondzorg", DAG) is None


def test_it_is_divided_ended_and_kept_in_the_browser(setting):
    client = als(setting.cast.anna)
    velden = {"onderwerp": "Wondzorg", "niveau": "regio", "eigenaar": setting.huisartsen.id,
              "tafel": setting.tafel.id, "vanaf": DAG.isoformat()}  # fmt: skip
    assert client.post(adres("verdeling-nieuw"), velden).status_code == 302
    inhoud = client.get(adres("wie-wat-bestand", "csv"), {"op": DAG.isoformat()}).content.decode(
        "utf-8-sig"
    )
    assert "wondzorg" in inhoud
    assert "geen mandaat: Huisartsen Zilt" in inhoud
    for wie in (setting.cast.bart, setting.henk_persoon):
        assert als(wie).post(adres("verdeling-nieuw"), velden).status_code == 403
