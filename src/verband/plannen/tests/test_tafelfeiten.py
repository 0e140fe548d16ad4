"""A dossier is checked on the region's table, not on what the plan declares of it."""

from __future__ import annotations

import datetime as dt
import html
import json

import msgspec
import pytest

from regelwerk.inlezen import lees_plan
from verband.audit.models import Ontvangstbewijs
from verband.partijen.facts import tafel_op
from verband.partijen.models import Mandaat
from verband.partijen.tests.gereedheidhulp import gemeente, mandaat, organisatie, volle_tafel, zie
from verband.plannen.hertoetsen import toets_opnieuw
from verband.plannen.selectors.dossiers import get_versie
from verband.plannen.services.begroting_bewerken import Post, begroting_bewerken
from verband.plannen.services.dossier_delen import Keuze, bouw_deling
from verband.plannen.tafelfeiten import getoetst, met_tafel, secties
from verband.plannen.tests.dossierhulp import BASIS, VANDAAG, als, bewaar, lid_van, plan
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def lid(cast):
    return lid_van(cast, "anna")


def gebruik(lid, opgegeven):
    """What the table puts in the place of a declaration; here always something."""
    gebruikt = met_tafel(opgegeven, tafel_op(lid, VANDAAG, 2027))
    assert gebruikt is not None
    return gebruikt


def gelezen(lid, versie):
    return get_versie(lid, versie.dossier, versie.nummer)


def meldingen(lid, versie, regel):
    return [b.melding for b in gelezen(lid, versie).rapport.bevindingen if b.regel == regel]


def test_a_table_that_nobody_began_with_changes_nothing(cast, lid):
    versie = bewaar(lid)
    assert (versie.tafel_sha256, gelezen(lid, versie).gebruikt) == ("", None)
    assert meldingen(lid, versie, "ZZ-3.1-1a") == []


@pytest.mark.eis("ZZ-3.1-1a")
def test_a_declared_mandate_that_the_table_does_not_have_does_not_count(cast, lid):
    mandaat(cast.duinrand, "huisartsen")
    versie = bewaar(lid)
    missen = meldingen(lid, versie, "ZZ-3.1-1a")
    assert len(missen) == 4
    assert not any("huisartsen" in m for m in missen)
    assert len(versie.tafel_sha256) == 64


def test_a_draft_on_the_table_is_no_mandate_either(cast, lid):
    mandaat(cast.duinrand, "huisartsen", staat=Mandaat.Staat.CONCEPT, bevestigd_at=None)
    assert len(meldingen(lid, bewaar(lid), "ZZ-3.1-1a")) == 5


def test_what_is_kept_gives_the_same_bytes_after_the_table_changed(cast, lid):
    alle = volle_tafel(cast.duinrand)
    versie = bewaar(lid)
    toen = gelezen(lid, versie)
    for m in alle.values():
        m.ingetrokken_op = dt.date(2026, 2, 1)
        m.save()
    nu = gelezen(lid, versie)
    assert nu.gebruikt == toen.gebruikt
    herhaald = toets_opnieuw(versie, nu.getoetst, bytes(nu.inhoud.bevindingen))
    assert herhaald.gelijk is True
    zonder = toets_opnieuw(versie, nu.plan, bytes(nu.inhoud.bevindingen))
    assert zonder.gelijk is False  # the control: with what the plan declared it would differ


def test_the_same_file_on_another_table_is_another_version(cast, lid):
    alle = volle_tafel(cast.duinrand)
    eerste = bewaar(lid)
    weer = bewaar(lid, dossier_id=eerste.dossier_id)
    assert weer.id == eerste.id
    alle["huisartsen"].ingetrokken_op = dt.date(2026, 2, 1)
    alle["huisartsen"].save()
    tweede = bewaar(lid, dossier_id=eerste.dossier_id)
    assert (tweede.nummer, tweede.bestand_sha256) == (2, eerste.bestand_sha256)
    assert tweede.tafel_sha256 != eerste.tafel_sha256
    assert any("huisartsen" in m for m in meldingen(lid, tweede, "ZZ-3.1-1a"))


def test_the_receipt_carries_the_hash_of_the_table(cast, lid):
    volle_tafel(cast.duinrand)
    versie = bewaar(lid)
    bewijs = Ontvangstbewijs.objects.get(handeling__onderwerp_id=versie.id)
    assert versie.tafel_sha256 in bewijs.document
    leeg = bewaar(lid_van(cast, "chris", cast.heuvelland), naam="Leeg")
    bewijs = Ontvangstbewijs.objects.get(handeling__onderwerp_id=leeg.id)
    assert "tafel_sha256" not in bewijs.document


