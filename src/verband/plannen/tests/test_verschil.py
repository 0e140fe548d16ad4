"""Two versions of a plan, field by field and euro by euro."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelwerk.feiten import Begrotingspost, Overlegtafel, ResvPlan, Toedeling
from regelwerk.inlezen import lees_plan
from verband.plannen.tests.dossierhulp import BASIS, plan
from verband.plannen.verschil import ONVERDEELD, per_domein, vergelijk

CENTEN = st.one_of(st.none(), st.integers(0, 10**9))
DELEN = st.one_of(
    st.none(),
    st.lists(
        st.builds(
            Toedeling,
            domein=st.sampled_from([None, "zvw", "wlz", "wmo", "gemeente"]),
            bedrag_cent=CENTEN,
        ),
        max_size=3,
    ).map(tuple),
)


@st.composite
def plannen(draw: st.DrawFn) -> ResvPlan:
    ids = draw(st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6))
    posten = tuple(
        Begrotingspost(id=i, bedrag_cent=draw(CENTEN), toedeling=draw(DELEN)) for i in ids
    )
    tafels = draw(
        st.one_of(
            st.none(),
            st.lists(
                st.builds(
                    Overlegtafel,
                    naam=st.sampled_from([None, "", "tafel", "andere"]),
                    nieuw=st.booleans(),
                ),
                max_size=3,
            ).map(tuple),
        )
    )
    return ResvPlan(
        formaat="resv-plan/1",
        contractjaar=draw(st.sampled_from([None, 2027, 2028])),
        begrotingsposten=draw(st.sampled_from([posten, posten or None])),
        overlegtafels=tafels,
    )


@given(plannen())
def test_a_plan_differs_in_nothing_from_itself(p: ResvPlan) -> None:
    assert vergelijk(p, p).leeg


@settings(max_examples=300)
@given(plannen(), plannen())
def test_the_sums_can_be_followed_to_the_cent(oud: ResvPlan, nieuw: ResvPlan) -> None:
    uit = vergelijk(oud, nieuw)
    for som in uit.sommen:
        assert som.voor + som.erbij - som.eraf + som.anders == som.na
    for p, kant in ((oud, "voor"), (nieuw, "na")):
        totaal = sum(b.bedrag_cent or 0 for b in p.begrotingsposten or ())
        assert sum(getattr(s, kant) for s in uit.sommen) == totaal
    assert sum(r.verschil_cent for r in uit.regels) == sum(s.na - s.voor for s in uit.sommen)


@given(plannen(), plannen())
def test_other_plans_differ_and_back_again_differs_in_the_same_places(
    a: ResvPlan, b: ResvPlan
) -> None:
    heen, terug = vergelijk(a, b), vergelijk(b, a)
    assert {v.pad for v in heen.velden} == {v.pad for v in terug.velden}
    assert {(v.pad, str(v.oud), str(v.nieuw)) for v in heen.velden} == {
        (v.pad, str(v.nieuw), str(v.oud)) for v in terug.velden
    }
    volgorde = [sorted(map(str, msgspec.to_builtins(p).get("overlegtafels") or ())) for p in (a, b)]
    if (a.contractjaar, volgorde[0]) != (b.contractjaar, volgorde[1]):
        assert heen.velden


def test_a_line_added_removed_and_changed() -> None:
    oud = json.loads(plan())
    nieuw = json.loads(plan())
    weg = nieuw["begrotingsposten"].pop(0)
    nieuw["begrotingsposten"][0]["bedrag_cent"] += 5
    nieuw["begrotingsposten"].append(weg | {"id": "nieuw", "bedrag_cent": 7, "toedeling": None})
    uit = vergelijk(lees_plan(json.dumps(oud).encode()), lees_plan(json.dumps(nieuw).encode()))
    soorten = {r.id: (r.soort, r.verschil_cent) for r in uit.regels}
    assert soorten[weg["id"]] == ("eraf", -weg["bedrag_cent"])
    assert soorten["nieuw"] == ("erbij", 7)
    assert soorten[nieuw["begrotingsposten"][0]["id"]] == ("anders", 5)
    onverdeeld = next(s for s in uit.sommen if s.domein == ONVERDEELD)
    assert (onverdeeld.erbij, onverdeeld.anders) == (7, 5)


@pytest.mark.parametrize(
    ("veld", "waarde", "pad"),
    [
        ("gevraagde_lumpsum_cent", 1, "gevraagde_lumpsum_cent"),
        ("samenwerkingsvorm", None, "samenwerkingsvorm"),
        ("mandaten", BASIS["mandaten"][1:], f"mandaten.{BASIS['mandaten'][0]['id']}"),
        ("overlegtafels", [], None),
        ("overlegtafels", None, None),
    ],
)
def test_a_change_says_where(veld: str, waarde: object, pad: str | None) -> None:
    uit = vergelijk(lees_plan(plan()), lees_plan(plan(**{veld: waarde})))
    paden = [v.pad for v in uit.velden]
    assert paden == [pad] if pad else all(p.startswith(veld) for p in paden)


def test_what_is_divided_wrongly_still_adds_up_to_the_line() -> None:
    post = Begrotingspost(
        id="b", bedrag_cent=100, toedeling=(Toedeling(domein="zvw", bedrag_cent=130),)
    )
    assert per_domein(post) == {"zvw": 130, ONVERDEELD: -30}
