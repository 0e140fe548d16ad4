"""The template catalogue: each template fires, passes, and knows both sides of its boundary."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regelwerk.dossier import Dossier
from regelwerk.oordeel import Vaststelling, toon
from regelwerk.regel import los
from regelwerk.regels.sjablonen import SJABLONEN, functie_van, vul
from regelwerk.tests.hulp import VANDAAG, gewijzigd, lees
from regelwerk.velden import bezwaar, grenzen, in_woorden, strengste, versoepelt
from regelwerk.voorbeelden import WEG

TOEDELING = "begrotingsposten.b2.toedeling"
MAAT = {"totaal": 100, "vertegenwoordigd": 85, "aanbieders": None}


def zvw(cent: int | None) -> list[dict[str, Any]]:
    return [{"domein": "zvw", "bedrag_cent": cent}]


def alleen(*posten: tuple[str | None, int | None]) -> dict[str, Any]:
    """A budget of just these (kind of cost, Zvw cents)."""
    return {
        "begrotingsposten": [
            {"id": f"x{n}", "kostensoort": soort, "bedrag_cent": 1000, "toedeling": zvw(cent)}
            for n, (soort, cent) in enumerate(posten)
        ],
        "paragrafen": None,
    }


def oordelen(sjabloon: str, parameters: dict[str, Any], wijziging: dict[str, Any]) -> str:
    """The outcomes that count, without what passes or does not apply, as one text."""
    uit = vaststellingen(sjabloon, parameters, wijziging)
    telt = [v.uitkomst for v in uit if v.uitkomst not in ("voldoet", "niet_van_toepassing")]
    return " ".join(telt) or ("voldoet" if any(v.uitkomst == "voldoet" for v in uit) else "nvt")


def vaststellingen(
    sjabloon: str, parameters: dict[str, Any], wijziging: dict[str, Any]
) -> list[Vaststelling]:
    s = SJABLONEN[sjabloon]
    for naam, waarde in parameters.items():
        veld = s.veld(naam)
        assert veld is not None
        assert bezwaar(veld, waarde) is None
    d = Dossier(lees(gewijzigd(wijziging)), vandaag=VANDAAG)
    p = s.aangevuld(parameters)
    assert s.botst(p) is None
    uit = list(los(functie_van(sjabloon, oordeel=False)(d, p)))
    for v in uit:
        if v.uitkomst == "voldoet_niet":  # every placeholder of the catalogue can be filled
            assert set(v.waarden) == set(s.waarden)
            woorden = {n: toon(w) for n, w in v.waarden.items()}
            assert "{" not in vul(s.melding, woorden) + vul(s.herstel, woorden)
    return uit


NIET, OPEN, GOED, NVT = "voldoet_niet", "niet_te_beoordelen", "voldoet", "nvt"
WIJKVERPLEGING = "vvt_dekking.wijkverpleging"
VIJFTACHTIG = {"maat": "wijkverpleging", "minimum_promille": 850}
OVERHEAD = {"kostensoort": "overhead"}
TIENDE = OVERHEAD | {"maximum_promille": 100}
DUIZEND = OVERHEAD | {"maximum_cent": 1000}
GEMEENTE = {"soorten": ["gemeente"]}
VVT = {"discipline": "vvt", "met_mandaat": True}
RISICO = {"onderdeel": "financieringsrisico", "minimum_woorden": 3}
BEWIJS = {"onderdeel": "bijlage_mandaat"}
INDIENING = {"gebeurtenis": "indiening", "uiterlijk": dt.date(2026, 7, 10)}
AFSTEMMING = {"gebeurtenis": "afstemming_verzekeraar", "uiterlijk": dt.date(2026, 7, 10)}
RO = {"soorten": ["ro"]}
OMVANG = {"minimum_inwoners": 9000}
GEVALLEN: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("minimale_vertegenwoordiging", VIJFTACHTIG, {WIJKVERPLEGING: MAAT}, GOED),
    (
        "minimale_vertegenwoordiging",
        VIJFTACHTIG,
        {WIJKVERPLEGING: MAAT | {"vertegenwoordigd": 84.99}},
        NIET,
    ),
    ("minimale_vertegenwoordiging", VIJFTACHTIG, {"vvt_dekking": None}, OPEN),
    (
        "minimale_vertegenwoordiging",
        VIJFTACHTIG,
        {WIJKVERPLEGING: MAAT | {"totaal": None}},
        OPEN,
    ),
    ("uitgesloten_kostensoort", {"kostensoorten": ["overhead"]}, alleen(("overhead", 1)), NIET),
    ("uitgesloten_kostensoort", {"kostensoorten": ["overhead"]}, alleen(("overhead", 0)), NVT),
    ("uitgesloten_kostensoort", {"kostensoorten": ["overhead"]}, alleen(("overhead", None)), OPEN),
    ("uitgesloten_kostensoort", {"kostensoorten": ["overhead"]}, alleen((None, 1)), OPEN),
    ("uitgesloten_kostensoort", {"kostensoorten": ["overhead"]}, alleen(("overig", None)), GOED),
    (
        "uitgesloten_kostensoort",
        {"kostensoorten": ["overhead"]},
        {"begrotingsposten": None, "paragrafen": None},
        OPEN,
    ),
    ("maximum_per_kostensoort", DUIZEND, alleen(("overhead", 600), ("overhead", 400)), GOED),
    ("maximum_per_kostensoort", DUIZEND, alleen(("overhead", 600), ("overhead", 401)), NIET),
    ("maximum_per_kostensoort", DUIZEND, alleen(("overhead", 1), (None, 999)), GOED),
    ("maximum_per_kostensoort", DUIZEND, alleen(("overhead", 2), (None, 999)), OPEN),
    ("maximum_per_kostensoort", DUIZEND, alleen(("overhead", 1001), (None, None)), NIET),
    ("maximum_per_kostensoort", DUIZEND, alleen(("overhead", None), ("overig", None)), GOED),
    ("maximum_per_kostensoort", DUIZEND, alleen(("overhead", None), ("overhead", 1)), OPEN),
    ("maximum_per_kostensoort", TIENDE, alleen(("overhead", 100), ("overig", 900)), GOED),
    ("maximum_per_kostensoort", TIENDE, alleen(("overhead", 100), ("overig", 899)), NIET),
    ("maximum_per_kostensoort", TIENDE, alleen(("overhead", 100), ("overig", None)), OPEN),
    ("maximum_per_kostensoort", TIENDE, alleen(("overhead", 0), ("overig", None)), GOED),
    ("maximum_per_kostensoort", TIENDE, {"begrotingsposten": [], "paragrafen": None}, GOED),
    (
        "maximum_per_kostensoort",
        TIENDE,
        {"begrotingsposten": None, "paragrafen": None},
        OPEN,
    ),
    ("verplichte_partij", GEMEENTE, {}, GOED),
    ("verplichte_partij", GEMEENTE, {"partijen.gem.soort": "overig"}, NIET),
    ("verplichte_partij", GEMEENTE, {"partijen.gem.soort": None}, OPEN),
    ("verplichte_partij", GEMEENTE | {"minimum_aantal": 2}, {}, NIET),
    ("verplichte_partij", VVT, {}, GOED),
    ("verplichte_partij", VVT, {"mandaten": []}, NIET),
    ("verplichte_partij", VVT, {"mandaten": None}, OPEN),
    ("verplicht_onderdeel", RISICO, {"financieringsrisico": "Dan stopt het."}, GOED),
    ("verplicht_onderdeel", RISICO, {"financieringsrisico": "Dan stopt"}, NIET),
    ("verplicht_onderdeel", RISICO, {}, NIET),
    ("verplicht_onderdeel", BEWIJS, {}, GOED),
    ("verplicht_onderdeel", BEWIJS, {"mandaten.m1.bewijs": " \u200b"}, NIET),
    ("verplicht_onderdeel", BEWIJS, {"mandaten": None}, OPEN),
    ("verplicht_onderdeel", BEWIJS, {"mandaten": []}, NVT),
    ("termijn", INDIENING, {}, GOED),
    ("termijn", INDIENING, {"ingediend_op": "2026-07-10T23:59:59+02:00"}, GOED),
    ("termijn", INDIENING, {"ingediend_op": "2026-07-11T00:00:00+02:00"}, NIET),
    ("termijn", INDIENING, {"ingediend_op": None}, NVT),
    (
        "termijn",
        AFSTEMMING,
        {"afstemming_verzekeraar_op": None, "ingediend_op": "2026-07-11T00:00:00+02:00"},
        NIET,
    ),
    ("termijn", AFSTEMMING, {"afstemming_verzekeraar_op": "2026-07-11"}, NIET),
    ("termijn", AFSTEMMING, {"afstemming_verzekeraar_op": "2026-07-10"}, GOED),
    ("een_contractpartij", {}, {}, GOED),
    ("een_contractpartij", RO, {}, GOED),
    ("een_contractpartij", {"soorten": ["resv"]}, {}, NIET),
    ("een_contractpartij", {}, {"partijen.ro.contractpartij": None}, NIET),
    ("een_contractpartij", {}, {"partijen.hv.contractpartij": True}, NIET),
    ("een_contractpartij", RO, {"partijen.ro.soort": None}, OPEN),
    ("minimale_omvang_wijkverband", OMVANG, {"wijkverbanden.w1.inwoners": 9000}, GOED),
    ("minimale_omvang_wijkverband", OMVANG, {"wijkverbanden.w1.inwoners": 8999}, NIET),
    ("minimale_omvang_wijkverband", OMVANG, {"wijkverbanden.w1.inwoners": None}, OPEN),
]


@pytest.mark.parametrize(("sjabloon", "parameters", "wijziging", "verwacht"), GEVALLEN)
def test_a_template_on_a_plan(sjabloon, parameters, wijziging, verwacht):
    assert oordelen(sjabloon, parameters, wijziging) == verwacht


@pytest.mark.parametrize("naam", SJABLONEN)
def test_every_template_is_shown_to_fire_and_to_pass(naam):
    uitkomsten = {verwacht for sjabloon, _, _, verwacht in GEVALLEN if sjabloon == naam}
    assert {NIET, OPEN, GOED} <= uitkomsten or (naam == "termijn" and NIET in uitkomsten)


def test_a_term_without_a_list_is_unknown():
    termijn = {"gebeurtenis": "inzetverklaring", "uiterlijk": dt.date(2026, 7, 1)}
    assert oordelen("termijn", termijn, {"mandaten": None}) == OPEN


@pytest.mark.parametrize("naam", SJABLONEN["termijn"].veld("gebeurtenis").keuzes)  # type: ignore[union-attr]
def test_every_event_can_be_late(naam):
    te_laat = {"gebeurtenis": naam, "uiterlijk": dt.date(2025, 1, 1)}
    assert NIET in oordelen("termijn", te_laat, {})


@pytest.mark.parametrize("naam", SJABLONEN["verplicht_onderdeel"].veld("onderdeel").keuzes)  # type: ignore[union-attr]
def test_every_part_can_be_too_short(naam):
    veel = {"onderdeel": naam, "minimum_woorden": 500}
    assert NIET in oordelen("verplicht_onderdeel", veel, {})


def test_a_judgement_is_left_to_the_insurer():
    d = Dossier(lees(gewijzigd({})), vandaag=VANDAAG)
    functie = functie_van("verplichte_partij", oordeel=True)
    p = SJABLONEN["verplichte_partij"].aangevuld({"soorten": ["rho"]})
    assert [v.uitkomst for v in functie(d, p)] == ["oordeel_nodig"]


def test_an_unknown_kind_of_cost_is_bounded_exactly():
    """The line is of this kind or of another, so it never counts for both at once."""
    assert oordelen("maximum_per_kostensoort", TIENDE, alleen((None, 10), ("overig", 90))) == GOED
    assert oordelen("maximum_per_kostensoort", TIENDE, alleen((None, 11), ("overig", 90))) == OPEN


def test_a_split_that_is_half_known():
    """A part without a domain may be Zvw, and no more than it holds."""
    deels = [{"domein": "zvw", "bedrag_cent": 900}, {"domein": None, "bedrag_cent": 100}]
    wijziging = alleen(("overhead", 0))
    wijziging["begrotingsposten"][0]["toedeling"] = deels
    assert oordelen("maximum_per_kostensoort", DUIZEND, wijziging) == GOED
    assert oordelen("maximum_per_kostensoort", OVERHEAD | {"maximum_cent": 999}, wijziging) == OPEN
    assert oordelen("maximum_per_kostensoort", OVERHEAD | {"maximum_cent": 899}, wijziging) == NIET


@pytest.mark.parametrize("naam", SJABLONEN)
def test_a_template_says_what_it_asks(naam):
    parameters = next(p for s, p, _, _ in GEVALLEN if s == naam)
    s = SJABLONEN[naam]
    zin = s.zin(s.aangevuld(parameters))
    assert zin.endswith(".")
    assert "_" not in zin
    for veld in s.velden:
        assert grenzen(veld)
        if veld.naam in parameters:
            assert in_woorden(veld, parameters[veld.naam])


def test_the_catalogue_has_the_eight_templates():
    assert len(SJABLONEN) == 8


# --- stricter ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("richting", "oud", "strenger", "soepeler"),
    [
        ("hoger", 800, 801, 799),
        ("lager", 3, 2, 4),
        ("eerder", dt.date(2026, 7, 15), dt.date(2026, 7, 14), dt.date(2026, 7, 16)),
        ("later", dt.date(2026, 7, 15), dt.date(2026, 7, 16), dt.date(2026, 7, 14)),
        ("meer", ["a"], ["b", "a"], ["b"]),
        ("minder", ["a", "b"], ["b"], ["b", "c"]),
        ("ja", False, True, None),
    ],
)
def test_which_way_is_stricter(richting, oud, strenger, soepeler):
    assert not versoepelt(richting, oud, strenger)
    assert not versoepelt(richting, oud, oud)
    assert versoepelt(richting, strenger, oud)
    assert strengste(richting, oud, oud) == oud
    if soepeler is not None:
        assert versoepelt(richting, oud, soepeler)
        assert not versoepelt(richting, oud, strengste(richting, oud, soepeler))


def test_words_are_filled_by_name_only():
    assert vul("{a} {b.c} {d!r:>9} {{a}} {0}", {"a": "x{b}"}) == "x{b} {b.c} {d!r:>9} {x{b}} {0}"


def test_a_change_may_take_a_thing_away():
    assert oordelen("verplichte_partij", {"soorten": ["rho"]}, {"kleine_aanbieders": WEG}) == NIET
