from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from verband.access.stap_op import StapNodig
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.models import Orgaan, Samenwerkingsvorm, Stem, Stemming, Zetel
from verband.partijen.selectors.vorm import ontbrekende_nummers, uitkomst, vorm_in
from verband.partijen.services.orgaan import (
    orgaan_activeren,
    orgaan_vastleggen,
    stemming_vastleggen,
    zetel_vastleggen,
)
from verband.partijen.services.vorm_vastleggen import vorm_vastleggen
from verband.partijen.tests.hulp import als, tekst
from verband.partijen.tests.overleghulp import DAG, JAAR_LATER, Tafelsetting, maak_mandaat

db = pytest.mark.django_db(databases=["default", "beheer"])
RO = "ro_transformatie"


@pytest.fixture
def setting(cast):
    return Tafelsetting(cast)


def adres(naam, *args):
    return reverse(f"partijen:{naam}", args=["duinrand", *args])


def geldig_besluit(setting):
    maak_mandaat(setting.huisartsen)
    return setting.besluit(setting.overleg())


def leg_vast(setting, soort=RO, jaar=2028, versie=0, opgestapt=True, **anders):
    velden = {"soort": soort, "motivatie": "", "besluit": None, "kvk": "", "agb": "", "iban": ""}
    anna = replace(setting.anna, opgestapt=opgestapt)
    return vorm_vastleggen(anna, jaar, velden | anders, versie=versie)


# --- the form ---------------------------------------------------------------------------------


@db
@pytest.mark.eis("ZZ-3.2-0b")
def test_before_anything_is_recorded_it_is_a_network(setting):
    assert vorm_in(setting.anna, 2027).soort == "netwerk"
    pagina = tekst(als(setting.cast.dora).get(adres("vorm")))
    assert pagina.count("nog niet vastgelegd") == 6  # the years 2027 to 2032
    setting.anna  # noqa: B018 - sets the sight of this test again
    leg_vast(setting, "netwerk", 2027)
    assert tekst(als(setting.cast.dora).get(adres("vorm"))).count("nog niet vastgelegd") == 5


@db
@pytest.mark.eis("ZZ-3.2-0a")
def test_a_third_form_is_refused_by_page_service_and_database(setting):
    with pytest.raises(Weigering):
        leg_vast(setting, "cooperatie")
    velden = {"soort": "cooperatie"}
    assert als(setting.cast.anna).post(adres("vorm-wijzigen"), velden).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenwerkingsvorm.objects.create(
            regio=setting.cast.duinrand, contractjaar=2027, soort="cooperatie"
        )


@db
@pytest.mark.eis("ZZ-3.2-1b")
@pytest.mark.parametrize("nummer", [{"kvk": "12345678"}, {"agb": "12345678"},
                                    {"iban": "NL91ABNA0417164300"}])  # fmt: skip
def test_a_network_has_no_numbers_of_its_own(setting, nummer):
    with pytest.raises(Weigering) as fout:
        leg_vast(setting, "netwerk", **nummer)
    assert "nummers van de RO" in str(fout.value.herstel)
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenwerkingsvorm.objects.create(
            regio=setting.cast.duinrand, contractjaar=2027, soort="netwerk", **nummer
        )


@db
@pytest.mark.eis("ZZ-3.2-1i")
def test_another_form_needs_a_decision_that_is_in_force(setting):
    open_ = setting.besluit(setting.overleg())
    for besluit in (None, open_):
        with pytest.raises(Weigering) as fout:
            leg_vast(setting, besluit=besluit)
        assert "alleen met een besluit" in str(fout.value.wat)
    genomen = setting.besluit(setting.overleg(DAG - dt.timedelta(days=1)))
    assert genomen.staat == "voorbehoud"
    with pytest.raises(Weigering):
        leg_vast(setting, besluit=genomen)


@db
@pytest.mark.eis("ZZ-3.2-1i")
def test_with_one_it_changes_and_old_years_stay(setting):
    leg_vast(setting, "netwerk", jaar=2027)
    besluit = geldig_besluit(setting)
    leg_vast(setting, besluit=besluit, jaar=2028)
    soorten = [vorm_in(setting.anna, jaar).soort for jaar in (2027, 2028, 2029)]
    assert soorten == ["netwerk", RO, RO]
    with pytest.raises(Weigering):
        leg_vast(setting, "netwerk", jaar=2029)
    leg_vast(setting, jaar=2029)


@db
@pytest.mark.eis("ZZ-3.2-0b")
def test_in_2027_another_form_asks_why_and_is_marked(setting):
    besluit = geldig_besluit(setting)
    with pytest.raises(Weigering):
        leg_vast(setting, jaar=2027, besluit=besluit)
    leg_vast(setting, jaar=2027, besluit=besluit, motivatie="Wij zijn al één organisatie.")
    assert "wijkt af van uitgangspunt 2027" in tekst(als(setting.cast.dora).get(adres("vorm")))


