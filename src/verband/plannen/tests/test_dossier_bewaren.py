"""Keeping a check: versions, hashes, receipts, and the same check again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import msgspec
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from regelwerk.inlezen import Onleesbaar, lees_plan
from regelwerk.regelsets import alle_regelsets
from regelwerk.toets import toets
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.plannen.hertoetsen import effect, toets_opnieuw
from verband.plannen.models import DossierVersie, Toetsdossier, VersieInhoud
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.services.dossier_bewaren import dossier_bewaren
from verband.plannen.services.dossier_wijzigen import dossier_wijzigen
from verband.plannen.services.handeling import Botsing
from verband.plannen.tests.dossierhulp import BASIS, VANDAAG, als, bewaar, lid_van, plan

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


def test_a_version_holds_the_check_to_the_byte(cast):
    lid = lid_van(cast, "anna")
    versie = bewaar(lid)
    ruw = plan()
    verwacht = toets(lees_plan(ruw), sha256=hashlib.sha256(ruw).hexdigest(), vandaag=VANDAAG)
    inhoud = VersieInhoud.objects.get(versie=versie)
    assert bytes(inhoud.bevindingen) == verwacht.als_json()
    assert bytes(inhoud.bestand) == ruw
    assert versie.bevindingen_sha256 == hashlib.sha256(verwacht.als_json()).hexdigest()
    assert versie.plan_sha256 == hashlib.sha256(bytes(inhoud.plan)).hexdigest()
    assert lees_plan(bytes(inhoud.plan)) == lees_plan(ruw)


def test_its_receipt_names_hashes_rule_sets_findings_and_days_and_no_word_of_the_plan(cast):
    versie = bewaar(lid_van(cast, "anna"), plan(gevraagde_lumpsum_cent=1), notitie="geheimpje")
    handeling = Handeling.objects.get(wat="dossier_bewaren")
    bewijs = Ontvangstbewijs.objects.get(handeling=handeling)
    inhoud = json.loads(bewijs.document)["inhoud"]
    assert inhoud["plan_sha256"] == versie.plan_sha256
    assert inhoud["regelsets"] == versie.regelsets
    assert inhoud["getoetst_op"] == "2026-07-10"
    assert {"regel": "ZZ-4.1-1b", "uitkomst": "voldoet_niet", "kracht": "blokkerend"} in inhoud[
        "bevindingen"
    ]
    for woord in ("Zandkust", "geheimpje", "Anna", "620000"):
        assert woord not in bewijs.document
        assert woord not in json.dumps(handeling.gegevens)


def test_the_next_file_is_version_2_with_what_is_mended_and_what_is_new(cast):
    lid = lid_van(cast, "anna")
    een = bewaar(lid, plan(gevraagde_lumpsum_cent=BASIS["gevraagde_lumpsum_cent"] + 100))
    twee = bewaar(lid, plan(samenwerkingsvorm=None), dossier_id=een.dossier_id)
    assert twee.nummer == 2
    ding = selectors.get_dossier(lid, een.dossier_id)
    oud, nieuw = (selectors.get_versie(lid, ding, n) for n in (1, 2))
    uitslag, toen = selectors.uitslag_van(nieuw, oud), selectors.uitslag_van(oud, None)
    weg = {p.bevinding.object for p in selectors.opgelost(uitslag, toen)}
    assert "gevraagde_lumpsum_cent" in weg
    assert any(p.nieuw and "samenwerkingsvorm" in p.bevinding.object for p in uitslag.punten)


def test_the_same_file_twice_is_one_version_and_says_so(cast):
    lid = lid_van(cast, "anna")
    een = bewaar(lid)
    weer = dossier_bewaren(lid, "ander.json", plan(), vandaag=VANDAAG, dossier_id=een.dossier_id)
    nog_eens = dossier_bewaren(lid, "plan.json", plan(), vandaag=VANDAAG, naam="plan duinrand")
    assert (weer.versie, weer.nieuw) == (een, False)
    assert (nog_eens.versie, nog_eens.nieuw) == (een, False)
    assert DossierVersie.objects.count() == Toetsdossier.objects.count() == 1


def test_another_plan_under_a_name_that_is_taken_is_refused(cast):
    lid = lid_van(cast, "anna")
    bewaar(lid)
    with pytest.raises(Weigering, match="al een dossier met deze naam"):
        bewaar(lid, plan(versie=2))


@pytest.mark.parametrize("wie", ["bart", "fatima", "gijs", "dora", "emma"])
def test_only_who_coordinates_keeps_a_check(cast, wie):
    with pytest.raises(PermissionDenied):
        bewaar(lid_van(cast, wie))


def test_a_coordinator_elsewhere_finds_nothing_here(cast):
    versie = bewaar(lid_van(cast, "anna"))
    chris = lid_van(cast, "chris", cast.heuvelland)
    assert list(selectors.list_dossiers(chris)) == []
    with pytest.raises(Http404):
        bewaar(chris, plan(versie=2), dossier_id=versie.dossier_id)


@pytest.mark.parametrize(
    ("wijziging", "zin"),
    [
        ({"contractjaar": None}, "voor welk jaar"),
        ({"contractjaar": 2026}, "geen dossier maken"),
        ({"financieringsrisico": "cliënt met BSN 111222333"}, "burgerservicenummer"),
    ],
)
def test_what_can_not_be_kept_is_refused_with_nothing_written(cast, wijziging, zin):
    with pytest.raises(Weigering, match=zin):
        bewaar(lid_van(cast, "anna"), plan(**wijziging))
    assert not Toetsdossier.objects.exists()


def test_a_year_may_be_given_where_the_plan_has_none(cast):
    versie = bewaar(lid_van(cast, "anna"), plan(contractjaar=None), contractjaar=2028)
    assert versie.dossier.contractjaar == 2028


def test_a_plan_of_another_year_is_no_version(cast):
    lid = lid_van(cast, "anna")
    een = bewaar(lid)
    with pytest.raises(Weigering, match="2028"):
        bewaar(lid, plan(contractjaar=2028), dossier_id=een.dossier_id)


@pytest.mark.parametrize("inhoud", [b"", b"{", b"%PDF-1.7", b"PK\x03\x04kapot", b"\0" * 40])
def test_what_is_no_plan_leaves_nothing(cast, inhoud):
    with pytest.raises(Onleesbaar):
        bewaar(lid_van(cast, "anna"), inhoud)
    assert not Toetsdossier.objects.exists()


def test_an_archived_dossier_takes_no_version(cast):
    lid = lid_van(cast, "anna")
    een = bewaar(lid)
    _zet(lid, een, staat="gearchiveerd")
    with pytest.raises(Weigering, match="gearchiveerd"):
        bewaar(lid, plan(versie=2), dossier_id=een.dossier_id)


def _zet(lid, versie, *, stand=1, naam="Plan Duinrand", staat="open"):
    return dossier_wijzigen(
        lid,
        versie.dossier_id,
        stand=stand,
        naam=naam,
        staat=staat,
        bewaren_tot=dt.date(2030, 1, 1),
        vandaag=VANDAAG,
    )


def test_of_two_who_change_it_the_second_is_shown_the_first(cast):
    lid = lid_van(cast, "anna")
    een = bewaar(lid)
    _zet(lid, een, naam="Eerst")
    with pytest.raises(Botsing) as botsing:
        _zet(lid, een, naam="Daarna")
    assert botsing.value.nu.naam == "Eerst"
    assert _zet(lid, een, stand=2, naam="Daarna").naam == "Daarna"


# --- the database itself ----------------------------------------------------------------


@pytest.mark.parametrize(
    "zin",
    [
        "UPDATE plannen_dossierversie SET nummer = 9",
        "DELETE FROM plannen_dossierversie",
        "UPDATE plannen_versieinhoud SET notitie = 'x'",
        "UPDATE plannen_bijlage SET naam = 'x'",
        "UPDATE plannen_delinginhoud SET pdf = ''",
        "DELETE FROM plannen_dossierversieevent",
        "TRUNCATE plannen_toetsdossier CASCADE",
    ],
)
def test_the_app_can_not_rewrite_what_was_kept(cast, zin):
    bewaar(lid_van(cast, "anna"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(zin)


def test_the_control_the_app_can_change_what_may_change(cast):
    bewaar(lid_van(cast, "anna"))
    assert Toetsdossier.objects.update(naam="anders") == 1


def test_a_row_can_not_point_at_another_region(cast):
    versie = bewaar(lid_van(cast, "anna"))
    zet_blik(Blik(regios=frozenset({cast.heuvelland.id})))
    VersieInhoud.objects.create(
        regio=cast.heuvelland,
        versie_id=versie.id,
        plan=b"{}",
        bestand=b"{}",
        bevindingen=b"{}",
        rapport=b"{}",
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    VersieInhoud.objects.filter(regio=cast.heuvelland).delete()


def test_a_version_leaves_its_history(cast):
    versie = bewaar(lid_van(cast, "anna"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, pgh_label FROM plannen_dossierversieevent")
        assert cursor.fetchall() == [(versie.id, "insert")]


# --- the same check again ---------------------------------------------------------------


@pytest.mark.parametrize(
    "wijziging",
    [{}, {"ingediend_op": None}, {"contractjaar": 2028}, {"gevraagde_lumpsum_cent": 1}],
    ids=["in orde", "concept", "beleid ontbreekt", "fout"],
)
def test_the_same_check_again_gives_the_same_bytes(cast, wijziging):
    versie = bewaar(lid_van(cast, "anna"), plan(**wijziging))
    gelezen = selectors.lees(versie, VersieInhoud.objects.get(versie=versie))
    kopie = DossierVersie.objects.get(pk=versie.pk)
    assert toets_opnieuw(kopie, gelezen.plan, bytes(gelezen.inhoud.bevindingen)).gelijk is True
    # The control: another day is another check.
    kopie.getoetst_op = dt.date(2028, 3, 1)
    if wijziging.get("ingediend_op", "") is None:
        assert not toets_opnieuw(kopie, gelezen.plan, bytes(gelezen.inhoud.bevindingen)).gelijk


def _nieuwere():
    beleid = next(r for r in alle_regelsets() if r.id == "zorg-en-zekerheid-resv")
    minder = dict(list(beleid.regels.items())[1:])
    return msgspec.structs.replace(
        beleid, versie="1.1", sha256="f" * 64, bekend_op=dt.date(2026, 9, 1), regels=minder
    )


def test_newer_rules_stand_beside_it_and_change_nothing(cast):
    versie = bewaar(lid_van(cast, "anna"), plan(samenwerkingsvorm=None))
    gelezen = selectors.lees(versie, VersieInhoud.objects.get(versie=versie))
    alle = (*alle_regelsets(), _nieuwere())
    ruw = bytes(gelezen.inhoud.bevindingen)
    later = dt.date(2026, 10, 1)
    assert effect(versie, gelezen.plan, gelezen.rapport, vandaag=later) is None
    uit = effect(versie, gelezen.plan, gelezen.rapport, vandaag=later, alle=alle)
    assert uit is not None
    assert "1.1" in uit.regelsets[0]
    assert toets_opnieuw(versie, gelezen.plan, ruw, alle=alle).gelijk is True


def test_without_the_rules_of_then_it_says_which(cast):
    versie = bewaar(lid_van(cast, "anna"))
    gelezen = selectors.lees(versie, VersieInhoud.objects.get(versie=versie))
    zonder = [r for r in alle_regelsets() if r.id != "vws-nota"]
    herhaling = toets_opnieuw(versie, gelezen.plan, bytes(gelezen.inhoud.bevindingen), alle=zonder)
    assert herhaling.gelijk is None
    assert herhaling.ontbreekt[0].startswith("vws-nota")


def test_the_list_costs_the_same_whatever_its_length(cast):
    client = als(cast.anna)
    for n in range(3):
        bewaar(lid_van(cast, "anna"), plan(versie=n), naam=f"Plan {n}")
    eerste = _tel(client)
    for n in range(3, 9):
        bewaar(lid_van(cast, "anna"), plan(versie=n), naam=f"Plan {n}")
    assert _tel(client) == eerste


class _Teller:
    def __init__(self) -> None:
        self.n = 0

    def __call__(self, doe, sql, params, many, context):
        self.n += 1
        return doe(sql, params, many, context)


def _tel(client) -> int:
    zet_blik(Blik())
    teller = _Teller()
    with connection.execute_wrapper(teller):
        assert client.get("/r/duinrand/dossiers/").status_code == 200
    return teller.n
