"""The rules of PART and FORM on the real table, on any day."""

from __future__ import annotations

import csv
import datetime as dt
import html
import re

import pytest
from django.urls import reverse

from regelwerk.regelsets import alle_regelsets
from verband.core.context import Blik, zet_blik
from verband.partijen.adressen import waar_herstellen
from verband.partijen.models import (
    Aanbodopgave,
    Aanbodpeiling,
    Benadering,
    Disciplineorganisatie,
    Mandaat,
    ParamedischPlatform,
    RegiegemeenteVoorstel,
    Samenwerkingsvorm,
    Verzekeraarsgesprek,
)
from verband.partijen.tests.gereedheidhulp import (
    DAG,
    GROEPEN,
    gemeente,
    mandaat,
    organisatie,
    volle_tafel,
    zie,
)
from verband.plannen.exports import als_csv
from verband.plannen.gereedheid.stand import OOK, THEMAS, gereedheid
from verband.plannen.gereedheid.tafelwoorden import ZINNEN, _zeg
from verband.plannen.tests.dossierhulp import als, lid_van
from verband.regios.models import Organisatie, RegioVerzekeraar, Verzekeraar

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def regio(cast):
    """Duinrand with Zorg en Zekerheid as its preferent insurer, whose policy we have."""
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    zz = Verzekeraar.objects.create(slug="zz", naam="Zorg en Zekerheid")
    RegioVerzekeraar.objects.filter(regio=cast.duinrand, rol="preferent").update(verzekeraar=zz)
    zie(cast.duinrand)
    return cast.duinrand


@pytest.fixture
def lid(cast, regio):
    return lid_van(cast, "anna")


def gevonden(lid, dag=DAG):
    """Per rule the objects that a person must look at, and its one-word outcome."""
    g = gereedheid(lid, dag, 2027)
    punten: dict[str, set[str]] = {}
    for p in g.uitslag.punten + g.uitslag.tips:
        punten.setdefault(p.bevinding.regel, set()).add(p.bevinding.object)
    return punten, {r.regel: str(r.woord) for r in g.regels}


def voorstel(regio, cast, **anders):
    gemeente(regio, "GM9901", "Zilt")
    zie(regio)
    velden = {
        "gemeente": Organisatie.objects.get(naam="Zilt"), "resv": "Wij schuiven aan.",
        "wijk": "In elke wijk.", "gemeenten": ["GM9901"], "status": "overeengekomen",
        "akkoord_ro_op": DAG, "akkoord_gemeente_op": DAG, **anders,
    }  # fmt: skip
    RegiegemeenteVoorstel.objects.create(regio=regio, **velden)
    Verzekeraarsgesprek.objects.create(
        regio=regio, op=DAG - dt.timedelta(days=9), onderwerp="Voorstel", door=cast.anna
    )


@pytest.mark.eis("ZZ-3.1-1a", "ZZ-3.1-1b")
def test_an_empty_table_misses_every_group_and_silence_is_no_pass(lid):
    punten, woord = gevonden(lid)
    assert punten["ZZ-3.1-1a"] == {f"mandaten.{groep}" for groep in GROEPEN}
    assert punten["ZZ-3.1-1b"] == {"mandaten.vvt.so", "mandaten.vvt.wijkverpleging"}
    for regel in ("ZZ-3.1-4a", "ZZ-3.2-0a", "ZZ-3.4-4a"):
        assert woord[regel] == "Niet te beoordelen", regel
    assert woord["ZZ-3.4-3b"] == "Niets om te toetsen"
    niet = {n.wat for n in gereedheid(lid, DAG, 2027).uitslag.rapport.niet_getoetst}
    assert {"Paramedisch platform", "Overlegtafels", "VVT-dekking", "Samenwerkingsvorm"} <= niet


@pytest.mark.eis("ZZ-3.1-1a", "ZZ-3.1-1b", "ZZ-3.1-2a", "ZZ-3.1-3", "ZZ-3.4-1", "ZZ-3.4-2",
                 "ZZ-3.4-3a", "ZZ-2-1")  # fmt: skip
def test_a_full_table_is_ready_as_far_as_we_can_see(cast, lid, regio):
    volle_tafel(regio)
    voorstel(regio, cast)
    ParamedischPlatform.objects.create(regio=regio, kernregio="Noord", status="bestaat")
    punten, woord = gevonden(lid)
    klaar = (
        "ZZ-3.1-1a ZZ-3.1-1b ZZ-3.1-2a ZZ-3.1-3 ZZ-3.4-1 ZZ-3.4-2 ZZ-3.4-3a ZZ-3.4-3b ZZ-3.4-5a "
        "ZZ-3.4-5b ZZ-3.3-1c ZZ-2-1 OPL-C1 OPL-W1"
    ).split()
    assert {r: woord[r] for r in klaar} == dict.fromkeys(klaar, "Geen belemmering")
    assert not set(punten) & set(klaar)


