"""What holds for every plan, whatever is in it."""

import copy
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from regelwerk.dossier import Dossier
from regelwerk.herstel import HERSTEL
from regelwerk.inlezen import Onleesbaar, lees_plan, plan_uit
from regelwerk.oordeel import Vaststelling
from regelwerk.regel import REGELS, los
from regelwerk.regelsets import Regelset, alle_regelsets, kies
from regelwerk.tests.hulp import BASIS, VANDAAG, gewijzigd, kort, lees, nieuw, rapport
from regelwerk.tijd import Periode
from regelwerk.voorbeelden import alle_voorbeelden, basisplan, paren

WIJZIGINGEN = [
    (v.basis, dict(paren(v)))
    for groep in alle_voorbeelden().values()
    for v in groep
    if v.basis in ("basisplan", "vorm-2")
]
snel = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


class Plan(dict[str, Any]):
    """A plan that shows only what was changed in it when a test fails."""

    wat: tuple[str, Any] = ("", ())

    def __repr__(self) -> str:
        return f"Plan{self.wat}"


@st.composite
def plannen(draw: Any) -> dict[str, Any]:
    """A plan with up to three changes from the tables of the rules."""
    naam = draw(st.sampled_from(["basisplan", "vorm-2"]))
    passend = [w for basis, w in WIJZIGINGEN if naam == "vorm-2" or basis == naam]
    ruw = copy.deepcopy(dict(basisplan(naam)))
    wijzigingen = draw(st.lists(st.sampled_from(passend), max_size=3))
    for wijziging in wijzigingen:
        try:
            ruw = gewijzigd(wijziging, ruw)
            lees(ruw)
        except (Onleesbaar, TypeError, KeyError, IndexError, ValueError, AttributeError):
            assume(False)  # the second change has nothing left to act on
    plan = Plan(ruw)
    plan.wat = (naam, wijzigingen)
    return plan


