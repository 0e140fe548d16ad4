"""Each operation for its own people, for others of the region, and for strangers."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from verband.access.omvang import Omvang
from verband.access.tests.hulp import als as ingelogd
from verband.access.tests.hulp import in_regio
from verband.core.context import Blik, zet_blik
from verband.plannen.tests.dossierhulp import bewaar, lid_van, plan
from verband.regios.models import Organisatie, RegioVerzekeraar
from verband.rest.problemen import PROBLEEM
from verband.rest.tests.hulp import Programma, als

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
ORGANISATIES = "/regios/duinrand/organisaties"
NIEUW = {"naam": "Fysio Duin", "soort": "zorgaanbieder", "discipline": "fysiotherapie"}


def _eerste(cast, naam="Thuiszorg Zilt"):
    in_regio(cast.duinrand)
    gevonden = Organisatie.objects.get(naam=naam)
    zet_blik(Blik())
    return gevonden


@pytest.fixture
def dossier(cast):
    versie = bewaar(lid_van(cast, "anna"))
    zet_blik(Blik())
    return versie.dossier_id


def _status(antwoord):
    if antwoord.status_code >= 400:
        assert antwoord.headers["Content-Type"] == PROBLEEM
        probleem = antwoord.json()
        assert {"type", "title", "status", "detail"} <= set(probleem)
        assert probleem["status"] == antwoord.status_code
    assert antwoord.headers["API-Version"] == "1.0.0"
    return antwoord.status_code


@pytest.mark.parametrize(
    ("wie", "slugs"),
    [("anna", ["duinrand"]), ("bart", ["duinrand"]), ("chris", ["heuvelland"]),
     ("dora", ["duinrand"]), ("emma", ["duinrand", "heuvelland"]), ("hanna", []), ("ivo", [])],
)  # fmt: skip
def test_one_sees_the_regions_of_ones_own_role(cast, wie, slugs):
    antwoord = als(getattr(cast, wie)).lees("/regios")
    assert _status(antwoord) == 200
    assert [r["slug"] for r in antwoord.json()["resultaten"]] == slugs
    assert antwoord.json()["aantal"] == len(slugs)


@pytest.mark.parametrize(
    ("wie", "status"), [("anna", 200), ("bart", 200), ("emma", 200), ("chris", 404), ("ivo", 404)]
)
def test_a_region_is_not_there_for_a_stranger(cast, wie, status):
    antwoord = als(getattr(cast, wie)).lees("/regios/duinrand")
    assert _status(antwoord) == status
    if status == 200:
        assert antwoord.json()["verzekeraars"][0] == {
            "contractjaar": 2027, "verzekeraar": "Duinzorg", "rol": "preferent", "aandeel": None,
            "bron": "", "bron_op": None,
        }  # fmt: skip


@pytest.mark.eis("LHV-7")
def test_who_is_preferent_comes_with_its_source_and_the_day_of_it(cast):
    """To a program of the region, and in the list that an insurer keeps."""
    in_regio(cast.duinrand)
    RegioVerzekeraar.objects.filter(regio=cast.duinrand).update(
        bron="Overzicht ZN", bron_op=dt.date(2025, 10, 20)
    )
    zet_blik(Blik())
    rij = als(cast.anna).lees("/regios/duinrand").json()["verzekeraars"][0]
    assert (rij["bron"], rij["bron_op"]) == ("Overzicht ZN", "2025-10-20")
    bestand = ingelogd(cast.dora).get("/v/duinzorg/regios.csv").content.decode()
    assert "Overzicht ZN;2025-10-20" in bestand


@pytest.mark.parametrize(
    ("wie", "lezen", "schrijven"),
    [("anna", 200, 201), ("bart", 200, 403), ("dora", 403, 403), ("chris", 404, 404)],
)
def test_organisations_are_for_the_region_and_changed_by_who_coordinates(
    cast, wie, lezen, schrijven
):
    programma = als(getattr(cast, wie))
    assert _status(programma.lees(ORGANISATIES)) == lezen
    assert _status(programma.lees(f"{ORGANISATIES}/{_eerste(cast).id}")) == lezen
    antwoord = programma.schrijf("POST", ORGANISATIES, NIEUW)
    assert _status(antwoord) == schrijven
    in_regio(cast.duinrand)
    assert Organisatie.objects.filter(naam="Fysio Duin").count() == (schrijven == 201)


def test_what_was_added_can_be_read_where_the_answer_says_and_changed(cast):
    anna = als(cast.anna)
    nieuw = anna.schrijf("POST", ORGANISATIES, NIEUW)
    waar = nieuw.headers["Location"].removeprefix("http://testserver/api/v1")
    assert anna.lees(waar).json() == nieuw.json()
    gewijzigd = {**NIEUW, "naam": "Fysio Duin en Zee", "agb": "04012345", "versie": 1}
    antwoord = anna.schrijf("PUT", waar, gewijzigd)
    assert (_status(antwoord), antwoord.json()["versie"]) == (200, 2)
    oud = anna.schrijf("PUT", waar, {**gewijzigd, "naam": "Anders"})
    assert _status(oud) == 409
    assert "gewijzigd" in oud.json()["detail"]
    assert anna.lees(waar).json()["naam"] == "Fysio Duin en Zee"


def test_another_regions_organisation_can_not_be_changed_under_ones_own_address(cast):
    vreemd = _eerste(cast).id
    for pad in (f"/regios/heuvelland/organisaties/{vreemd}", f"{ORGANISATIES}/{vreemd}"):
        assert _status(als(cast.chris).lees(pad)) == 404
        antwoord = als(cast.chris).schrijf("PUT", pad, {**NIEUW, "versie": 1})
        assert _status(antwoord) == 404
    assert _eerste(cast).versie == 1


def test_an_iban_is_for_those_who_pay(cast):
    anna = als(cast.anna)
    waar = anna.schrijf("POST", ORGANISATIES, NIEUW).headers["Location"].split("/api/v1")[1]
    in_regio(cast.duinrand)
    Organisatie.objects.filter(naam=NIEUW["naam"]).update(iban="NL91ABNA0417164300")
    assert anna.lees(waar).json()["iban"] == "NL91ABNA0417164300"
    assert als(cast.bart).lees(waar).json()["iban"] is None
    assert "NL91" not in als(cast.bart).lees(ORGANISATIES).content.decode()


def test_the_rules_of_the_page_hold_here_too(cast):
    anna = als(cast.anna)
    zelfde = {"naam": "thuiszorg  ZILT", "soort": "zorgaanbieder"}
    antwoord = anna.schrijf("POST", ORGANISATIES, zelfde)
    assert _status(antwoord) == 409
    assert antwoord.json()["herstel"]
    fout = anna.schrijf("POST", ORGANISATIES, {**NIEUW, "iban": "NL00ABNA0417164300"})
    assert _status(fout) == 400
    assert fout.json()["fouten"][0]["plaats"] == "iban"


@pytest.mark.parametrize(
    ("wie", "status"), [("anna", 200), ("bart", 403), ("dora", 403), ("chris", 404)]
)
def test_dossiers_are_for_who_keeps_them(cast, dossier, wie, status):
    programma = als(getattr(cast, wie))
    for pad in ("", f"/{dossier}", f"/{dossier}/versies", f"/{dossier}/versies/1",
                f"/{dossier}/versies/1/bevindingen"):  # fmt: skip
        assert _status(programma.lees(f"/regios/duinrand/dossiers{pad}")) == status


@pytest.mark.parametrize(
    ("wie", "status"), [("anna", 201), ("bart", 403), ("dora", 403), ("chris", 404)]
)
def test_a_plan_becomes_the_next_version(cast, dossier, wie, status):
    programma = als(getattr(cast, wie))
    pad = f"/regios/duinrand/dossiers/{dossier}/versies"
    antwoord = programma.schrijf("POST", pad, ruw=plan(versie=2))
    assert _status(antwoord) == status
    if status == 201:
        assert antwoord.json()["nummer"] == 2
        weer = programma.schrijf("POST", pad, ruw=plan(versie=2))
        assert (_status(weer), weer.json()["nummer"]) == (200, 2)
        gevonden = programma.lees(f"{pad}/2/bevindingen").json()
        assert gevonden["formaat"] == "resv-bevindingen/1"
    aantal = als(cast.anna).lees(pad).json()["aantal"]
    assert aantal == (2 if status == 201 else 1)


def test_a_dossier_of_another_region_is_not_there(cast, dossier):
    chris = als(cast.chris)
    pad = f"/regios/heuvelland/dossiers/{dossier}"
    assert _status(chris.lees(pad)) == 404
    assert _status(chris.schrijf("POST", f"{pad}/versies", ruw=plan(versie=3))) == 404


def test_a_check_is_for_everyone_and_says_what_the_page_says(cast):
    antwoord = Programma().schrijf("POST", "/toetsen", ruw=plan())
    assert _status(antwoord) == 200
    uit = json.loads(antwoord.content)
    assert uit["formaat"] == "resv-bevindingen/1"
    assert all(b["bron"] and b["herstel"] for b in uit["bevindingen"])


def test_a_list_comes_in_pages_with_links(cast):
    anna = als(cast.anna)
    alles = anna.lees(ORGANISATIES).json()["resultaten"]
    gezien, adres = [], f"{ORGANISATIES}?perPagina=2&orde=-naam"
    while adres:
        bladzijde = anna.lees(adres).json()
        gezien += bladzijde["resultaten"]
        assert bladzijde["aantal"] == len(alles) == 3
        adres = (bladzijde["links"]["volgende"] or "").partition("/api/v1")[2]
    assert [o["naam"] for o in gezien] == [o["naam"] for o in reversed(alles)]
    assert anna.lees(f"{ORGANISATIES}?pagina=9").json()["resultaten"] == []
    gefilterd = anna.lees(f"{ORGANISATIES}?zoek=zilt&soort=gemeente").json()
    assert [o["naam"] for o in gefilterd["resultaten"]] == ["Zilt"]


def test_the_cost_does_not_grow_with_the_list(cast, django_assert_max_num_queries):
    anna = als(cast.anna)
    in_regio(cast.duinrand)
    Organisatie.objects.bulk_create(
        Organisatie(regio=cast.duinrand, naam=f"Praktijk {n}", soort="zorgaanbieder")
        for n in range(80)
    )
    zet_blik(Blik())
    with django_assert_max_num_queries(16):
        assert len(anna.lees(f"{ORGANISATIES}?perPagina=100").json()["resultaten"]) == 83


@pytest.mark.parametrize("omvang", Omvang)
def test_a_scope_opens_its_own_part_only(cast, dossier, omvang):
    programma = als(cast.anna, omvang)
    dossiers = f"/regios/duinrand/dossiers/{dossier}/versies"
    mag = {
        Omvang.REGIOS_LEZEN: programma.lees("/regios"),
        Omvang.ORGANISATIES_LEZEN: programma.lees(ORGANISATIES),
        Omvang.ORGANISATIES_SCHRIJVEN: programma.schrijf("POST", ORGANISATIES, NIEUW),
        Omvang.DOSSIERS_LEZEN: programma.lees(dossiers),
        Omvang.DOSSIERS_SCHRIJVEN: programma.schrijf("POST", dossiers, ruw=plan(versie=2)),
    }
    for part, antwoord in mag.items():
        assert (_status(antwoord) < 300) == (part == omvang)
        if part != omvang:
            assert antwoord.status_code == 403
