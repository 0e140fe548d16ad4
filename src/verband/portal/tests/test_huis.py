"""The home of each role: figures, what happened, whom one waits for; and nothing of another's."""

from __future__ import annotations

import html
import re

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from cast import BEGIN
from verband.access.tests.hulp import als
from verband.core.context import Blik, zet_blik
from verband.partijen.models import Overleg, Overlegtafel
from verband.partijen.services.actiepunt import actiepunt_vastleggen
from verband.partijen.services.overleg_vastleggen import overleg_vastleggen
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.partijen.tests.overleghulp import (
    DAG,
    JAAR_LATER,
    Tafelsetting,
    maak_mandaat,
    tafelvelden,
)
from verband.plannen.models import Toetsdossier
from verband.regios.models import Gemeente, Organisatie, Regio, RegioGemeente

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
HUIS = "/r/duinrand/"


def _lees(wie, pad=HUIS) -> str:
    ruw = html.unescape(als(wie).get(pad).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", ruw.partition("<main")[2]))


@pytest.fixture
def setting(cast) -> Tafelsetting:
    return Tafelsetting(cast)


def _vul(setting: Tafelsetting) -> None:
    """A mandate for the GPs, a decision beyond that of the pharmacists, work for both."""
    setting.anna  # noqa: B018 - sets the sight of the region
    maak_mandaat(setting.huisartsen)
    overleg = setting.overleg()
    setting.besluit(overleg, setting.huisartsen, setting.apothekers)
    actiepunt_vastleggen(
        setting.anna, overleg.id, "Maak het rooster", setting.huisartsen, JAAR_LATER
    )


@pytest.mark.parametrize("wie", ["gijs", "bart"])
def test_a_home_says_what_others_do_and_what_happened(setting, wie):
    leeg = _lees(getattr(setting.cast, wie))
    assert "0 van 5" in leeg
    assert "Er is nog geen overleg, besluit of mandaat" in leeg
    assert "U wacht op niemand" in leeg
    _vul(setting)
    vol = _lees(getattr(setting.cast, wie))
    assert "1 van 5" in vol
    assert "Huisartsen Zilt zou doen: Maak het rooster" in vol
    assert "Apothekers Zilt bekrachtigt besluit 1" in vol
    assert "Regiotafel kwam bijeen" in vol
    assert "Roos de Wit spreekt nu voor Huisartsen Zilt" in vol


def test_one_does_not_wait_for_oneself(setting):
    _vul(setting)
    henk = _lees(setting.henk_persoon)
    assert "zou doen" not in henk  # it is a task of Henk
    assert "Maak het rooster" in henk
    assert "Roos de Wit spreekt voor uw discipline" in henk
    assert "Apothekers Zilt bekrachtigt" not in _lees(setting.peter_persoon)


@pytest.mark.parametrize("wie", ["dora", "emma"])
def test_an_insurer_does_not_wait_for_the_table(setting, wie):
    _vul(setting)
    huis = _lees(getattr(setting.cast, wie))
    assert "Maak het rooster" not in huis
    assert ("Kort geleden aan tafel" in huis) == (wie == "dora")
    assert "Maak het rooster" not in _lees(getattr(setting.cast, wie), "/taken/")


def test_the_calendar_knows_mandates_and_own_action_points(setting):
    _vul(setting)
    jaar = f"{HUIS}kalender/?maand={JAAR_LATER:%Y-%m}"
    assert "Het mandaat voor huisartsen eindigt" in _lees(setting.cast.gijs, jaar)
    assert "Maak het rooster" not in _lees(setting.cast.gijs, jaar)
    assert "Maak het rooster" in _lees(setting.henk_persoon, jaar)
    assert "Maak het rooster" in _lees(setting.cast.anna, jaar)


def test_who_coordinates_a_wijk_reads_its_tables_and_what_happens_there(setting):
    gijs = setting.cast.gijs
    assert "Er is nog geen tafel in een wijk" in _lees(gijs)
    assert "Er is nog geen regiegemeente" in _lees(gijs)
    wijk = tafel_vastleggen(
        setting.anna, tafelvelden("Wijktafel Zuid", niveau="wijk"), [setting.huisartsen]
    )
    dag = timezone.localdate()
    overleg = overleg_vastleggen(
        setting.anna, wijk.id, dag, {setting.huisartsen.id: "aanwezig"}, vandaag=dag
    )
    actiepunt_vastleggen(setting.anna, overleg.id, "Bel de buurt", setting.huisartsen, JAAR_LATER)
    maak_mandaat(setting.huisartsen, "avondzorg", niveau="wijk", vanaf=dag)
    huis = _lees(gijs)
    assert "Wijktafel Zuid Wijk, elke maand. Huisartsen Zilt Kwam bijeen op" in huis
    assert "Daarna is nog 1 actiepunt open." in huis
    assert "vondzorg: nog niemand Roos de Wit spreekt hierover voor Huisartsen Zilt" in huis
    tafels = huis.partition("Tafels in de wijk")[2].partition("Alle tafels")[0]
    assert "Regiotafel" not in tafels  # of the region, not of the wijk
    for ander in (setting.cast.bart, setting.henk_persoon, setting.cast.anna):
        assert "Tafels in de wijk" not in _lees(ander)


def test_a_provider_reads_its_own_tables_and_until_when_it_can_mend_the_list(setting):
    zilt = Organisatie.objects.get(naam="Thuiszorg Zilt")
    bart = setting.cast.bart
    assert "Uw organisatie zit nog aan geen tafel" in _lees(bart)
    setting.anna  # noqa: B018 - sets the sight of the region
    tafel = tafel_vastleggen(setting.anna, tafelvelden("Zorgtafel"), [zilt, setting.huisartsen])
    dag = timezone.localdate()
    standen = {zilt.id: "afwezig", setting.huisartsen.id: "vervanger"}
    overleg = overleg_vastleggen(setting.anna, tafel.id, dag, standen, vandaag=dag)
    huis = _lees(bart)
    tafels = huis.partition("Waar uw organisatie aan tafel zit")[2].partition("Alle tafels")[0]
    assert "Zorgtafel" in tafels
    assert "Regiotafel" not in tafels
    assert "staat Thuiszorg Zilt op de lijst als afwezig. Klopt dat niet? Verbeter het" in tafels
    assert "vervanger" not in tafels  # how another is on the list
    zet_blik(Blik(platform=True, regios=frozenset({setting.cast.duinrand.id})))
    Overlegtafel.objects.filter(id=tafel.id).update(tot=dag)
    assert "Zorgtafel" in _lees(bart)  # stopped, but its list can still be corrected
    zet_blik(Blik(platform=True, regios=frozenset({setting.cast.duinrand.id})))
    Overleg.objects.filter(id=overleg.id).update(zichtbaar_vanaf=dag)
    huis = _lees(bart)
    assert "Klopt dat niet?" not in huis
    assert "Zorgtafel" not in huis.partition("aan tafel zit")[2].partition("Alle tafels")[0]


def test_the_nza_counts_how_far_regions_are_and_never_a_few(cast):
    def standen() -> dict[str, int | None]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM landelijke_standen()")
            return dict(cursor.fetchall())

    def regios_met_gebied(van: int, tot: int, gebied: bool = True) -> None:
        for n in range(van, tot):
            regio = Regio(slug=f"land-{n}", naam=f"Geheim {n}", verzonnen=True)
            zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
            regio.save(force_insert=True)
            alle.append(regio)
            if gebied:
                RegioGemeente.objects.create(regio=regio, gemeente=gemeente, vanaf=BEGIN)

    alle: list[Regio] = []
    gemeente = Gemeente.objects.create(code="GM9001", naam="Geheimdam", verzonnen=True)
    assert standen() == {"gebied": None, "mandaten": None, "voorstel": None}
    regios_met_gebied(0, 6)  # six of eight: two would follow by subtracting
    assert standen()["gebied"] is None
    regios_met_gebied(6, 9, gebied=False)
    assert standen() == {"gebied": 6, "mandaten": None, "voorstel": None}
    pagina = _lees(cast.hanna, "/landelijk/")
    assert "6 legden hun gebied vast" in pagina
    assert "verborgen hebben voor elk van de vijf disciplines" in pagina
    assert "Geheim" not in pagina
    # Five plans stand beside it on that page: the one without would follow, if they are the same.
    for regio in alle[:5]:
        zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
        Toetsdossier.objects.create(
            regio=regio, contractjaar=2031, naam="Geheim plan", bewaren_tot=DAG
        )
    pagina = _lees(cast.hanna, "/landelijk/")
    assert re.search("2031 0 5", pagina)
    assert "6 legden hun gebied vast" not in pagina


def test_the_nza_has_the_dates_of_the_country_in_her_calendar_too(cast):
    with time_machine.travel("2026-07-10T08:00:00Z", tick=False):
        huis, kalender = _lees(cast.hanna, "/landelijk/"), _lees(cast.hanna, "/kalender/")
        assert "De eerste data" in huis
        assert "Er komt geen datum aan" not in huis + kalender + _lees(cast.hanna, "/taken/")
        assert "Zorg en Zekerheid" not in kalender  # an insurer's own dates are hers alone


def _regios_met_plan(cast, van: int, tot: int) -> None:
    for n in range(van, tot):
        regio = Regio(slug=f"land-{n}", naam=f"Geheim {n}", verzonnen=True)
        zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
        regio.save(force_insert=True)
        Toetsdossier.objects.create(
            regio=regio, contractjaar=2031, naam="Geheim plan", bewaren_tot=DAG
        )


def test_the_nza_counts_plans_and_never_a_few(cast):
    """Two regions have none: 4 plans are few, and 6 of 8 would give those two away."""
    assert "2031" not in _lees(cast.hanna, "/landelijk/")
    for tot, getal in ((4, "verborgen"), (6, "verborgen")):
        _regios_met_plan(cast, tot - 4 if tot == 4 else 4, tot)
        pagina = _lees(cast.hanna, "/landelijk/")
        assert re.search(rf"2031 0 {getal}", pagina), pagina
        assert "Geheim" not in pagina
    for n in range(4):
        regio = Regio(slug=f"zonder-{n}", naam=f"Geheim z{n}", verzonnen=True)
        zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
        regio.save(force_insert=True)
    assert re.search("2031 0 6", _lees(cast.hanna, "/landelijk/"))
    assert timezone.localdate().year < 2031  # a year without insurers, so that column says 0
    zet_blik(Blik(gebruiker=cast.hanna.pk))
    assert not Toetsdossier.objects.exists()
    assert not Organisatie.objects.exists()
