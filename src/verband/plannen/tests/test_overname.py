"""Her words to ours: a proposal where it is sure, a question where not, never Zvw by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelwerk.feiten import Domein, Kostensoort, Laag, Partijsoort
from regelwerk.inlezen import Onleesbaar
from verband.plannen.begroting.aanwijzen import lees
from verband.plannen.begroting.keuze import KOLOMKEUZES, Keuze
from verband.plannen.inlezen import lees_bestand
from verband.plannen.overname import voorstel
from verband.plannen.overname.beeld import KOLOMWOORDEN, maak_beeld
from verband.plannen.overname.formulier import merk
from verband.plannen.overname.keuzes import lees_keuzes
from verband.plannen.overname.plan import neem_over, tarief_cent
from verband.plannen.overname.verklaring import verklaar
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon
from verband.plannen.tests.begrotinghulp import GEVALLEN, boek
from verband.plannen.tests.test_begroting_aanwijzen import RIJEN, SIMPEL


@pytest.mark.parametrize(
    ("woord", "keuze"),
    [
        ("Coördinatie (loonkosten)", "coordinatie"),
        ("Deelname met mandaat", "deelname_met_mandaat"),
        ("Vacatiegelden deelnemers", "deelname_met_mandaat"),
        ("Projectleiding", "projectleiding"),
        ("ICT en licenties", "hulpmiddelen"),
        ("Overhead bureau", "overhead"),
        ("Zaalhuur en catering", "organisatie"),
        ("Overig (zie intern blad)", "overig"),
        ("Personeel", ""),
        ("Materiaal", ""),
        ("Inhuur", ""),
        ("Reiskosten", ""),
        ("Correctie", ""),
        ("Externe begeleiding", ""),
        ("Organisatie en coördinatie", ""),
        ("Deelname congres", ""),
    ],
)
def test_a_cost_word_is_proposed_only_when_it_is_one_thing(woord, keuze):
    assert voorstel.kostensoort(woord).keuze == keuze


def test_a_word_with_two_meanings_names_both():
    assert voorstel.kostensoort("Externe begeleiding").mogelijk == (
        "ondersteuning",
        "projectleiding",
    )


@pytest.mark.parametrize(
    ("activiteit", "erboven", "keuze"),
    [
        ("1. Mandatering en vertegenwoordiging", "", "1"),
        ("4. Ondersteuning hechte wijkverbanden", "", "4"),
        ("Aanmeldportaal", "Hoofdtaak 2 Capaciteit Aanmeldportaal", "2"),
        ("Kerntaak 3", "", "3"),
        ("3. Communicatie", "", ""),  # her own numbering proves nothing
        ("2. Mandaten", "", ""),  # number and word disagree
        ("Bureau", "", ""),
        ("Mandaat en wijkverbanden", "", ""),
    ],
)
def test_a_main_task_is_proposed_by_its_words(activiteit, erboven, keuze):
    assert voorstel.hoofdtaak(activiteit, erboven).keuze == keuze


@pytest.mark.parametrize(
    ("naam", "keuze"),
    [
        ("A. RO-JAARPLAN 2027", "ro_jaarplan"),
        ("B. RESV-AANVULLING 2027", "resv_aanvulling"),
        ("Begroting RESV 2027", ""),
        ("Aanvulling op het RO-jaarplan", ""),
    ],
)
def test_a_layer_is_proposed_when_the_title_says_one(naam, keuze):
    assert voorstel.laag(naam).keuze == keuze


@given(st.text(max_size=60))
def test_proposals_are_always_codes_that_exist(tekst):
    assert {voorstel.kostensoort(tekst).keuze} <= {"", *get_args(Kostensoort)}
    assert {voorstel.partijsoort(tekst).keuze} <= {"", *get_args(Partijsoort)}
    assert {voorstel.laag(tekst).keuze} <= {"", *get_args(Laag)}
    assert voorstel.hoofdtaak(tekst).keuze in ("", *"12345")


def test_every_column_choice_has_its_word():
    assert tuple(KOLOMWOORDEN) == KOLOMKEUZES


# --- the plan ---------------------------------------------------------------------------


def _over(inhoud: bytes, **velden: str) -> Any:
    gelezen = lees(inhoud, "csv", Keuze())
    keuzes = lees_keuzes(gelezen, velden)
    return gelezen, keuzes, neem_over(gelezen, keuzes)


def test_lines_become_posts_with_their_cell_as_code():
    _, _, over = _over(SIMPEL)
    posten = over.plan.begrotingsposten
    assert [(p.id, p.bedrag_cent, p.kostensoort) for p in posten] == [
        ("E4", 98500, "deelname_met_mandaat"),
        ("E5", 150000, "coordinatie"),
    ]
    assert [p.toedeling for p in posten] == [None, None]
    assert [p.naam for p in over.plan.partijen] == ["Huisartsenkring", "Thuiszorg"]
    assert [(a.titel, a.hoofdtaak, a.laag) for a in over.plan.activiteiten] == [
        ("Mandaten", 1, None),
        ("Wijken", None, None),
    ]
    assert over.cent == 248500


def test_her_choices_win_from_our_proposals():
    _, keuzes, over = _over(
        SIMPEL,
        **{
            f"k-{merk('Vacatiegeld')}": "organisatie",
            f"k-{merk('Coördinatie')}": "",
            f"a-{merk('Wijken')}": "4",
            f"p-{merk('Thuiszorg')}-naam": "Huisartsenkring",
            "contractjaar": "2028",
            "regio": "  Verzonnen  regio ",
        },
    )
    assert [p.kostensoort for p in over.plan.begrotingsposten] == ["organisatie", None]
    assert over.plan.activiteiten[1].hoofdtaak == 4
    # Two of her words with one name are one party.
    assert [p.naam for p in over.plan.partijen] == ["Huisartsenkring"]
    assert {p.uitvoerder for p in over.plan.begrotingsposten} == {"p1"}
    assert (over.plan.contractjaar, over.plan.regio.naam) == (2028, "Verzonnen regio")
    assert keuzes.verzekeraar == ""


def test_only_she_says_who_pays_a_line_without_a_split():
    gelezen, keuzes, _ = _over(SIMPEL)
    veld = f"{keuzes.budgetten[0].veld}-rest"
    for domein in ("", *get_args(Domein)):
        over = neem_over(gelezen, lees_keuzes(gelezen, {veld: domein}))
        delen = [p.toedeling for p in over.plan.begrotingsposten or ()]
        verwacht = [None, None] if not domein else [domein, domein]
        assert [d and d[0].domein for d in delen] == verwacht


def test_what_holds_for_every_post_is_said_once():
    gelezen, keuzes, over = _over(SIMPEL)
    assert {(p.vanaf, p.tot, p.directe_zorg) for p in over.plan.begrotingsposten} == {
        (None, None, None)
    }
    veld = keuzes.budgetten[0].veld
    velden = {f"{veld}-periode": "jaar", f"{veld}-zorg": "nee", "contractjaar": "2027"}
    posten = neem_over(gelezen, lees_keuzes(gelezen, velden)).plan.begrotingsposten or ()
    heel = (dt.date(2027, 1, 1), dt.date(2028, 1, 1), False)
    assert {(p.vanaf, p.tot, p.directe_zorg) for p in posten} == {heel}
    with pytest.raises(Onleesbaar, match="contractjaar"):
        lees_keuzes(gelezen, velden | {"contractjaar": ""})


def test_what_was_declared_to_be_none_is_no_longer_unknown():
    gelezen, _, over = _over(SIMPEL)
    assert (over.plan.voorliggende_financiering, over.plan.opdrachten) == (None, None)
    velden = {"geldstromen": "nee", "opdrachten": "nee"}
    plan = neem_over(gelezen, lees_keuzes(gelezen, velden)).plan
    assert (plan.voorliggende_financiering, plan.opdrachten) == ((), ())
    terug = lees_bestand("s.xlsx", schrijf_sjabloon(plan)).plan
    assert (terug.voorliggende_financiering, terug.opdrachten) == ((), ())
    with pytest.raises(Onleesbaar):
        lees_keuzes(gelezen, {"geldstromen": "ja"})


def test_negative_and_unknown_amounts_never_become_a_number():
    rijen = [
        *RIJEN[:5],
        ["Wijken", "Correctie", "RO", "Overig", -12.5],
        ["Wijken", "Later", "RO", "ICT", "PM"],
    ]
    gelezen, keuzes, over = _over(boek(("Begroting", rijen)))
    assert [r["cel"] for r in over.negatief] == ["E6"]
    assert [r["cel"] for r in over.onbekend] == ["E7"]
    posten = {p.id: p.bedrag_cent for p in over.plan.begrotingsposten}
    assert posten == {"E4": 98500, "E5": 150000, "E7": None}
    beeld = maak_beeld(gelezen, keuzes, over, "")
    assert beeld["samen"] == "€ 2.472,50"
    assert beeld["in_sjabloon"] == "€ 2.485,00"


@pytest.mark.parametrize(
    ("tarief", "cent"), [("98.5", 9850), ("0", 0), ("98.333", None), ("-1", None), (None, None)]
)
def test_a_rate_is_exact_or_left_out(tarief, cent):
    assert tarief_cent({"tarief": tarief}) == cent


@pytest.mark.parametrize("naam", GEVALLEN)
def test_every_layout_fits_our_template_to_the_cent(naam):
    gelezen, _, over = _over(GEVALLEN[naam]().inhoud)
    terug = lees_bestand("s.xlsx", schrijf_sjabloon(over.plan)).plan
    som = sum(p.bedrag_cent or 0 for p in terug.begrotingsposten or ())
    regels = [r["bedrag_cent"] or 0 for b in gelezen["begrotingen"] for r in b["regels"]]
    assert som == over.cent == sum(c for c in regels if c > 0)


@pytest.mark.parametrize(
    "velden",
    [
        {"contractjaar": "1e9"},
        {"contractjaar": "9999999999999"},
        {"regio": "x" * 5_000},
        {"regio": "a\u202eb"},
        {f"k-{merk('Vacatiegeld')}": "drop table"},
        {f"p-{merk('Thuiszorg')}": "koning"},
        {f"p-{merk('Thuiszorg')}-naam": "x" * 201},
        {f"a-{merk('Wijken')}": "6"},
    ],
)
def test_a_choice_that_is_on_no_list_is_refused(velden):
    with pytest.raises(Onleesbaar):
        _over(SIMPEL, **velden)


# --- the difference ---------------------------------------------------------------------


def _begroting(eigen: int | None, *regels: dict[str, Any], nu: int | None = None) -> dict[str, Any]:
    alle = [{"bedrag_cent": 0, "zichtbaar": True, **r} for r in regels]
    som = sum(r["bedrag_cent"] or 0 for r in alle)
    totaal = None
    if eigen is not None:
        totaal = {"bedrag_cent": eigen, "verschil_cent": eigen - som}
        if nu is not None:
            totaal["herrekend_cent"] = nu
    return {"eigen_totaal": totaal, "regels": alle}


def test_the_difference_is_explained_to_the_cent_or_not_called_explained():
    tekst = {"bedrag_cent": 500, "staat_er": "5"}
    gewoon = {"bedrag_cent": 1000}
    verborgen = {"bedrag_cent": 70, "zichtbaar": False}
    assert verklaar(_begroting(1000, gewoon)) == ([], True)
    assert verklaar(_begroting(None, gewoon)) == ([], True)
    oorzaken, klopt = verklaar(_begroting(900, gewoon, tekst, nu=1000))
    assert klopt
    assert len(oorzaken) == 2
    oorzaken, klopt = verklaar(_begroting(1500, gewoon, tekst, verborgen))
    assert klopt
    assert len(oorzaken) == 1
    assert "verborgen" in oorzaken[0]
    assert verklaar(_begroting(1001, gewoon))[1]  # a cent of rounding
    oorzaken, klopt = verklaar(_begroting(3333, gewoon, tekst))
    assert not klopt
    assert oorzaken
    assert verklaar(_begroting(3333, gewoon)) == ([], False)


def test_two_budgets_with_one_heading_have_their_own_choices():
    gelezen, keuzes, _ = _over(boek(("A", RIJEN), ("B", RIJEN)))
    velden = {f"{keuzes.budgetten[1].veld}-laag": "ro_jaarplan"}
    assert [b.laag for b in lees_keuzes(gelezen, velden).budgetten] == ["", "ro_jaarplan"]


def test_a_strange_name_in_the_file_refuses_nothing():
    rijen: list[list[Any]] = [["Omschrijving", "Uitvoerder", "Bedrag"]]
    rijen += [["Zaal", "RO\u200b Duin" + "x" * 300, 10], ["ICT", "\u200b", 5]]
    _, _, over = _over(boek(("Begroting", rijen)))
    assert [p.naam[:7] for p in over.plan.partijen][:1] == ["RO Duin"]
