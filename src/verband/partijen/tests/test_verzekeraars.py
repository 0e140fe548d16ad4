"""Insurers per contract year, contacts, and the national page."""

from __future__ import annotations

import time

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.services.contact_vastleggen import contact_vastleggen, contact_weghalen
from verband.partijen.services.verzekeraar_vastleggen import (
    verzekeraar_vastleggen,
    verzekeraar_weghalen,
)
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.partijen.woorden import procent
from verband.regios.models import (
    Buurt,
    Contact,
    Gemeente,
    Organisatie,
    Regio,
    RegioVerzekeraar,
    Verzekeraar,
)

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def anna(cast):
    return lid_van(cast.anna, cast.duinrand)


def velden(verzekeraar, **anders):
    return {"verzekeraar": verzekeraar, "contractjaar": 2028, "rol": "preferent", "plek": None,
            "aandeel": None, "bron": ""} | anders  # fmt: skip


@pytest.mark.parametrize(("aandeel", "woord"), [
    (None, "onbekend"), (0, "0%"), (1, "0,01%"), (4350, "43,5%"),
    (4305, "43,05%"), (10_000, "100%"),
])  # fmt: skip
def test_a_share_in_words_and_never_a_guess(aandeel, woord):
    assert procent(aandeel) == woord


def test_one_preferent_and_two_places_for_market_leaders(cast, anna):
    verzekeraar_vastleggen(anna, velden(cast.duinzorg))
    with pytest.raises(Weigering, match="al een preferente"):
        verzekeraar_vastleggen(anna, velden(cast.verrezorg))
    verzekeraar_vastleggen(anna, velden(cast.verrezorg, rol="marktleider", plek=1))
    derde = Verzekeraar.objects.create(slug="derde", naam="Derde")
    with pytest.raises(Weigering, match="plek van marktleider"):
        verzekeraar_vastleggen(anna, velden(derde, rol="marktleider", plek=1))
    verzekeraar_vastleggen(anna, velden(derde, rol="marktleider", plek=2))
    with pytest.raises(Weigering, match="al een rol"):
        verzekeraar_vastleggen(anna, velden(derde, rol="ver"))


@pytest.mark.parametrize("waarden", [
    "2026, 'ver', NULL, NULL", "2028, 'marktleider', 3, NULL", "2028, 'marktleider', NULL, NULL",
    "2028, 'ver', 1, NULL", "2028, 'ver', NULL, 10001", "2028, 'ver', NULL, -1",
])  # fmt: skip
def test_the_database_itself_refuses(cast, anna, waarden):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO regios_regioverzekeraar (id, aangemaakt_at, regio_id, verzekeraar_id, "
            "versie, bron, contractjaar, rol, plek, aandeel) VALUES (gen_random_uuid(), now(), "
            f"%s, %s, 1, '', {waarden})",
            [anna.regio_id, cast.duinzorg.id],
        )


def test_shares_stay_within_the_whole(cast, anna):
    verzekeraar_vastleggen(anna, velden(cast.duinzorg, aandeel=6000, bron="b"))
    with pytest.raises(Weigering, match="boven 100"):
        verzekeraar_vastleggen(anna, velden(cast.verrezorg, rol="ver", aandeel=4001, bron="b"))
    verzekeraar_vastleggen(anna, velden(cast.verrezorg, rol="ver", aandeel=4000, bron="b"))


def test_the_second_editor_of_a_role_is_told(cast, anna):
    rij = verzekeraar_vastleggen(anna, velden(cast.duinzorg))
    verzekeraar_vastleggen(anna, velden(cast.duinzorg, bron="een"), id_=rij.id, versie=1)
    with pytest.raises(Gewijzigd):
        verzekeraar_vastleggen(anna, velden(cast.duinzorg, bron="twee"), id_=rij.id, versie=1)
    adres = f"{DUINRAND}verzekeraars/{rij.id}/"
    post = {
        "verzekeraar": cast.duinzorg.id,
        "contractjaar": 2028,
        "rol": "preferent",
        "bron": "twee",
    }
    antwoord = als(cast.anna).post(adres, post | {"versie": 1})
    assert antwoord.status_code == 422
    assert "<b>een</b>" in tekst(antwoord)
    assert 'value="twee"' in tekst(antwoord)


