"""A list of organisations: looked at, then all of it or nothing."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regelwerk.inlezen import Onleesbaar
from verband.audit.models import Handeling
from verband.core.fouten import Weigering
from verband.partijen.lijst import Regel, lees_organisaties
from verband.partijen.services.organisatie_wijzigen import organisatie_wijzigen
from verband.partijen.services.organisaties_inlezen import (
    AndersGeworden,
    bekijk,
    organisaties_inlezen,
    pak_in,
    pak_uit,
)
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
KOP = "Naam;Soort;Discipline;KvK;AGB;IBAN"
INLEZEN, BEVESTIGEN = (
    f"{DUINRAND}organisaties/inlezen/",
    f"{DUINRAND}organisaties/inlezen/bevestigen/",
)
VIJANDIG = Path(__file__).parents[5] / "shared/data/adversarial"


def bestand(*rijen: str, naam: str = "lijst.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, "\n".join((KOP, *rijen)).encode())


def werkboek(*rijen: tuple[object, ...]) -> bytes:
    boek = openpyxl.Workbook()
    for rij in (KOP.split(";"), *rijen):
        boek.worksheets[0].append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def pakket(antwoord) -> str:
    gevonden = re.search(r'name="pakket" value="([^"]+)"', tekst(antwoord))
    assert gevonden
    return gevonden[1]


@pytest.fixture
def anna(cast):
    return lid_van(cast.anna, cast.duinrand)


def aantal(cast) -> int:
    lid_van(cast.anna, cast.duinrand)
    return Organisatie.objects.filter(regio=cast.duinrand).count()


def test_the_journey_of_a_good_list(cast, anna):
    client, eerder = als(cast.anna), aantal(cast)
    lijst = ("Thuiszorg Zilt;zorgaanbieder;VVT (wijkverpleging en ouderengeneeskunde);01234567;;",
             "Apotheek Nieuw;Zorgaanbieder;apothekers;;00000012;")  # fmt: skip
    beeld = client.post(INLEZEN, {"bestand": bestand(*lijst)})
    assert aantal(cast) == eerder
    assert "KvK: leeg → <b>01234567</b>" in tekst(beeld)
    antwoord = client.post(BEVESTIGEN, {"pakket": pakket(beeld)}, follow=True)
    assert "1 nieuw, 1 gewijzigd" in tekst(antwoord)
    assert aantal(cast) == eerder + 1
    assert Organisatie.objects.get(naam="Apotheek Nieuw").agb == "00000012"
    assert Handeling.objects.latest("nummer").gegevens == {"nieuw": 1, "gewijzigd": 1}
    # The same file again changes nothing.
    weer = client.post(INLEZEN, {"bestand": bestand(*lijst)})
    assert "Er is niets te doen" in tekst(weer)
    assert 'name="pakket"' not in tekst(weer)


def test_one_broken_row_imports_nothing(cast, anna):
    client, eerder = als(cast.anna), aantal(cast)
    goed, stuk = "Apotheek Nieuw;zorgaanbieder;;;;", "Praktijk Twee;zorgaanbieder;;123;;"
    beeld = client.post(INLEZEN, {"bestand": bestand(goed, stuk)})
    assert beeld.status_code == 422
    pagina = tekst(beeld)
    assert "D3" in pagina
    assert "8 cijfers" in pagina
    assert 'name="pakket"' not in pagina
    assert aantal(cast) == eerder


@pytest.mark.parametrize(("rij", "plaats"), [
    (";zorgaanbieder;;;;", "A2"), ("Naam;;;;;", "B2"), ("Naam;ziekenhuis;;;;", "B2"),
    ("Naam;ro;;1;;", "D2"), ("Naam;ro;;;1234567;", "E2"), ("Naam;ro;;;;NL00VERZ0000000001", "F2"),
    ("\u200b;ro;;;;", "A2"), (f"{'x' * 161};ro;;;;", "A2"),
])  # fmt: skip
def test_each_bad_cell_is_named_with_its_mend(anna, rij, plaats):
    (fout,) = lees_organisaties("x.csv", bestand(rij).read()).fouten
    assert fout.plaats == plaats
    assert fout.wat
    assert fout.herstel


def test_a_number_that_lost_its_zero_says_so(anna):
    inhoud = werkboek(("Praktijk", "zorgaanbieder", None, None, 1234567, None))
    (fout,) = lees_organisaties("x.xlsx", inhoud).fouten
    assert fout.plaats == "Sheet!E2"
    assert "nul vooraan" in fout.herstel


def test_twice_the_same_name_or_agb_in_one_list(anna):
    rijen = ("Een;ro;;;;", "EEN;gemeente;;;;", "Twee;ro;;;00000001;", "Drie;ro;;;00000001;")
    fouten = lees_organisaties("x.csv", bestand(*rijen).read()).fouten
    assert [f.plaats for f in fouten] == ["A3", "E5"]


@pytest.mark.parametrize("inhoud", [
    b"", b"%PDF-1.7", b"{}", b"a;b;c\n1;2;3", b"Naam;Naam;Soort\na;b;ro", b"Naam\nalleen",
    b"PK\x03\x04", b"\x00\x01\x02",
])  # fmt: skip
def test_what_is_no_list_is_refused_whole(cast, anna, inhoud):
    with pytest.raises(Onleesbaar):
        lees_organisaties("x.csv", inhoud)
    antwoord = als(cast.anna).post(INLEZEN, {"bestand": SimpleUploadedFile("x.csv", inhoud)})
    assert antwoord.status_code == 422
    assert "Er is niets ingelezen" in tekst(antwoord) or "leeg" in tekst(antwoord)


def test_look_alikes_wait_for_a_tick(cast, anna):
    regels = [Regel(2, {"naam": "St. Thuiszorg Zilt", "soort": "zorgaanbieder"}),
              Regel(3, {"naam": "Thuiszorg-zilt", "soort": "zorgaanbieder"})]  # fmt: skip
    beeld = bekijk(anna, regels)
    assert [(g.rij, g.lijkt_op[0]) for g in beeld.lijkt_op] == [
        (2, "Thuiszorg Zilt"),
        (3, "Thuiszorg Zilt"),
    ]
    with pytest.raises(Weigering):
        organisaties_inlezen(anna, regels, beeld.vingerafdruk)
    organisaties_inlezen(anna, regels, beeld.vingerafdruk, toch=True)
    assert Organisatie.objects.filter(naam="Thuiszorg-zilt").exists()


def test_a_change_between_looking_and_confirming_is_noticed(cast, anna):
    rij = Organisatie.objects.get(naam="Thuiszorg Zilt")
    regels = [Regel(2, {"naam": rij.naam, "soort": "gemeente"})]
    vinger = bekijk(anna, regels).vingerafdruk
    velden = {v: getattr(rij, v) for v in Organisatie.INVOER}
    organisatie_wijzigen(anna, rij.id, velden | {"kvk": "12345678"}, 1)
    with pytest.raises(AndersGeworden) as anders:
        organisaties_inlezen(anna, regels, vinger)
    assert Organisatie.objects.get(id=rij.id).soort == "zorgaanbieder"
    # Seen again, it may.
    organisaties_inlezen(anna, regels, anders.value.voorbeeld.vingerafdruk)
    na = Organisatie.objects.get(id=rij.id)
    assert (na.soort, na.kvk, na.versie) == ("gemeente", "12345678", 3)


def test_an_empty_cell_or_a_missing_column_erases_nothing(anna):
    rij = Organisatie.objects.get(naam="Thuiszorg Zilt")
    Organisatie.objects.filter(id=rij.id).update(kvk="12345678")
    lijst = lees_organisaties("x.csv", b"Naam;Soort;KvK\nThuiszorg Zilt;zorgaanbieder;\n")
    beeld = bekijk(anna, lijst.regels)
    assert (beeld.ongewijzigd, beeld.is_iets) == (1, False)


def test_what_the_page_carries_is_signed_and_belongs_to_one_person_and_region(cast, anna):
    regels = [Regel(2, {"naam": "Nieuw", "soort": "ro"})]
    mee = pak_in(anna, regels, bekijk(anna, regels))
    assert pak_uit(anna, mee)[0] == regels
    for fout in (mee[:-2] + "xx", "", "onzin"):
        with pytest.raises(Weigering):
            pak_uit(anna, fout)
    chris = lid_van(cast.chris, cast.heuvelland)
    with pytest.raises(Weigering):
        pak_uit(chris, mee)


def test_after_an_hour_it_must_be_chosen_again(cast, anna, time_machine):
    regels = [Regel(2, {"naam": "Nieuw", "soort": "ro"})]
    mee = pak_in(anna, regels, bekijk(anna, regels))
    import datetime as dt

    from django.utils import timezone

    time_machine.move_to(timezone.now() + dt.timedelta(minutes=61))
    with pytest.raises(Weigering):
        pak_uit(anna, mee)


@pytest.mark.parametrize("wie", ["bart", "dora", "gijs"])
def test_others_may_not_read_a_list_in(cast, wie):
    client = als(getattr(cast, wie))
    assert client.post(INLEZEN, {"bestand": bestand("Nieuw;ro;;;;")}).status_code == 403
    assert client.post(BEVESTIGEN, {"pakket": "x"}).status_code == 403
    assert als(cast.chris).get(INLEZEN).status_code == 404


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_our_own_export_and_template_can_be_read_in(cast, anna, vorm):
    Organisatie.objects.filter(naam="Thuiszorg Zilt").update(
        agb="00000007", iban="NL27VERZ0000000001"
    )
    Organisatie.objects.create(regio=cast.duinrand, naam="=1+1", soort="overig")
    inhoud = als(cast.anna).get(f"{DUINRAND}organisaties.{vorm}").content
    lid = lid_van(cast.anna, cast.duinrand)
    lijst = lees_organisaties(f"x.{vorm}", inhoud)
    assert lijst.fouten == []
    beeld = bekijk(lid, lijst.regels)
    assert (beeld.ongewijzigd, beeld.is_iets) == (aantal(cast), False)
    leeg = als(cast.anna).get(f"{DUINRAND}organisaties/sjabloon.{vorm}").content
    assert lees_organisaties(f"x.{vorm}", leeg).regels == []


def test_two_thousand_rows_are_a_few_queries(anna, django_assert_max_num_queries):
    regels = [Regel(n, {"naam": f"Praktijk {n}", "soort": "ro"}) for n in range(2, 2002)]
    vinger = bekijk(anna, regels).vingerafdruk
    with django_assert_max_num_queries(16):
        organisaties_inlezen(anna, regels, vinger)


def _vijandige():
    if not VIJANDIG.is_dir():
        return []
    return sorted(
        p for p in VIJANDIG.rglob("*") if p.suffix in (".csv", ".xlsx") and "MANIFEST" not in p.name
    )


@pytest.mark.skipif(not _vijandige(), reason="the hostile files are not on this machine")
def test_hostile_files_end_as_a_list_or_a_refusal(anna):
    bestanden = [p for p in _vijandige() if p.stat().st_size < 10_000_000]
    afgelopen = []
    for pad in bestanden[::5]:
        try:
            lijst = lees_organisaties(pad.name, pad.read_bytes())
        except Onleesbaar as fout:
            afgelopen.append(bool(fout.wat))
        else:
            afgelopen.append(bekijk(anna, lijst.regels) is not None)
    assert all(afgelopen)
    assert len(afgelopen) >= 10
    assert csv.field_size_limit() > 0
