"""What a person corrects of a reading: it changes what she changed, and nothing without her."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelwerk.inlezen import Onleesbaar
from verband.plannen.begroting.aanwijzen import lees
from verband.plannen.begroting.keuze import KOLOMKEUZES, Keuze, Tabelkeuze
from verband.plannen.begroting.lezer import lees as lees_vanzelf
from verband.plannen.inlezen import lees_begroting
from verband.plannen.overname.keuzes import lees_keuzes
from verband.plannen.overname.plan import neem_over
from verband.plannen.tests.begrotinghulp import GEVALLEN, boek

EXTRA = ("tabellen", "bladen", "overgeslagen", "contractjaar")
RIJEN: list[list[Any]] = [
    ["Begroting RESV 2027"],
    [],
    ["Activiteit", "Omschrijving", "Uitvoerder", "Kostensoort", "Bedrag", "Raming"],
    ["Mandaten", "Vacatiegeld", "Huisartsenkring", "Vacatiegeld", 985, 900],
    ["Wijken", "Coördinator", "Thuiszorg", "Coördinatie", 1500, 1400],
    [None, "Totaal", None, None, 2485, 2300],
    [None, "Gemiddeld per inwoner", None, None, 12.5],
]
SIMPEL = boek(("Begroting", RIJEN))


def wens(**velden: Any) -> Keuze:
    basis: dict[str, Any] = {"blad": 0, "rij": 3, "kolom": 1}
    return Keuze(tabellen=(Tabelkeuze(**basis | velden),))


def bedragen(uit: dict[str, Any]) -> list[tuple[str, int]]:
    return [(r["cel"], r["bedrag_cent"]) for b in uit["begrotingen"] for r in b["regels"]]


@pytest.mark.parametrize("naam", GEVALLEN)
def test_without_a_correction_it_reads_as_the_reader_does(naam):
    inhoud = GEVALLEN[naam]().inhoud
    uit = lees(inhoud, "csv", Keuze())
    for veld in EXTRA:
        uit.pop(veld)
    for begroting in uit["begrotingen"]:
        begroting.pop("tabel")
    assert uit == lees_vanzelf(inhoud)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_sending_back_what_was_shown_changes_nothing(naam):
    """The page always sends all of its fields."""
    inhoud = GEVALLEN[naam]().inhoud
    eerst = lees(inhoud, "csv", Keuze())
    tabellen = []
    for t in eerst["tabellen"][:12]:
        blad, rij, kolom = (int(deel) for deel in t["sleutel"].split("."))
        tabellen.append(
            Tabelkeuze(
                blad=blad, rij=rij, kolom=kolom, telt=t["telt"], kop=t["kop"],
                rollen={k["nummer"]: k["rol"] for k in t["kolommen"]},
            )
        )  # fmt: skip
    assert lees(inhoud, "csv", Keuze(tabellen=tuple(tabellen))) == eerst


def test_it_tells_what_each_column_was_taken_for():
    (tabel,) = lees(SIMPEL, "csv", Keuze())["tabellen"]
    rollen = {k["letter"]: k["rol"] for k in tabel["kolommen"]}
    assert rollen == {
        "A": "activiteit", "B": "omschrijving", "C": "uitvoerder",
        "D": "kostensoort", "E": "bedrag", "F": "niet",
    }  # fmt: skip
    assert (tabel["kop"], tabel["telt"], tabel["sleutel"]) == (3, True, "0.3.1")


def test_every_row_that_is_no_line_has_a_reason():
    uit = lees(SIMPEL, "csv", Keuze())
    redenen = {r["rij"]: r["waarom"] for r in uit["overgeslagen"]["rijen"]}
    assert redenen == {
        1: "hoort bij geen tabel",
        3: "de kop van de tabel",
        6: "uw eigen totaal",
        7: "telt niet mee: dekking, kengetal of onder het totaal",
    }


def test_one_column_corrected():
    uit = lees(SIMPEL, "csv", wens(rollen={5: "niet", 6: "bedrag"}))
    assert bedragen(uit) == [("F4", 90000), ("F5", 140000)]
    assert uit["begrotingen"][0]["eigen_totaal"]["bedrag_cent"] == 230000


def test_a_text_column_that_is_passed_over():
    uit = lees(SIMPEL, "csv", wens(rollen={3: "niet"}))
    assert [r["uitvoerder"] for r in uit["begrotingen"][0]["regels"]] == [None, None]
    assert bedragen(uit) == bedragen(lees_vanzelf(SIMPEL))


def test_a_table_that_does_not_count():
    uit = lees(SIMPEL, "csv", wens(telt=False))
    assert uit["begrotingen"] == []
    assert uit["tabellen"][0]["telt"] is False


def test_a_table_that_was_not_found():
    rijen = [["zomaar"], ["wat", "hoeveel"], ["Zaal", "€ 100,-"], ["Koffie", "€ 12,50"]]
    inhoud = boek(("Blad1", rijen))
    with pytest.raises(Onleesbaar):
        lees_vanzelf(inhoud)
    assert lees(inhoud, "csv", Keuze())["begrotingen"] == []
    zelf = Tabelkeuze(blad=0, rij=2, kolom=1, zelf=True, kop=2, rollen={2: "bedrag"})
    uit = lees(inhoud, "csv", Keuze(tabellen=(zelf,)))
    assert bedragen(uit) == [("B3", 10000), ("B4", 1250)]
    assert uit["tabellen"][0]["sleutel"] == "z0.2.1"


def test_another_row_as_header():
    uit = lees(SIMPEL, "csv", wens(kop=4))
    # Row 4 was a line: as a header it is none any more, and both its numbers head a column.
    assert [cel for cel, _ in bedragen(uit)] == ["E5", "F5"]
    assert uit["overgeslagen"]["rijen"][1]["waarom"] == "hoort bij geen tabel"
    assert uit["tabellen"][0]["kop"] == 4


@pytest.mark.parametrize(
    ("fout", "woord"),
    [
        ({"rollen": {40: "bedrag"}}, "kolom AN"),
        ({"rollen": {1: "domein"}}, "geen domein"),
        ({"rij": 9, "kop": 9}, "deze tabel staat niet"),
        ({"kop": 2}, "geen kop"),
        ({"kop": 900_000}, "geen kop"),
        ({"zelf": True, "blad": 7, "kop": 3}, "dit blad staat niet"),
        ({"zelf": True, "kop": 3, "rij": 3}, "hetzelfde bedrag"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_whole(fout, woord):
    with pytest.raises(Onleesbaar, match=woord):
        lees(SIMPEL, "csv", wens(**fout))


@pytest.mark.parametrize(
    "kwaad",
    [
        {"tabellen": [{"blad": -1, "rij": 1, "kolom": 1}]},
        {"tabellen": [{"blad": 0, "rij": 10**9, "kolom": 1}]},
        {"tabellen": [{"blad": 0, "rij": 1, "kolom": "1"}]},
        {"tabellen": [{"blad": 0, "rij": 1, "kolom": 1, "rollen": {"1": "__class__"}}]},
        {"tabellen": [{"blad": 0, "rij": 1, "kolom": 1, "x": 1}]},
        {"tabellen": [{"blad": 0, "rij": 1, "kolom": 1}] * 50},
        {"tabellen": 3},
    ],
)
def test_what_is_no_mapping_is_none(kwaad):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(kwaad), type=Keuze)


def test_by_way_of_the_child_process():
    uit = lees_begroting("b.xlsx", SIMPEL, wens(rollen={5: "niet", 6: "bedrag"}))
    assert bedragen(uit) == [("F4", 90000), ("F5", 140000)]


def test_numbers_of_people_are_masked_everywhere():
    rijen: list[list[Any]] = [
        ["Omschrijving 111222333", "Bedrag"],
        ["cliënt 111222333", 10],
        ["b", 20],
    ]
    uit = lees(boek(("Blad 111222333", rijen)), "csv", Keuze())
    assert "111222333" not in json.dumps(uit)


def test_two_tables_with_one_heading_are_told_apart():
    uit = lees(boek(("A", RIJEN), ("B", RIJEN)), "csv", Keuze())
    merken = [t["merk"] for t in uit["tabellen"]]
    assert len(set(merken)) == len(merken) == 2


_INHOUDEN = [SIMPEL, *(geval().inhoud for geval in GEVALLEN.values())]
_rollen = st.dictionaries(st.integers(1, 12), st.sampled_from(KOLOMKEUZES), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_she_chooses_it_is_read_or_refused(data):
    """No choice breaks the reader, and none makes a cell count twice."""
    inhoud = _INHOUDEN[data.draw(st.integers(0, len(_INHOUDEN) - 1))]
    wensen = []
    for tabel in lees(inhoud, "csv", Keuze())["tabellen"]:
        blad, rij, kolom = (int(deel) for deel in tabel["sleutel"].split("."))
        aanwezig = {k["nummer"] for k in tabel["kolommen"]}
        rollen = {k: rol for k, rol in data.draw(_rollen).items() if k in aanwezig}
        kop = data.draw(st.none() | st.integers(1, 15))
        wensen.append(
            Tabelkeuze(
                blad=blad, rij=rij, kolom=kolom, telt=data.draw(st.booleans()), kop=kop,
                rollen={} if kop else rollen,
            )
        )  # fmt: skip
    if data.draw(st.booleans()):
        rij = data.draw(st.integers(1, 15))
        wensen.append(Tabelkeuze(blad=0, rij=rij, kolom=1, zelf=True, kop=rij))
    try:
        uit = lees(inhoud, "csv", Keuze(tabellen=tuple(wensen)))
    except Onleesbaar:
        return
    cellen = [f"{r['blad']}!{r['cel']}" for b in uit["begrotingen"] for r in b["regels"]]
    assert len(cellen) == len(set(cellen))
    for b in uit["begrotingen"]:
        assert b["totaal_cent"] == sum(r["bedrag_cent"] or 0 for r in b["regels"])
    neem_over(uit, lees_keuzes(uit, {}))