def test_with_its_last_role_an_insurer_no_longer_sees_the_region(cast, anna):
    emma = als(cast.emma)
    assert emma.get(DUINRAND).status_code == 200
    anna = lid_van(cast.anna, cast.duinrand)
    rij = RegioVerzekeraar.objects.get(regio=cast.duinrand, verzekeraar=cast.verrezorg)
    verzekeraar_weghalen(anna, rij.id)
    assert emma.get(DUINRAND).status_code == 404
    assert emma.get("/r/heuvelland/").status_code == 200


@pytest.mark.parametrize(("aandeel", "bron", "zin"), [
    ("abc", "b", "getal van 0 tot"), ("101", "b", "getal van 0 tot"),
    ("12,345", "b", "getal van 0 tot"),
    ("12,3", "", "hoort een bron"),
])  # fmt: skip
def test_a_share_is_a_number_with_a_source(cast, anna, aandeel, bron, zin):
    post = {"verzekeraar": cast.duinzorg.id, "contractjaar": 2029, "rol": "ver",
            "aandeel": aandeel, "bron": bron}  # fmt: skip
    antwoord = als(cast.anna).post(f"{DUINRAND}verzekeraars/nieuw/", post)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)


def test_an_unknown_share_stays_unknown(cast, anna):
    pagina = tekst(als(cast.dora).get(f"{DUINRAND}verzekeraars/"))
    assert "onbekend" in pagina
    assert "bron ontbreekt" in pagina


@pytest.mark.eis("ZZ-4.2")
def test_contacts_per_insurer_and_organisation(cast, anna):
    praktijk = Organisatie.objects.get(naam="Thuiszorg Zilt")
    persoon = {"naam": "Nora", "functie": "", "email": "n@v.test", "telefoon": ""}
    contact_vastleggen(anna, persoon | {"verzekeraar": cast.duinzorg, "organisatie": None})
    tom = contact_vastleggen(
        anna, persoon | {"naam": "Tom", "verzekeraar": None, "organisatie": praktijk}
    )
    assert {"Nora", "Tom"} <= set(
        tekst(als(cast.bart).get(f"{DUINRAND}contacten/"))
        .replace("<", " ")
        .replace(">", " ")
        .split()
    )
    voor_inkoper = tekst(als(cast.emma).get(f"{DUINRAND}contacten/"))
    assert "Nora" in voor_inkoper
    assert "Tom" not in voor_inkoper
    assert als(cast.chris).get(f"{DUINRAND}contacten/").status_code == 404
    chris = lid_van(cast.chris, cast.heuvelland)
    with pytest.raises(Weigering):
        contact_weghalen(chris, tom.id)
    contact_weghalen(lid_van(cast.anna, cast.duinrand), tom.id)
    assert not Contact.objects.filter(naam="Tom").exists()


def test_a_contact_needs_a_way_to_be_reached(cast, anna):
    post = {"van": f"v-{cast.duinzorg.id}", "naam": "Nora"}
    antwoord = als(cast.anna).post(f"{DUINRAND}contacten/nieuw/", post)
    assert antwoord.status_code == 422
    assert "e-mailadres of een telefoonnummer" in tekst(antwoord)
    assert (
        als(cast.anna).post(f"{DUINRAND}contacten/nieuw/", post | {"telefoon": "0"}).status_code
        == 302
    )
    lid_van(cast.anna, cast.duinrand)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(regio=cast.duinrand, naam="van niemand")


# --- insurer, country, platform -------------------------------------------------------------


def test_an_insurer_has_all_its_regions_in_one_list(cast, django_assert_max_num_queries):
    client = als(cast.emma)
    pagina = tekst(client.get("/v/verrezorg/"))
    assert "Duinrand" in pagina
    assert "Heuvelland" in pagina
    assert "Heuvelland" not in tekst(client.get("/v/verrezorg/?q=duin")).split("<main")[1]
    assert "2027;preferente verzekeraar;onbekend" in client.get(
        "/v/verrezorg/regios.csv"
    ).content.decode("utf-8-sig")
    assert client.get("/v/duinzorg/").status_code == 404
    assert als(cast.anna).get("/v/verrezorg/").status_code == 404
    with django_assert_max_num_queries(40) as weinig:
        client.get("/v/verrezorg/")
    with met_blik(Blik(platform=True)):
        nieuw = [
            Regio.objects.create(slug=f"r{n}", naam=f"R{n}", verzonnen=True) for n in range(100)
        ]
        zet_blik(Blik(platform=True, regios=frozenset(r.id for r in nieuw)))
        RegioVerzekeraar.objects.bulk_create(
            RegioVerzekeraar(regio=r, verzekeraar=cast.verrezorg, contractjaar=2027, rol="ver")
            for r in nieuw
        )
    with django_assert_max_num_queries(len(weinig.captured_queries)):
        assert "R99" in tekst(client.get("/v/verrezorg/"))


