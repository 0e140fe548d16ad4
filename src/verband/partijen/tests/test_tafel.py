"""The five groups at a glance, support of disciplines, and platforms per kernregio."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.adressen import is_aan_tafel, waar
from verband.partijen.models import Mandaat, Ondersteuningsvraag, ParamedischPlatform
from verband.partijen.selectors.onderdelen import list_onderdelen
from verband.partijen.selectors.tafel import list_groepen
from verband.partijen.services.ondersteuning_vastleggen import (
    ondersteuning_vastleggen,
    platform_vastleggen,
)
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.partijen.services.vorm_vastleggen import vorm_vastleggen
from verband.partijen.tests.gereedheidhulp import DAG, mandaat, volle_tafel, zie
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.partijen.tests.overleghulp import tafelvelden

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
VRAAG = {
    "discipline": "paramedici", "soort": "uren", "wat": "Oprichten van een platform", "uren": 40,
    "bedrag_cent": None, "status": "gevraagd", "antwoord": "",
}  # fmt: skip
PLATFORM = {"kernregio": "Noord", "status": "open", "reden": "", "stap": "", "stap_op": None}


@pytest.fixture
def ro(cast):
    return lid_van(cast.anna, cast.duinrand)


def standen(lid, dag=DAG):
    return {g.discipline: g.stand for g in list_groepen(lid, dag)}


def test_an_empty_table_says_how_to_begin(cast):
    gelezen = tekst(als(cast.anna).get(f"{DUINRAND}tafel/"))
    assert "Zo begint u" in gelezen
    assert gelezen.count("geen mandaat</span>") == 5


def test_each_group_has_its_state_on_each_day(cast, ro):
    mandaat(cast.duinrand, "huisartsen")
    mandaat(cast.duinrand, "apothekers", tot=DAG + dt.timedelta(days=30))
    mandaat(cast.duinrand, "paramedici", vanaf=DAG + dt.timedelta(days=1))
    mandaat(cast.duinrand, "vvt", staat=Mandaat.Staat.GEVRAAGD, bevestigd_at=None)
    assert standen(ro) == {
        "huisartsen": "geldig", "apothekers": "loopt_af", "paramedici": "later",
        "vvt": "gevraagd", "sociaal_domein": "niets",
    }  # fmt: skip
    assert standen(ro, DAG + dt.timedelta(days=30))["apothekers"] == "niets"
    assert standen(ro, DAG + dt.timedelta(days=1))["paramedici"] == "geldig"


def test_withdrawn_counts_until_the_day_of_the_withdrawal(cast, ro):
    mandaat(cast.duinrand, "huisartsen", ingetrokken_op=DAG)
    assert standen(ro, DAG - dt.timedelta(days=1))["huisartsen"] == "loopt_af"
    assert standen(ro)["huisartsen"] == "niets"


def test_vvt_is_whole_with_both_of_its_professions(cast, ro):
    mandaat(cast.duinrand, "vvt", subdiscipline="wijkverpleging")
    vvt = next(g for g in list_groepen(ro, DAG) if g.discipline == "vvt")
    assert vvt.ontbreekt == ("so",)


def test_a_full_table_reads_so_and_costs_no_more_queries(cast, ro):
    volle_tafel(cast.duinrand)
    with CaptureQueriesContext(connection) as klein:
        list_groepen(ro, DAG)
    assert len(klein) <= 5
    gelezen = tekst(als(cast.dora).get(f"{DUINRAND}tafel/?op=2026-07-10"))
    assert "Alle vijf groepen zitten aan tafel" in gelezen
    assert "Vera van huisartsen" in gelezen


def test_the_other_insurer_and_strangers_see_no_table(cast):
    for pad in ("tafel/", "gereedheid/", "ondersteuning/", "smoelenboek/"):
        assert als(cast.emma).get(f"{DUINRAND}{pad}").status_code == 403, pad
        assert als(cast.chris).get(f"{DUINRAND}{pad}").status_code == 404, pad


def test_pages_that_are_not_there_have_no_link(cast):
    assert waar("partijen:bestaat-niet", "duinrand") == ""
    assert waar("partijen:tafel", "duinrand") == "/r/duinrand/tafel/"
    assert is_aan_tafel("/r/duinrand/smoelenboek/mijn/", "duinrand")
    assert not is_aan_tafel("/r/duinrand/organisaties/", "duinrand")


@pytest.mark.eis("OPL-W2")
def test_a_discipline_without_mandate_and_without_help_is_named(cast, ro):
    mandaat(cast.duinrand, "huisartsen")
    pagina = f"{DUINRAND}ondersteuning/"
    assert "Geen geldig mandaat en geen plan voor ondersteuning: apothekers, paramedici" in tekst(
        als(cast.anna).get(pagina)
    )
    antwoord = als(cast.anna).post(
        f"{pagina}vraag/",
        {**{k: w for k, w in VRAAG.items() if w is not None}, "bedrag_cent": "1.250,50"},
    )
    assert antwoord.status_code == 302
    gelezen = tekst(als(cast.dora).get(pagina))
    assert "ondersteuning: apothekers, VVT" in gelezen
    assert "40 uur" in gelezen
    assert "1.250,50" in gelezen
    bestand = als(cast.dora).get(f"{DUINRAND}ondersteuning.csv").content.decode("utf-8-sig")
    assert "Oprichten van een platform" in bestand


@pytest.mark.eis("OPL-W2")
def test_a_refused_request_is_no_plan_and_says_why(cast, ro):
    afgewezen = {"status": "afgewezen", "antwoord": "Niet begroot."}
    vraag = ondersteuning_vastleggen(ro, VRAAG | afgewezen)
    zonder = [g.discipline for g in list_groepen(ro, DAG) if g.zonder_hulp]
    assert "paramedici" in zonder
    with pytest.raises(IntegrityError), transaction.atomic():
        Ondersteuningsvraag.objects.filter(id=vraag.id).update(antwoord="")
    assert als(cast.anna).post(
        f"{DUINRAND}ondersteuning/vraag/{vraag.id}/",
        {"versie": 1, "discipline": "vvt", "soort": "geld", "wat": "x", "status": "afgewezen"},
    ).status_code == 422  # fmt: skip


def test_only_the_ro_records_support_and_platforms(cast):
    for wie in ("bart", "fatima", "gijs", "dora"):
        lid = lid_van(getattr(cast, wie), cast.duinrand)
        with pytest.raises(PermissionDenied):
            ondersteuning_vastleggen(lid, VRAAG)
        with pytest.raises(PermissionDenied):
            platform_vastleggen(lid, PLATFORM)


@pytest.mark.eis("ZZ-3.4-3b")
def test_one_state_per_kernregio(cast, ro):
    platform = platform_vastleggen(ro, PLATFORM)
    with pytest.raises(Weigering, match="staat al in de lijst"):
        platform_vastleggen(ro, PLATFORM | {"kernregio": "NOORD"})
    platform_vastleggen(ro, PLATFORM | {"stap": "Oprichten"}, id_=platform.id, versie=1)
    with pytest.raises(Gewijzigd):
        platform_vastleggen(ro, PLATFORM, id_=platform.id, versie=1)
    zie(cast.duinrand)
    assert ParamedischPlatform.objects.get().stap == "Oprichten"


def test_the_next_step_of_each_group_has_its_address_for_who_may_take_it(cast, ro):
    """Duinrand has a VVT provider and no pharmacist in its list."""
    mandaat(cast.duinrand, "huisartsen", staat=Mandaat.Staat.CONCEPT, bevestigd_at=None)
    gelezen = tekst(als(cast.anna).get(f"{DUINRAND}tafel/"))
    assert f'href="{DUINRAND}mandaten/?discipline=huisartsen"' in gelezen
    assert f'href="{DUINRAND}mandaten/nieuw/?discipline=vvt"' in gelezen
    assert f'href="{DUINRAND}organisaties/nieuw/"' in gelezen
    nieuw = tekst(als(cast.anna).get(f"{DUINRAND}mandaten/nieuw/?discipline=vvt"))
    assert '<option value="vvt" selected>' in nieuw
    lezer = tekst(als(cast.dora).get(f"{DUINRAND}tafel/"))
    assert "/nieuw/" not in lezer
    assert f'href="{DUINRAND}mandaten/?discipline=huisartsen"' in lezer


def test_what_else_belongs_to_the_table_says_who_acts_until_it_is_there(cast, ro):
    def standen():
        return {d.adres.removeprefix(DUINRAND): (d.css, d.uitleg)
                for d in list_onderdelen(ro, DAG, 2027)}  # fmt: skip

    leeg = standen()
    assert {css for css, _uitleg in leeg.values()} == {"warn"}
    assert all("Aan zet: " in uitleg for _css, uitleg in leeg.values())
    tafel_vastleggen(ro, tafelvelden("Regiotafel"), [])
    vorm_vastleggen(ro, 2027, {"soort": "netwerk"}, versie=0)
    daarna = standen()
    assert {pad for pad, (css, _u) in daarna.items() if css == "ok"} == {
        "overleg/",
        "overleg/vorm/",
    }
    volle_tafel(cast.duinrand)
    with CaptureQueriesContext(connection) as tel:
        list_onderdelen(ro, DAG, 2027)
    assert len(tel) <= 16
    assert "Wat er verder bij hoort" in tekst(als(cast.dora).get(f"{DUINRAND}tafel/"))
