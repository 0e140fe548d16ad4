"""One search: one's own regions, never another's, and as many queries however much there is."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import BEGIN
from verband.access.tests.hulp import als, in_regio
from verband.plannen.models import Deling
from verband.plannen.tests.dossierhulp import bewaar, lid_van
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


def zoek(wie, q):
    client = als(wie) if wie else Client()
    return client.get("/zoek/", {"q": q}).context["werk"]


@pytest.mark.parametrize(
    ("q", "soort"),
    [("duinr", "regios"), ("zilt", "organisaties"), ("ZILT thuis", "organisaties"),
     ("thuiszrog", "organisaties"), ("plan duinrand", "dossiers"), ("gijs", "mensen"),
     ("bart@voorbeeld", "mensen")],
)  # fmt: skip
def test_the_coordinator_finds_what_is_hers(cast, q, soort):
    bewaar(lid_van(cast, "anna"))
    assert getattr(zoek(cast.anna, q), soort)


@pytest.mark.parametrize("q", ["duinrand", "zilt", "gijs", "plan duinrand"])
@pytest.mark.parametrize("wie", ["chris", "hanna", "ivo", None])
def test_who_is_not_of_the_region_finds_nothing_of_it(cast, wie, q):
    bewaar(lid_van(cast, "anna"))
    assert zoek(getattr(cast, wie) if wie else None, q).aantal == 0


def test_a_participant_finds_organisations_but_no_people_and_no_dossiers(cast):
    bewaar(lid_van(cast, "anna"))
    assert zoek(cast.bart, "zilt").organisaties
    assert not zoek(cast.bart, "anna").mensen
    assert not zoek(cast.bart, "plan").dossiers


def test_an_insurer_finds_its_regions_only(cast):
    assert [r.slug for r in zoek(cast.dora, "duinrand").regios] == ["duinrand"]
    assert zoek(cast.dora, "heuvelland").aantal == 0
    assert zoek(cast.dora, "zilt").organisaties == []


def test_what_is_shared_is_found_by_who_sees_it_and_by_nobody_else(cast):
    """By year and region; the name of the dossier is of the region itself."""
    versie = bewaar(lid_van(cast, "anna"), naam="Geheime naam")
    Deling.objects.create(
        regio=cast.duinrand, versie=versie, ontvanger=Deling.Ontvanger.VERZEKERAAR,
        verzekeraar=cast.duinzorg, onderdelen=["activiteiten"], vanaf=BEGIN,
        tot=dt.date(2099, 1, 1), sha256="a" * 64, door=cast.anna,
    )  # fmt: skip
    jaar = versie.dossier.contractjaar
    for q in (f"plan {jaar}", "duinrand", "resv-plan versie 1"):
        assert len(zoek(cast.dora, q).gedeeld) == 1
        for ander in (cast.emma, cast.gijs, cast.anna, cast.chris, cast.hanna):
            assert not zoek(ander, q).gedeeld
    assert not zoek(cast.dora, "geheime").gedeeld
    pagina = als(cast.dora).get("/zoek/", {"q": f"plan {jaar}"}).content.decode()
    assert f"Plan {jaar}, versie 1</a>" in pagina
    assert "Geheime naam" not in pagina


@pytest.mark.parametrize("q", ["%", "_", "\\", "'", "%00", "a" * 400, "☃", "zilt " * 50])
def test_hostile_words_find_nothing_and_break_nothing(cast, q):
    assert als(cast.anna).get("/zoek/", {"q": q}).status_code == 200


def test_the_count_of_queries_is_constant(cast):
    def tel() -> int:
        client = als(cast.anna)
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            client.get("/zoek/", {"q": "zorg"})
        return len(vragen)

    eerst = tel()
    in_regio(cast.duinrand)
    for n in range(15):
        Organisatie.objects.create(regio=cast.duinrand, naam=f"Zorg {n}", soort="zorgaanbieder")
    assert tel() == eerst
    assert len(zoek(cast.anna, "zorg").organisaties) >= 15
