"""The list of insurers per region: read in by the platform, held beside what a region recorded."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, ProgrammingError, transaction

from regelwerk.bronnen import alle_bronnen
from regelwerk.toets import toets
from verband.access import selectors
from verband.audit.models import Handeling
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Weigering
from verband.partijen.facts import als_plan, tafel_op
from verband.partijen.selectors.verzekeraarslijst import bezwaar_tegen_bron, nieuwste_dag
from verband.partijen.services.bewaren import als_weigering
from verband.partijen.services.regio_aanmaken import regio_aanmaken
from verband.partijen.services.verzekeraar_vastleggen import verzekeraar_vastleggen
from verband.partijen.services.verzekeraars_inlezen import Kop, bekijk, verzekeraars_inlezen
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.partijen.verzekeraarslijst import lees_verzekeraars
from verband.partijen.views import verzekeraarslijst as deur
from verband.regios.models import Lijstregel, RegioVerzekeraar, Verzekeraarslijst

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
OP = dt.date(2026, 6, 1)
KOP = "Regio;Verzekeraar;Rol;Contractjaar;Aandeel\n"
GOED = (
    KOP + "Duinrand;Duinzorg;andere verzekeraar;2027;\n"
    "duinrand;verrezorg;preferente verzekeraar;2027;43,5\n"
    "Waddenland;Duinzorg;preferent;2027;\n"
)
ADRES = "/beheer/verzekeraars/"


def _kies(client, rijen, *, titel="Overzicht (verzonnen)", op=OP):
    bestand = SimpleUploadedFile("lijst.csv", rijen.encode())
    return client.post(f"{ADRES}inlezen/", {"titel": titel, "op": str(op), "bestand": bestand})


def _bevestig(client, getoond, **anders):
    velden = dict(re.findall(r'name="(pakket|titel|op)" value="([^"]*)"', tekst(getoond)))
    return client.post(f"{ADRES}bevestigen/", velden | anders)


def _platform(cast):
    """Ivo, as the door makes him."""
    zet_blik(Blik(gebruiker=cast.ivo.pk, platform=True))
    lid = selectors.lid_landelijk(cast.ivo, selectors.eigen_lidmaatschappen(cast.ivo))
    assert lid is not None
    return lid


def _lees_in(cast, rijen=GOED, op=OP):
    lid, kop = _platform(cast), Kop("Overzicht (verzonnen)", op)
    regels = lees_verzekeraars("l.csv", rijen.encode()).regels
    return verzekeraars_inlezen(lid, kop, regels, bekijk(lid, kop, regels).vingerafdruk)


@pytest.fixture
def ingelezen(cast):
    return _lees_in(cast)


@pytest.fixture
def rollen(cast):
    """What Duinrand recorded, as it is now."""

    def lees():
        lid_van(cast.anna, cast.duinrand)
        rijen = RegioVerzekeraar.objects.filter(regio=cast.duinrand).order_by("verzekeraar__naam")
        return [(r.verzekeraar.naam, r.rol, r.aandeel, r.reden) for r in rijen]

    return lees


EERST = [("Duinzorg", "preferent", None, ""), ("Verrezorg", "ver", None, "")]


@pytest.mark.eis("LHV-7")
def test_the_list_is_read_in_two_steps_and_no_record_changes(cast, rollen):
    ivo = als(cast.ivo, opgestapt=True)
    assert "Bron ontbreekt" in tekst(ivo.get(f"{ADRES}inlezen/"))
    assert "Bron ontbreekt" in tekst(als(cast.bart).get(f"{DUINRAND}verzekeraars/"))
    getoond = _kies(ivo, GOED)
    assert getoond.status_code == 200
    assert "Waddenland" in tekst(getoond)  # of no region of ours
    assert not Verzekeraarslijst.objects.exists()
    assert _bevestig(ivo, getoond).status_code == 302
    zet_blik(Blik(platform=True))
    assert Lijstregel.objects.count() == 3
    assert Handeling.objects.filter(wat="verzekeraars_inlezen").get().gegevens["rijen"] == 3
    assert rollen() == EERST
    pagina = tekst(als(cast.bart).get(f"{DUINRAND}verzekeraars/"))
    assert "Bron ontbreekt: " not in pagina
    assert "preferente verzekeraar, aandeel 43,5%" in pagina  # the list
    assert "Volgens de regio" in pagina
    assert "Neem over" not in pagina  # that is for the coordinator
    assert "Waddenland" not in pagina
    assert "Waar de lijst iets anders zegt" not in tekst(
        als(cast.chris).get("/r/heuvelland/verzekeraars/")
    )


def test_what_was_known_of_the_list_before_is_its_day_and_no_more(cast):
    bron = alle_bronnen()["zn-regiolijst"]
    assert (bron.status, nieuwste_dag(None)) == ("bron ontbreekt", dt.date(2025, 10, 20))
    assert not Lijstregel.objects.exists()


@pytest.mark.eis("LHV-7")
@pytest.mark.parametrize(("bron", "op", "zin"), [
    ("", None, "De bron ontbreekt."), ("overzicht", None, "niet van welke dag"),
    ("overzicht", dt.date(2025, 10, 19), "er is een nieuwere lijst, van 20 oktober 2025"),
    ("overzicht", dt.date(2025, 10, 20), ""),
])  # fmt: skip
def test_a_link_without_a_source_or_older_than_the_newest_list_warns(bron, op, zin):
    gezegd = bezwaar_tegen_bron(RegioVerzekeraar(bron=bron, bron_op=op), nieuwste_dag(None))
    assert zin in gezegd
    assert bool(gezegd) == bool(zin)


@pytest.mark.eis("LHV-7")
def test_a_newer_list_makes_a_source_old_on_page_and_home(cast):
    anna = lid_van(cast.anna, cast.duinrand)
    rij = RegioVerzekeraar.objects.get(regio=cast.duinrand, rol="preferent")
    verzekeraar_vastleggen(
        anna, {"bron": "overzicht", "bron_op": dt.date(2025, 10, 20)}, id_=rij.id, versie=1
    )
    zin = "er is een nieuwere lijst, van 1 juni 2026"
    for pad in ("", "verzekeraars/"):
        assert zin not in tekst(als(cast.anna).get(DUINRAND + pad))
    _lees_in(cast)
    for pad in ("", "verzekeraars/"):
        assert zin in tekst(als(cast.anna).get(DUINRAND + pad))


@pytest.mark.eis("LHV-7")
def test_the_rules_get_the_day_of_the_source(cast):
    anna = lid_van(cast.anna, cast.duinrand)
    rij = RegioVerzekeraar.objects.get(regio=cast.duinrand, rol="preferent")

    def uitkomst():
        plan = als_plan(tafel_op(anna, OP, 2027))
        gevonden = toets(plan, sha256="", vandaag=OP).bevindingen
        return [b.geval for b in gevonden if b.regel == "LHV-7"]

    assert uitkomst() == ["zonder_bron"]
    oud = {"bron": "overzicht", "bron_op": dt.date(2025, 10, 19)}
    verzekeraar_vastleggen(anna, oud, id_=rij.id, versie=1)
    assert uitkomst() == ["verouderd"]
    verzekeraar_vastleggen(anna, {"bron_op": dt.date(2025, 10, 20)}, id_=rij.id, versie=2)
    assert uitkomst() == []


@pytest.mark.eis("LHV-7")
def test_what_differs_is_taken_over_or_put_right_with_a_reason_and_a_name(cast, ingelezen, rollen):
    client = als(cast.anna)
    pagina = tekst(client.get(f"{DUINRAND}verzekeraars/"))
    over = re.findall(r'href="([^"]*\?regel=[^"]*)"', pagina)
    assert len(over) == 2
    lid_van(cast.anna, cast.duinrand)
    duin = RegioVerzekeraar.objects.get(regio=cast.duinrand, verzekeraar=cast.duinzorg)
    adres = next(a for a in over if str(duin.id) in a)
    vorm = tekst(client.get(adres))
    assert 'value="Overzicht (verzonnen)"' in vorm
    assert 'value="2026-06-01"' in vorm
    assert rollen() == EERST  # filled in, not kept
    zo = {"verzekeraar": cast.duinzorg.id, "contractjaar": 2027, "rol": "preferent",
          "bron": "brief", "bron_op": "2026-07-01", "versie": 1}  # fmt: skip
    geweigerd = client.post(adres, zo)
    assert geweigerd.status_code == 422
    assert "De lijst zegt iets anders over deze verzekeraar: andere verzekeraar" in tekst(geweigerd)
    assert "LHV-7" in tekst(geweigerd)
    assert rollen() == EERST
    assert client.post(adres, zo | {"reden": "Brief van de verzekeraar"}).status_code == 302
    assert rollen()[0] == ("Duinzorg", "preferent", None, "Brief van de verzekeraar")
    pagina = tekst(als(cast.bart).get(f"{DUINRAND}verzekeraars/"))
    assert "Brief van de verzekeraar (Anna)" in pagina
    assert "Waar de lijst iets anders zegt" in pagina  # it stays a difference that one can see
    lid_van(cast.anna, cast.duinrand)
    daad = Handeling.objects.filter(wat="verzekeraar_vastleggen").latest("aangemaakt_at")
    assert daad.gegevens["reden"] == "Brief van de verzekeraar"
    overgenomen = zo | {"rol": "ver", "bron": "Overzicht", "bron_op": "2026-06-01", "versie": 2}
    assert client.post(adres, overgenomen).status_code == 302
    assert rollen()[0] == ("Duinzorg", "ver", None, "")


def test_an_insurer_that_is_not_on_the_list_needs_a_reason(cast):
    _lees_in(cast, KOP + "Duinrand;Duinzorg;preferent;2027;\n")
    anna = lid_van(cast.anna, cast.duinrand)
    rij = RegioVerzekeraar.objects.get(regio=cast.duinrand, verzekeraar=cast.verrezorg)
    with pytest.raises(Weigering, match="zij staat er niet op"):
        verzekeraar_vastleggen(anna, {"bron": "brief"}, id_=rij.id, versie=1)
    nieuw = {"verzekeraar": cast.verrezorg, "contractjaar": 2028, "rol": "ver", "plek": None,
             "aandeel": None, "bron": ""}  # fmt: skip
    verzekeraar_vastleggen(anna, nieuw)  # the list says nothing of that year


def test_the_database_wants_a_name_with_a_reason(cast):
    lid_van(cast.anna, cast.duinrand)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegioVerzekeraar.objects.filter(rol="preferent").update(reden="zomaar")


@pytest.mark.parametrize(("velden", "zin"), [
    ({"bron": "b", "bron_op": "2099-01-01"}, "nog niet geweest"),
    ({"bron": "", "bron_op": "2026-01-01"}, "hoort een bron"),
    ({"bron": "b", "bron_op": "gisteren"}, "geen dag"),
])  # fmt: skip
def test_a_day_of_a_source_is_a_day_that_was(cast, velden, zin):
    post = {"verzekeraar": cast.duinzorg.id, "contractjaar": 2029, "rol": "ver"} | velden
    antwoord = als(cast.anna).post(f"{DUINRAND}verzekeraars/nieuw/", post)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(("rijen", "zin"), [
    (KOP + "Duinrand;Nergenszorg;ver;2027;\n", "kennen wij niet: Nergenszorg"),
    (KOP + "Duinrand;Duinzorg;ver;2027;\nduinrand;DUINZORG;ver;2027;\n", "ook in rij 2"),
    (KOP + "X;Duinzorg;preferent;2027;\nX;Verrezorg;preferent;2027;\n", "al een verzekeraar"),
    (KOP + "X;Duinzorg;ver;2027;60\nX;Verrezorg;ver;2027;41\n", "samen boven 100%"),
    (KOP + "X;Duinzorg;baas;2027;\n", "Kies een van"),
    (KOP + "X;Duinzorg;ver;2026;\n", "2027 tot en met 2032"),
    (KOP + "X;Duinzorg;ver;2027;veel\n", "getal van 0 tot"),
    (KOP + ";Duinzorg;ver;2027;\n", "is hier leeg"),
    (KOP + "X\u202e;Duinzorg;ver;2027;\n", "onzichtbare tekens"),
    (KOP, "voegt niets toe"),
    ("Regio;Verzekeraar\nX;Duinzorg\n", "ontbreekt"),
    ("", "alert"),
])  # fmt: skip
def test_a_list_that_is_wrong_is_refused_with_the_cell(cast, rijen, zin):
    antwoord = _kies(als(cast.ivo, opgestapt=True), rijen)
    assert zin in tekst(antwoord)
    assert 'name="pakket"' not in tekst(antwoord)
    assert not Verzekeraarslijst.objects.exists()


@pytest.mark.parametrize("op", ["2099-01-01", "1999-01-01", "", "ooit"])
def test_a_list_has_a_day_that_was(cast, op):
    antwoord = _kies(als(cast.ivo, opgestapt=True), GOED, op=op)
    assert antwoord.status_code == 422
    assert 'aria-invalid="true"' in tekst(antwoord)


def test_what_is_confirmed_is_what_was_shown(cast):
    """Another title, another day or a packet of someone else: looked at again first."""
    ivo = als(cast.ivo, opgestapt=True)
    getoond = _kies(ivo, GOED)
    for anders in ({"titel": "Anders"}, {"op": "2026-05-01"}):
        antwoord = _bevestig(ivo, getoond, **anders)
        assert antwoord.status_code == 422
        assert "intussen iets gewijzigd" in tekst(antwoord)
    for anders in ({"pakket": "x:y:z"}, {"pakket": ""}):
        assert "niet meer te bevestigen" in tekst(_bevestig(ivo, getoond, **anders))
    assert not Verzekeraarslijst.objects.exists()


def test_a_list_of_the_same_day_replaces_it_and_says_so(cast, ingelezen):
    ivo = als(cast.ivo, opgestapt=True)
    assert "voegt niets toe" in tekst(_kies(ivo, GOED))
    getoond = _kies(ivo, KOP + "Duinrand;Duinzorg;preferent;2027;\n")
    assert "Er is al een lijst van deze dag" in tekst(getoond)
    assert _bevestig(ivo, getoond).status_code == 302
    zet_blik(Blik(platform=True))
    assert Verzekeraarslijst.objects.count() == 1
    assert Lijstregel.objects.get().rol == "preferent"
    assert "Er is al een nieuwere lijst" in tekst(_kies(ivo, GOED, op=dt.date(2026, 1, 1)))


def test_of_two_who_read_a_list_of_one_day_in_the_second_reads_why_not(ingelezen):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        Verzekeraarslijst.objects.create(titel="Nog een", op=OP)
    assert "van dezelfde dag" in str(getattr(als_weigering(fout.value), "wat", ""))


@pytest.mark.parametrize(("wie", "status"), [("anna", 404), ("dora", 404), ("hanna", 403)])
def test_only_the_platform_reads_a_list_in(cast, wie, status):
    client = als(getattr(cast, wie), opgestapt=True)
    for pad in ("inlezen/", "sjabloon.csv"):
        assert client.get(ADRES + pad).status_code == status
    assert _kies(client, GOED).status_code == status
    assert client.post(f"{ADRES}bevestigen/", {"pakket": "x"}).status_code == status
    assert als(cast.ivo).get(f"{ADRES}inlezen/").status_code == 302  # with a second factor
    for zonder in (deur.inlezen, deur.bevestigen):
        assert getattr(zonder, "toegang").stap_op  # noqa: B009 - the door hangs on the view


def test_the_empty_list_can_be_read_back(cast):
    for vorm in ("csv", "xlsx"):
        antwoord = als(cast.ivo).get(f"{ADRES}sjabloon.{vorm}")
        assert lees_verzekeraars(f"s.{vorm}", antwoord.content).fouten == []
    assert als(cast.ivo).get(f"{ADRES}sjabloon.pdf").status_code == 404


# --- whose rows --------------------------------------------------------------------------------


def test_a_region_reads_its_own_rows_and_writes_none(cast, ingelezen):
    for regio, aantal in ((cast.duinrand, 2), (cast.heuvelland, 0)):
        with met_blik(Blik(regios=frozenset({regio.id}))):
            assert Lijstregel.objects.count() == aantal
    with met_blik(Blik(verzekeraars=frozenset({cast.duinzorg.id}))):
        assert not Lijstregel.objects.exists()
    lid_van(cast.chris, cast.heuvelland)
    rij = {"regionaam": "x", "verzekeraar": cast.duinzorg, "contractjaar": 2027, "rol": "ver"}
    for regio in (cast.duinrand, None):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Lijstregel.objects.create(lijst=Verzekeraarslijst.objects.get(), regio=regio, **rij)


def test_a_region_that_comes_later_finds_what_the_list_says_of_her(cast, ingelezen):
    regio = regio_aanmaken(_platform(cast), {"naam": "Waddenland", "slug": "wad"})
    with met_blik(Blik(regios=frozenset({regio.id}))):
        assert Lijstregel.objects.get().rol == "preferent"
