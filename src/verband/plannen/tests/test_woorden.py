"""No code reaches a reader: objects, values and limits are said in words."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import regelwerk
from regelwerk.bronnen import alle_bronnen
from regelwerk.inlezen import lees_plan
from regelwerk.regelsets import Geval, Regelvermelding, alle_regelsets
from regelwerk.toets import toets
from verband.plannen import woorden

BASIS = Path(regelwerk.__file__).parent / "voorbeelden" / "basisplan.json"
PLAN = lees_plan(BASIS.read_bytes())


@pytest.mark.parametrize(
    ("pad", "verwacht"),
    [
        ("", "Het hele plan"),
        ("begrotingsposten", "Begroting"),
        ("begrotingsposten.b3", "Begrotingspost b3, wijkcoördinatoren"),
        ("begrotingsposten.b3.toedeling", "Begrotingspost b3, wijkcoördinatoren · toedeling"),
        ("begrotingsposten.weg", "Begrotingspost weg"),
        ("mandaten.m6.tot", "Mandaat m6, sociaal domein · tot"),
        ("mandaten.sociaal_domein", "Mandaat sociaal domein"),
        ("mandaten.vvt.so", "Mandaat VVT · SO"),
        ("mandaten.m6.inzetverklaring_op", "Mandaat m6, sociaal domein · inzetverklaring"),
        ("vvt_dekking.so", "VVT-dekking · SO"),
        ("paragrafen.wlz_zorg_thuis.tekst", "Paragrafen · Wlz-zorg thuis"),
        ("groeipad.3", "Groeipad · hoofdtaak 3"),
        ("kleine_aanbieders.weg", "Kleine aanbieders · weg"),
        ("gevraagde_lumpsum_cent", "Gevraagde lumpsum"),
        ("iets_nieuws", "Iets nieuws"),
    ],
)
def test_object(pad, verwacht):
    assert woorden.object_in_woorden(PLAN, pad) == verwacht


@pytest.mark.parametrize(
    ("naam", "inhoud", "verwacht"),
    [
        ("bedrag_cent", 123456, "€ 1.234,56"),
        ("inwoners", 17400, "17.400"),
        ("contractjaar", 2027, "2027"),
        ("peildatum", "2026-01-01", "1 januari 2026"),
        ("groepen", ["huisartsen", "sociaal_domein"], "huisartsen en sociaal domein"),
        ("minimum_promille", 800, "80,0%"),
        ("minimum_promille", "800 (volgens X)", "80,0% (volgens X)"),
        (
            "soorten",
            "oi_segment2; spuk (volgens X 1)",
            "O&I (segment 2); SPUK (volgens X, versie 1)",
        ),
        (
            "dagen",
            "42 (volgens Zorg en Zekerheid 2027 1.0)",
            "42 (volgens Zorg en Zekerheid 2027, versie 1.0)",
        ),
        ("tekst", "BSN 111222333", "BSN •••••••••"),
    ],
)
def test_value(naam, inhoud, verwacht):
    assert woorden.waarde(naam, inhoud) == verwacht


def test_an_empty_value_is_not_shown():
    assert woorden.waarden({"jaar": "", "buurten": [], "aantal": 0}) == [("Aantal", "0")]


def test_no_limit_of_a_rule_reads_as_a_code():
    plan = lees_plan(BASIS.read_bytes())
    rapport = toets(plan, sha256="0" * 64, vandaag=dt.date(2026, 11, 22))
    for bevinding in rapport.alle:
        gezegd = [woorden.object_in_woorden(plan, bevinding.object)]
        gezegd += [tekst for _, tekst in woorden.waarden(bevinding.parameters)]
        gezegd += [tekst for _, tekst in woorden.waarden(bevinding.waarden)]
        assert not [g for g in gezegd if re.search(r"[a-z]_[a-z]", g)]


def test_every_theme_person_and_layer_has_a_word():
    for regelset in alle_regelsets():
        assert regelset.laag in woorden.LAGEN
        for regel in regelset.regels.values():
            assert regel.thema in woorden.THEMAS
            gevallen: list[Regelvermelding | Geval] = [regel, *regel.gevallen.values()]
            assert {g.aan_zet for g in gevallen if g.aan_zet} <= set(woorden.AAN_ZET)
            assert {g.stap for g in gevallen if g.stap} <= set(woorden.STAPPEN)


def test_a_source_link_is_a_web_address():
    assert all(b.link is None or b.link.startswith("https://") for b in alle_bronnen().values())
