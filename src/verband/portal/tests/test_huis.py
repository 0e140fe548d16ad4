"""The home of each role: figures, what happened, whom one waits for; and nothing of another's."""

from __future__ import annotations

import html
import re

import pytest
from django.utils import timezone

from verband.access.tests.hulp import als
from verband.core.context import Blik, zet_blik
from verband.partijen.services.actiepunt import actiepunt_vastleggen
from verband.partijen.tests.overleghulp import DAG, JAAR_LATER, Tafelsetting, maak_mandaat
from verband.plannen.models import Toetsdossier
from verband.regios.models import Organisatie, Regio

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