def test_the_page_says_per_section_what_was_otherwise(cast, lid):
    mandaat(cast.duinrand, "huisartsen")
    versie = bewaar(lid)
    waar = f"/r/duinrand/dossiers/{versie.dossier_id}/versies/{versie.nummer}/"
    tekst = html.unescape(als(cast.anna).get(waar).content.decode())
    assert "Uit de tafel van de regio op 10 juli 2026" in tekst
    assert "gegevens waren anders in uw plan" in tekst
    assert "Opnieuw getoetst: gelijk" in tekst


def test_who_it_is_shared_with_reads_what_came_from_the_table(cast, lid):
    keuze = Keuze("controller", ("bevindingen",), dt.date(2027, 1, 1))
    voor = bouw_deling(lid, gelezen(lid, bewaar(lid)), keuze)
    assert "Uit de tafel van de regio" not in str(voor)
    mandaat(cast.duinrand, "huisartsen")
    na = bouw_deling(lid, gelezen(lid, bewaar(lid, naam="Met tafel")), keuze)
    assert "('Uit de tafel van de regio', 'Mandaten en Partijen')" in str(na)


def test_the_budget_editor_checks_on_the_table_too(cast, lid):
    mandaat(cast.duinrand, "huisartsen")
    versie = bewaar(lid)
    uit = begroting_bewerken(
        lid, versie.dossier_id, 1, [Post("", {"omschrijving": "Los"})], vandaag=VANDAAG
    )
    assert uit.nieuw
    assert uit.versie.tafel_sha256
    assert len(meldingen(lid, uit.versie, "ZZ-3.1-1a")) == 4


def test_a_party_of_the_same_name_is_one_party_and_references_hold(cast, lid):
    eigen = BASIS["mandaten"][0]
    gever = next(p for p in BASIS["partijen"] if p["id"] == eigen["gever"])
    kring = organisatie(cast.duinrand, gever["naam"].upper(), discipline="huisartsen")
    mandaat(cast.duinrand, "huisartsen", gever=kring)
    mandaat(cast.duinrand, "apothekers")
    opgegeven = lees_plan(plan())
    gebruikt = gebruik(lid, opgegeven)
    samen = getoetst(opgegeven, gebruikt)
    per = {m.discipline: m for m in samen.mandaten or ()}
    assert (per["huisartsen"].id, per["huisartsen"].gever) == (eigen["id"], gever["id"])
    assert len(samen.partijen or ()) == len(opgegeven.partijen or ()) + 1
    # What was merged is a plan that can be read: no reference dangles, no id stands twice.
    assert lees_plan(msgspec.json.encode(samen)) == samen


def test_who_is_cashier_stays_what_the_plan_chose(cast, lid):
    volle_tafel(cast.duinrand)
    opgegeven = lees_plan(plan())
    samen = getoetst(opgegeven, gebruik(lid, opgegeven))
    kassiers = [p.id for p in samen.partijen or () if p.kassier]
    assert kassiers == [p.id for p in opgegeven.partijen or () if p.kassier]
    partijen = [p.id for p in samen.partijen or () if p.contractpartij]
    assert partijen == [p.id for p in opgegeven.partijen or () if p.contractpartij]


def test_the_proposal_brings_its_municipalities_with_it(cast, lid):
    from verband.partijen.models import RegiegemeenteVoorstel

    gemeente(cast.duinrand, "GM9901", "Zilt")
    zie(cast.duinrand)
    zilt = Organisatie.objects.get(naam="Zilt")
    RegiegemeenteVoorstel.objects.create(regio=cast.duinrand, gemeente=zilt, resv="x")
    opgegeven = lees_plan(plan())
    gebruikt = gebruik(lid, opgegeven)
    samen = getoetst(opgegeven, gebruikt)
    assert samen.regio is not None
    assert opgegeven.regio is not None
    assert samen.regiegemeente_voorstel is not None
    assert (samen.regio.naam, samen.regio.gemeenten) == (opgegeven.regio.naam, ("Zilt",))
    assert samen.regiegemeente_voorstel.status == "concept"
    assert {s.naam for s in secties(opgegeven, gebruikt)} == {
        "partijen", "regiegemeente_voorstel", "regio",
    }  # fmt: skip


def test_an_insurer_that_the_plan_left_open_is_that_of_the_region(cast, lid):
    zonder = lees_plan(json.dumps({**BASIS, "preferente_verzekeraar": None}).encode())
    verzekeraar = getoetst(zonder, gebruik(lid, zonder)).preferente_verzekeraar
    assert verzekeraar is not None
    assert verzekeraar.naam == "Duinzorg"
    met = lees_plan(plan())
    assert met_tafel(met, tafel_op(lid, VANDAAG, 2027)) is None