def _regios_met_jaar(cast, aantal: int, jaar: int) -> None:
    with met_blik(Blik(platform=True)):
        nieuw = [
            Regio.objects.create(slug=f"n{jaar}-{n}", naam=f"Geheim {jaar} {n}")
            for n in range(aantal)
        ]
        zet_blik(Blik(platform=True, regios=frozenset(r.id for r in nieuw)))
        for r in nieuw:
            RegioVerzekeraar.objects.create(
                regio=r, verzekeraar=cast.duinzorg, contractjaar=jaar, rol="ver"
            )


def _cellen():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM landelijke_aantallen()")
        return dict(cursor.fetchall())


def test_the_nza_gets_counts_and_no_small_ones(cast):
    assert _cellen() == {None: None, 2027: None}
    _regios_met_jaar(cast, 2, 2028)
    assert _cellen() == {None: None, 2027: None, 2028: None}
    _regios_met_jaar(cast, 6, 2029)  # 10 in all, of which 6 in 2029: 4 would follow by subtracting
    assert _cellen() == {None: 10, 2027: None, 2028: None, 2029: None}
    _regios_met_jaar(cast, 5, 2030)
    assert _cellen() == {None: 15, 2027: None, 2028: None, 2029: 6, 2030: 5}
    pagina = tekst(als(cast.hanna).get("/landelijk/"))
    assert "minder dan 5" in pagina
    assert "Geheim" not in pagina
    assert "Duinrand" not in pagina


def test_the_nza_sees_no_row_of_any_region(cast):
    zet_blik(Blik(gebruiker=cast.hanna.pk))
    assert not Regio.objects.exists()
    assert not RegioVerzekeraar.objects.exists()
    for wie in (cast.anna, cast.dora):
        assert als(wie).get("/landelijk/").status_code == 404
    assert als(cast.ivo).get("/landelijk/").status_code == 403


def _opgestapt(gebruiker):
    client = als(gebruiker)
    sessie = client.session
    sessie["opgestapt_at"] = time.time()
    sessie.save()
    return client


def test_the_administrator_makes_a_region_and_invites_its_first_coordinator(cast):
    client = _opgestapt(cast.ivo)
    assert als(cast.ivo).get("/beheer/regio/").status_code == 302  # to the second factor first
    post = {"naam": "Nieuwland", "slug": "nieuwland", "verzonnen": "on"}
    assert client.post("/beheer/regio/", post).status_code == 302
    dubbel = client.post("/beheer/regio/", post)
    assert dubbel.status_code == 422
    assert "al een regio met dit adres" in tekst(dubbel)
    gevraagd = client.post("/beheer/uitnodigen/", {"voor": "r-nieuwland", "email": "x@y.test"})
    assert gevraagd.status_code == 302
    assert [m.to for m in mail.outbox] == [["x@y.test"]]
    assert (
        client.post("/beheer/verzekeraar/", {"naam": "Nieuw", "slug": "nieuw"}).status_code == 302
    )
    assert "al in de lijst" in tekst(
        client.post("/beheer/verzekeraar/", {"naam": "NIEUW", "slug": "n2"})
    )
    for wie in (cast.anna, cast.dora):
        assert als(wie).get("/beheer/").status_code == 404
    assert als(cast.hanna).get("/beheer/").status_code == 403


@pytest.mark.parametrize(("rijen", "status"), [
    ("code;naam\nGM0001;Een\nBU00010001;Kern", 302), ("GM0001;Een", 302),
    ("GM0001;Een\nBU00020001;Elders", 422), ("GM0001;Een\nGM12;Kapot", 422), ("", 422),
    ("geen;codes\nook;niet", 422),
])  # fmt: skip
def test_the_list_of_cbs_is_read_in_whole_or_not_at_all(cast, rijen, status):
    bestand = SimpleUploadedFile("cbs.csv", rijen.encode())
    antwoord = _opgestapt(cast.ivo).post("/beheer/gebieden/", {"bestand": bestand})
    assert antwoord.status_code == status
    assert Gemeente.objects.filter(code="GM0001").exists() == (status == 302)
    assert Buurt.objects.filter(code="BU00020001").exists() is False