def paden(ding: Any, pad: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in the plan that holds something."""
    onder = ding.items() if isinstance(ding, dict) else enumerate(ding)
    uit = []
    for stap, waarde in onder:
        uit.append((*pad, stap))
        if isinstance(waarde, dict | list):
            uit += paden(waarde, (*pad, stap))
    return uit


def met(ruw: dict[str, Any], pad: tuple[str | int, ...], waarde: Any) -> dict[str, Any]:
    ruw = copy.deepcopy(ruw)
    hier: Any = ruw
    for stap in pad[:-1]:
        hier = hier[stap]
    hier[pad[-1]] = waarde
    return ruw


def gehusseld(ding: Any, draw: Any) -> Any:
    if isinstance(ding, dict):
        return {k: gehusseld(w, draw) for k, w in ding.items()}
    if isinstance(ding, list):
        return draw(st.permutations([gehusseld(w, draw) for w in ding]))
    return ding


def alles(ruw: dict[str, Any], **keuzes: Any) -> Counter[tuple[str, ...]]:
    uit = rapport(ruw, **keuzes).bevindingen
    return Counter((b.regel, b.uitkomst, b.object, b.kracht) for b in uit)


@snel
@given(plannen(), st.data())
def test_the_order_of_the_input_never_matters(ruw, data):
    assert alles(gehusseld(ruw, data.draw)) == alles(ruw)


@snel
@given(plannen())
def test_the_same_input_gives_the_same_bytes(ruw):
    een, ander = rapport(ruw), rapport(json.loads(json.dumps(ruw)))
    assert een.als_json(alles=True) == ander.als_json(alles=True)


# --- null -------------------------------------------------------------------------------

# Where null says "none" or "not filled in" (interface), taking a thing out is no unknown.
GEEN = {
    "ingetrokken_op", "rechtspersoon", "kvk", "agb", "iban", "tak", "ingediend_op", "titel",
    # only true marks the party
    "contractpartij", "kassier",
    # a line without dates follows its activity
    "vanaf", "tot",
    # an absent paragraph or proposal is said to be missing, and can't break anything else
    "paragrafen", "wlz_zorg_thuis", "regiegemeente_voorstel", "status",
    # asked in form two only, where its absence does count
    "voorliggend",
    # texts, and optional fields that a plan need not have
    "wsv", "naam", "gemeenten", "termijnen", "beleidsversies", "vorige_soort",
    # two parts of a WSV that are both unknown are common: a warning
    "aandeel",
}  # fmt: skip


@settings(snel, max_examples=250)
@given(plannen(), st.data())
def test_null_never_helps(ruw, data):
    assume(rapport(ruw).exitcode == 1)
    pad = data.draw(
        st.sampled_from([p for p in paden(ruw) if p[-1] not in GEEN and isinstance(p[-1], str)])
    )
    try:
        zonder = rapport(met(ruw, pad, None))
    except Onleesbaar:
        return
    assert zonder.exitcode == 1 or pad[-1] == "omvang"  # ...may settle a contradiction


# --- stricter ---------------------------------------------------------------------------

STRENGER: list[tuple[str, str, Any]] = [
    ("ZZ-3.4-4a", "minimum_promille", 900),
    ("ZZ-3.4-4a", "minimum_promille", 1000),
    ("ZZ-4.1-1a", "uiterste_indiendatum", dt.date(2026, 7, 1)),
    ("OPL-B1", "minimum", 5),
    ("ZZ-3.3-0c", "taken", [1, 2, 3, 4, 5]),
    ("ZZ-3.1-1a", "groepen", [*"huisartsen apothekers paramedici vvt sociaal_domein x".split()]),
    ("ZZ-3.3-2e", "groepen", [*"huisartsen apothekers paramedici vvt sociaal_domein x".split()]),
    ("ZZ-3.4-1", "routes", ["huisartsenvereniging"]),
    ("OPL-C1", "onderwerpen", ["resv-plan", "begroting", "wijkverbanden", "x"]),
    ("NZA-7-a", "tot", dt.date(2027, 12, 1)),
    ("NZA-7-a", "vanaf", dt.date(2027, 2, 1)),
    ("NZA-T-art7b", "einde", dt.date(2026, 1, 1)),
    ("VWS-1b", "vanaf", dt.date(2027, 2, 1)),
    ("NZA-T-art4c", "uiterlijk_voor", 2028),
    ("NZA-T-art7a", "vanaf_jaar", 2027),
    ("NZA-T-art3e", "kopie_vanaf", 2),
    ("LHV-7", "nieuwste_lijst", dt.date(2026, 1, 1)),
]
_ZWAARTE = ("tip", "oordeel", "waarschuwing", "blokkerend")


def _aangescherpt(regel: str, naam: str, waarde: Any) -> list[Any]:
    uit = []
    for s in alle_regelsets():
        if regel in s.regels:
            v = s.regels[regel]
            assert naam in v.parameters
            nieuwe = replace(v, parameters=v.parameters | {naam: waarde})
            s = replace(s, regels=s.regels | {regel: nieuwe})
        uit.append(s)
    return uit


@pytest.mark.parametrize(("regel", "naam", "waarde"), STRENGER)
@settings(snel, max_examples=12)
@given(ruw=plannen())
def test_a_stricter_parameter_never_removes_a_finding(regel, naam, waarde, ruw):
    voor = [b for b in rapport(ruw).bevindingen if b.regel == regel]
    streng = rapport(ruw, regelsets=_aangescherpt(regel, naam, waarde)).bevindingen
    na = [(b.object, _ZWAARTE.index(b.kracht)) for b in streng if b.regel == regel]
    for b in voor:
        assert any(o == b.object and z >= _ZWAARTE.index(b.kracht) for o, z in na)
    anders = Counter(b.regel for b in streng) - Counter(b.regel for b in rapport(ruw).bevindingen)
    assert set(anders) <= {regel, "VWS-1b"}


@pytest.mark.parametrize(("regel", "naam", "waarde"), STRENGER)
def test_the_stricter_parameter_is_read(regel, naam, waarde):
    plan = gewijzigd(
        {
            "termijnen": [{"op": "2027-01-01", "bedrag_cent": 69875050}],
            "mandaten.m1.route": "huisartsencooperatie",
            "begrotingsposten.b2.zinnig": BASIS["begrotingsposten"][0]["zinnig"],
        }
    )
    streng = alles(plan, regelsets=_aangescherpt(regel, naam, waarde))
    assert any(b[0] == regel for b in streng - alles(plan))


# --- splits and periods -----------------------------------------------------------------

cent = st.integers(0, 10**12)


@pytest.mark.eis("NZA-T-art3a")
@settings(snel, max_examples=100)
@given(
    st.lists(
        st.tuples(st.sampled_from("zvw wlz wmo jeugdwet gemeente eigen".split()), cent),
        min_size=1,
        max_size=6,
    ),
    st.integers(-2, 2),
)
def test_a_split_fails_exactly_when_its_sum_differs(delen, verschil):
    som = sum(bedrag for _, bedrag in delen)
    assume(som + verschil >= 0)
    ruw = gewijzigd(
        {
            "begrotingsposten.b2.toedeling": [{"domein": d, "bedrag_cent": b} for d, b in delen],
            "begrotingsposten.b2.bedrag_cent": som + verschil,
        }
    )
    klopt = "NZA-T-art3a" not in {b.regel for b in rapport(ruw).bevindingen}
    assert klopt == (verschil == 0)


dag = st.dates(dt.date(2026, 6, 1), dt.date(2028, 6, 1))
periode = st.tuples(dag, dag).map(lambda p: Periode(min(p), max(p)))


def dagen(p: Periode) -> set[int]:
    return set(range(p.vanaf.toordinal(), p.tot.toordinal()))


@settings(snel, max_examples=200)
@given(periode, periode)
def test_periods_are_half_open_and_overlap_is_symmetric(een, ander):
    assert een.gemeen(ander) == ander.gemeen(een) == len(dagen(een) & dagen(ander))
    assert een.gemeen(Periode(een.tot, ander.tot)) == 0
    assert een.dagen == len(dagen(een))


@pytest.mark.eis("ZZ-3.1-2b")
@snel
@given(periode, periode)
def test_double_funding_needs_a_shared_day(post, voucher):
    assume(post.dagen)
    wijziging = {
        "begrotingsposten.b1.vanaf": post.vanaf.isoformat(),
        "begrotingsposten.b1.tot": post.tot.isoformat(),
        "voorliggende_financiering.f1": BASIS["voorliggende_financiering"][0]
        | {
            "partij": "ro",
            "activiteiten": ["a1"],
            "vanaf": voucher.vanaf.isoformat(),
            "tot": voucher.tot.isoformat(),
        },
    }
    assert ("ZZ-3.1-2b:blok" in kort(nieuw(wijziging))) == bool(dagen(post) & dagen(voucher))


# --- anything at all --------------------------------------------------------------------

vreemd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        [
            "",
            "2027-02-30",
            "9999-12-31",
            "0001-01-01",
            "2026-07-15T23:59:59",
            "\u2800",
            "{0}",
            "{veld}",
            "zvw",
            "a1",
            "ro",
            [],
            {},
            [None],
            [[]],
            {"id": "x"},
        ]
    ),
)


@settings(snel, max_examples=400)
@given(plannen(), st.data())
def test_a_mutated_plan_is_read_or_refused(ruw, data):
    pad = data.draw(st.sampled_from(paden(ruw)))
    ruw = met(ruw, pad, data.draw(vreemd))
    try:
        plan = lees_plan(json.dumps(ruw).encode())
    except Onleesbaar:
        return
    rapport(ruw).als_json(alles=True)
    assert plan_uit(ruw) == plan


# --- mends ------------------------------------------------------------------------------

FEITEN = (
    "mandaten",
    "vvt_dekking",
    "voorliggende_financiering",
    "partijen",
    "activiteiten",
    "wijkverbanden",
    "samenwerkingsvorm",
    "contractjaar",
    "ingediend_op",
)


@settings(snel, max_examples=150)
@given(plannen())
def test_a_mend_lowers_the_findings_and_changes_no_fact(ruw):
    plan = lees(ruw)
    d = Dossier(plan, vandaag=VANDAAG)
    sets = kies(
        alle_regelsets(),
        contractjaar=plan.contractjaar,
        verzekeraar=d.preferente,
        kennisdatum=VANDAAG,
    )
    gevonden = list(_gevonden(d, sets))
    for regel, v in gevonden:
        maak = HERSTEL.get((regel, v.geval))
        stap = maak(d, v) if maak else None
        if stap is None:
            continue
        kopie = stap[1]
        assert all(getattr(kopie, feit) == getattr(plan, feit) for feit in FEITEN)
        oud = {p.id: p for p in plan.begrotingsposten or ()}
        for post in kopie.begrotingsposten or ():
            assert post.toedeling == oud[post.id].toedeling or post.bedrag_cent == 0
        over = [(r, w.object, w.geval) for r, w in _gevonden(Dossier(kopie, vandaag=VANDAAG), sets)]
        assert (regel, v.object, v.geval) not in over
        assert len(over) < len(gevonden)


def _gevonden(d: Dossier, sets: Iterable[Regelset]) -> Iterator[tuple[str, Vaststelling]]:
    for s in sets:
        for regel, vermelding in s.regels.items():
            for v in los(REGELS[regel](d, vermelding.parameters)):
                if v.uitkomst == "voldoet_niet":
                    yield regel, v


def test_every_mend_is_tried_in_some_example():
    gezien: set[tuple[str, str]] = set()
    for basis, wijziging in WIJZIGINGEN:
        if gezien == set(HERSTEL):
            break
        gezien |= {
            (b.regel, b.geval)
            for b in rapport(gewijzigd(wijziging, basisplan(basis))).bevindingen
            if b.hertoets
        }
    assert gezien == set(HERSTEL)
