"""Foreign budgets: every line of those with a known truth, and never a wrong amount."""

from __future__ import annotations

import json
import os
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from regelwerk.inlezen import Onleesbaar
from verband.plannen.begroting.bedragen import lees_tekst
from verband.plannen.begroting.lezer import lees, lees_roosters
from verband.plannen.begroting.rooster import Rooster
from verband.plannen.begroting.uitkomst import Bevindingen
from verband.plannen.inlezen import lees_begroting
from verband.plannen.tests.begrotinghulp import GEVALLEN, Geval, boek, kort
from verband.plannen.tests.begrotinghulp_meer import MEER_GEVALLEN
from verband.werkboek.cel import Cel

ALLE_GEVALLEN = GEVALLEN | MEER_GEVALLEN
WORTEL = Path(__file__).resolve().parents[4]
GEDEELD = Path(os.environ.get("VERBAND_SHARED", WORTEL.parent / "shared"))
MAP = GEDEELD / "data" / "begroting"
DRIE = ["1-uren-en-tarief", "2-twee-begrotingen-op-een-blad", "3-matrix-met-tekstbedragen"]
VELDEN = ("bedrag_cent", "omschrijving", "activiteit", "uitvoerder", "kostenwoord", "zichtbaar")


def _drie(naam):
    if not (MAP / naam).is_dir():
        pytest.skip("de drie begrotingen van data/begroting zijn hier niet")
    verwacht = json.loads((MAP / naam / "expected.json").read_text())
    return verwacht, lees((MAP / naam / "begroting.xlsx").read_bytes())


@pytest.mark.parametrize("naam", DRIE)
def test_the_three_budgets_come_out_line_by_line(naam):
    verwacht, uit = _drie(naam)
    gelezen = {f"{r['blad']}!{r['cel']}": r for b in uit["begrotingen"] for r in b["regels"]}
    waar = {f"{r['blad']}!{r['cel']}": r for r in verwacht["regels"]}
    assert gelezen.keys() == waar.keys()
    for cel, regel in waar.items():
        assert {v: gelezen[cel][v] for v in VELDEN} == {v: regel[v] for v in VELDEN}, cel
        for veld in ("toedeling_pct", "toedeling_cent", "uren", "tarief", "kostenplaats"):
            if regel.get(veld) is not None:
                assert gelezen[cel][veld] == regel[veld], (cel, veld)


@pytest.mark.parametrize("naam", DRIE)
def test_the_three_budgets_have_their_totals(naam):
    verwacht, uit = _drie(naam)
    assert len(uit["begrotingen"]) == len(verwacht["begrotingen"])
    assert sum(b["totaal_cent"] for b in uit["begrotingen"]) == verwacht["totaal_cent"]
    for b, v in zip(uit["begrotingen"], verwacht["begrotingen"], strict=True):
        assert (b["totaal_cent"], b["totaal_volledig"]) == (v["totaal_cent"], v["totaal_volledig"])
        eigen, waar = b["eigen_totaal"], v["eigen_totaal"]
        assert f"{eigen['cel']}" == waar["cel"]
        assert eigen["bedrag_cent"] == waar["bedrag_cent"]
        assert eigen["verschil_cent"] == waar["verschil_cent"]
        assert eigen.get("herrekend_cent") == waar.get("herrekend_cent")


@pytest.mark.parametrize("naam", DRIE)
def test_the_three_budgets_give_every_obligatory_warning(naam):
    verwacht, uit = _drie(naam)
    cellen: dict[str, set[str]] = {}
    for w in uit["waarschuwingen"]:
        cellen.setdefault(w["soort"], set()).update(w["cellen"])
    for w in verwacht["waarschuwingen"]:
        if w["plicht"] == "moet":
            assert set(w["cellen"]) <= cellen.get(w["soort"], set()), w["soort"]
    onbekend = {f"{r['blad']}!{r['cel']}" for r in verwacht["regels"] if r["bedrag_cent"] is None}
    assert {f"{n['blad']}!{n['cel']}" for n in uit["niet_gelezen"]} == onbekend


@pytest.mark.parametrize("naam", ALLE_GEVALLEN)
def test_other_layouts_come_out_line_by_line(naam):
    geval: Geval = ALLE_GEVALLEN[naam]()
    uit = lees(geval.inhoud)
    assert kort(geval.inhoud) == geval.regels
    assert len(uit["begrotingen"]) == geval.begrotingen
    assert geval.waarschuwingen <= {w["soort"] for w in uit["waarschuwingen"]}
    niet = {n["cel"] for n in uit["niet_gelezen"]}
    assert {r.cel for r in geval.regels if r.cent is None} <= niet
    volledig = all(r.cent is not None for r in geval.regels)
    assert all(b["totaal_volledig"] for b in uit["begrotingen"]) == volledig