@db
@pytest.mark.eis("ZZ-3.2-2a")
def test_a_transformed_ro_without_numbers_can_sign_no_contract_yet(setting):
    vorm = leg_vast(setting, besluit=geldig_besluit(setting), kvk="12345678")
    assert ontbrekende_nummers(vorm) == ["AGB", "IBAN"]
    with pytest.raises(StapNodig):
        leg_vast(setting, versie=vorm.versie, opgestapt=False, iban="NL91ABNA0417164300")
    assert "er ontbreekt: AGB, IBAN" in tekst(als(setting.cast.dora).get(adres("vorm")))
    vol = leg_vast(
        setting, versie=vorm.versie, kvk="12345678", agb="12345678", iban="NL91ABNA0417164300"
    )
    assert ontbrekende_nummers(vol) == []


@db
def test_the_second_of_two_editors_sees_that_there_was_a_first(setting):
    vorm = leg_vast(setting, "netwerk")
    leg_vast(setting, "netwerk", versie=vorm.versie, motivatie="Zo is het.")
    with pytest.raises(Gewijzigd):
        leg_vast(setting, "netwerk", versie=1)


@db
def test_only_the_coordinator_changes_the_form(setting):
    for wie in (setting.henk, setting.lid(setting.cast.dora)):
        with pytest.raises(PermissionDenied):
            vorm_vastleggen(wie, 2027, {"soort": "netwerk"}, versie=0)
    assert als(setting.cast.chris).get(adres("vorm")).status_code == 404


# --- a board ------------------------------------------------------------------------------------


def bestuur(setting, *zetels, regel="meerderheid"):
    orgaan = orgaan_vastleggen(setting.anna, "Bestuur", regel)
    return orgaan, [zetel(setting, orgaan, *z) for z in zetels]


def zetel(setting, orgaan, discipline, gewicht, **anders):
    velden = {"discipline": discipline, "persoon": f"Lid {discipline}", "vanaf": DAG,
              "tot": JAAR_LATER, "stemgewicht": gewicht}  # fmt: skip
    return zetel_vastleggen(setting.anna, orgaan.id, velden | anders, vandaag=DAG)


@db
@pytest.mark.eis("ZZ-3.2-2b")
@pytest.mark.parametrize(
    ("zetels", "zin"),
    [
        ([], "alle stemmen"),
        ([("huisartsen", 1), ("vvt", None)], "stemgewicht"),
        ([("huisartsen", 1), ("huisartsen", 2)], "alle stemmen"),
        ([("huisartsen", 1), ("vvt", 0)], "alle stemmen"),
    ],
)
def test_a_board_without_weights_or_of_one_discipline_is_not_activated(setting, zetels, zin):
    orgaan, _ = bestuur(setting, *zetels)
    with pytest.raises(Weigering) as fout:
        orgaan_activeren(setting.anna, orgaan.id, vandaag=DAG)
    assert zin in str(fout.value.wat)
    assert not Orgaan.objects.get().actief


@db
@pytest.mark.eis("ZZ-3.2-2b")
def test_only_seats_within_their_term_count_for_activation(setting):
    orgaan, _ = bestuur(setting, ("huisartsen", 1), ("vvt", 1))
    with pytest.raises(Weigering):
        orgaan_activeren(setting.anna, orgaan.id, vandaag=JAAR_LATER)
    orgaan_activeren(setting.anna, orgaan.id, vandaag=DAG)


@db
@pytest.mark.eis("ZZ-3.2-2b")
def test_an_active_board_stays_in_order(setting):
    orgaan, (_h, vvt) = bestuur(setting, ("huisartsen", 1), ("vvt", 1))
    orgaan_activeren(setting.anna, orgaan.id, vandaag=DAG)
    with pytest.raises(Weigering):
        zetel(setting, orgaan, "apothekers", None)
    velden = {"discipline": "huisartsen", "persoon": "X", "vanaf": DAG, "tot": JAAR_LATER,
              "stemgewicht": 1}  # fmt: skip
    with pytest.raises(Weigering):
        zetel_vastleggen(
            setting.anna, orgaan.id, velden, vandaag=DAG, id_=vvt.id, versie=vvt.versie
        )
    assert Zetel.objects.get(id=vvt.id).discipline == "vvt"


@db
@pytest.mark.eis("ZZ-3.2-2b")
def test_a_vote_has_an_outcome_by_the_stated_rule(setting):
    orgaan, (h, v) = bestuur(setting, ("huisartsen", 3), ("vvt", 2), regel="twee_derde")
    orgaan_activeren(setting.anna, orgaan.id, vandaag=DAG)
    keuzes = {h.id: "voor", v.id: "tegen"}
    stemming = stemming_vastleggen(setting.anna, orgaan.id, DAG, "Wij doen dit.", keuzes,
                                   vandaag=DAG)  # fmt: skip
    assert not stemming.aangenomen
    assert sorted(stemming.stemmen.values_list("keuze", "gewicht")) == [("tegen", 2), ("voor", 3)]


