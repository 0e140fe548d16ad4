"""Organisations: who may see and change them, what is refused, and two people at one object."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from verband.audit.models import Handeling
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.gelijkenis import sleutel
from verband.partijen.services.lijkt_op import LijktOp
from verband.partijen.services.organisatie_toevoegen import organisatie_toevoegen
from verband.partijen.services.organisatie_wijzigen import organisatie_wijzigen
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
IBAN, LIJST = "NL27VERZ0000000001", f"{DUINRAND}organisaties/"
GOED = {"naam": "Apotheek De Zon", "soort": "zorgaanbieder", "discipline": "apothekers",
        "kvk": "01234567", "agb": "02345678", "iban": IBAN}  # fmt: skip


@pytest.fixture
def anna(cast):
    return lid_van(cast.anna, cast.duinrand, opgestapt=True)


def test_the_coordinator_adds_one_and_the_logboek_says_so(anna):
    organisatie = organisatie_toevoegen(anna, GOED)
    assert (organisatie.kvk, organisatie.agb, organisatie.versie) == ("01234567", "02345678", 1)
    laatste = Handeling.objects.filter(regio_id=anna.regio_id).latest("nummer")
    assert (laatste.wat, laatste.onderwerp_id) == ("organisatie_toevoegen", organisatie.id)
    assert "Apotheek" not in str(laatste.gegevens)


@pytest.mark.parametrize("wie", ["bart", "dora", "fatima", "gijs"])
def test_others_of_the_region_may_not(cast, wie):
    lid = lid_van(getattr(cast, wie), cast.duinrand)
    with pytest.raises(PermissionDenied):
        organisatie_toevoegen(lid, GOED)
    assert als(getattr(cast, wie)).get(f"{DUINRAND}organisaties/nieuw/").status_code == 403


@pytest.mark.parametrize(("wie", "status"), [
    ("anna", 200), ("bart", 200), ("fatima", 200), ("dora", 403), ("emma", 403), ("chris", 404),
    ("hanna", 404), ("ivo", 404),
])  # fmt: skip
def test_who_sees_the_list(cast, wie, status):
    antwoord = als(getattr(cast, wie)).get(f"{DUINRAND}organisaties/")
    assert antwoord.status_code == status
    assert ("Thuiszorg Zilt" in tekst(antwoord)) == (status == 200)


def test_one_of_another_region_is_not_there(cast, anna):
    eigen = organisatie_toevoegen(anna, GOED)
    assert als(cast.chris).get(f"/r/heuvelland/organisaties/{eigen.id}/").status_code == 404
    chris = lid_van(cast.chris, cast.heuvelland)
    with pytest.raises(Weigering):
        organisatie_wijzigen(chris, eigen.id, GOED, 1)


def test_an_iban_is_for_coordinator_cashier_and_controller(cast, anna):
    eigen = organisatie_toevoegen(anna, GOED)
    adres = f"{DUINRAND}organisaties/{eigen.id}/"
    assert IBAN in tekst(als(cast.anna).get(adres))
    for wie in (cast.bart, cast.fatima, cast.gijs):
        client = als(wie)
        assert IBAN not in tekst(client.get(adres))
        csv = client.get(f"{DUINRAND}organisaties.csv").content.decode("utf-8-sig")
        assert "Apotheek De Zon" in csv
        assert IBAN not in csv
        assert "IBAN" not in csv
    assert IBAN in als(cast.anna).get(f"{DUINRAND}organisaties.csv").content.decode("utf-8-sig")


@pytest.mark.parametrize(("veld", "waarde", "zin"), [
    ("kvk", "1234567", "8 cijfers"), ("kvk", "1234567a", "8 cijfers"),
    ("agb", "123456789", "8 cijfers"), ("agb", "١٢٣٤٥٦٧٨", "8 cijfers"),
    ("iban", "NL28VERZ0000000001", "klopt niet"), ("naam", "…", "ten minste één letter"),
    ("soort", "raar", "keuze"),
])  # fmt: skip
def test_wrong_input_is_named_and_nothing_typed_is_lost(cast, anna, veld, waarde, zin):
    client = als(cast.anna)
    antwoord = client.post(f"{DUINRAND}organisaties/nieuw/", GOED | {veld: waarde})
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord).lower() or zin in tekst(antwoord)
    assert GOED["naam"] in tekst(antwoord) or veld == "naam"
    lid_van(cast.anna, cast.duinrand)
    assert not Organisatie.objects.filter(naam=GOED["naam"]).exists()


def test_spaces_and_dots_in_numbers_are_fine(cast, anna):
    post = GOED | {"kvk": "01 23.45-67", "iban": "nl27 verz 0000 0000 01"}
    client = als(cast.anna, opgestapt=True)
    assert client.post(f"{DUINRAND}organisaties/nieuw/", post).headers["Location"] == LIJST
    lid_van(cast.anna, cast.duinrand)
    rij = Organisatie.objects.get(naam=GOED["naam"])
    assert (rij.kvk, rij.iban) == ("01234567", IBAN)


@pytest.mark.parametrize("naam", [
    "stichting thuiszorg zilt", "St. Thuiszorg Zilt", "THUISZORG.ZILT", "Thuïszorg Zilt",
    "Thuiszorgzilt", "Тhuiszorg Zilt", "Ｔhuiszorg Zilt", "Thuiszorg-Zilt B.V.",
])  # fmt: skip
def test_a_name_that_looks_like_another_is_shown_with_it(cast, anna, naam):
    with pytest.raises(LijktOp) as fout:
        organisatie_toevoegen(anna, {"naam": naam, "soort": "zorgaanbieder"})
    assert [o.naam for o in fout.value.gelijken] == ["Thuiszorg Zilt"]
    client = als(cast.anna)
    post = {"naam": naam, "soort": "zorgaanbieder"}
    antwoord = client.post(f"{DUINRAND}organisaties/nieuw/", post)
    assert "Deze is er al" in tekst(antwoord)
    assert "Thuiszorg Zilt" in tekst(antwoord)
    assert client.post(f"{DUINRAND}organisaties/nieuw/", post | {"toch": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("een", "ander"), [("Thuiszorg Zilt", "Thuiszorg Zout"), ("Praktijk A", "Praktijk B")]
)
def test_names_that_differ_do_not_look_alike(een, ander):
    assert sleutel(een) != sleutel(ander)


def test_the_same_name_is_refused_whatever_one_ticks(anna):
    with pytest.raises(Weigering, match="al een organisatie met deze naam"):
        organisatie_toevoegen(anna, GOED | {"naam": "THUISZORG ZILT"}, toch=True)
    organisatie_toevoegen(anna, GOED)
    with pytest.raises(Weigering, match="AGB"):
        organisatie_toevoegen(anna, GOED | {"naam": "Heel Anders"})


def test_the_second_editor_sees_the_first_and_loses_nothing(cast, anna):
    rij = organisatie_toevoegen(anna, GOED)
    adres = f"{DUINRAND}organisaties/{rij.id}/wijzigen/"
    een, twee = als(cast.anna), als(cast.anna)
    assert een.post(adres, GOED | {"versie": 1, "kvk": "11111111"}).status_code == 302
    laat = GOED | {"versie": 1, "naam": "Apotheek De Maan", "kvk": "22222222"}
    antwoord = twee.post(adres, laat)
    assert antwoord.status_code == 422
    pagina = tekst(antwoord)
    assert "intussen gewijzigd" in pagina
    assert "11111111" in pagina
    assert 'value="22222222"' in pagina
    assert 'value="Apotheek De Maan"' in pagina
    assert 'name="versie" value="2"' in pagina
    assert twee.post(adres, laat | {"versie": 2}).status_code == 302
    lid_van(cast.anna, cast.duinrand)
    rij.refresh_from_db()
    assert (rij.naam, rij.kvk, rij.versie) == ("Apotheek De Maan", "22222222", 3)


def test_without_the_version_the_first_change_would_be_lost(anna):
    """The control: whoever says the newest version without having seen it, overwrites."""
    rij = organisatie_toevoegen(anna, GOED)
    organisatie_wijzigen(anna, rij.id, GOED | {"kvk": "11111111"}, 1)
    with pytest.raises(Gewijzigd):
        organisatie_wijzigen(anna, rij.id, GOED, 1)
    assert organisatie_wijzigen(anna, rij.id, GOED, 2).kvk == GOED["kvk"]


def test_saving_without_a_change_writes_nothing(anna):
    rij = organisatie_toevoegen(anna, GOED)
    eerder = Handeling.objects.count()
    assert organisatie_wijzigen(anna, rij.id, GOED, 1).versie == 1
    assert Handeling.objects.count() == eerder


@pytest.mark.parametrize("veld", ["kvk", "agb"])
def test_the_database_itself_refuses_other_than_eight_digits(anna, veld):
    rij = organisatie_toevoegen(anna, GOED)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE regios_organisatie SET {veld} = '123' WHERE id = %s", [rij.id])


@pytest.mark.parametrize(("q", "ziet"), [("zilt", True), ("ZÍLT thuis", True), ("xyz", False)])
def test_searching(cast, anna, q, ziet):
    pagina = tekst(als(cast.anna).get(f"{DUINRAND}organisaties/", {"q": q}))
    assert ("Thuiszorg Zilt" in pagina) == ziet
    assert ("Geen organisatie past" in pagina) != (ziet or False)


def test_filter_sort_and_nonsense_in_the_address(cast, anna):
    client = als(cast.anna)
    gefilterd = tekst(client.get(f"{DUINRAND}organisaties/?soort=ro"))
    assert "RO Duinrand" in gefilterd
    assert "Thuiszorg Zilt" not in gefilterd
    af = tekst(client.get(f"{DUINRAND}organisaties/?orde=-naam"))
    assert af.index("Zilt</a>") < af.index("RO Duinrand")
    raar = f"{DUINRAND}organisaties/?orde=iban&bladzijde=x&soort=%00&q=a%00b"
    assert client.get(f"{DUINRAND}organisaties/?orde=iban&bladzijde=x").status_code == 200
    assert client.get(raar).status_code == 200


def test_an_empty_list_says_what_to_do(cast):
    pagina = tekst(als(cast.chris).get("/r/heuvelland/organisaties/"))
    assert "nog geen organisaties" in pagina
    assert "Lijst inlezen" in pagina


def test_an_export_is_a_whole_file_of_text(cast, anna):
    organisatie_toevoegen(anna, GOED | {"naam": '=HYPERLINK("x")'})
    antwoord = als(cast.anna).get(f"{DUINRAND}organisaties.xlsx")
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.content)).worksheets[0]
    rijen = {r[0]: r for r in blad.iter_rows(values_only=True)}
    assert rijen['=HYPERLINK("x")'][3:5] == ("01234567", "02345678")
    assert all(c.data_type == "s" for r in blad.iter_rows() for c in r if c.value is not None)
    csv = als(cast.anna).get(f"{DUINRAND}organisaties.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in csv
    assert als(cast.anna).get(f"{DUINRAND}organisaties.pdf").status_code == 404


def test_the_list_asks_as_many_queries_for_100_as_for_3(cast, anna, django_assert_max_num_queries):
    client = als(cast.anna)
    adres = f"{DUINRAND}organisaties/"
    client.get(adres)
    with django_assert_max_num_queries(40) as weinig:
        client.get(adres)
    lid_van(cast.anna, cast.duinrand)
    Organisatie.objects.bulk_create(
        Organisatie(regio=cast.duinrand, naam=f"Praktijk {n:03}", soort="zorgaanbieder")
        for n in range(97)
    )
    with django_assert_max_num_queries(len(weinig.captured_queries)) as veel:
        assert "Praktijk 096" in tekst(client.get(adres))
    assert len(veel.captured_queries) == len(weinig.captured_queries)