_KOP = ["Nr", "Activiteit", "Omschrijving", "Uitvoerder", "Kostensoort", "Uren", "Tarief", "Bedrag"]
_TABEL: list[list[Any]] = [
    _KOP,
    [1, "Mandaten", "Vacatiegeld", "Huisartsenkring", "Deelname", 10, 98.5, 985],
    [2, "Mandaten", "Zaalhuur", "RO", "Organisatie", None, None, 412.35],
    [3, "Wijken", "Coördinator", "Thuiszorg", "Coördinatie", 20, 75, 1500],
    [4, "Wijken", "Correctie", "RO", "Overig", None, None, -12.5],
    [None, None, "Totaal", None, None, None, None, 2884.85],
]


def _zonder_plek(inhoud):
    return [r._replace(cel="") for r in kort(inhoud)]


@pytest.mark.parametrize("zaad", range(12))
def test_the_order_of_columns_does_not_matter(zaad):
    volgorde = list(range(8))
    random.Random(zaad).shuffle(volgorde)
    anders = [[rij[k] for k in volgorde] for rij in _TABEL]
    basis = _zonder_plek(boek(("Begroting", _TABEL)))
    assert len(basis) == 4
    assert _zonder_plek(boek(("Begroting", anders))) == basis


@pytest.mark.parametrize("zaad", range(12))
def test_blank_rows_and_columns_do_not_matter(zaad):
    dobbel = random.Random(zaad)
    rijen = [list(rij) for rij in _TABEL]
    for _ in range(3):
        rijen.insert(dobbel.randrange(len(rijen) + 1), [None] * len(rijen[0]))
        plek = dobbel.randrange(len(_TABEL[0]))
        rijen = [[*rij[:plek], None, *rij[plek:]] for rij in rijen]
    basis = _zonder_plek(boek(("Begroting", _TABEL)))
    assert _zonder_plek(boek(("Begroting", rijen))) == basis


_WOORDEN = [
    "Totaal", "Bedrag", "Omschrijving", "Uitvoerder", "2027", "PM", "-", "12,5k", "€ 1.250,00", "",
    "Subtotaal", "Zvw", "Dekking", "Uren", "Tarief", "Btw", "Q1", "Activiteit", "=", "#", "(1)",
]  # fmt: skip


@pytest.mark.parametrize("zaad", range(60))
def test_no_grid_makes_it_raise(zaad):
    dobbel = random.Random(zaad)
    cellen, formules = {}, {}
    for r in range(1, dobbel.randrange(2, 14)):
        for k in range(1, dobbel.randrange(2, 9)):
            woord, getal = dobbel.choice(_WOORDEN), dobbel.uniform(-9e5, 9e5)
            inhoud = dobbel.choice([None, woord, getal, 2027.0, True])
            formule = dobbel.random() < 0.15
            cellen[r, k] = Cel(inhoud, formule=formule, fout=dobbel.choice(["", "", "", "#REF!"]))
            if formule:
                formules[r, k] = dobbel.choice(["SUM(A1:C9)", "A1+B2", "C3*", "Blad!A1", "B2"])
    vakken = [(1, 1, dobbel.randrange(1, 5), dobbel.randrange(1, 5))]
    rooster = Rooster("Blad", cellen, formules=formules, vakken=vakken, verborgen_rijen={3})
    try:
        uit = lees_roosters([rooster], Bevindingen())
    except Onleesbaar:
        return
    json.dumps(uit)


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("€ 12.500,-", "12500"), ("12,5k", "12500"), ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"), ("(1.250)", "-1250"),
        ("-/- 500", "-500"), ("500-", "-500"), ("€ 350,=", "350"),
        ("1 275,00", "1275"), ("7.500", "7500"), ("nihil", "0"), ("€ -500,00", "-500"),
        ("1,5 mln", "1500000"), ("PM", None), ("n.t.b.", None), ("12,500", None), ("ca. 500", None),
        ("12.500k", None), ("2027-07-01", None), ("5.000 - 7.500", None), ("€ 1.000 p.m.", None),
        ("(-500)", None), ("1.23.456", None), ("-", None),
    ],
)  # fmt: skip
def test_an_amount_as_text_is_read_one_way_or_not(tekst, bedrag):
    assert lees_tekst(tekst).waarde == (None if bedrag is None else Decimal(bedrag))


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("a.csv", b""), ("a.csv", b"alleen tekst\nzonder tabel\n"), ("a.xlsx", b"PK\x03\x04kapot"),
        ("a.xlsx", b"%PDF-1.7"), ("a.csv", b'{"a": 1}'), ("a.csv", b"a;b\0c\n"),
    ],
)  # fmt: skip
def test_what_is_no_budget_is_refused_with_a_word(naam, inhoud):
    with pytest.raises(Onleesbaar):
        lees_begroting(naam, inhoud)


