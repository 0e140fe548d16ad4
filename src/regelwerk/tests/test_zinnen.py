"""Every sentence of every source is classified; a text that does not line up is refused."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regelwerk.bronnen import alle_bronnen
from regelwerk.regelsets import alle_regelsets
from regelwerk.tekst import kaal
from regelwerk.zinnen import (
    KLASSEN,
    ZinnenFout,
    alle_zinnen,
    herken,
    lees_zinnen,
    splits,
    verschillen,
    zin_van,
)

WORTEL = Path(__file__).resolve().parents[3]
# Beside the working copy where the makers have the texts; they are never committed.
TEKSTEN = {
    hashlib.sha256(pad.read_bytes()).hexdigest(): pad.read_text("utf-8")
    for pad in (WORTEL.parent / "shared/seeds").glob("*.txt")
}
AANWEZIG = [b for b in alle_bronnen().values() if b.status == "aanwezig"]
EISEN = {
    regel.split(",", 1)[0]
    for regel in (WORTEL / "docs/eisen.csv").read_text("utf-8").splitlines()[1:]
}
REGELS = {r for s in alle_regelsets() for r in s.regels}

# An invented source in both shapes: whole paragraphs, and lines broken by hand.
BELEID = """
Beleid Duinrand

Versie 2.0

1 Wat wij vragen

Een plan gaat over één regio (zie hoofdstuk 2). In dat plan staat bijv. Wie de kassier is.

- Het plan is op tijd. Te laat is te laat;
- De kassier rekent af.

2. Slot
"""
FLYER = """ 3 mei 2026

Waarom een plan?

• De zorg in de wijk heeft samenwerking nodig, want wie alleen werkt komt er

niet meer. Samen gaat het.

Iedereen doet mee, ook het sociaal domein van de gemeenten Duinrand en

Veenstee. Dat is een

• Keuze van RESV's. Wat goed gaat blijft.

