"""A source sentence by sentence, with and without its text; and what is no rule yet."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest

from regelwerk import zinnen
from regelwerk.bronnen import alle_bronnen
from verband.naslag import geladen
from verband.naslag.lijsten import lees_lijst
from verband.naslag.selectors import openstaand
from verband.naslag.selectors import regels as regels_selector
from verband.naslag.selectors import zinnen as selector
from verband.naslag.selectors.regels import get_regel, list_regels

BRON = "lhv-flyer"
CITAAT = "Later starten kan ook, maar dan verschuift dat moment"  # of LHV-6
TEKST = f"""Flyer Duinrand

Dit is <b>uitleg</b> & meer.

{CITAAT}, <script>alert(1)</script> zegt men.

Maak een gids voor de wijk.
"""
SEEDS = Path(__file__).resolve().parents[5] / "shared/seeds"


def lees(client, pad: str, **vraag: str) -> str:
    antwoord = client.get(pad, vraag)
    assert antwoord.status_code == 200
    return html.unescape(antwoord.content.decode())


@pytest.fixture
def verzonnen(monkeypatch):
    """An invented text in the place of the flyer, classified."""
    wat = [
        ("context", (), ()),
        ("context", (), ()),
        ("regel", ("LHV-6",), ("LHV-6",)),
        ("nog te doen", ("LHV-3",), ()),
    ]
    regels = tuple(
        zinnen.Zinregel(z.nummer, z.kenmerk, k, eisen, citeert, "Planning komend jaar")  # type: ignore[arg-type]
        for z, (k, eisen, citeert) in zip(zinnen.splits(TEKST), wat, strict=True)
    )
    for module in (zinnen, selector, openstaand):
        monkeypatch.setattr(module, "alle_zinnen", lambda: {BRON: regels})
    onthouden = (openstaand._vindplaatsen, openstaand.list_openstaand, regels_selector._index)
    for selectie in onthouden:
        selectie.cache_clear()
    yield regels
    for selectie in onthouden:
        selectie.cache_clear()


def test_without_the_text_only_places_classes_and_quotes(client, verzonnen):
    pagina = lees(client, f"/bronnen/{BRON}/")
    assert "De 4 zinnen van deze bron" in pagina
    assert "De tekst zelf staat hier niet" in pagina
    assert "./verband bron laad" in pagina
    assert f"“{CITAAT}”" in pagina
    assert "2 zinnen met uitleg" in pagina
    assert "Maak een gids" not in pagina
    for nr in range(1, 5):
        assert f'id="zin-{nr}"' in pagina


def test_with_the_text_every_sentence_in_context(client, verzonnen):
    geladen.bewaar(TEKST.encode(), BRON)
    ruw = client.get(f"/bronnen/{BRON}/").content.decode()
    assert "De tekst zelf staat hier niet" not in ruw
    assert "Maak een gids voor de wijk." in ruw
    assert f"<mark>{CITAAT}</mark>, &lt;script&gt;" in ruw
    assert "<script>alert" not in ruw
    assert "&lt;b&gt;uitleg&lt;/b&gt; &amp; meer." in ruw
    for nr, klasse in enumerate(("plain", "plain", "ok", "warn"), start=1):
        assert f'class="v-sentence v-sentence--{klasse}" id="zin-{nr}"' in ruw


def test_a_text_that_does_not_line_up_is_not_shown(client, verzonnen):
    geladen.bewaar(TEKST.replace("wijk", "stad").encode(), BRON)
    pagina = lees(client, f"/bronnen/{BRON}/")
    assert "De tekst zelf staat hier niet" in pagina
    assert "Maak een gids" not in pagina


@pytest.mark.parametrize("wijzer", ["../../etc/passwd", "x" * 300, "\0", ""])
def test_a_pointer_leads_nowhere_else(client, verzonnen, bronmap, wijzer):
    bronmap.mkdir()
    (bronmap / f"{BRON}.sha256").write_text(wijzer)
    assert geladen.van_bron(alle_bronnen()[BRON]) is None


def test_the_filter_leaves_one_class(client, verzonnen):
    geladen.bewaar(TEKST.encode(), BRON)
    pagina = lees(client, f"/bronnen/{BRON}/", klasse="nog-te-doen")
    assert "Maak een gids voor de wijk." in pagina
    assert CITAAT not in pagina
    assert 'klasse=nog-te-doen#zinnen" aria-current="true"' in pagina
    for onzin in ("", "weg", "<script>", "NOG-TE-DOEN"):
        assert CITAAT in lees(client, f"/bronnen/{BRON}/", klasse=onzin)


@pytest.mark.parametrize("bron", zinnen.alle_zinnen())
def test_counts_per_class_and_an_anchor_for_each_sentence(client, bron):
    pagina = lees(client, f"/bronnen/{bron}/")
    alle = zinnen.alle_zinnen()[bron]
    ankers = [int(n) for n in re.findall(r'id="zin-(\d+)"', pagina)]
    assert sorted(ankers) == [z.nr for z in alle]
    for code, klasse in (("regel", "regel"), ("nog-te-doen", "nog te doen")):
        aantal = sum(z.klasse == klasse for z in alle)
        stuk = pagina[pagina.index(f"?klasse={code}#") :]
        assert f'<span class="v-num">{aantal}</span>' in stuk[: stuk.index("</a>")]


@pytest.mark.parametrize("regel", list_regels(), ids=lambda r: r.id)
def test_a_rule_leads_to_its_sentence(client, regel):
    pagina = lees(client, f"/regels/{regel.id}/")
    for citaat in regel.citaten:
        nr = zinnen.zin_van(regel.bron.id, regel.id, citaat.plaats)
        assert f'href="/bronnen/{regel.bron.id}/#zin-{nr}"' in pagina


def test_a_finding_leads_to_its_sentence(client):
    pagina = lees(client, "/toets/voorbeeld/")
    links = re.findall(r'href="/bronnen/([a-z0-9-]+)/#zin-(\d+)"', pagina)
    assert links
    for bron, nr in links:
        assert zinnen.alle_zinnen()[bron][int(nr) - 1].klasse in ("regel", "oordeel")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the texts of the sources are not at hand")
def test_the_real_texts_are_shown_whole_with_every_quote_marked(client):
    for pad in SEEDS.glob("*.txt"):
        geladen.bewaar(pad.read_bytes())
    for bron in zinnen.alle_zinnen():
        alle = selector.list_zinnen(alle_bronnen()[bron])
        assert all(z.delen for z in alle)
        for z in alle:
            assert len([d for d in z.delen if d.leeg]) <= len(z.citaten)
            assert bool(z.citaten) == any(d.leeg for d in z.delen)
        pagina = client.get(f"/bronnen/{bron}/").content.decode()
        assert pagina.count("v-sentence__text") == len(alle)


# --- what is no rule yet ------------------------------------------------------------------


def test_the_overview_has_every_requirement_without_a_rule(client):
    pagina = lees(client, "/nog-geen-regel/")
    for eis in lees_lijst():
        assert (f'id="{eis.id}"' in pagina) == (get_regel(eis.id) is None)
    n = len(openstaand.list_openstaand())
    assert f"{n} van {n} eisen" in pagina


def test_it_can_be_searched_filtered_and_sorted(client):
    n = len(openstaand.list_openstaand())
    for vraag in (
        {"bron": BRON},
        {"kamer": "kas"},
        {"q": "handreiking"},
        {"q": "NZA-T-alg3"},
        {"q": "monitoring", "bron": "vws-nota-voorhang", "orde": "titel"},
    ):
        gevonden = re.search(r"(\d+) van \d+ eisen", lees(client, "/nog-geen-regel/", **vraag))
        assert gevonden is not None
        assert 0 < int(gevonden[1]) < n
    assert f"{n} van {n} eisen" in lees(client, "/nog-geen-regel/", bron="x", kamer="y", orde="z")
    assert "Niets gevonden" in lees(client, "/nog-geen-regel/", q="dit staat nergens")
    titels = [
        o.eis.omschrijving for o in openstaand.filter_openstaand(openstaand.Filter(orde="titel"))
    ]
    assert titels[0].casefold() < titels[-1].casefold()


def test_it_can_be_taken_along(client):
    antwoord = client.get("/nog-geen-regel.csv", {"bron": BRON})
    assert antwoord["Content-Disposition"] == 'attachment; filename="nog-geen-regel.csv"'
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert rijen[0][:2] == ["Nummer", "Eis"]
    assert {r[0] for r in rijen[1:]} == {o.id for o in openstaand.van_bron(alle_bronnen()[BRON])}
    assert not any(c.startswith(("=", "+", "-", "@")) for r in rijen for c in r)


def test_it_is_read_only_and_takes_any_question(client):
    assert client.post("/nog-geen-regel/").status_code == 405
    for onzin in ("<script>alert(1)</script>", "\0", "é" * 5000, "{{ 7|add:7 }}"):
        vraag = dict.fromkeys(("q", "bron", "kamer", "orde"), onzin)
        ruw = client.get("/nog-geen-regel/", vraag).content.decode()
        assert "<script>alert" not in ruw