def test_the_child_process_reads_a_csv_under_the_name_of_its_file():
    uit = lees_begroting("Mijn begroting.csv", GEVALLEN["puntkomma"]().inhoud)
    assert uit["begrotingen"][0]["blad"] == "Mijn begroting"


def test_a_bsn_is_never_echoed():
    rijen: list[list[Any]] = [["Omschrijving", "Bedrag"], ["Cliënt 111222333", 10], ["Zaal", 20]]
    assert "111222333" not in json.dumps(lees(boek(("Begroting", rijen))))


def test_a_total_on_top_and_a_matrix_with_its_labels_at_the_right():
    boven: list[list[Any]] = [["Omschrijving", "Bedrag"], ["Totaal", 30], ["A", 10], ["B", 20]]
    assert [r.cent for r in kort(boek(("B", boven)))] == [1000, 2000]
    rechts: list[list[Any]] = [
        ["Totaal", "Taak 1", "Taak 2", "Kostensoort"],
        [30, 10, 20, "Personeel"],
        [5, 5, None, "Huur"],
        [35, 15, 20, "Totaal"],
    ]
    assert [(r.cel, r.cent) for r in kort(boek(("B", rechts)))] == [
        ("B2", 1000),
        ("C2", 2000),
        ("B3", 500),
    ]


def test_a_sheet_behind_a_line_is_not_counted_twice():
    begroting: list[list[Any]] = [
        ["Post", "Wie", "Bedrag"],
        ["Personeel", "X", ("=Uren!D4", 150)],
        ["Huur", "Y", 20],
    ]
    uren: list[list[Any]] = [
        ["Functie", "Uren", "Tarief", "Bedrag"],
        ["Huisarts", 1, 100, ("=B2*C2", 100)],
        ["Wijkverpleging", 1, 50, ("=B3*C3", 50)],
        ["Totaal", None, None, ("=SUM(D2:D3)", 150)],
    ]
    assert [r.cent for r in kort(boek(("Begroting", begroting), ("Uren", uren)))] == [15000, 2000]


def test_a_line_below_the_total_is_named_and_so_is_a_total_that_nobody_can_read():
    for naam, cel, woord in (
        ("dubbel_en_nagekomen", "C7", "onder het totaal"),
        ("woorden_als_bedrag", "C11", "eigen optelling"),
    ):
        niet = {n["cel"]: n["waarom"] for n in lees(ALLE_GEVALLEN[naam]().inhoud)["niet_gelezen"]}
        assert woord in niet[cel]


def test_words_beside_numbers_without_a_total_are_no_budget():
    rijen: list[list[Any]] = [["Regio"], ["Inwoners", 182000], ["Huisartsen", 80], ["Wijken", 12]]
    with pytest.raises(Onleesbaar):
        lees(boek(("Regio", rijen)))


def test_hours_and_rate_with_a_third_factor_are_not_multiplied():
    rijen: list[list[Any]] = [
        ["Overleg", "Wie", "Aantal keer", "Uren", "Tarief"],
        ["Regiotafel", "Kring", 6, 2, 100],
        ["Werkgroep", "Kring", 4, 2, 100],
    ]
    with pytest.raises(Onleesbaar):
        lees(boek(("Uren", rijen)))


def test_a_share_of_the_municipality_is_no_zvw():
    uit = lees(ALLE_GEVALLEN["procenten_als_tekst"]().inhoud)
    regels = uit["begrotingen"][0]["regels"]
    assert [r["toedeling_pct"] for r in regels] == [
        {"zvw": "80", "wlz": "20"},
        {"gemeente": "100"},
        None,
    ]
    assert regels[1]["toedeling_cent"] == {"gemeente": 500000}