@pytest.mark.eis("ZZ-3.2-1a")
def test_in_a_network_the_ro_vvt_and_social_domain_each_speak_by_mandate(lid, regio):
    Samenwerkingsvorm.objects.create(regio=regio, contractjaar=2027, soort="netwerk")
    alle = volle_tafel(regio)
    assert gevonden(lid)[1]["ZZ-3.2-1a"] == "Geen belemmering"
    for sleutel in ("sociaal_domein", "vvt/so", "vvt/wijkverpleging"):
        Mandaat.objects.filter(id=alle[sleutel].id).update(ingetrokken_op=DAG)
    punten, woord = gevonden(lid)
    assert punten["ZZ-3.2-1a"] == {"mandaten.sociaal_domein", "mandaten.vvt"}
    assert woord["ZZ-3.2-1a"] == "Moet hersteld"


@pytest.mark.eis("ZZ-3.1-1a")
def test_the_day_decides(lid, regio):
    mandaat(regio, "huisartsen", tot=DAG)
    assert "mandaten.huisartsen" in gevonden(lid)[0]["ZZ-3.1-1a"]
    dag_eerder = gevonden(lid, DAG - dt.timedelta(days=1))[0]["ZZ-3.1-1a"]
    assert "mandaten.huisartsen" not in dag_eerder


@pytest.mark.eis("ZZ-3.1-3")
def test_a_mandate_without_commitment_is_a_gap(lid, regio):
    mandaat(regio, "huisartsen", inzetverklaring_op=None)
    assert gevonden(lid)[1]["ZZ-3.1-3"] == "Moet hersteld"


@pytest.mark.eis("ZZ-3.4-1", "ZZ-3.4-2", "ZZ-3.4-3a")
@pytest.mark.parametrize(
    ("discipline", "route", "regel", "woord"),
    [
        ("huisartsen", "individuele_praktijk", "ZZ-3.4-1", "Moet hersteld"),
        ("apothekers", "individuele_apotheek", "ZZ-3.4-2", "Moet hersteld"),
        ("paramedici", "monodisciplines", "ZZ-3.4-3a", "Waarschuwing"),
    ],
)
def test_a_mandate_from_the_wrong_kind_of_giver(lid, regio, discipline, route, regel, woord):
    mandaat(regio, discipline, route=route)
    assert gevonden(lid)[1][regel] == woord


@pytest.mark.eis("ZZ-3.1-2a")
def test_a_discipline_that_is_not_organised_yet_is_for_the_insurer_to_judge(lid, regio):
    mandaat(regio, "huisartsen")
    Disciplineorganisatie.objects.create(regio=regio, discipline="huisartsen", rechtsvorm="coop")
    assert gevonden(lid)[1]["ZZ-3.1-2a"] == "Oordeel verzekeraar"


@pytest.mark.eis("ZZ-3.4-3b")
def test_a_kernregio_without_a_step_is_a_warning(lid, regio):
    p = ParamedischPlatform.objects.create(regio=regio, kernregio="Noord", status="open")
    assert gevonden(lid)[1]["ZZ-3.4-3b"] == "Waarschuwing"
    p.stap = "Oprichten op 1 oktober"
    p.save()
    assert gevonden(lid)[1]["ZZ-3.4-3b"] == "Geen belemmering"


@pytest.mark.eis("ZZ-3.4-5a", "ZZ-3.3-1c", "ZZ-3.4-5b")
def test_the_proposal_on_the_real_table(cast, lid, regio):
    assert gevonden(lid)[1]["ZZ-3.3-1c"] == "Waarschuwing"
    concept = {"status": "concept", "akkoord_ro_op": None, "akkoord_gemeente_op": None}
    voorstel(regio, cast, **concept)
    assert gevonden(lid)[1]["ZZ-3.3-1c"] == "Waarschuwing"
    assert gevonden(lid)[1]["ZZ-3.4-5b"] == "Geen belemmering"
    RegiegemeenteVoorstel.objects.update(
        status="overeengekomen", akkoord_ro_op=DAG, akkoord_gemeente_op=DAG
    )
    assert gevonden(lid)[1]["ZZ-3.3-1c"] == "Geen belemmering"
    gemeente(regio, "GM9902", "Zout")
    zie(regio)
    assert "regiegemeente_voorstel.gemeenten" in gevonden(lid)[0]["ZZ-3.4-5a"]


