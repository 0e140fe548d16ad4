"""Search finds by number, word, synonym and quotation; order is Dutch."""

from __future__ import annotations

import html

import pytest

from verband.naslag.lijsten import alle_begrippen
from verband.naslag.selectors.begrippen import zoek_begrippen
from verband.naslag.selectors.regels import Filter, filter_regels, list_regels
from verband.naslag.selectors.zoeken import zoek
from verband.naslag.woorden import delen, platte_tekst, volgorde


@pytest.mark.parametrize("sleutel", [r.id for r in list_regels()])
def test_a_number_finds_its_rule_first(sleutel):
    assert zoek(sleutel.lower()).regels[0].id == sleutel


@pytest.mark.parametrize("regel", list_regels(), ids=lambda r: r.id)
def test_a_quotation_finds_its_rule(regel):
    for citaat in regel.citaten:
        assert regel in filter_regels(Filter(q=f"“{citaat.tekst}”"))


@pytest.mark.eis("LHV-4")
def test_kerntaak_finds_what_hoofdtaak_finds(client):
    een, ander = zoek("kerntaak"), zoek("hoofdtaak")
    assert een.begrippen[0].begrip.woord == "hoofdtaak"
    assert {r.id for r in een.regels} == {r.id for r in ander.regels} != set()
    assert {b.code for b in een.begrippen} == {b.code for b in ander.begrippen}
    assert [b.id for b in een.bronnen] == [b.id for b in ander.bronnen]
    pagina = html.unescape(client.get("/begrippen/", {"q": "kerntaak"}).content.decode())
    assert "<dt>hoofdtaak" in pagina


@pytest.mark.parametrize("code", alle_begrippen())
def test_every_synonym_and_gloss_finds_its_term(code):
    begrip = alle_begrippen()[code]
    for woord in (begrip.woord, *begrip.synoniemen):
        assert zoek_begrippen(woord)[0].code == code
    assert code in {b.code for b in zoek_begrippen(begrip.engels)}


@pytest.mark.parametrize("pad", ["/zoek/", "/regels/", "/begrippen/"])
def test_a_bsn_is_never_echoed(client, pad):
    assert "111222333" not in client.get(pad, {"q": "bsn 111222333"}).content.decode()


def test_a_missing_source_is_found():
    assert [b.id for b in zoek("handreiking").bronnen] == ["handreiking-contractering-resv"]


def test_a_short_word_is_a_whole_word():
    assert all(" ro " in f" {r.zoektekst} " or "ro" in r.zoektekst for r in zoek("RO").regels)
    assert len(zoek("ro").regels) < len(list_regels())


def test_nothing_asked_and_nothing_found(client):
    assert zoek("  ").aantal == 0
    assert "Waar bent u naar op zoek" in client.get("/zoek/").content.decode()
    for pad, zin in (
        ("/zoek/", "Niets gevonden."),
        ("/begrippen/", "Dit woord staat niet in de lijst."),
        ("/regels/", "Geen regel past bij wat u vraagt."),
    ):
        assert zin in client.get(pad, {"q": "xyzzy"}).content.decode()


def test_blanks_are_words_in_brackets():
    assert platte_tekst("Gevraagd is {gevraagd_cent}; {veld}") == (
        "Gevraagd is [gevraagd bedrag]; [wat ontbreekt]"
    )
    assert [d.leeg for d in delen("“{post}” te veel")] == [False, True, False]


def test_dutch_order():
    woorden = ["regio 10", "één", "Zorg", "regio 2", "eend"]
    assert sorted(woorden, key=volgorde) == ["één", "eend", "regio 2", "regio 10", "Zorg"]
