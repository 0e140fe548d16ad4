"""The worked examples on the page of a rule: understandable, and found by a search."""

from __future__ import annotations

import html
import re

import pytest

from regelwerk.voorbeelden import voorbeelden_van
from verband.naslag.selectors.regels import list_regels
from verband.naslag.selectors.voorbeelden import voorbeelden_van_regel, zoek_voorbeelden
from verband.naslag.selectors.zoeken import zoek


def lees(client, pad: str, **vraag: str) -> str:
    return html.unescape(client.get(pad, vraag).content.decode())


@pytest.mark.parametrize("regel", list_regels(), ids=lambda r: r.id)
def test_every_rule_shows_one_that_passes_and_one_that_fails_and_the_rest_folded(client, regel):
    pagina = lees(client, f"/regels/{regel.id}/")
    voorbeelden = voorbeelden_van_regel(regel.id)
    goed, fout = voorbeelden.eerst
    assert goed.css in ("ok", "plain")
    assert fout.css in ("stop", "warn", "judge", "info")
    assert fout.zegt
    assert all(m in pagina.replace("\xa0", " ") for m in fout.zegt)
    ankers = re.findall(r'id="(voorbeeld-\d+)"', pagina)
    assert len(set(ankers)) == len(ankers) == len(voorbeelden_van(regel.id))
    begin = pagina.index('id="voorbeelden"')
    if voorbeelden.rest:
        vouw = pagina.index('id="meer-voorbeelden"')
        assert begin < pagina.index(f'id="{fout.anker}"') < vouw
        assert vouw < pagina.index(f'id="{voorbeelden.rest[-1].anker}"')


def test_a_search_finds_examples_sentences_and_what_is_no_rule(client):
    gevonden = zoek("handreiking")
    assert gevonden.zinnen
    assert gevonden.open
    assert {o.id for o in gevonden.open} >= {"NZA-T-alg3"}
    voucher = zoek("voucher begint")
    assert voucher.voorbeelden
    pagina = lees(client, "/zoek/", q="voucher begint")
    for t in voucher.voorbeelden:
        assert f'href="/regels/{t.regel.id}/#{t.anker}"' in pagina
    assert f"{gevonden.aantal} gevonden" in lees(client, "/zoek/", q="handreiking")


def test_a_number_finds_its_sentences(client):
    pagina = lees(client, "/zoek/", q="ZZ-3.4-4a")
    assert 'href="/bronnen/zz-resv-2027/#zin-104"' in pagina


def test_words_of_a_text_are_found_only_where_it_is_loaded():
    assert not zoek("het wiel opnieuw hoeft").zinnen
    assert zoek_voorbeelden("") == []
    assert zoek("dit staat nergens").aantal == 0