@pytest.mark.eis("ZZ-2-1")
def test_two_regional_organisations_in_one_region(lid, regio):
    assert gevonden(lid)[1]["ZZ-2-1"] == "Geen belemmering"
    organisatie(regio, "Tweede RO", "ro")
    assert gevonden(lid)[1]["ZZ-2-1"] == "Moet hersteld"


@pytest.mark.eis("ZZ-3.4-4b")
def test_a_provider_that_nobody_asked_is_named_and_one_that_was_is_not(cast, lid, regio):
    zilt = Organisatie.objects.get(naam="Thuiszorg Zilt")
    peiling = Aanbodpeiling.objects.create(
        regio=regio, soort="so", eenheid="fte", peildatum="2026-06-30"
    )
    klein = organisatie(regio, "Zorg Klein", "zorgaanbieder", discipline="vvt")
    for aanbieder in (zilt, klein):
        Aanbodopgave.objects.create(regio=regio, peiling=peiling, aanbieder=aanbieder)
    assert gevonden(lid)[1]["ZZ-3.4-4b"] == "Niet te beoordelen"
    Benadering.objects.create(
        regio=regio, aanbieder=klein, op=DAG, hoe="brief", uitkomst="geen_reactie", door=cast.anna
    )
    punten, woord = gevonden(lid)
    assert punten["ZZ-3.4-4b"] == {"kleine_aanbieders.thuiszorg-zilt"}
    assert woord["ZZ-3.4-4b"] == "Waarschuwing"
    dag_eerder = gevonden(lid, DAG - dt.timedelta(days=1))[1]
    assert dag_eerder["ZZ-3.4-4b"] == "Niet te beoordelen"


def test_every_rule_of_the_two_themes_is_on_the_page(lid):
    g = gereedheid(lid, DAG, 2027)
    assert {p.bevinding.thema for p in g.uitslag.punten} <= {*THEMAS, "REG"}
    assert set(OOK) <= {r.regel for r in g.regels}
    assert not any("lumpsum" in p.bevinding.object for p in g.uitslag.punten)


def test_without_policy_of_the_insurer_the_page_says_so(cast):
    """Duinzorg has no rule set: what another insurer asks is not asked here."""
    g = gereedheid(lid_van(cast, "anna"), DAG, 2027)
    assert not any(r.regel.startswith("ZZ-") for r in g.regels)
    assert "niet geladen" in g.uitslag.oordeel.uitleg or "niet geladen" in g.uitslag.oordeel.kop


