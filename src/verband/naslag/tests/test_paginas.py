"""Every rule, source and term has its page; what is unknown gets the page for that."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest

from regelwerk.bronnen import alle_bronnen
from regelwerk.regelsets import alle_regelsets
from verband.naslag.lijsten import alle_begrippen, lees_lijst
from verband.naslag.selectors.regels import get_regel, list_regels

REGELS = [(r.id, x) for x in alle_regelsets() for r in list_regels() if r.id in x.regels]
VIJANDIG = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    "{{ 7|add:7 }}{% csrf_token %}",
    "(((((a+)+)+)+$",
    "\x00\x01\u202e",
    "=cmd|' /C calc'!A0",
    "é" * 5000,
    "a " * 3000,
]


def lees(client, pad: str, **vraag: str) -> str:
    antwoord = client.get(pad, vraag)
    assert antwoord.status_code == 200
    return html.unescape(antwoord.content.decode())


@pytest.mark.parametrize(("sleutel", "regelset"), REGELS, ids=[s for s, _ in REGELS])
def test_every_rule_has_its_page(client, sleutel, regelset):
    pagina = lees(client, f"/regels/{sleutel}/")
    vermelding = regelset.regels[sleutel]
    assert vermelding.titel in pagina
    assert vermelding.citaat in pagina
    assert vermelding.plaats in pagina
    assert f"/bronnen/{regelset.bron_van(vermelding).id}/" in pagina
    regel = get_regel(sleutel)
    assert regel is not None
    assert regel.gevallen
    # No blank of a message, no code of a value reaches a reader.
    inhoud = re.sub(r"<[^>]*>", "", pagina[pagina.index("<main") : pagina.index("</main>")])
    assert not re.search(r"[{}]", inhoud)
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", inhoud), inhoud


@pytest.mark.parametrize("sleutel", alle_bronnen())
def test_every_source_has_its_page(client, sleutel):
    bron = alle_bronnen()[sleutel]
    pagina = lees(client, f"/bronnen/{sleutel}/")
    assert bron.titel in pagina
    assert (bron.link or "Geen openbaar adres bekend") in pagina
    assert (bron.sha256 or "Deze bron ontbreekt") in pagina
    citaten = [c.tekst for r in list_regels() if r.bron.id == sleutel for c in r.citaten]
    assert all(citaat in pagina for citaat in citaten)
    assert bool(citaten) == (bron.status == "aanwezig")
    if bron.niet_getoetst:
        assert bron.niet_getoetst in pagina


def test_a_requirement_without_rule_stands_with_its_source(client):
    alles = "".join(lees(client, f"/bronnen/{b}/") for b in alle_bronnen())
    for eis in lees_lijst():
        assert (f'id="{eis.id}"' in alles) == (get_regel(eis.id) is None)


def test_places_follow_the_source(client):
    pagina = lees(client, "/bronnen/zz-resv-2027/")
    plekken = ["titelpagina", "1.2", "3.1, eerste punt", "3.1, tweede punt", "3.4, vijfde punt"]
    waar = [pagina.index(f">{plek}</h3>") for plek in plekken]
    assert waar == sorted(waar)


def test_the_list_of_sources_shows_what_is_missing(client):
    pagina = lees(client, "/bronnen/")
    for bron in alle_bronnen().values():
        assert bron.titel in pagina
    assert "bron ontbreekt" in pagina
    assert "Geen openbaar adres bekend" in pagina


def test_a_rule_shows_both_readings_and_the_rows_of_its_tension(client):
    pagina = lees(client, "/regels/ZZ-3.1-1a/")
    for zin in ("Onze lezing", "De andere lezing", "Spanning T15", "/regels/OPL-B1/"):
        assert zin in pagina


def test_a_limit_says_who_set_it(client):
    assert "80,0%" in lees(client, "/regels/ZZ-3.4-4a/")
    assert "volgens Zorg en Zekerheid 2027, versie 1.0" in lees(client, "/regels/LHV-6/")


def test_a_case_for_the_insurer_is_a_judgement():
    """As the check says it: these cases of a blocking rule are for the insurer to judge."""
    for sleutel, naam in (
        ("NZA-3", "te_algemeen"),
        ("NZA-T-art3e", "kopie"),
        ("NZA-T-art4f", "lijkt_erop"),
    ):
        regel = get_regel(sleutel)
        assert regel is not None
        geval = next(g for g in regel.gevallen if g.naam == naam)
        assert (geval.kracht, geval.stap) == ("oordeel", None)


@pytest.mark.parametrize(
    "pad",
    ["/regels/ZZ-99/", "/regels/%3Cscript%3E/", "/regels/../x/", "/bronnen/weg/", "/regels/nza-3/"],
)
def test_unknown_gets_the_page_of_the_house(client, pad):
    antwoord = client.get(pad)
    assert antwoord.status_code == 404
    assert "Zo gaat u verder" in antwoord.content.decode()
    assert "<script>" not in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["/regels/", "/begrippen/", "/zoek/", "/regels.csv", "/regelsets/"])
def test_pages_are_read_only(client, pad):
    assert client.post(pad).status_code == 405


@pytest.mark.parametrize("tekst", VIJANDIG, ids=range(len(VIJANDIG)))
@pytest.mark.parametrize("pad", ["/regels/", "/begrippen/", "/zoek/", "/regelsets/"])
def test_a_hostile_question_is_only_text(client, pad, tekst):
    velden = ("q", "thema", "van", "kracht", "spanning", "orde", "a", "b")
    antwoord = client.get(pad, dict.fromkeys(velden, tekst))
    assert antwoord.status_code == 200
    ruw = antwoord.content.decode()
    assert "<script>alert" not in ruw
    assert "<img src=x" not in ruw
    assert len(ruw) < 200_000


def test_filters(client):
    alle = len(list_regels())
    assert f"{alle} van {alle} regels" in lees(client, "/regels/")
    for veld, waarde in (
        ("kracht", "oordeel"),
        ("thema", "PART"),
        ("van", "laag-landelijk"),
        ("van", "nza-br-reg-27110@1"),
        ("spanning", "T9"),
        ("spanning", "alle"),
    ):
        gevonden = re.search(r"(\d+) van \d+ regels", lees(client, "/regels/", **{veld: waarde}))
        assert gevonden is not None
        assert 0 < int(gevonden[1]) < alle
    assert "Geen regel past bij wat u vraagt" in lees(
        client, "/regels/", thema="PART", van="x", q="qq"
    )


def test_order(client):
    pagina = lees(client, "/regels/", orde="titel")
    titels = re.findall(r'v-rule__title" href="[^"]+">([^<]+)<', pagina)
    assert titels[0].startswith("Aan") or titels[0].startswith("Al")
    assert len(titels) == len(list_regels())


def test_csv_is_safe_and_as_filtered(client):
    antwoord = client.get("/regels.csv", {"van": "vws-nota@1", "q": ""})
    assert antwoord["Content-Disposition"] == 'attachment; filename="regels.csv"'
    assert antwoord.content.startswith(b"\xef\xbb\xbfRegel;")
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert {rij[0].partition("-")[0] for rij in rijen[1:]} == {"VWS"}
    for rij in csv.reader(
        io.StringIO(client.get("/regels.csv").content.decode("utf-8-sig")), delimiter=";"
    ):
        assert not any(cel.startswith(("=", "+", "-", "@", "\t", "\r")) for cel in rij)
        assert "{" not in "".join(rij)


def test_every_term_is_shown_in_dutch_order(client):
    pagina = lees(client, "/begrippen/")
    woorden = re.findall(r"<dt>(.+?) <span", pagina)
    assert sorted(woorden) == sorted(b.woord for b in alle_begrippen().values())
    assert [w.casefold()[0] for w in woorden] == sorted(w.casefold()[0] for w in woorden)


def test_a_finding_links_to_its_rule(client):
    pagina = lees(client, "/toets/voorbeeld/")
    links = set(re.findall(r'href="/regels/([^/]+)/" target="_blank" rel="noopener"', pagina))
    assert links
    assert links <= {r.id for r in list_regels()}
