"""What is read once per plan says of each line what the line says by itself; and what is in order
is made when asked, and then complete."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from regelwerk.dossier import Dossier, breuk, som
from regelwerk.oordeel import MELDBAAR, InOrde
from regelwerk.regel import alle_nvt, los, tekort, voldoen
from regelwerk.tekst import bsn_achtig
from regelwerk.tests.hulp import VANDAAG, lees, rapport
from regelwerk.tests.test_eigenschappen import plannen
from regelwerk.tijd import tussen


@settings(deadline=None, max_examples=100)
@given(plannen())
def test_facts_read_in_one_go_are_those_of_each_line(ruw):
    d = Dossier(lees(ruw), vandaag=VANDAAG)
    delen = [
        None if p.toedeling is None else [t.bedrag_cent for t in p.toedeling] for p in d.posten
    ]
    assert list(d.verdeeld) == [som(x) if x else None for x in delen]
    assert d.zvw_totaal == som(d.zvw(p) for p in d.posten) or d.plan.begrotingsposten is None
    assert list(d.belaste_posten) == [p for p in d.posten if d.zvw(p) != 0]
    assert list(d.onbelaste_posten) == [p for p in d.posten if d.zvw(p) == 0]
    assert sorted(p.id for p in (*d.zuivere_posten, *d.gemengde_posten)) == sorted(
        p.id for p in d.posten
    )
    for post in d.posten:
        assert d.periode(post) == tussen(*d.looptijd(post))
    per = d.belaste_posten_per_periode
    assert {p.id: periode for periode, posten in per.items() for p in posten} == {
        p.id: d.periode(p) for p in d.belaste_posten
    }
    for partij in (None, *d.partij):
        mag = (None, partij)
        assert list(d.belaste_posten_door(partij)) == [
            p for p in d.belaste_posten if partij is None or d.uitvoerder(p) in mag
        ]


@settings(deadline=None, max_examples=100)
@given(plannen())
def test_a_number_like_a_bsn_is_seen_in_whatever_part_it_stands(ruw):
    d = Dossier(lees(ruw), vandaag=VANDAAG)
    assert bool(d.misschien_bsn) == bool(bsn_achtig(msgspec.json.encode(d.plan).decode()))


def test_a_bsn_within_a_thing_of_a_list_is_seen():
    ruw = {"begrotingsposten": [{"id": "b1", "zinnig": "zie 111222333"}], "regio": {"naam": "x"}}
    assert Dossier(lees({"formaat": "resv-plan/1", **ruw}), vandaag=VANDAAG).misschien_bsn == (
        "begrotingsposten",
    )


def test_each_subject_in_order_is_spelled_out_on_demand():
    d = Dossier(
        lees({"formaat": "resv-plan/1", "begrotingsposten": [{"id": "b1"}, {"id": "b2"}]}),
        vandaag=dt.date(2026, 7, 1),
    )
    samen = [
        voldoen("begrotingsposten", d.posten, "zinnig"),
        alle_nvt("begrotingsposten", d.posten),
    ]
    assert [(v.uitkomst, v.object) for v in los([*samen, tekort("x")])] == [
        ("voldoet", "begrotingsposten.b1.zinnig"),
        ("voldoet", "begrotingsposten.b2.zinnig"),
        ("niet_van_toepassing", "begrotingsposten.b1"),
        ("niet_van_toepassing", "begrotingsposten.b2"),
        ("voldoet_niet", "x"),
    ]
    assert list(los([InOrde("voldoet", "begrotingsposten", ())])) == []


@settings(deadline=None, max_examples=30)
@given(plannen())
def test_a_report_holds_what_is_to_be_read_and_what_is_in_order_and_no_more(ruw):
    uit = rapport(ruw)
    assert {b.uitkomst for b in uit.bevindingen} <= MELDBAAR
    assert not {b.uitkomst for b in uit.in_orde()} & MELDBAAR
    assert [b for b in uit.alle if b.uitkomst in MELDBAAR] == list(uit.bevindingen)
    assert [b for b in uit.alle if b.uitkomst not in MELDBAAR] == list(uit.in_orde())


@given(st.floats(0, 1e30) | st.integers(0, 2**60))
@example(0.1)
@example(1e23)
@example(2.0**53)
def test_a_number_counts_as_it_was_typed(getal):
    assert breuk(getal) == Fraction(str(getal))