def test_the_page_for_who_sees_the_table(cast, lid, regio):
    mandaat(regio, "huisartsen", inzetverklaring_op=None)
    waar = reverse("gereedheid:stand", args=["duinrand"])
    for wie in ("anna", "bart", "fatima", "gijs"):
        antwoord = als(getattr(cast, wie)).get(f"{waar}?dag=2026-07-10")
        gelezen = html.unescape(antwoord.content.decode())
        eerst, stand = gelezen.index('id="niet-getoetst"'), gelezen.index('id="bevindingen"')
        assert eerst < stand, wie
        assert "Mandaat huisartsen, gegeven door Kring huisartsen" in gelezen
        assert 'href="/r/duinrand/regiegemeente/"' in gelezen
        assert "Maak hiervan een voorbeeld" not in gelezen
    alles = gereedheid(lid, DAG, 2027).uitslag.punten
    rijen = list(csv.reader(als_csv(alles).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rijen) == len(alles) + 1


def test_each_gap_leads_to_where_it_is_mended_for_who_may_go_there(cast):
    """Dora's insurer is the one whose policy we have."""
    regio = cast.duinrand
    zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
    Verzekeraar.objects.filter(id=cast.duinzorg.id).update(naam="Zorg en Zekerheid")
    zie(regio)
    organisatie(regio, "Tweede RO", "ro")  # a gap on a page that the insurer has not
    discipline = Disciplineorganisatie.objects.create(regio=regio, discipline="huisartsen")
    mandaat(regio, "huisartsen")
    overal = {
        "samenwerkingsvorm": "overleg/vorm/", "overlegtafels": "overleg/",
        "vvt_dekking": "aanbod/", "regiegemeente_voorstel": "regiegemeente/",
        "disciplineorganisaties": f"disciplines/{discipline.id}/",
    }  # fmt: skip
    for wie, organisaties in (("anna", "/r/duinrand/organisaties/"), ("dora", "")):
        punten = gereedheid(lid_van(cast, wie), DAG, 2027).uitslag.punten
        naar = {p.bevinding.object.partition(".")[0]: p.adres for p in punten}
        assert naar["partijen"] == organisaties
        assert {k: naar[k] for k in overal} == {k: f"/r/duinrand/{w}" for k, w in overal.items()}
    overeenkomst = "samenwerkingsvorm.samenwerkingsovereenkomst.getekend_op"
    assert waar_herstellen(overeenkomst, lid_van(cast, "anna")) == "/r/duinrand/overeenkomst/"


def test_each_mandate_that_lacks_something_leads_to_its_own_page(cast, lid, regio):
    """Also where many lines share one card, and where a group has no mandate or only a draft."""
    gegeven = {m.id for m in (
        mandaat(regio, "huisartsen", gever=organisatie(regio, f"Kring {n}"),
                inzetverklaring_op=None)
        for n in range(9)
    )}  # fmt: skip
    concept = mandaat(regio, "apothekers", staat="concept")
    punten = gereedheid(lid, DAG, 2027).uitslag.punten
    begin = "/r/duinrand/mandaten/"
    zonder_inzet = {p.adres for p in punten if p.bevinding.regel == "ZZ-3.1-3"}
    assert zonder_inzet == {f"{begin}{id_}/" for id_ in gegeven}
    per_object = {p.bevinding.object: p.adres for p in punten if p.bevinding.regel == "ZZ-3.1-1a"}
    assert per_object["mandaten.apothekers"] == f"{begin}{concept.id}/"
    assert per_object["mandaten.paramedici"] == f"{begin}nieuw/?discipline=paramedici"
    lezer = gereedheid(lid_van(cast, "bart"), DAG, 2027).uitslag.punten
    naar = {p.bevinding.object: p.adres for p in lezer}
    assert naar["mandaten.paramedici"] == f"{begin}?discipline=paramedici"
    pagina = als(cast.anna).get(f"/r/duinrand/gereedheid/?dag={DAG}").content.decode()
    regels = re.findall(r'<li data-place><span><a href="([^"]+)"', pagina)
    assert set(regels) >= {f"{begin}{id_}/" for id_ in gegeven}


def test_the_table_is_spoken_of_as_a_table_and_a_plan_as_a_plan(cast, lid, regio):
    organisatie(regio, "Tweede RO", "ro")
    gelezen = html.unescape(
        als(cast.anna).get(f"/r/duinrand/gereedheid/?dag={DAG}").content.decode()
    )
    assert "in het plan" not in gelezen
    assert "Er is nog geen enkel mandaat gegeven" in gelezen
    assert "krijgt bij Organisaties een andere soort" in gelezen


def test_no_sentence_of_these_rules_speaks_of_a_plan_on_the_table():
    """Each of ours replaces a sentence that is there, and none is forgotten."""
    zinnen = [
        zin
        for regelset in alle_regelsets()
        for regel, vermelding in regelset.regels.items()
        if vermelding.thema in THEMAS or regel in OOK
        for zin in _zinnen(vermelding)
    ]
    assert [z for z in ZINNEN if not any(z in zin for zin in zinnen)] == []
    assert [zin for zin in zinnen if "in het plan" in _zeg(zin)] == []


def _zinnen(vermelding):
    for van in (vermelding, *vermelding.gevallen.values()):
        yield from filter(None, (van.melding, van.herstel))


def test_without_an_insurer_the_page_leads_to_where_she_is_recorded(cast, regio):
    RegioVerzekeraar.objects.filter(regio=regio).delete()
    adres = 'href="/r/duinrand/verzekeraars/nieuw/"'
    assert adres in als(cast.anna).get("/r/duinrand/gereedheid/").content.decode()
    lezer = als(cast.bart).get("/r/duinrand/gereedheid/").content.decode()
    assert adres not in lezer
    assert "Aan zet: de RO." in lezer


@pytest.mark.parametrize("vraag", ["dag=2026-99-99", "dag=1800-01-01", "jaar=1", "dag=%00"])
def test_a_day_that_can_not_be_read_shows_today(cast, vraag):
    antwoord = als(cast.anna).get(f"/r/duinrand/gereedheid/?{vraag}")
    assert antwoord.status_code == 200
    assert re.search("konden wij niet lezen", antwoord.content.decode())