https://www.example.nl/een
https://www.example.nl/twee
"""


def test_paragraphs_headings_and_items_are_sentences():
    assert [z.tekst for z in splits(BELEID)] == [
        "Beleid Duinrand",
        "Versie 2.0",
        "1 Wat wij vragen",
        "Een plan gaat over één regio (zie hoofdstuk 2).",
        "In dat plan staat bijv. Wie de kassier is.",
        "- Het plan is op tijd.",
        "Te laat is te laat;",
        "- De kassier rekent af.",
        "2. Slot",
    ]


def test_lines_broken_by_hand_are_joined():
    assert [z.tekst for z in splits(FLYER)] == [
        "3 mei 2026",
        "Waarom een plan?",
        "• De zorg in de wijk heeft samenwerking nodig, want wie alleen werkt komt er niet meer.",
        "Samen gaat het.",
        "Iedereen doet mee, ook het sociaal domein van de gemeenten Duinrand en Veenstee.",
        "Dat is een",
        "• Keuze van RESV's.",
        "Wat goed gaat blijft.",
        "https://www.example.nl/een",
        "https://www.example.nl/twee",
    ]


def test_a_reference_to_an_article_may_end_a_sentence():
    zinnen = splits("Dit volgt uit artikel 4. Er komt meer. De brief heeft 1. De kop.")
    assert [z.tekst for z in zinnen] == [
        "Dit volgt uit artikel 4.",
        "Er komt meer.",
        "De brief heeft 1. De kop.",
    ]


@given(st.text())
@example("㉠")  # no letter itself, but it holds one
def test_no_word_is_lost_or_doubled(tekst):
    zinnen = splits(tekst)
    assert kaal("".join(z.tekst for z in zinnen)) == kaal(tekst)
    assert [z.nummer for z in zinnen] == list(range(1, len(zinnen) + 1))
    assert splits(tekst) == zinnen


@given(st.text(st.sampled_from("Aa .?!:;\n-•1)(‘’\t")))
def test_nor_in_a_text_of_marks(tekst):
    assert kaal("".join(z.tekst for z in splits(tekst))) == kaal(tekst)


def test_a_hostile_text_takes_no_time_to_speak_of():
    for stuk in ("Nr. ", "1. A", "A) ", "… ", "'\"”)]", ".\n", "van\n", "a. A", "(" * 9 + " "):
        assert splits(stuk * 40_000) is not None


# --- data and text line up ----------------------------------------------------------------


@pytest.fixture
def beleid(tmp_path):
    """The invented source, classified."""

    def maak(*vervang: tuple[str, str], tekst: str = BELEID):
        regels = [
            f'    {{ nr = {z.nummer}, kenmerk = "{z.kenmerk}", klasse = "context" }},'
            for z in splits(tekst)
        ]
        toml = "\n".join(
            ['bron = "duinrand"', "[[plaatsen]]", 'plaats = "1"', "zinnen = [", *regels, "]"]
        )
        for oud, nieuw in vervang:
            assert oud in toml
            toml = toml.replace(oud, nieuw, 1)
        pad = tmp_path / "duinrand.toml"
        pad.write_text(toml, "utf-8")
        return lees_zinnen(pad)

    return maak


def test_a_text_lines_up_with_its_own_data(beleid):
    bron, data = beleid()
    assert verschillen(splits(BELEID), data) == []
    assert herken(BELEID, {bron: data}) == (bron, [])
    # Other spaces, quotes and signs make no other sentence.
    anders = unicodedata.normalize("NFD", BELEID.replace("- ", "•  "))
    assert verschillen(splits(anders), data) == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("op tijd", "te laat", "zin 6 kennen wij niet"),
        ("- De kassier rekent af.\n", "", "zin 8 (1) ontbreekt"),
        ("Versie 2.0\n", "Versie 2.0\n\nNieuw\n", "zin 3 kennen wij niet"),
        ("Versie 2.0\n", "", "heeft 8 zinnen, verwacht 9"),
    ],
)
def test_a_changed_text_is_refused_and_says_where(beleid, oud, nieuw, melding):
    bron, data = beleid()
    gelijkt = herken(BELEID.replace(oud, nieuw, 1), {bron: data})
    assert gelijkt is not None
    assert any(melding in v for v in gelijkt.verschillen), gelijkt.verschillen


def test_swapped_sentences_do_not_line_up(beleid):
    _, data = beleid()
    omgedraaid = BELEID.replace("Beleid Duinrand\n\nVersie 2.0", "Versie 2.0\n\nBeleid Duinrand")
    assert verschillen(splits(omgedraaid), data) == [
        "zin 1 staat op een andere plek",
        "zin 2 staat op een andere plek",
    ]


def test_another_text_is_no_source(beleid):
    bron, data = beleid()
    assert herken(FLYER, {bron: data}) is None
    assert herken("", {bron: data}) is None


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("nr = 2,", "nr = 3,", "na zin 1 komt zin 3"),
        ("nr = 2,", "nr = 1,", "na zin 1 komt zin 1"),
        ('klasse = "context"', 'klasse = "nog te doen"', "niet welke eis"),
        ('klasse = "context"', 'klasse = "context", citeert = ["ZZ-0"]', "niet draagt"),
        ('klasse = "context"', 'klasse = "regels"', "regels"),
        ('klasse = "context"', 'klasse = "context", x = 1', "x"),
        ("bron =", "bron = =", "duinrand.toml"),
    ],
)
def test_faulty_data_is_refused(beleid, oud, nieuw, melding):
    with pytest.raises(ZinnenFout, match=melding):
        beleid((oud, nieuw))


# --- the five sources ---------------------------------------------------------------------


def test_every_source_that_we_have_is_classified():
    assert set(alle_zinnen()) == {b.id for b in AANWEZIG}


@pytest.mark.parametrize("bron", alle_zinnen())
def test_what_a_sentence_is_follows_from_what_it_carries(bron):
    for zin in alle_zinnen()[bron]:
        assert set(zin.eisen) <= EISEN, zin
        assert len(set(zin.eisen)) == len(zin.eisen), zin
        met_regel = bool(set(zin.eisen) & REGELS)
        match zin.klasse:
            case "regel":
                assert met_regel, zin
            case "oordeel":
                assert zin.eisen, zin
            case "context":
                assert not zin.eisen, zin
            case "nog te doen":
                assert zin.eisen, zin
                assert not met_regel, zin


def test_every_requirement_stands_in_a_sentence():
    gedragen = {e for zinnen in alle_zinnen().values() for z in zinnen for e in z.eisen}
    assert gedragen == EISEN


def test_each_quote_leads_to_one_sentence_that_carries_its_rule():
    for regelset in alle_regelsets():
        for id_, v in regelset.regels.items():
            bron = regelset.bron_van(v).id
            for plaats in {v.plaats, *(g.plaats or v.plaats for g in v.gevallen.values())}:
                nr = zin_van(bron, id_, plaats)
                assert nr is not None, (id_, plaats)
                zin = alle_zinnen()[bron][nr - 1]
                assert zin.nr == nr
                assert zin.klasse in ("regel", "oordeel")
    assert zin_van("duinrand", "ZZ-0", "titelpagina") is None
    assert zin_van("zz-resv-2027", "ZZ-0", "3.1") is None


@pytest.mark.skipif(not TEKSTEN, reason="the texts of the sources are not at hand")
@pytest.mark.parametrize("bron", AANWEZIG, ids=lambda b: b.id)
class TestTeksten:
    def test_all_sentences_line_up_and_none_is_double(self, bron):
        zinnen, data = splits(TEKSTEN[bron.sha256]), alle_zinnen()[bron.id]
        assert verschillen(zinnen, data) == []
        assert [(z.nummer, z.kenmerk) for z in zinnen] == [(d.nr, d.kenmerk) for d in data]
        assert Counter(d.klasse for d in data).keys() <= set(KLASSEN)
        assert herken(TEKSTEN[bron.sha256]) == (bron.id, [])

    def test_each_quote_stands_in_a_sentence_that_carries_its_rule(self, bron):
        zinnen, data = splits(TEKSTEN[bron.sha256]), alle_zinnen()[bron.id]
        for regelset in alle_regelsets():
            for id_, v in regelset.regels.items():
                if regelset.bron_van(v) != bron:
                    continue
                eigen = [(v.plaats, v.citaat)]
                eigen += [(g.plaats or v.plaats, g.citaat) for g in v.gevallen.values() if g.citaat]
                for plaats, citaat in eigen:
                    assert any(
                        kaal(citaat) in kaal(z.tekst)
                        and id_ in d.citeert
                        and d.plaats == plaats
                        and d.klasse in ("regel", "oordeel")
                        for z, d in zip(zinnen, data, strict=True)
                    ), (id_, citaat)

    def test_one_changed_word_is_noticed(self, bron):
        tekst = TEKSTEN[bron.sha256]
        gelijkt = herken(tekst.replace(" de ", " geen ", 1))
        assert gelijkt is not None
        assert gelijkt.bron == bron.id
        assert gelijkt.verschillen
