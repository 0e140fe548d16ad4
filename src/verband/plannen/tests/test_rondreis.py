"""A plan in the workbook and back is the same plan, to the cent; or the writer refuses."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regelwerk import feiten as f
from regelwerk.inlezen import Onleesbaar, lees_plan, plan_uit
from regelwerk.tekst import kaal, leeg
from verband.plannen.inlezen import lees_bestand
from verband.plannen.sjabloon.lezer import lees_werkboek
from verband.plannen.sjabloon.rijen import zuiver
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon
from verband.plannen.tests.werkboekhulp import BASISPLAN, VOORBEELDPLAN, basisplan

PLANNEN = [BASISPLAN, VOORBEELDPLAN]


def heen_en_terug(plan: f.ResvPlan) -> f.ResvPlan:
    """Through the bytes of a workbook; in this process, since only the content matters here."""
    return plan_uit(lees_werkboek(schrijf_sjabloon(plan))["plan"])


@pytest.mark.parametrize("pad", PLANNEN, ids=lambda pad: pad.stem)
def test_an_example_comes_back_the_same(pad):
    if not pad.exists():
        pytest.skip("dit voorbeeld is hier niet")
    plan = lees_plan(pad.read_bytes())
    gelezen = lees_bestand("plan.xlsx", schrijf_sjabloon(plan))
    assert gelezen.plan == plan
    assert gelezen.leesmeldingen == ()


def test_an_empty_workbook_is_an_empty_plan():
    gelezen = lees_bestand("plan.xlsx", schrijf_sjabloon(None))
    assert gelezen.plan == f.ResvPlan(formaat="resv-plan/1")
    assert gelezen.leesmeldingen == ()


# --- plans made from the types --------------------------------------------------------------

_IDS = {
    "partijen": [f"p{n}" for n in range(4)],
    "mandaten": ["m1", "m2"],
    "activiteiten": ["a1", "a, b"],
    "begrotingsposten": ["b1", "b2", "b3"],
    "voorliggende_financiering": ["f1"],
    "opdrachten": ["o1", "1"],
    "wijkverbanden": ["w1", "w2"],
}
_WIJST = {
    "regiegemeente": "partijen",
    "gever": "partijen",
    "partij": "partijen",
    "uitvoerder": "partijen",
    "opdrachtgever": "partijen",
    "ondertekend_door": "partijen",
    "activiteit": "activiteiten",
    "activiteiten": "activiteiten",
    "wijkverbanden": "wijkverbanden",
    "helpt_wijkverbanden": "wijkverbanden",
    "begrotingsposten": "begrotingsposten",
}
# Anything a JSON file can hold: control signs, formulas, odd scripts.
TEKST = st.one_of(
    st.sampled_from(["=1+1", "+31 6", "-x", "@SUM(A1)", "\tx", "a\r\nb", "x\0y", "_x000D_", "ja",
                     "geen", "12,5", "#REF!", " spatie ", "\ufffex", "{=A1}", "'x"]),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
).filter(lambda t: not leeg(t))  # fmt: skip
ITEM = TEKST.filter(lambda t: t == t.strip() and "\n" not in t and kaal(t) != "geen")
DISCIPLINE = st.sampled_from([*f.DISCIPLINES, "ergotherapie", "mondzorg; overig"])
CENT = st.integers(0, 10**14)
GETAL = st.floats(0, 1e12).map(lambda x: float(f"{x:.15g}"))


def _waarde(soort: msgspec.inspect.Type, naam: str) -> st.SearchStrategy[Any]:
    match soort:
        case msgspec.inspect.Metadata():
            return _waarde(soort.type, naam)
        case msgspec.inspect.UnionType():
            kern = next(t for t in soort.types if not isinstance(t, msgspec.inspect.NoneType))
            return st.none() | _waarde(kern, naam)
        case msgspec.inspect.StructType():
            return _ding(soort)
        case msgspec.inspect.VarTupleType():
            return _lijst(soort.item_type, naam)
        case msgspec.inspect.LiteralType():
            return st.sampled_from(soort.values)
        case msgspec.inspect.BoolType():
            return st.booleans()
        case msgspec.inspect.DateType():
            return st.dates(dt.date(1000, 1, 1)).map(dt.date.isoformat)
        case msgspec.inspect.DateTimeType():
            zone = st.integers(-56, 56).map(lambda k: dt.timezone(dt.timedelta(minutes=15 * k)))
            momenten = st.datetimes(
                dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1), timezones=zone
            )
            return momenten.map(dt.datetime.isoformat)
    if naam in _WIJST:
        return st.sampled_from(_IDS[_WIJST[naam]])
    return _kaal(soort, naam)


def _kaal(soort: msgspec.inspect.Type, naam: str) -> st.SearchStrategy[Any]:
    if isinstance(soort, msgspec.inspect.IntType):
        if naam == "contractjaar":
            return st.integers(2000, 2100)
        return CENT if naam.endswith("_cent") else st.integers(0, 10**9)
    if isinstance(soort, msgspec.inspect.FloatType):
        return st.floats(0, 100).map(lambda x: round(x, 4)) if naam == "aandeel" else GETAL
    if naam == "discipline":
        return DISCIPLINE
    return TEKST.filter(lambda t: "\n" not in t) if naam == "financier" else TEKST


def _lijst(item: msgspec.inspect.Type, naam: str) -> st.SearchStrategy[Any]:
    if naam == "toedeling":
        return st.lists(_waarde(item, naam), max_size=4, unique_by=lambda d: d["domein"])
    if isinstance(item, msgspec.inspect.StructType):
        items = _waarde(item, naam).filter(bool)
        if naam in _IDS:
            return st.lists(items, max_size=len(_IDS[naam])).map(lambda d: _met_ids(d, naam))
        return st.lists(items, max_size=3)
    if naam in _WIJST:
        return st.lists(_waarde(item, naam), max_size=3)
    if naam == "disciplines":
        return st.lists(st.sampled_from([*f.DISCIPLINES, "ergotherapie"]), max_size=3)
    if isinstance(item, msgspec.inspect.LiteralType):
        return st.lists(_waarde(item, naam), max_size=3)
    return st.lists(ITEM, max_size=3)


def _met_ids(dingen: list[dict[str, Any]], naam: str) -> list[dict[str, Any]]:
    return [ding | {"id": id_} for ding, id_ in zip(dingen, _IDS[naam], strict=False)]


def _ding(soort: msgspec.inspect.StructType) -> st.SearchStrategy[Any]:
    """A fact; parts without any field are left out, since a workbook refuses those."""
    velden = {v.encode_name: _waarde(v.type, v.encode_name) for v in soort.fields}
    if soort.cls is f.Toedeling:
        velden["domein"] = st.sampled_from(["zvw", "wmo", "eigen", "overig"])
    return st.fixed_dictionaries(velden).map(
        lambda d: {naam: w for naam, w in d.items() if w is not None and w != {}}
    )


def _geldig(plan: dict[str, Any]) -> dict[str, Any]:
    """All rows that references point at exist."""
    for naam, ids in _IDS.items():
        rijen = plan.get(naam) or []
        plan[naam] = rijen + [{"id": id_} for id_ in ids[len(rijen) :]]
    return plan


PLAN = _waarde(msgspec.inspect.type_info(f.ResvPlan), "").map(_geldig)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(PLAN)
def test_any_plan_comes_back_the_same(ruw):
    plan = plan_uit(ruw)
    terug = heen_en_terug(plan)
    assert zuiver(msgspec.to_builtins(terug)) == zuiver(msgspec.to_builtins(plan))


# --- what a workbook can't hold ---------------------------------------------------------------


def _anders(pad: str, waarde: Any) -> f.ResvPlan:
    ruw = msgspec.to_builtins(basisplan())
    *delen, laatste = pad.split(".")
    hier: Any = ruw
    for deel in delen:
        hier = list(hier)[int(deel)] if deel.isdigit() else hier[deel]
    hier[laatste] = waarde
    return plan_uit(msgspec.json.decode(msgspec.json.encode(ruw)))


@pytest.mark.parametrize(
    ("pad", "waarde"),
    [
        ("begrotingsposten.0.toedeling", [{"domein": "wmo", "bedrag_cent": 1}] * 2),
        ("begrotingsposten.0.toedeling", [{"bedrag_cent": 18_000_000}]),
        ("begrotingsposten.0.bedrag_cent", 10**17 + 1),
        ("begrotingsposten.0.zinnig", "x" * 40_000),
        ("begrotingsposten.0.zinnig", "_x0041_x0001_"),
        ("activiteiten.0.behoefte", {}),
        ("activiteiten.0.doelen", ["regel een\nregel twee"]),
        ("activiteiten.0.doelen", ["geen"]),
        ("activiteiten.0.doelen", [""]),
        ("mandaten.0.discipline", "Huisartsen"),
        ("begrotingsposten.0.uren", 0.1 + 0.2),
        ("groeipad", [{}]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(pad, waarde):
    with pytest.raises(Onleesbaar) as fout:
        schrijf_sjabloon(_anders(pad, waarde))
    assert fout.value.plaats
    assert fout.value.verwacht


@pytest.mark.parametrize(
    ("pad", "waarde"),
    [
        ("voorliggende_financiering", None),
        ("voorliggende_financiering", []),
        ("begrotingsposten.0.toedeling", None),
        ("begrotingsposten.0.toedeling", []),
        ("begrotingsposten.0.toedeling", [{"domein": "zvw", "bedrag_cent": 0}]),
        ("begrotingsposten.0.toedeling", [{"domein": "zvw"}]),
        ("wijkverbanden.0.wsv", None),
        ("wijkverbanden.0.wsv", []),
        ("vvt_dekking.so.aanbieders", None),
        ("vvt_dekking.so.aanbieders", []),
        ("samenwerkingsvorm.rechtspersoon", {}),
        ("samenwerkingsvorm.rechtspersoon", {"agb": "01234567", "kvk": "00000001"}),
        ("samenwerkingsvorm.samenwerkingsovereenkomst", None),
        ("samenwerkingsvorm.bestuur", None),
        ("activiteiten.0.wijkverbanden", None),
        ("gevraagde_lumpsum_cent", 0),
        ("gevraagde_lumpsum_cent", None),
        ("begrotingsposten.0.directe_zorg", None),
        ("activiteiten.0.hoofdtaak", 9),
        ("activiteiten.0.doelen", ["een; twee"]),
        ("wijkdekking.buurten_in_regio", []),
        ("ingediend_op", "2026-10-25T02:30:00+01:00"),
        ("ingediend_op", "2026-07-10T16:30:12.5+09:30"),
    ],
)  # fmt: skip
def test_null_none_and_zero_stay_apart(pad, waarde):
    plan = _anders(pad, waarde)
    assert heen_en_terug(plan) == plan


def test_text_of_a_user_never_becomes_a_formula():
    gevaar = ["=1+1", "+1", "-1", "@x", "\t=1", "=HYPERLINK(1)", "\0=1", "{=1}"]
    plan = _anders("partijen", [{"id": f"p{n}", "naam": t} for n, t in enumerate(gevaar)] + list(
        msgspec.to_builtins(basisplan())["partijen"]))  # fmt: skip
    werkboek = openpyxl.load_workbook(io.BytesIO(schrijf_sjabloon(plan)))
    rijen = werkboek["Partijen"].iter_rows(min_row=7, max_row=6 + len(gevaar))
    assert all(cel.data_type in "sn" for rij in rijen for cel in rij)


def test_totals_are_formulas_with_their_outcome():
    inhoud = schrijf_sjabloon(basisplan())
    formules = openpyxl.load_workbook(io.BytesIO(inhoud))["Begroting"]
    waarden = openpyxl.load_workbook(io.BytesIO(inhoud), data_only=True)["Begroting"]
    assert formules["F4"].value.startswith("=SUM(")
    assert waarden["F4"].value == waarden["F3"].value == 698_750.5
    assert waarden["H3"].value == waarden["N7"].value == 0
    assert formules["N7"].value.startswith("=IF(")
