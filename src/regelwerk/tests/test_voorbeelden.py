"""The examples that stand in TOML: every one holds, every rule and every case has some."""

import re
from collections import Counter

import pytest

from regelwerk.oordeel import MELDBAAR
from regelwerk.regel import REGELS
from regelwerk.regelsets import alle_regelsets
from regelwerk.tests.hulp import lees
from regelwerk.toets import toets
from regelwerk.voorbeelden import (
    Voorbeeld,
    VoorbeeldFout,
    afwijkingen,
    alle_voorbeelden,
    basisplan,
    basissen,
    beeld,
    kern_van,
    lees_voorbeelden,
    ongewijzigd,
    plan_van,
    voorbeelden_van,
)
from regelwerk.voorbeelden.plekken import noem, zeg
from regelwerk.voorbeelden.vertellen import meest_zeggend, overige, vertel

ALLE = [v for groep in alle_voorbeelden().values() for v in groep]
KOP = '[[voorbeeld]]\nregel = "ZZ-0"\ntitel = "T"\n'
# The explanation of a line is always the insurer's to judge; starting later is only a tip.
NOOIT_VOLDAAN = {"NZA-T-art3e", "LHV-6"}


def rapport_van(v: Voorbeeld):
    return toets(
        lees(plan_van(v)),
        sha256="0" * 64,
        vandaag=v.peildatum,
        kennisdatum=v.kennisdatum,
        extra=v.extra,
    )


@pytest.mark.parametrize(
    "v", [pytest.param(v, id=f"{v.regel} {v.titel}", marks=pytest.mark.eis(v.regel)) for v in ALLE]
)
def test_the_example_holds(v):
    assert afwijkingen(beeld(v), rapport_van(v).alle) == []


@pytest.mark.parametrize("v", ongewijzigd(), ids=lambda v: v.basis)
def test_the_base_plan_draws_what_is_said_of_it(v):
    assert afwijkingen(beeld(v), rapport_van(v).alle) == []


def test_every_rule_is_shown_failing_and_passing():
    for regel in REGELS:
        eigen = voorbeelden_van(regel)
        assert any(v.zakt for v in eigen), regel
        assert any(v.slaagt or (regel in NOOIT_VOLDAAN and not v.zakt) for v in eigen), regel


def test_every_case_of_a_rule_set_is_shown():
    getoond = {(w.regel, w.geval) for v in ALLE for w in (*v.verwacht, *v.blijft)}
    getoond |= {(w.regel, w.geval) for b in basissen().values() for w in b.bevindingen}
    gevallen = {(r, g) for s in alle_regelsets() for r, v in s.regels.items() for g in v.gevallen}
    assert gevallen - getoond == set()


def test_the_numbers_of_every_case_are_shown_somewhere():
    """Beside where and how, one example of each own case says which values it must show."""
    met = {(w.regel, w.geval) for v in ALLE for w in v.verwacht if w.waarden}
    for v in ALLE:
        eigen = {w.kern for w in v.verwacht if w.regel == v.regel and w.uitkomst in MELDBAAR}
        if nieuw := {(k.regel, k.geval) for k in eigen} - met:
            met |= nieuw
            for b in rapport_van(v).bevindingen:
                assert kern_van(b) not in eigen or set(b.waarden) <= {"veld"}


def test_every_example_reads_as_dutch():
    for v in ALLE:
        tekst = " ".join(vertel(v))
        assert "{" not in tekst
        assert tekst.startswith("Neem een plan ")
        assert " Verder " in tekst
        assert "blokkerend" not in tekst.replace(v.titel, "")  # on the page: moet hersteld
        # No field name, no path, no ID of a rule; what the plan calls a thing, not its number.
        assert not re.search(r"\b[a-z0-9]+_[a-z0-9_]+\b|\b[a-z]+\.[a-z]\w*\.[a-z]", tekst), tekst
        assert not re.search(r"\b(?:ZZ|NZA|VWS|OPL|LHV)-", tekst), tekst


@pytest.mark.parametrize(
    ("pad", "woorden"),
    [
        ("mandaten.m1.tot", "de einddatum van het mandaat van huisartsen"),
        ("mandaten.m9.tot", "de einddatum van het mandaat van m9"),
        ("gevraagde_lumpsum_cent", "de gevraagde lumpsum"),
        (
            "partijen.ro.kassier",
            "of dit de kassier is, bij de partij “Regio-organisatie Lage Duinen”",
        ),
        ("vvt_dekking.so", "de dekking van de specialisten ouderengeneeskunde"),
        ("opdrachten.o1.bedrag_cent", "het bedrag van de opdracht aan Thuiszorg Zandkust"),
        ("", "het hele plan"),
    ],
)
def test_a_place_has_words_a_lawyer_knows(pad, woorden):
    assert noem(pad, basisplan("basisplan")) == woorden


