"""Mandates: the RO prepares, the discipline decides, and the days say what is in force."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied

from verband.access.models import Bevestiging
from verband.access.rollen import Rol
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.facts import tafel_op
from verband.partijen.mandaatregels import (
    bevindingen_over,
    bevindingen_van_discipline,
)
from verband.partijen.models import Disciplineorganisatie, Mandaat, Stand
from verband.partijen.selectors.mandaten import (
    Vraag,
    beroepen_zonder_mandaat,
    get_mandaat,
    list_mandaten,
    list_regels,
)
from verband.partijen.services.discipline_vastleggen import discipline_vastleggen
from verband.partijen.services.inzet_verklaren import inzet_verklaren
from verband.partijen.services.mandaat import AlleenDeDiscipline
from verband.partijen.services.mandaat_bevestigen import mandaat_afwijzen, mandaat_bevestigen
from verband.partijen.services.mandaat_gebruiken import leg_gebruik_vast
from verband.partijen.services.mandaat_intrekken import mandaat_intrekken
from verband.partijen.services.mandaat_opstellen import mandaat_weghalen, mandaat_wijzigen
from verband.partijen.services.mandaat_toetsen import is_van_verzekeraar
from verband.partijen.services.mandaat_vragen import mandaat_vragen
from verband.partijen.tests.hulp import lid_van
from verband.partijen.tests.mandaathulp import (
    DAG,
    MORGEN,
    ONDERWERPEN,
    OVER_EEN_JAAR,
    Tafel,
    concept,
    geef,
    maak_gever,
    maak_lid,
    met_beleid,
    velden,
)
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
BASIS = "http://testserver/"


@pytest.fixture
def tafel(cast):
    return Tafel(cast)


def vraag(lid, mandaat, email="secretaris@voorbeeld.test"):
    mandaat.refresh_from_db()
    return mandaat_vragen(lid, mandaat.id, mandaat.versie, email=email, basis=BASIS, vandaag=DAG)


# --- giving ------------------------------------------------------------------------------


@pytest.mark.eis("OPL-C1")
def test_a_mandate_names_giver_subjects_limits_and_period_or_is_not_given(tafel):
    for leeg, woord in (
        ({"grens_cent": None}, "grens in euro"),
        ({"grens_maanden": None}, "grens in maanden"),
        ({"vertegenwoordiger": ""}, "wie vertegenwoordigt"),
        ({"vanaf": None}, "eerste dag"),
        ({"route": ""}, "via welke weg"),
    ):
        mandaat = concept(tafel.henk, tafel.gever, **leeg)
        with pytest.raises(Weigering, match="niet compleet") as fout:
            geef(tafel.henk, mandaat)
        assert woord in str(fout.value.waarom)
    zonder = concept(tafel.henk, tafel.gever, [])
    with pytest.raises(Weigering) as fout:
        geef(tafel.henk, zonder)
    assert "waarover" in str(fout.value.waarom)
    assert geef(tafel.henk, concept(tafel.henk, tafel.gever, grens_cent=0)).geldt_op(DAG)


def test_giving_is_logged_and_receipted_without_names_of_persons(tafel):
    mandaat = tafel.gegeven()
    handeling = Handeling.objects.latest("nummer")
    bewijs = Ontvangstbewijs.objects.get(handeling=handeling)
    assert handeling.wat == "mandaat_bevestigen"
    assert handeling.namens_id == tafel.gever.id
    assert "Huisartsen Zilt" in bewijs.document
    assert "25000000" in bewijs.document
    assert "Roos" not in bewijs.document
    assert str(mandaat.id) in bewijs.document


def test_from_begin_to_end_and_not_a_day_longer(tafel):
    mandaat = tafel.gegeven(vanaf=MORGEN)
    assert mandaat.stand_op(DAG) == Stand.STRAKS
    assert mandaat.stand_op(MORGEN) == Stand.GELDT
    assert mandaat.stand_op(OVER_EEN_JAAR - dt.timedelta(days=1)) == Stand.GELDT
    assert mandaat.stand_op(OVER_EEN_JAAR) == Stand.VERLOPEN


@pytest.mark.parametrize(
    ("dagen", "woord"),
    [
        ({"vanaf": DAG - dt.timedelta(days=1)}, "op zijn vroegst"),
        ({"vanaf": DAG - dt.timedelta(days=9), "tot": DAG}, "nooit gelden"),
        ({"vanaf": DAG - dt.timedelta(days=9), "tot": DAG - dt.timedelta(days=1)}, "nooit gelden"),
    ],
)
def test_no_mandate_covers_afterwards_what_was_done_without(tafel, dagen, woord):
    mandaat = concept(tafel.henk, tafel.gever, **dagen)
    with pytest.raises(Weigering, match=woord):
        geef(tafel.henk, mandaat)


def test_a_mandate_for_one_day_is_a_mandate(tafel):
    mandaat = tafel.gegeven(tot=MORGEN)
    assert (mandaat.stand_op(DAG), mandaat.stand_op(MORGEN)) == (Stand.GELDT, Stand.VERLOPEN)


@pytest.mark.parametrize(
    "zelfde",
    [
        {"plaatsvervanger": "Roos de Wit"},
        {"plaatsvervanger": " roos  DE wit "},
        {"plaatsvervanger_email": "ROOS@voorbeeld.test"},
    ],
)
def test_a_deputy_is_someone_else(tafel, zelfde):
    with pytest.raises(Weigering, match="dezelfde"):
        concept(tafel.anna, tafel.gever, **zelfde)


def test_two_mandates_of_one_giver_on_one_subject_never_overlap(tafel):
    tafel.gegeven()
    tweede = concept(tafel.henk, tafel.gever, [("begroting", "wijk")], vertegenwoordiger="Ute")
    with pytest.raises(Weigering, match="ander mandaat"):
        geef(tafel.henk, tweede)
    ander_onderwerp = concept(tafel.henk, tafel.gever, [("huisbezoek", "wijk")])
    aansluitend = concept(
        tafel.henk, tafel.gever, vanaf=OVER_EEN_JAAR, tot=OVER_EEN_JAAR + dt.timedelta(days=90)
    )
    for mag in (ander_onderwerp, aansluitend):
        assert geef(tafel.henk, mag).staat == "bevestigd"
    assert Mandaat.objects.get(id=tweede.id).staat == "concept"


def test_several_givers_may_share_a_representative(tafel, cast):
    tafel.gegeven()
    ander = maak_gever(cast, "Huisartsen Duin")
    ina = lid_van(maak_lid(cast, "ina", Rol.DISCIPLINEBEHEERDER, ander), cast.duinrand)
    assert geef(ina, concept(ina, ander)).geldt_op(DAG)


# --- who decides (OPL-C4b) ---------------------------------------------------------------


@pytest.mark.eis("OPL-C4b")
@pytest.mark.eis("OPL-C4a")
def test_only_the_discipline_decides(tafel, cast):
    """Not the RO, the insurer, another discipline, or an RHO that is an example to others."""
    rho = maak_gever(cast, "RHO Duinrand", soort="rho")
    rita = maak_lid(cast, "rita", Rol.DISCIPLINEBEHEERDER, rho)
    mandaat = concept(tafel.anna, tafel.gever)
    anderen = [tafel.anna, lid_van(rita, cast.duinrand), lid_van(cast.dora, cast.duinrand)]
    for lid in anderen:
        lid_van(lid.gebruiker, cast.duinrand)
        with pytest.raises(AlleenDeDiscipline, match="Huisartsen Zilt"):
            mandaat_bevestigen(
                lid, mandaat.id, mandaat.versie, {}, ONDERWERPEN, inzet=True, vandaag=DAG
            )
        with pytest.raises(AlleenDeDiscipline):
            mandaat_afwijzen(lid, mandaat.id, mandaat.versie, "nee")
    gegeven = geef(tafel.henk, mandaat)
    for lid in anderen:
        lid_van(lid.gebruiker, cast.duinrand)
        with pytest.raises(AlleenDeDiscipline):
            mandaat_intrekken(lid, gegeven.id, gegeven.versie, per=DAG, reden="weg", vandaag=DAG)
        with pytest.raises(AlleenDeDiscipline):
            mandaat_wijzigen(lid, gegeven.id, gegeven.versie, velden(tafel.gever), ONDERWERPEN)
        with pytest.raises(AlleenDeDiscipline):
            inzet_verklaren(lid, gegeven.id, vandaag=DAG)
    assert Mandaat.objects.get(id=mandaat.id).versie == gegeven.versie


def test_the_ro_leaves_alone_what_the_discipline_drafted(tafel):
    mandaat = concept(tafel.henk, tafel.gever)
    assert mandaat.van_discipline
    with pytest.raises(AlleenDeDiscipline):
        mandaat_wijzigen(tafel.anna, mandaat.id, mandaat.versie, velden(tafel.gever), ONDERWERPEN)
    with pytest.raises(AlleenDeDiscipline):
        mandaat_weghalen(tafel.anna, mandaat.id, mandaat.versie)


def test_a_participant_drafts_nothing(tafel, cast):
    bart = lid_van(cast.bart, cast.duinrand)
    with pytest.raises(AlleenDeDiscipline):
        concept(bart, Organisatie.objects.get(naam="Thuiszorg Zilt"))


def test_nobody_of_another_region_reads_or_finds_it(tafel, cast):
    mandaat = tafel.gegeven()
    chris = lid_van(cast.chris, cast.heuvelland)
    assert get_mandaat(chris, mandaat.id) is None
    assert not Mandaat.objects.filter(id=mandaat.id).exists()
    emma = lid_van(cast.emma, cast.duinrand)  # another insurer: nothing of the table
    assert list(list_mandaten(emma)) == []


# --- self-mandate ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "woord"),
    [
        ("roos@voorbeeld.test", "aan zichzelf"),
        ("ROOS@voorbeeld.test ", "aan zichzelf"),
        ("anna@voorbeeld.test", "klaarzet"),
        ("dora@voorbeeld.test", "verzekeraar"),
        ("emma@voorbeeld.test", "verzekeraar"),
        ("tweede@voorbeeld.test", "coördinator"),
    ],
)
def test_the_link_goes_to_nobody_who_may_not_decide(cast, adres, woord):
    gever = maak_gever(cast)
    maak_lid(cast, "tweede", Rol.COORDINATOR)
    anna = lid_van(cast.anna, cast.duinrand)
    mandaat = concept(anna, gever)
    with pytest.raises(Weigering, match=woord):
        vraag(anna, mandaat, adres)
    assert not Bevestiging.objects.exists()
    mandaat.refresh_from_db()
    assert mandaat.staat == "concept"


def test_an_address_of_an_insurer_elsewhere_is_no_secret_that_we_tell(cast):
    """Only insurers with a role in this region are known here."""
    gever = maak_gever(cast)
    zet_blik(Blik(regios=frozenset({cast.heuvelland.id})))
    mandaat = Mandaat(regio=cast.heuvelland, gever=gever)
    assert not is_van_verzekeraar(mandaat, "dora@voorbeeld.test")
    assert is_van_verzekeraar(mandaat, "emma@voorbeeld.test")
    mandaat.regio = cast.duinrand  # not in sight
    assert not is_van_verzekeraar(mandaat, "dora@voorbeeld.test")


def test_a_member_gives_no_mandate_to_themselves(tafel):
    for zelf in ({"vertegenwoordiger_email": "henk@voorbeeld.test"}, {"vertegenwoordiger": "henk"}):
        mandaat = concept(tafel.henk, tafel.gever, **zelf)
        with pytest.raises(Weigering, match="aan zichzelf"):
            geef(tafel.henk, mandaat)


def test_changing_it_to_oneself_while_confirming_is_refused_too(tafel):
    mandaat = concept(tafel.anna, tafel.gever)
    with pytest.raises(Weigering, match="aan zichzelf"):
        geef(tafel.henk, mandaat, vertegenwoordiger_email="henk@voorbeeld.test")


def test_a_giver_may_be_the_organisation_of_the_representative(tafel):
    assert tafel.gegeven(vertegenwoordiger="Roos", vertegenwoordiger_email="roos@zilt.test")


# --- routes ------------------------------------------------------------------------------


@pytest.mark.eis("ZZ-3.4-1")
def test_gps_give_through_their_association_or_cooperative(tafel, cast):
    met_beleid(cast)
    praktijk = maak_gever(cast, "Praktijk Zilt", soort="zorgaanbieder")
    piet = lid_van(maak_lid(cast, "piet", Rol.DISCIPLINEBEHEERDER, praktijk), cast.duinrand)
    mandaat = concept(piet, praktijk, route="individuele_praktijk")
    with pytest.raises(Weigering, match="huisartsen loopt via") as fout:
        geef(piet, mandaat)
    assert "huisartsenvereniging of -coöperatie" in str(fout.value.waarom)
    assert "huisartsenvereniging" in str(fout.value.herstel)
    vermomd = concept(piet, praktijk, route="huisartsenvereniging")
    with pytest.raises(Weigering, match="kan dit mandaat niet geven"):
        geef(piet, vermomd)
    for route in ("huisartsenvereniging", "huisartsencooperatie"):
        mandaat = concept(tafel.henk, tafel.gever, [(route, "regio")], route=route)
        assert geef(tafel.henk, mandaat).geldt_op(DAG)


@pytest.mark.eis("ZZ-3.4-2")
def test_pharmacists_give_through_their_regional_representation(cast):
    met_beleid(cast)
    apotheek = maak_gever(cast, "Apotheek Zilt", soort="zorgaanbieder", discipline="apothekers")
    kring = maak_gever(cast, "Apothekerskring", discipline="apothekers")
    anna = lid_van(cast.anna, cast.duinrand)
    los = concept(anna, apotheek, discipline="apothekers", route="individuele_apotheek")
    with pytest.raises(Weigering, match="apothekers loopt via") as fout:
        vraag(anna, los)
    assert "regionale vertegenwoordiging" in str(fout.value.herstel)
    samen = concept(anna, kring, discipline="apothekers", route="apothekersvertegenwoordiging")
    assert vraag(anna, samen).email == "secretaris@voorbeeld.test"


@pytest.mark.eis("ZZ-3.4-3a")
def test_paramedics_may_give_by_profession_and_are_warned(cast):
    met_beleid(cast)
    fysio = maak_gever(cast, "Fysio Zilt", discipline="paramedici")
    ferry = lid_van(maak_lid(cast, "ferry", Rol.DISCIPLINEBEHEERDER, fysio), cast.duinrand)
    for beroep in ("fysiotherapie", "logopedie"):
        Disciplineorganisatie.objects.create(
            regio=cast.duinrand, discipline="paramedici", beroep=beroep
        )
    assert beroepen_zonder_mandaat(ferry, DAG) == ["fysiotherapie", "logopedie"]
    mandaat = geef(ferry, concept(
        ferry, fysio, discipline="paramedici", beroep="fysiotherapie", route="monodisciplines"
    ))  # fmt: skip
    let_op = [b for b in bevindingen_over(mandaat, DAG) if b.regel == "ZZ-3.4-3a"]
    assert [b.kracht for b in let_op] == ["waarschuwing"]
    assert beroepen_zonder_mandaat(ferry, DAG) == ["logopedie"]


def test_the_policy_of_one_insurer_is_never_borrowed_for_another(cast):
    """Duinzorg has no policy here, so nothing of a route is blocked; the kind of giver is."""
    praktijk = maak_gever(cast, "Praktijk Zilt", soort="zorgaanbieder")
    piet = lid_van(maak_lid(cast, "piet", Rol.DISCIPLINEBEHEERDER, praktijk), cast.duinrand)
    assert geef(piet, concept(piet, praktijk, route="individuele_praktijk")).geldt_op(DAG)


@pytest.mark.eis("OPL-W1")
def test_a_mandate_without_support_of_its_members_says_so(tafel, cast):
    met_beleid(cast)
    zonder = concept(tafel.henk, tafel.gever)
    met = concept(
        tafel.henk, tafel.gever, draagvlak_op=DAG, draagvlak_opkomst="41 van 58",
        draagvlak_uitkomst="38 voor, 3 tegen",
    )  # fmt: skip
    regels = [[b.regel for b in bevindingen_over(m, DAG)] for m in (zonder, met)]
    assert "OPL-W1" in regels[0]
    assert "OPL-W1" not in regels[1]
    assert "ZZ-3.1-3" in regels[0]


# --- the draft, the question, the answer ---------------------------------------------------


def test_asking_says_whom_and_since_when_and_again_makes_the_old_link_useless(cast):
    gever = maak_gever(cast)
    anna = lid_van(cast.anna, cast.duinrand)
    mandaat = concept(anna, gever)
    eerste = vraag(anna, mandaat)
    tweede = vraag(anna, mandaat, "voorzitter@voorbeeld.test")
    eerste.refresh_from_db()
    mandaat.refresh_from_db()
    assert eerste.ingetrokken_at is not None
    assert tweede.ingetrokken_at is None
    assert mandaat.staat == "gevraagd"
    assert mandaat.gevraagd_email == "voorzitter@voorbeeld.test"
    assert mandaat.gevraagd_at is not None


def test_the_address_is_the_disciplines_own_once_it_is_known(tafel, cast):
    """A member who administers the giver comes before what the RO types."""
    mandaat = concept(tafel.anna, tafel.gever)
    assert vraag(tafel.anna, mandaat, "vriend@voorbeeld.test").email == "henk@voorbeeld.test"


def test_without_an_address_there_is_nobody_to_ask(cast):
    anna = lid_van(cast.anna, cast.duinrand)
    with pytest.raises(Weigering, match="aan wie"):
        vraag(anna, concept(anna, maak_gever(cast)), "")


def test_another_giver_means_another_question(cast):
    """Whoever holds the link of one giver never answers for the other."""
    gever, ander = maak_gever(cast), maak_gever(cast, "Huisartsen Duin")
    anna = lid_van(cast.anna, cast.duinrand)
    mandaat = concept(anna, gever)
    bevestiging = vraag(anna, mandaat)
    mandaat.refresh_from_db()
    mandaat_wijzigen(anna, mandaat.id, mandaat.versie, velden(ander), ONDERWERPEN)
    mandaat.refresh_from_db()
    bevestiging.refresh_from_db()
    assert mandaat.staat == "concept"
    assert bevestiging.ingetrokken_at is not None


def test_what_changed_meanwhile_is_seen_first(tafel):
    mandaat = concept(tafel.anna, tafel.gever)
    oud = mandaat.versie
    mandaat_wijzigen(
        tafel.anna, mandaat.id, oud, velden(tafel.gever, grens_maanden=24), ONDERWERPEN
    )
    with pytest.raises(Gewijzigd):
        mandaat_bevestigen(tafel.henk, mandaat.id, oud, {}, ONDERWERPEN, inzet=False, vandaag=DAG)


def test_over_one_draft_is_decided_once(tafel):
    mandaat = tafel.gegeven()
    for nog_eens in (
        lambda: geef(tafel.henk, mandaat),
        lambda: mandaat_afwijzen(tafel.henk, mandaat.id, mandaat.versie, "toch niet"),
        lambda: vraag(tafel.anna, mandaat),
        lambda: mandaat_weghalen(tafel.henk, mandaat.id, mandaat.versie),
    ):
        with pytest.raises(Weigering):
            nog_eens()


def test_declining_needs_a_reason_and_gives_nothing(tafel):
    mandaat = concept(tafel.anna, tafel.gever)
    with pytest.raises(Weigering, match="waarom"):
        mandaat_afwijzen(tafel.henk, mandaat.id, mandaat.versie, "  ")
    mandaat_afwijzen(tafel.henk, mandaat.id, mandaat.versie, "De leden zijn niet gevraagd.")
    mandaat.refresh_from_db()
    assert mandaat.stand_op(DAG) == Stand.AFGEWEZEN
    assert not mandaat.geldt_op(DAG)
    assert Handeling.objects.latest("nummer").wat == "mandaat_afwijzen"


# --- withdrawing and replacing -------------------------------------------------------------


def test_withdrawn_from_today_or_later_with_a_reason(tafel):
    mandaat = tafel.gegeven()
    later = DAG + dt.timedelta(days=10)
    with pytest.raises(Weigering, match="terugwerkende"):
        mandaat_intrekken(
            tafel.henk, mandaat.id, mandaat.versie, per=DAG - dt.timedelta(days=1), reden="x",
            vandaag=DAG,
        )  # fmt: skip
    with pytest.raises(Weigering, match="waarom"):
        mandaat_intrekken(tafel.henk, mandaat.id, mandaat.versie, per=later, reden=" ", vandaag=DAG)
    mandaat_intrekken(
        tafel.henk, mandaat.id, mandaat.versie, per=later, reden="Roos stopt", vandaag=DAG
    )
    mandaat.refresh_from_db()
    assert mandaat.stand_op(later - dt.timedelta(days=1)) == Stand.GELDT
    assert mandaat.stand_op(later) == Stand.INGETROKKEN
    with pytest.raises(Weigering, match="al niet meer"):
        mandaat_intrekken(
            tafel.henk, mandaat.id, mandaat.versie, per=later, reden="nog eens", vandaag=DAG
        )
    mandaat_intrekken(tafel.henk, mandaat.id, mandaat.versie, per=DAG, reden="nu", vandaag=DAG)
    mandaat.refresh_from_db()
    assert mandaat.stand_op(DAG) == Stand.INGETROKKEN


def test_withdrawn_before_it_began_it_is_never_in_force(tafel):
    mandaat = tafel.gegeven(vanaf=MORGEN)
    mandaat_intrekken(tafel.henk, mandaat.id, mandaat.versie, per=DAG, reden="nee", vandaag=DAG)
    mandaat.refresh_from_db()
    assert {mandaat.stand_op(DAG + dt.timedelta(days=n)) for n in range(500)} == {Stand.INGETROKKEN}
    assert geef(tafel.henk, concept(tafel.henk, tafel.gever, vanaf=MORGEN)).staat == "bevestigd"


def test_the_old_ends_on_the_day_the_new_begins(tafel):
    oud = tafel.gegeven()
    later = DAG + dt.timedelta(days=30)
    nieuw = geef(
        tafel.henk,
        concept(tafel.henk, tafel.gever, vertegenwoordiger="Ute", vanaf=later, vervangt=oud),
    )
    oud.refresh_from_db()
    assert oud.ingetrokken_op == later
    for dag in (DAG, later - dt.timedelta(days=1), later, OVER_EEN_JAAR - dt.timedelta(days=1)):
        assert [oud.geldt_op(dag), nieuw.geldt_op(dag)].count(True) == 1
    gelezen = get_mandaat(tafel.henk, oud.id)
    assert gelezen
    assert gelezen.stand_op(later) == Stand.VERVANGEN


def test_a_replacement_that_is_refused_leaves_the_old_as_it_was(tafel):
    oud = tafel.gegeven()
    tafel.gegeven(plaatsvervanger="", vanaf=OVER_EEN_JAAR, tot=OVER_EEN_JAAR + dt.timedelta(9))
    nieuw = concept(
        tafel.henk, tafel.gever, vanaf=MORGEN, tot=OVER_EEN_JAAR + dt.timedelta(1), vervangt=oud
    )
    with pytest.raises(Weigering, match="ander mandaat"):
        geef(tafel.henk, nieuw)
    oud.refresh_from_db()
    nieuw.refresh_from_db()
    assert (oud.ingetrokken_op, nieuw.staat) == (None, "concept")


def test_only_a_given_mandate_of_the_same_giver_is_replaced(tafel, cast):
    oud, ander = tafel.gegeven(), maak_gever(cast, "Huisartsen Duin")
    with pytest.raises(Weigering, match="vervangen"):
        concept(tafel.anna, ander, vervangt=oud)
    with pytest.raises(Weigering, match="vervangen"):
        concept(tafel.anna, tafel.gever, discipline="apothekers", vervangt=oud)
    nog_niet = concept(tafel.anna, tafel.gever)
    with pytest.raises(Weigering, match="vervangen"):
        concept(tafel.anna, tafel.gever, vervangt=nog_niet)


# --- using ---------------------------------------------------------------------------------


@pytest.mark.eis("OPL-C1")
def test_on_a_day_outside_a_mandate_it_is_not_used(tafel):
    """How far it reaches is asked by the acts: besluit, derdenafspraak, overeenkomst."""
    mandaat = tafel.gegeven()

    def gebruik(op: dt.date):
        return leg_gebruik_vast(mandaat, "besluit", uuid.uuid4(), op)

    assert gebruik(DAG)
    for dag in (DAG - dt.timedelta(days=1), OVER_EEN_JAAR):
        with pytest.raises(Weigering, match="geldt niet"):
            gebruik(dag)
    mandaat_intrekken(tafel.henk, mandaat.id, mandaat.versie, per=MORGEN, reden="x", vandaag=DAG)
    assert gebruik(DAG)
    with pytest.raises(Weigering, match="geldt niet"):
        gebruik(MORGEN)


def test_a_draft_is_no_mandate(tafel):
    mandaat = concept(tafel.henk, tafel.gever)
    with pytest.raises(Weigering, match="geldt niet"):
        leg_gebruik_vast(mandaat, "besluit", uuid.uuid4(), DAG)


# --- commitment and disciplines --------------------------------------------------------------


@pytest.mark.eis("ZZ-3.1-3")
def test_a_discipline_commits_once(tafel):
    mandaat = concept(tafel.henk, tafel.gever)
    with pytest.raises(Weigering):
        inzet_verklaren(tafel.henk, mandaat.id, vandaag=DAG)
    geef(tafel.henk, mandaat)
    assert inzet_verklaren(tafel.henk, mandaat.id, vandaag=DAG).inzetverklaring_op == DAG
    assert Ontvangstbewijs.objects.filter(titel="Inzet verklaard").count() == 1
    with pytest.raises(Weigering):
        inzet_verklaren(tafel.henk, mandaat.id, vandaag=MORGEN)


def discipline(gever, **anders):
    return {
        "discipline": "huisartsen", "subdiscipline": "", "beroep": "", "organisatie": gever,
        "koepel": "LHV", "rechtsvorm": "vereniging", "besluitregel": "meerderheid", "contact": "",
        "verbeterstap": "", "verbeterstap_op": None, "beheerder_naam": "Henk",
        "beheerder_email": "Henk@voorbeeld.test",
    } | anders  # fmt: skip


@pytest.mark.eis("OPL-C4b")
def test_after_its_first_answer_a_discipline_is_its_own(tafel, cast):
    rij = discipline_vastleggen(tafel.anna, discipline(tafel.gever))
    anders = discipline(tafel.gever, rechtsvorm="coöperatie")
    rij = discipline_vastleggen(tafel.anna, anders, id_=rij.id, versie=rij.versie)
    assert rij.beheerder_email == "henk@voorbeeld.test"
    mandaat = concept(tafel.anna, tafel.gever)
    mandaat_afwijzen(tafel.henk, mandaat.id, mandaat.versie, "Nog niet besproken.")
    rij.refresh_from_db()
    assert rij.overgenomen_at is not None
    for wie in (cast.anna, cast.dora, cast.bart):
        lid = lid_van(wie, cast.duinrand)
        with pytest.raises(AlleenDeDiscipline):
            discipline_vastleggen(lid, discipline(tafel.gever), id_=rij.id, versie=rij.versie)
    mag = discipline_vastleggen(
        tafel.henk, discipline(tafel.gever, contact="Ivo"), id_=rij.id, versie=rij.versie
    )
    assert mag.contact == "Ivo"


def test_an_answer_also_tells_whose_a_discipline_is(tafel):
    """The RO knew the administrator, not yet the organisation."""
    rij = discipline_vastleggen(tafel.anna, discipline(None))
    vreemd = discipline_vastleggen(
        tafel.anna, discipline(None, beroep="x", beheerder_email="ander@voorbeeld.test")
    )
    tafel.gegeven()
    rij.refresh_from_db()
    vreemd.refresh_from_db()
    assert (rij.organisatie_id, vreemd.organisatie_id) == (tafel.gever.id, None)
    assert rij.overgenomen_at
    assert vreemd.overgenomen_at is None


def test_a_discipline_takes_nobody_elses_place(tafel, cast):
    ander = maak_gever(cast, "Huisartsen Duin")
    rij = discipline_vastleggen(tafel.anna, discipline(ander))
    with pytest.raises(AlleenDeDiscipline):
        discipline_vastleggen(tafel.henk, discipline(tafel.gever), id_=rij.id, versie=rij.versie)
    with pytest.raises(AlleenDeDiscipline):
        discipline_vastleggen(tafel.henk, discipline(ander, beroep="x"))
    with pytest.raises(Weigering, match="staat al"):
        discipline_vastleggen(tafel.anna, discipline(tafel.gever))


def test_a_stranger_may_not_even_read_why(tafel, cast):
    mandaat = concept(tafel.anna, tafel.gever)
    emma = lid_van(cast.emma, cast.duinrand)
    with pytest.raises(PermissionDenied):
        mandaat_wijzigen(emma, mandaat.id, mandaat.versie, velden(tafel.gever), ONDERWERPEN)


@pytest.mark.eis("ZZ-3.1-2a")
def test_an_incomplete_discipline_is_for_the_insurer_to_judge(tafel, cast):
    met_beleid(cast)
    mandaat = tafel.gegeven()
    rij = discipline_vastleggen(tafel.henk, discipline(tafel.gever))
    gevonden = bevindingen_van_discipline(rij, [mandaat], DAG)
    assert [(b.uitkomst, b.geval) for b in gevonden] == [("oordeel_nodig", "zonder_verbeterstap")]
    # Who decides about mandates is no contact: the readiness of the table says so too.
    (feit,) = tafel_op(tafel.henk, DAG, 2027).secties["disciplineorganisaties"]
    assert (rij.beheerder_naam, feit.contact) == ("Henk", None)
    rij.verbeterstap, rij.verbeterstap_op = "Contactpersoon kiezen", MORGEN
    assert [b.geval for b in bevindingen_van_discipline(rij, [mandaat], DAG)] == [
        "met_verbeterstap"
    ]
    rij.contact = "Ivo"
    assert bevindingen_van_discipline(rij, [mandaat], DAG) == []


# --- the list ------------------------------------------------------------------------------


def test_sixty_mandates_cost_no_query_more_than_one(tafel, django_assert_num_queries):
    for nr in range(60):
        concept(tafel.anna, tafel.gever, [(f"onderwerp {nr}", "wijk")], vertegenwoordiger=f"V{nr}")
    lid = tafel.anna
    with django_assert_num_queries(2):
        assert len(list_regels(lid, Vraag(), DAG)) == 60
    with django_assert_num_queries(2):
        assert len(list_regels(lid, Vraag(q="V59"), DAG)) == 1
