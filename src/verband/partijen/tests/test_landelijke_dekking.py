"""Which municipalities of the country belong to a region, and whose mandates have support."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from verband.core.context import Blik, met_blik, zet_blik
from verband.partijen.selectors.mandaten import mist_draagvlak, zonder_draagvlak
from verband.partijen.tests.hulp import als, tekst
from verband.partijen.tests.mandaathulp import DAG, OVER_EEN_JAAR, Tafel, concept
from verband.regios.models import (
    Buurt,
    Gemeente,
    Lijstregel,
    Regio,
    RegioBuurt,
    RegioGemeente,
    Verzekeraarslijst,
)

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
VANAF, VOOR = dt.date(2026, 1, 1), dt.date(2025, 12, 31)
ADRES = "/beheer/dekking/"
NAMEN = ("Alkwoude", "Beekstad", "Cromvliet", "Dorpzicht")


@pytest.fixture
def gebieden(cast):
    """One municipality in one region, one divided, one in two, one in none."""
    alle = frozenset({cast.duinrand.id, cast.heuvelland.id})
    with met_blik(Blik(platform=True, regios=alle)):
        a, b, c, _d = (
            Gemeente.objects.create(code=f"GM990{n}", naam=naam, verzonnen=True)
            for n, naam in enumerate(NAMEN)
        )
        buurt = Buurt.objects.create(code="BU99010001", naam="Kern", gemeente=b)
        for regio, gemeente in ((cast.duinrand, a), (cast.duinrand, b), (cast.duinrand, c),
                                (cast.heuvelland, c)):  # fmt: skip
            RegioGemeente.objects.create(regio=regio, gemeente=gemeente, vanaf=VANAF)
        for regio, erbij in ((cast.duinrand, False), (cast.heuvelland, True)):
            RegioBuurt.objects.create(regio=regio, buurt=buurt, hoort_erbij=erbij, vanaf=VANAF)
        zet_blik(Blik())


def _rijen(client, vraag=""):
    regels = client.get(f"/beheer/dekking.csv{vraag}").content.decode("utf-8-sig").splitlines()
    return [tuple(r.split(";")[1:4]) for r in regels[1:]]


@pytest.mark.eis("OPL-W1")
def test_each_municipality_says_which_region_has_it_on_a_day(cast, gebieden):
    ivo = als(cast.ivo)
    assert _rijen(ivo) == [
        ("Alkwoude", "Duinrand", "in één regio"),
        ("Beekstad", "Duinrand, Heuvelland", "per buurt verdeeld"),
        ("Cromvliet", "Duinrand, Heuvelland", "in meer regio's"),
        ("Dorpzicht", "", "in geen regio"),
    ]
    pagina = tekst(ivo.get(ADRES))
    assert all(naam in pagina for naam in NAMEN)
    assert "zonder gebied" not in pagina
    assert {stand for _n, _r, stand in _rijen(ivo, f"?op={VOOR}")} == {"in geen regio"}
    assert "2 regio's zonder gebied op deze dag" in tekst(ivo.get(f"{ADRES}?op={VOOR}"))


def test_the_list_is_searched_sorted_and_filtered(cast, gebieden):
    ivo = als(cast.ivo)
    assert [r[0] for r in _rijen(ivo, "?q=heuvel")] == ["Beekstad", "Cromvliet"]
    assert [r[0] for r in _rijen(ivo, "?stand=geen")] == ["Dorpzicht"]
    assert [r[0] for r in _rijen(ivo, "?orde=-naam")] == sorted(NAMEN, reverse=True)
    assert _rijen(ivo, "?orde=stand")[0][0] == "Dorpzicht"
    assert "Geen gemeente past" in tekst(ivo.get(f"{ADRES}?q=nergens"))
    assert "konden wij niet lezen" in tekst(ivo.get(f"{ADRES}?op=ooit"))
    assert ivo.get("/beheer/dekking.xlsx").content.startswith(b"PK")
    assert ivo.get("/beheer/dekking.pdf").status_code == 404


def test_an_empty_country_says_what_to_do(cast):
    pagina = tekst(als(cast.ivo).get(ADRES))
    assert "Er zijn nog geen gemeenten." in pagina
    assert "/beheer/gebieden/" in pagina
    assert "bron ontbreekt" in pagina  # which regions have no RESV can't be said


def _lijst(cast, *namen):
    """A list that names our two regions and these others."""
    lijst = Verzekeraarslijst.objects.create(titel="Overzicht (verzonnen)", op="2026-06-01")
    van = {"lijst": lijst, "verzekeraar": cast.duinzorg, "contractjaar": 2027, "rol": "preferent"}
    for regio in Regio.objects.all():
        Lijstregel.objects.create(regio=regio, regionaam=regio.naam, **van)
    for naam in namen:
        Lijstregel.objects.create(regio=None, regionaam=naam, **van)


@pytest.mark.eis("OPL-W1")
def test_a_region_without_resv_is_named(cast):
    with met_blik(Blik(platform=True)):
        _lijst(cast, "Waddenland", "Veenstreek")
        zet_blik(Blik())
    pagina = tekst(als(cast.ivo).get(ADRES))
    assert "2 regio's zonder RESV in Verband" in pagina
    assert "Waddenland" in pagina
    with met_blik(Blik(platform=True)):
        Lijstregel.objects.filter(regio=None).delete()
        zet_blik(Blik())
    assert "zonder RESV in Verband" not in tekst(als(cast.ivo).get(ADRES))


@pytest.mark.parametrize(("wie", "status"), [("anna", 404), ("dora", 404), ("hanna", 403)])
def test_the_area_of_all_regions_is_for_the_platform(cast, gebieden, wie, status):
    for pad in (ADRES, "/beheer/dekking.csv"):
        assert als(getattr(cast, wie)).get(pad).status_code == status


def _dekking():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM landelijke_dekking()")
        return dict(cursor.fetchall())


@pytest.mark.parametrize("blik", [
    lambda c: Blik(gebruiker=c.hanna.pk), lambda c: Blik(regios=frozenset({c.duinrand.id})),
    lambda c: Blik(verzekeraars=frozenset({c.duinzorg.id})),
])  # fmt: skip
def test_the_database_gives_nobody_else_a_row(cast, gebieden, blik):
    vraag = "SELECT * FROM landelijke_gebieden('2026-06-01')"
    for zicht, aantal in ((blik(cast), 0), (Blik(platform=True), 6)):
        with met_blik(zicht), connection.cursor() as cursor:
            cursor.execute(vraag)
            assert len(cursor.fetchall()) == aantal


@pytest.mark.eis("OPL-W1")
def test_the_nza_gets_tens_of_a_percent_and_no_small_count(cast, gebieden):
    assert _dekking() == {"gemeenten": None, "lijst": None, "lijst_met": None}
    pagina = tekst(als(cast.hanna).get("/landelijk/"))
    assert "bron ontbreekt" in pagina
    assert "ten minste vijf regio's" in pagina
    with met_blik(Blik(platform=True)):
        nieuw = [Regio.objects.create(slug=f"n{n}", naam=f"Geheim {n}") for n in range(5)]
        zet_blik(Blik(platform=True, regios=frozenset(r.id for r in nieuw)))
        gemeente = Gemeente.objects.get(naam="Cromvliet")
        for regio in nieuw[:3]:
            RegioGemeente.objects.create(regio=regio, gemeente=gemeente, vanaf=VANAF)
        _lijst(cast, "Waddenland")
        zet_blik(Blik())
    # Three of four municipalities: 75%, said as 70%. One region outside: that would be told.
    assert _dekking() == {"gemeenten": 70, "lijst": 8, "lijst_met": None}
    pagina = tekst(als(cast.hanna).get("/landelijk/"))
    assert "70%" in pagina
    assert "Geheim" not in pagina
    assert not [naam for naam in (*NAMEN, "Waddenland") if naam in pagina]
    with met_blik(Blik(platform=True)):
        Lijstregel.objects.filter(regio=None).delete()
        zet_blik(Blik())
    assert _dekking() == {"gemeenten": 70, "lijst": 7, "lijst_met": 7}


# --- the support of a mandate ------------------------------------------------------------------

BEWIJS = {"draagvlak_op": dt.date(2026, 5, 3), "draagvlak_opkomst": "41 van de 60 leden",
          "draagvlak_uitkomst": "38 voor"}  # fmt: skip


@pytest.mark.eis("OPL-W1")
@pytest.mark.parametrize(("zonder", "mist"), [
    ([], []), (["draagvlak_op"], ["de dag"]), (["draagvlak_opkomst"], ["de opkomst"]),
    (["draagvlak_uitkomst"], ["de uitkomst"]),
    (list(BEWIJS), ["de dag", "de opkomst", "de uitkomst"]),
])  # fmt: skip
def test_a_mandate_that_holds_names_what_its_support_lacks(cast, zonder, mist):
    tafel = Tafel(cast)
    tafel.gegeven(**{k: w for k, w in BEWIJS.items() if k not in zonder})
    mandaten = zonder_draagvlak(tafel.anna, DAG)
    assert [mist_draagvlak(z.regel.mandaat) for z in mandaten] == ([mist] if mist else [])
    pagina = tekst(als(cast.anna).get(f"/r/duinrand/mandaten/?dag={DAG}"))
    assert ("bewijs van draagvlak niet compleet" in pagina) == bool(mist)
    # What no longer holds asks nothing of anyone.
    assert zonder_draagvlak(tafel.anna, OVER_EEN_JAAR) == []


def test_a_draft_is_not_blamed_and_the_page_of_a_mandate_shows_all_three(cast):
    tafel = Tafel(cast)
    m = concept(tafel.henk, tafel.gever)
    assert zonder_draagvlak(tafel.anna, DAG) == []
    tafel.gegeven(**BEWIJS, vertegenwoordiger="Iemand anders", onderwerpen=[("ict", "regio")])
    pagina = tekst(als(cast.bart).get("/r/duinrand/mandaten/"))
    assert "draagvlak niet compleet" not in pagina
    assert "nog niet ingevuld" in tekst(als(cast.bart).get(f"/r/duinrand/mandaten/{m.id}/"))