@db
@pytest.mark.eis("ZZ-3.2-2b")
def test_no_vote_of_a_stranger_or_after_ones_term(setting):
    orgaan, (h, _v) = bestuur(setting, ("huisartsen", 1), ("vvt", 1))
    orgaan_activeren(setting.anna, orgaan.id, vandaag=DAG)
    elders = orgaan_vastleggen(setting.anna, "Raad", "unaniem")
    vreemd = zetel(setting, elders, "vvt", 1)
    oud = zetel(setting, orgaan, "apothekers", 1, vanaf=DAG - dt.timedelta(days=9), tot=DAG)
    for wie in (vreemd, oud):
        with pytest.raises(Weigering) as fout:
            stemming_vastleggen(setting.anna, orgaan.id, DAG, "x", {h.id: "voor", wie.id: "voor"},
                                vandaag=DAG)  # fmt: skip
        assert "had op die dag een zetel" in str(fout.value.wat)
        assert not Stemming.objects.exists()


@db
@pytest.mark.eis("ZZ-3.2-2b")
def test_the_database_refuses_such_a_vote_too(setting):
    orgaan, _ = bestuur(setting, ("huisartsen", 1), ("vvt", 1))
    elders = orgaan_vastleggen(setting.anna, "Raad", "unaniem")
    vreemd = zetel(setting, elders, "vvt", 1)
    oud = zetel(setting, orgaan, "vvt", 1, vanaf=DAG - dt.timedelta(days=9), tot=DAG)
    van = {"regio": setting.cast.duinrand}
    stemming = Stemming.objects.create(
        orgaan=orgaan, op=DAG, voorstel="x", stemregel="unaniem", aangenomen=True, **van
    )
    for wie in (vreemd, oud):
        with pytest.raises(IntegrityError), transaction.atomic():
            Stem.objects.create(stemming=stemming, zetel=wie, keuze="voor", gewicht=1, **van)


@db
def test_a_body_that_is_not_active_or_a_day_to_come_has_no_vote(setting):
    orgaan, (h, _v) = bestuur(setting, ("huisartsen", 1), ("vvt", 1))
    morgen = DAG + dt.timedelta(days=1)
    for op, actief in ((DAG, False), (morgen, True)):
        if actief:
            orgaan_activeren(setting.anna, orgaan.id, vandaag=DAG)
        with pytest.raises(Weigering):
            stemming_vastleggen(setting.anna, orgaan.id, op, "x", {h.id: "voor"}, vandaag=DAG)


@db
@pytest.mark.eis("ZZ-3.2-2b")
def test_a_board_from_empty_to_a_vote_in_the_browser(setting):
    anna, vandaag = als(setting.cast.anna), timezone.localdate()
    anna.post(adres("orgaan-nieuw"), {"naam": "Bestuur", "stemregel": "meerderheid"})
    orgaan = Orgaan.objects.get()
    assert anna.post(adres("orgaan-activeren", orgaan.id)).status_code == 422
    velden = {"persoon": "Roos", "vanaf": vandaag.isoformat(), "stemgewicht": "2",
              "tot": (vandaag + dt.timedelta(days=99)).isoformat()}  # fmt: skip
    for discipline in ("Huisartsen", "apothekers"):
        antwoord = anna.post(adres("orgaan-zetel", orgaan.id), velden | {"discipline": discipline})
        assert antwoord.status_code == 302
    assert anna.post(adres("orgaan-activeren", orgaan.id)).status_code == 302
    stemmen = {f"stem_{z.id}": "voor" for z in orgaan.zetels.all()}
    stemming = {"op": vandaag.isoformat(), "voorstel": "Wij gaan door.", **stemmen}
    assert anna.post(adres("orgaan-stemming", orgaan.id), stemming).status_code == 302
    pagina = tekst(als(setting.cast.dora).get(adres("orgaan", orgaan.id)))
    assert "aangenomen" in pagina
    assert "Roos: voor (2)" in pagina
    een = orgaan.zetels.all()[0]
    assert "Roos" in tekst(anna.get(adres("zetel", een.id)))
    assert als(setting.henk_persoon).post(adres("orgaan-stemming", orgaan.id)).status_code == 403


_STEMMEN = st.lists(st.tuples(st.sampled_from(Stem.Keuze.values), st.integers(0, 9)), max_size=9)


@pytest.mark.eis("ZZ-3.2-2b")
@given(_STEMMEN, st.integers(0, 9), st.sampled_from(Orgaan.Stemregel.values))
def test_a_vote_more_for_never_turns_it_down(stemmen, gewicht, regel):
    eerst = uitkomst(regel, stemmen)
    assert uitkomst(regel, [*stemmen, ("voor", gewicht)]) >= eerst
    assert uitkomst(regel, [*stemmen, ("tegen", gewicht)]) <= eerst
    assert uitkomst(regel, [*stemmen, ("onthouding", gewicht)]) == eerst
    assert not uitkomst(regel, [s for s in stemmen if s[0] != "voor"])


@db
def test_a_form_is_changed_for_the_year_in_the_address(setting):
    besluit = geldig_besluit(setting)
    velden = {"soort": RO, "besluit": besluit.id}
    anna = als(setting.cast.anna)
    assert anna.post(f"{adres('vorm-wijzigen')}?jaar=2029", velden).status_code == 302
    soorten = [vorm_in(setting.anna, jaar).soort for jaar in (2027, 2028, 2029)]
    assert soorten == ["netwerk", "netwerk", RO]