@pytest.mark.parametrize(
    ("waarde", "veld", "woorden"),
    [
        (69875050, "grens_cent", "€ 698.750,50"),
        (2027, "contractjaar", "2027"),
        ("2026-07-15T22:00:00Z", "ingediend_op", "16 juli 2026 om 00.00 uur"),
        ("2026-07-15", "op", "15 juli 2026"),
        ("hv", "gever", "“Huisartsencoöperatie Helmgras”"),
        ("onbekend", "gever", "“onbekend”"),
        ("mono_organisatie", "kostensoort", "“organisatie binnen één discipline”"),
        ("\u200b", "titel", "een lege tekst"),
        ([], "dekt", "een lege lijst"),
        (
            {"id": "x", "omvang": 80, "vertegenwoordigd": False},
            "aanbieders",
            "(omvang 80, niet vertegenwoordigd)",
        ),
        ({}, "wijkverbanden", "zonder gegevens"),
    ],
)
def test_a_value_is_said_as_a_person_would(waarde, veld, woorden):
    assert zeg(waarde, veld, basisplan("basisplan")) == woorden


def test_the_most_telling_pair_stands_on_both_sides_of_a_boundary():
    for regel in REGELS:
        alle = voorbeelden_van(regel)
        goed, fout = meest_zeggend(alle)
        assert not goed.zakt
        assert fout.zakt
        assert Counter(map(id, [goed, fout, *overige(alle, [goed, fout])])) == Counter(
            map(id, alle)
        )
    goed, fout = meest_zeggend(voorbeelden_van("OPL-C1"))
    assert (goed.wijziging[0].wordt, fout.wijziging[0].wordt) == (69875050, 69875049)


def test_titles_are_for_people():
    for v in ALLE:
        assert v.titel[0].isupper() or v.titel[0].isdigit()
        assert not v.titel.endswith(".")
        assert "_" not in v.titel


@pytest.mark.parametrize(
    ("toml", "melding"),
    [
        ("[[voorbeeld", "geen geldige TOML"),
        ("[[iets]]\nx = 1", "verwacht alleen"),
        ('[[voorbeeld]]\nregel = "ZZ-0"\ntitel = "T"\nx = 1', "past niet"),
        ('[[voorbeeld]]\nregel = "ZZ-0"\ntitel = "T"\nbasis = "weg"', "bestaat niet"),
        ('[[voorbeeld]]\nregel = "ZZ-0"\ntitel = "T"\n' * 2, "twee keer"),
        (
            '[[voorbeeld]]\nregel = "ZZ-0"\ntitel = "T"\nwijziging = [{ plek = "x" }]',
            "precies één van",
        ),
        (
            KOP + 'wijziging = [{ plek = "x", erbij = 1, zoals = "a1" }]',
            "zoals hoort bij",
        ),
        (
            KOP + 'verwacht = [{ regel = "ZZ-0", uitkomst = "voldoet_niet", plek = "x" }]',
            "kracht en geval",
        ),
    ],
)
def test_a_faulty_example_is_refused_in_dutch(tmp_path, toml, melding):
    pad = tmp_path / "fout.toml"
    pad.write_text(toml, "utf-8")
    with pytest.raises(VoorbeeldFout, match=melding):
        lees_voorbeelden(pad)


def test_a_place_that_does_not_exist_is_named(tmp_path):
    pad = tmp_path / "fout.toml"
    pad.write_text(
        '[[voorbeeld]]\nregel = "ZZ-0"\ntitel = "T"\n'
        'wijziging = [{ plek = "mandaten.m99.tot", leeg = true }]',
        "utf-8",
    )
    (v,) = lees_voorbeelden(pad)
    with pytest.raises(VoorbeeldFout, match=r"mandaten\.m99\.tot"):
        plan_van(v)


def test_what_vanishes_must_have_been_there():
    v = Voorbeeld(regel="ZZ-0", titel="T", vervalt=ALLE[0].verwacht[:1])
    with pytest.raises(VoorbeeldFout, match="stond niet in het basisplan"):
        beeld(v)


def test_anything_else_makes_an_example_fail():
    v = next(v for v in ALLE if v.zakt and len(v.verwacht) == 1)
    alle = rapport_van(v).alle
    zonder = [b for b in alle if b.regel != v.regel or b.uitkomst not in MELDBAAR]
    assert any(a.startswith("ontbreekt") for a in afwijkingen(beeld(v), zonder))
    dubbel = [*alle, *(b for b in alle if b.regel == v.regel and b.uitkomst in MELDBAAR)]
    assert any(a.startswith("niet verwacht") for a in afwijkingen(beeld(v), dubbel))
