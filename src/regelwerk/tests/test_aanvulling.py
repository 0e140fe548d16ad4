"""An *aanvulling*: what is refused, with which words, and that it never loosens anything."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from regelwerk.aanscherpbaar import PARAMETERS
from regelwerk.aanvulling import AanvullingFout, lees_aanvulling
from regelwerk.oordeel import Bevinding
from regelwerk.rapport import Rapport
from regelwerk.regelsets import Regelset, alle_regelsets
from regelwerk.tests.hulp import gewijzigd, rapport
from regelwerk.tests.test_eigenschappen import plannen, snel
from regelwerk.toml_lezen import MAX_BYTES
from regelwerk.velden import Veld, bezwaar, versoepelt

VOORBEELD = Path(__file__).resolve().parents[3] / "docs/voorbeelden/aanvulling-duinrand.toml"
SHA = "a" * 64
BEGIN: dict[str, Any] = {
    "formaat": "resv-aanvulling/1",
    "id": "duinrand-resv",
    "versie": "1",
    "titel": "Duinrand 2027",
    "verzekeraar": "Duinrand",
    "voorvoegsel": "DR",
    "contractjaren": [2027, 2027],
    "bekend_op": dt.date(2026, 5, 1),
    "bron": {"titel": "Beleid", "datum": dt.date(2026, 5, 1), "sha256": SHA},
    "regels": {
        "DR-1": {
            "sjabloon": "verplichte_partij",
            "parameters": {"soorten": ["rho"]},
            "kracht": "blokkerend",
            "stap": "indienen",
            "titel": "Een RHO doet mee",
            "plaats": "2",
            "citaat": "een regionale organisatie doet mee",
        }
    },
}
GROND = {"plaats": "3", "citaat": "dit is een citaat uit het beleid"}
ZZ = {"verzekeraar": "Zorg en Zekerheid", "voorvoegsel": "ZZA"}
WEG = object()


def als_toml(waarde: Any) -> str:
    match waarde:
        case dict():
            return (
                "{" + ", ".join(f"{json.dumps(k)} = {als_toml(w)}" for k, w in waarde.items()) + "}"
            )
        case list():
            return "[" + ", ".join(map(als_toml, waarde)) + "]"
        case dt.date():
            return waarde.isoformat()
        case str():
            return json.dumps(waarde, ensure_ascii=False)
        case bool():
            return "true" if waarde else "false"
    return str(waarde)


def toml(wijziging: dict[str, Any] | None = None) -> bytes:
    """The example with values set by path, written out as TOML."""
    ruw = copy.deepcopy(BEGIN)
    for pad, waarde in (wijziging or {}).items():
        *stappen, laatste = pad.split("/")
        hier = ruw
        for stap in stappen:
            hier = hier.setdefault(stap, {})
        if waarde is WEG:
            del hier[laatste]
        else:
            hier[laatste] = waarde
    return "\n".join(f"{json.dumps(k)} = {als_toml(w)}" for k, w in ruw.items()).encode()


def lees(wijziging: dict[str, Any] | None = None, **keuzes: Any) -> Regelset:
    keuzes.setdefault("bekend", alle_regelsets())
    return lees_aanvulling(toml(wijziging), **keuzes).regelset


def fouten(inhoud: dict[str, Any] | bytes, **keuzes: Any) -> str:
    keuzes.setdefault("bekend", alle_regelsets())
    ruw = inhoud if isinstance(inhoud, bytes) else toml(inhoud)
    with pytest.raises(AanvullingFout) as fout:
        lees_aanvulling(ruw, **keuzes)
    for f in fout.value.fouten:
        assert f.wat
        assert f.herstel.endswith(".")
    tekst = str(fout.value)
    assert all(t.isprintable() or t == "\n" for t in tekst)
    assert len(tekst) < 20_000
    return tekst


def met(regelset: Regelset, wijziging: dict[str, Any], **keuzes: Any) -> Rapport:
    return rapport(
        gewijzigd(wijziging),
        regelsets=(*alle_regelsets(), regelset),
        extra=[(regelset.id, regelset.versie)],
        **keuzes,
    )


def van(uit: Rapport, regel: str) -> list[Bevinding]:
    return [b for b in uit.alle if b.regel == regel]


# --- what works -------------------------------------------------------------------------


def test_the_example_of_the_manual_is_valid_and_uses_every_template():
    aanvulling = lees_aanvulling(VOORBEELD.read_bytes(), alle_regelsets())
    regels = aanvulling.regelset.regels
    assert len({v.sjabloon for v in regels.values()}) == 8
    assert set(aanvulling.gronden) >= {("regels", n) for n in regels}


def test_a_rule_of_a_template_gives_a_finding_with_its_own_grounds():
    (b,) = van(met(lees(), {}), "DR-1")
    assert (b.uitkomst, b.kracht, b.stap, b.blokkeert) == (
        *("voldoet_niet", "blokkerend", "indienen"),
        True,
    )
    assert (b.bron, b.plaats, b.laag) == ("Beleid", "2", "verzekeraar")
    assert b.citaat == "een regionale organisatie doet mee"
    assert b.melding == "Nodig: 1 keer rho; in het plan: 0"


def test_own_words_are_filled_in():
    woorden = {"regels/DR-1/melding": "Er is {aantal} van {minimum} ({partij})."}
    assert van(met(lees(woorden), {}), "DR-1")[0].melding == "Er is 0 van 1 (rho)."


def test_a_judgement_is_the_insurers():
    kracht = {"regels/DR-1/kracht": "oordeel", "regels/DR-1/stap": WEG}
    (b,) = van(met(lees(kracht), {}), "DR-1")
    assert (b.uitkomst, b.kracht, b.stap) == ("oordeel_nodig", "oordeel", None)


def test_it_runs_only_when_chosen_by_year_and_insurer_or_by_name():
    alle = (*alle_regelsets(), lees())
    assert not van(rapport(gewijzigd(), regelsets=alle), "DR-1")
    eigen = gewijzigd({"preferente_verzekeraar.naam": " duinrand "})
    uit = rapport(eigen, regelsets=alle)
    assert van(uit, "DR-1")
    # An addition is not the policy itself: what is not loaded stays said.
    assert not uit.beleid_geladen
    (beleid,) = [n for n in uit.niet_getoetst if n.wat.startswith("Beleid van")]
    assert "alleen de aanvulling: Duinrand 2027" in beleid.waarom


def test_tightening_changes_the_outcome_and_says_so():
    strenger = lees(
        ZZ
        | {
            "regels": {},
            "aanscherpingen": {"ZZ-3.4-4a": {"parameters": {"minimum_promille": 1000}} | GROND},
        }
    )
    plan = {"vvt_dekking.wijkverpleging": {"totaal": 100, "vertegenwoordigd": 99}}
    assert {b.uitkomst for b in van(rapport(gewijzigd(plan)), "ZZ-3.4-4a")} == {"voldoet"}
    mis = [b for b in van(met(strenger, plan), "ZZ-3.4-4a") if b.uitkomst == "voldoet_niet"]
    assert "100,0% is nodig" in mis[0].melding
    assert "aangescherpt in Duinrand 2027 1, was 800" in str(mis[0].parameters)
    assert "aangescherpt in Duinrand 2027 1" in (mis[0].lezing or "")


def test_an_open_parameter_is_filled():
    gevuld = lees(
        {
            "invullingen": {
                "LHV-6": {"parameters": {"uiterste_indiendatum": dt.date(2026, 6, 1)}} | GROND
            }
        }
    )
    ander = {"preferente_verzekeraar.naam": "Duinrand"}
    assert [b.uitkomst for b in van(rapport(gewijzigd(ander)), "LHV-6")] == ["niet_van_toepassing"]
    assert [b.uitkomst for b in van(met(gevuld, ander), "LHV-6")] == ["voldoet_niet"]
    # On a plan of an insurer that filled it already, the addition changes nothing.
    assert van(met(gevuld, {}), "LHV-6") == van(rapport(gewijzigd()), "LHV-6")


# --- quotes -----------------------------------------------------------------------------


def test_a_quote_that_is_not_in_the_source_refuses_the_set():
    tekst = "Regel 4: een regionale\n  organisatie doet mee aan het overleg."
    goed = lees_aanvulling(toml(), alle_regelsets(), {SHA: tekst}.get)
    assert goed.regelset.citaten_nagegaan
    mis = fouten({"regels/DR-1/citaat": "een landelijke organisatie"}, brontekst={SHA: tekst}.get)
    assert "regels.DR-1.citaat: dit citaat staat niet in de bron" in mis


def test_the_quote_under_a_tightened_parameter_is_held_against_the_source_too():
    strenger = {
        "aanscherpingen": {"NZA-T-art3e": {"parameters": {"kopie_vanaf": 2}} | GROND},
    }
    tekst = "een regionale organisatie doet mee"
    mis = fouten(strenger, brontekst={SHA: tekst}.get)
    assert "aanscherpingen.NZA-T-art3e.citaat: dit citaat staat niet in de bron" in mis


def test_without_the_text_it_is_said_that_nobody_looked():
    regelset = lees()
    assert not regelset.citaten_nagegaan
    wie = [n for n in met(regelset, {}).niet_getoetst if n.wat == "Citaten van Duinrand 2027"]
    assert "niet nagegaan" in wie[0].waarom
    gewoon = rapport(gewijzigd()).niet_getoetst
    assert not [n for n in gewoon if "Citaten" in n.wat]


# --- what is refused --------------------------------------------------------------------

R = "regels/DR-1"
P = f"{R}/parameters"
GEWEIGERD: list[tuple[dict[str, Any], str]] = [
    ({"formaat": "iets"}, "formaat: dit is geen aanvulling"),
    ({"id": "zorg-en-zekerheid-resv"}, "id: zo heet een regelset die er al is"),
    ({"id": "../etc/passwd"}, "id: '../etc/passwd' past hier niet"),
    ({"id": WEG}, "id: dit ontbreekt"),
    ({"versie": 1}, "versie: '1' is geen passende tekst"),
    ({"voorvoegsel": "ZZ"}, "voorvoegsel: ZZ is al van Zorg en Zekerheid 2027"),
    ({"voorvoegsel": "NZA"}, "voorvoegsel: NZA is al van"),
    ({"voorvoegsel": "ΝΖΑ"}, "voorvoegsel: 'ΝΖΑ' past hier niet"),  # Greek capitals
    ({"contractjaren": [2028, 2027]}, "contractjaren: dit zijn geen contractjaren"),
    ({"contractjaren": [True, 2027]}, "contractjaren: dit zijn geen contractjaren"),
    ({"contractjaren": WEG}, "contractjaren: dit ontbreekt"),
    ({"bekend_op": "2026-05-01"}, "bekend_op: '2026-05-01' is geen dag"),
    ({"laag": "nza"}, "laag: dit veld bestaat niet"),
    ({"bron": WEG}, "bron: de bron ontbreekt"),
    ({"bron/sha256": WEG}, "bron: niemand kan deze bron terugvinden"),
    ({"bron/sha256": "A" * 64}, "bron.sha256: "),
    ({"bron/link": "javascript:alert(1)"}, "bron.link: "),
    ({"bron/link": "file:///etc/passwd"}, "bron.link: "),
    ({"bron/bestand": "/etc/passwd"}, "bron.bestand: dit veld bestaat niet"),
    ({"regels": {}}, "deze aanvulling doet niets"),
    ({"regels": []}, "regels: hier staat een lijst van 0"),
    ({"regels/DR-2": "x"}, "regels.DR-2: dit is geen regel"),
    ({"regels/XX-1": BEGIN["regels"]["DR-1"]}, "regels.XX-1: dit is geen nummer"),
    ({"regels/ZZ-3.4-4a": BEGIN["regels"]["DR-1"]}, "regels.ZZ-3.4-4a: deze regel bestaat al"),
    ({"regels/NZA-3": {"uit": True}}, "regels.NZA-3: deze regel bestaat al"),
    ({f"{R}/sjabloon": "os.system"}, "regels.DR-1.sjabloon: 'os.system' is hier niet bekend"),
    ({f"{R}/sjabloon": WEG}, "regels.DR-1.sjabloon: dit ontbreekt"),
    ({f"{R}/kracht": "uit"}, "regels.DR-1.kracht: 'uit' is hier niet bekend"),
    ({f"{R}/stap": WEG}, "regels.DR-1.stap: dit ontbreekt"),
    ({f"{R}/kracht": "tip"}, "regels.DR-1.stap: een regel met kracht tip houdt geen stap tegen"),
    ({f"{R}/aan_zet": "iedereen"}, "regels.DR-1.aan_zet: 'iedereen' is hier niet bekend"),
    ({f"{R}/titel": " \u00a0"}, "regels.DR-1.titel: "),
    ({f"{R}/titel": "a\u202eb"}, "regels.DR-1.titel: hier staat een onzichtbaar"),
    ({f"{R}/titel": "a\u200bb"}, "regels.DR-1.titel: hier staat een onzichtbaar"),
    ({f"{R}/titel": "\u001b[31mrood"}, "regels.DR-1.titel: hier staat een onzichtbaar"),
    ({f"{R}/titel": "a\u0301\u0301\u0301"}, "regels.DR-1.titel: hier staan tekens over elkaar"),
    ({f"{R}/titel": "van 111222333"}, "regels.DR-1.titel: hier staat een nummer dat een BSN"),
    ({f"{R}/titel": "x" * 151}, "regels.DR-1.titel: "),
    ({f"{R}/plaats": WEG}, "regels.DR-1.plaats: dit ontbreekt"),
    ({f"{R}/citaat": WEG}, "regels.DR-1.citaat: dit ontbreekt"),
    ({f"{R}/citaat": "woord " * 26}, "regels.DR-1.citaat: het citaat is te lang of te kort"),
    ({f"{R}/citaat": "kort"}, "regels.DR-1.citaat: het citaat is te lang of te kort"),
    ({P: WEG}, "regels.DR-1.parameters: deze waarden passen niet bij elkaar"),
    ({P: []}, "regels.DR-1.parameters: hier staat een lijst van 0"),
    ({f"{P}/soorten": ["bank"]}, "regels.DR-1.parameters.soorten: een lijst van 1 past niet"),
    ({f"{P}/soorten": []}, "regels.DR-1.parameters.soorten: "),
    ({f"{P}/soorten": "ro"}, "regels.DR-1.parameters.soorten: "),
    ({f"{P}/minimum_aantal": 0}, "ten minste 1 en ten hoogste 20"),
    ({f"{P}/minimum_aantal": 21}, "ten minste 1 en ten hoogste 20"),
    ({f"{P}/minimum_aantal": 1.0}, "regels.DR-1.parameters.minimum_aantal: "),
    ({f"{P}/minimum_aantal": True}, "regels.DR-1.parameters.minimum_aantal: "),
    ({f"{P}/met_mandaat": "ja"}, "true (ja) of false (nee)"),
    ({f"{P}/bestand": "/etc/passwd"}, "regels.DR-1.parameters.bestand: dit veld bestaat niet"),
]


@pytest.mark.parametrize(("wijziging", "verwacht"), GEWEIGERD)
def test_what_is_wrong_is_said_with_its_place(wijziging, verwacht):
    assert verwacht in fouten(wijziging)


SJABLOON_GRENZEN: list[tuple[str, dict[str, Any], str]] = [
    (
        "minimale_vertegenwoordiging",
        {"maat": "so", "minimum_promille": 1001},
        "ten minste 1 en ten hoogste 1000",
    ),
    ("minimale_vertegenwoordiging", {"maat": "so"}, "minimum_promille: dit ontbreekt"),
    ("maximum_per_kostensoort", {"kostensoort": "overig"}, "geef precies één maximum".capitalize()),
    (
        "maximum_per_kostensoort",
        {"kostensoort": "overig", "maximum_cent": 1, "maximum_promille": 1},
        "Geef precies één maximum",
    ),
    ("termijn", {"gebeurtenis": "indiening", "uiterlijk": "morgen"}, "een dag zoals 2026-07-15"),
    ("minimale_omvang_wijkverband", {"minimum_inwoners": 500_001}, "ten hoogste 500000"),
]


@pytest.mark.parametrize(("sjabloon", "parameters", "verwacht"), SJABLOON_GRENZEN)
def test_a_parameter_outside_its_bounds_is_refused(sjabloon, parameters, verwacht):
    assert verwacht in fouten({f"{R}/sjabloon": sjabloon, P: parameters})


INGREPEN: list[tuple[dict[str, Any], str, dict[str, Any], str]] = [
    ({}, "NZA-T-art3e", {"kopie_vanaf": 4}, "dit versoepelt de regel: 3 posten wordt 4 posten"),
    ({}, "NZA-T-art3e", {"kopie_vanaf": 3}, "dit verandert niets: het is al 3 posten"),
    ({}, "NZA-T-art3e", {"kopie_vanaf": 1}, "ten minste 2"),
    ({}, "NZA-T-art3e", {"kracht": "tip"}, "deze regel kent die parameter niet"),
    ({}, "NZA-T-art3e", {}, "Noem de parameter"),
    ({}, "NZA-7-a", {"tot": dt.date(2031, 1, 1)}, "niet vastgelegd wat strenger is"),
    ({}, "NZA-99", {"x": 1}, "aanscherpingen.NZA-99: deze regel bestaat niet"),
    ({}, "ZZ-3.4-4a", {"minimum_promille": 900}, "deze regel is van Zorg en Zekerheid"),
    (ZZ, "ZZ-3.4-4a", {"minimum_promille": 799}, "80,0% wordt 79,9%"),
    (ZZ, "ZZ-4.1-1a", {"uiterste_indiendatum": dt.date(2026, 7, 16)}, "15 juli 2026 wordt 16 juli"),
    (ZZ, "ZZ-3.4-1", {"routes": ["paramedisch_platform"]}, "een lijst met elk hoogstens"),
    ({}, "NZA-3", {"te_algemeen": ["zorg"]}, "dit versoepelt de regel"),
    ({}, "LHV-6", {"uiterste_indiendatum": dt.date(2026, 6, 1)}, "nog niet ingevuld"),
]


@pytest.mark.parametrize(("kop", "regel", "parameters", "verwacht"), INGREPEN)
def test_loosening_and_what_can_not_be_tightened_is_refused(kop, regel, parameters, verwacht):
    ingreep = {"regels": {}, "aanscherpingen": {regel: {"parameters": parameters} | GROND}}
    assert verwacht in fouten(kop | ingreep)


def test_a_filled_parameter_can_not_be_filled_again():
    vul = {"LHV-6": {"parameters": {"uiterste_indiendatum": dt.date(2026, 8, 1)}} | GROND}
    assert "staat niet (meer) open" in fouten(ZZ | {"regels": {}, "invullingen": vul})
    kopie = {"NZA-T-art3e": {"parameters": {"kopie_vanaf": 2}} | GROND}
    assert "staat niet (meer) open" in fouten({"regels": {}, "invullingen": kopie})


@pytest.mark.parametrize("sleutel", ["uitgezet", "vervangt", "versoepelingen", "schrap_regels"])
def test_switching_off_is_refused_by_name(sleutel):
    assert "Een aanvulling voegt toe of scherpt aan" in fouten({sleutel: ["NZA-3"]})


def test_two_versions_on_one_date_are_refused():
    eerste = lees()
    bekend = (*alle_regelsets(), eerste)
    assert "er al een versie van deze dag (1)" in fouten({"versie": "2"}, bekend=bekend)
    later = {"versie": "2", "bekend_op": dt.date(2026, 5, 2)}
    assert lees(later, bekend=bekend).versie == "2"
    zelfde = {"titel": "Anders", "bekend_op": dt.date(2026, 5, 2)}
    assert "er al een versie 1 met een andere inhoud" in fouten(zelfde, bekend=bekend)
    assert lees(bekend=bekend) == eerste  # the very same file is no second version


def test_all_errors_are_said_at_once_with_their_line():
    inhoud = VOORBEELD.read_text().replace("minimum_promille = 850", "minimum_promille = 8500")
    inhoud = inhoud.replace('kracht = "waarschuwing"', 'kracht = "streng"', 1)
    inhoud = inhoud.replace("kopie_vanaf = 2", "kopie_vanaf = 5")
    regels = fouten(inhoud.encode()).splitlines()
    assert len(regels) == 3
    for regel, waar in zip(
        regels, ("DR-1.parameters.minimum_promille", "DR-4.kracht", "kopie_vanaf"), strict=True
    ):
        nummer = int(regel.removeprefix("regel ").partition(",")[0])
        assert waar in regel
        assert waar.rpartition(".")[2] in inhoud.splitlines()[nummer - 1]


# --- hostile files ----------------------------------------------------------------------

VIJANDIG: list[tuple[bytes, str]] = [
    (b"x" * (MAX_BYTES + 1), "het bestand is te groot"),
    (b"\xff\xfe", "geen UTF-8"),
    (b"a = 1\na = 2\n", "regel 2: dit staat er twee keer"),
    (b"[a]\n[a]\n", "regel 2: dit staat er twee keer"),
    (b"x = { a = 1, a = 2 }", "dit staat er twee keer"),
    (b"x = \ny = 1", "regel 1: dit is geen geldige TOML"),
    (b'x = "\\uD800"', "dit is geen geldige TOML"),
    (b"x = " + b"9" * 5000, "deze regel is te lang"),
    (b"x = [\n" + b"[\n" * 20_000, "te diep genest"),
    (b"x = " + b"[" * 900 + b"]" * 900, "te diep genest"),
    (b".".join([b"a"] * 900) + b" = 1", "te diep genest"),
    (b"[" + b".".join([b"a"] * 900) + b"]", "te diep genest"),
    (b"x = 0001-01-32", "dit is geen geldige TOML"),
    (b"x = nan\n", "x: dit veld bestaat niet"),
    (b"", "formaat: dit is geen aanvulling"),
    (b"\n".join(b"[regels.'DR-%d']" % n for n in range(101)), "dit zijn te veel regels"),
    (b'"\\u202e\\u001b" = 1', "dit veld bestaat niet"),
    ("\ufeffx = 1".encode(), "x: dit veld bestaat niet"),
    (b"id = 0x" + b"f" * 1900, "is geen passende tekst"),
    (b'"111222333" = 1', "\u2022\u2022\u2022"),
]


@pytest.mark.parametrize(("inhoud", "verwacht"), VIJANDIG)
def test_a_hostile_file_is_refused_in_words(inhoud, verwacht):
    assert verwacht in fouten(inhoud)
    assert "111222333" not in fouten(inhoud)


@pytest.mark.parametrize(
    "tekst",
    [
        "{partij.__class__.__mro__}",
        "{partij!r}",
        "{aantal:>999999999}",
        "{aantal[0]}",
        "{0}",
        "{}",
        "{{partij}}",
        "{bestand}",
        "{ partij }",
        "{PARTIJ}",
        "los {",
        "los }",
        "{partij",
    ],
)
@pytest.mark.parametrize("veld", ["melding", "herstel"])
def test_words_can_not_reach_into_objects_or_ask_for_endless_space(tekst, veld):
    mis = fouten({f"{R}/{veld}": f"Zie {tekst}"})
    assert f"regels.DR-1.{veld}: tussen accolades staat iets dat hier niet kan" in mis
    assert "{partij}, {aantal}, {minimum}" in mis


def test_markup_and_percent_signs_are_just_text():
    vreemd = "<b>%s %(x)s ${HOME} $(id) =1+1</b>".replace("${HOME}", "$HOME")
    (b,) = van(met(lees({f"{R}/melding": vreemd}), {}), "DR-1")
    assert b.melding == vreemd


@snel
@given(
    st.dictionaries(
        st.sampled_from([*BEGIN, "regels/DR-1/parameters/soorten", R, P, f"{R}/citaat", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=30),
            lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=5), x, max_size=3),
            max_leaves=5,
        ).filter(lambda w: w is not None),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_stands_in_it_gives_a_set_or_words(wijziging):
    try:
        inhoud = toml(wijziging)
    except (AttributeError, TypeError, UnicodeEncodeError):
        return  # one change took away what the next stands in
    with contextlib.suppress(AanvullingFout):
        lees_aanvulling(inhoud, alle_regelsets())


# --- it never loosens -------------------------------------------------------------------


def _plekken(uit: Rapport) -> set[tuple[str, str]]:
    return {(b.regel, b.object) for b in uit.bevindingen}


def _strenger(veld: Veld, oud: Any) -> Any:
    """Some value that is stricter and fits."""
    match veld.streng:
        case "hoger":
            return min(veld.maximum, oud + 1)
        case "lager":
            return max(veld.minimum, oud - 1)
        case "eerder":
            return oud - dt.timedelta(days=30)
        case "later":
            return oud + dt.timedelta(days=300)
        case "meer":
            return [*oud, "huisartsenzorg", "overleg", "wijkverpleging"]
    return list(oud)[:1]


def _alles_strenger() -> Regelset:
    strenger: dict[str, Any] = {}
    for (regel, naam), veld in PARAMETERS.items():
        vermelding = next(r.regels[regel] for r in alle_regelsets() if regel in r.regels)
        oud = vermelding.parameters.get(naam, dt.date(2026, 7, 15))
        nieuw = _strenger(veld, oud)
        assert bezwaar(veld, nieuw) is None
        assert not versoepelt(veld.streng or "ja", oud, nieuw)
        strenger[regel] = {"parameters": {naam: nieuw}} | GROND
    return lees(ZZ | {"regels": {}, "aanscherpingen": strenger})


ALLES_STRENGER = _alles_strenger()
VAN_DUINRAND = lees_aanvulling(VOORBEELD.read_bytes(), alle_regelsets()).regelset
# What no file can say, yet the engine must hold against all the same.
SOEPEL = replace(
    VAN_DUINRAND,
    aanscherpingen={"ZZ-3.4-4a": {"minimum_promille": 1}, "NZA-T-art3e": {"kopie_vanaf": 99}},
    invullingen={"LHV-6": {"uiterste_indiendatum": dt.date(2031, 1, 1)}},
)


@pytest.mark.parametrize("regelset", [ALLES_STRENGER, VAN_DUINRAND, SOEPEL], ids=lambda r: r.titel)
@snel
@given(plan=plannen())
def test_adding_one_never_removes_a_finding(regelset, plan):
    zonder = rapport(plan)
    erbij = rapport(
        plan,
        regelsets=(*alle_regelsets(), regelset),
        extra=[(regelset.id, regelset.versie)],
    )
    assert _plekken(zonder) <= _plekken(erbij)
    assert Counter(b.regel for b in zonder.blokkerend) <= Counter(b.regel for b in erbij.blokkerend)
    if regelset is SOEPEL:
        eigen = tuple(b for b in erbij.alle if not b.regel.startswith("DR-"))
        assert [(b.regel, b.uitkomst, b.melding) for b in eigen] == [
            (b.regel, b.uitkomst, b.melding) for b in zonder.alle
        ]


def test_leaving_out_the_insurer_stays_a_finding():
    naamloos = {"preferente_verzekeraar": None}
    assert [b.regel for b in met(VAN_DUINRAND, naamloos).blokkerend if b.regel == "ZZ-1.2"]
