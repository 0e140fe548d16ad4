"""Two rule sets side by side: only here, only there, other limit, other words."""

from __future__ import annotations

import csv
import html
import io
from itertools import permutations

import pytest
from msgspec.structs import replace

from regelwerk.regelsets import alle_regelsets
from verband.naslag.selectors.regelsets import Vergelijking, get_regelset, sleutel

SETS = [sleutel(r) for r in alle_regelsets()]


@pytest.mark.parametrize(("a", "b"), [*permutations(SETS, 2)])
def test_any_two_can_be_compared(client, a, b):
    pagina = html.unescape(client.get("/regelsets/", {"a": a, "b": b}).content.decode())
    links, rechts = get_regelset(a), get_regelset(b)
    assert links is not None
    assert rechts is not None
    for r in (links, rechts):
        assert f"Alleen in {r.titel} ({len(r.regels)})" in pagina
    assert "geen regel gemeen" in pagina


@pytest.mark.parametrize(("a", "b"), [*permutations(SETS, 2)])
def test_no_rule_falls_between_the_themes(a, b):
    links, rechts = get_regelset(a), get_regelset(b)
    assert links is not None
    assert rechts is not None
    v = Vergelijking(links, rechts)
    for alle, per_thema in (
        (v.alleen_links, [r for t in v.themas for r in t.links]),
        (v.alleen_rechts, [r for t in v.themas for r in t.rechts]),
    ):
        assert sorted(alle) == sorted(per_thema)


@pytest.mark.parametrize(("a", "b"), [*permutations(SETS, 2)])
def test_the_comparison_can_be_kept_whole(client, a, b):
    antwoord = client.get("/regelsets.csv", {"a": a, "b": b})
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="regelsets.csv"'
    kop, *rijen = csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    links, rechts = get_regelset(a), get_regelset(b)
    assert links is not None
    assert rechts is not None
    assert kop[-2:] == [links.titel, rechts.titel]
    assert {r[0] for r in rijen} >= {*links.regels} ^ {*rechts.regels}
    v = Vergelijking(links, rechts)
    assert len(rijen) == sum(len(r.wijzigingen) for r in v.anders) + len(v.invullingen) + len(
        [*v.alleen_links, *v.alleen_rechts]
    )


@pytest.mark.parametrize("vraag", [{}, {"a": SETS[0]}, {"a": SETS[0], "b": SETS[0]}, {"a": "x"}])
def test_no_comparison_is_no_file(client, vraag):
    assert client.get("/regelsets.csv", vraag).status_code == 404


def test_the_same_twice_and_an_unknown_one(client):
    zelfde = client.get("/regelsets/", {"a": SETS[0], "b": SETS[0]}).content.decode()
    assert "dezelfde regelset" in zelfde
    assert "kennen wij niet" in client.get("/regelsets/", {"a": "x@1"}).content.decode()


def test_what_one_leaves_open_the_other_fills():
    links, rechts = get_regelset("landelijk-uitwerking@1"), get_regelset(SETS[-1])
    assert links is not None
    assert rechts is not None
    gevonden = [(i.regel, i.waarde) for i in Vergelijking(links, rechts).invullingen]
    assert gevonden == [("LHV-6", "15 juli 2026")]


def test_a_new_version_shows_what_changed():
    oud = get_regelset("zorg-en-zekerheid-resv@1.0")
    assert oud is not None
    regels = dict(oud.regels)
    del regels["ZZ-2-1"]
    vvt = regels["ZZ-3.4-4a"]
    regels["ZZ-3.4-4a"] = replace(vvt, parameters={"minimum_promille": 750})
    regels["ZZ-2-5"] = replace(regels["ZZ-2-5"], kracht="waarschuwing", titel="Anders")
    regels["ZZ-1.2"] = replace(regels["ZZ-1.2"], herstel="Iets anders.")
    v = Vergelijking(oud, replace(oud, versie="1.1", regels=regels))
    assert [r.regel for r in v.alleen_links] == ["ZZ-2-1"]
    assert v.alleen_rechts == []
    anders = {r.regel: [tuple(w) for w in r.wijzigingen] for r in v.anders}
    assert anders["ZZ-3.4-4a"] == [("Ten minste", "80,0%", "75,0%")]
    assert [w[0] for w in anders["ZZ-2-5"]] == ["Soort", "Titel"]
    assert [w[0] for w in anders["ZZ-1.2"]] == ["Woorden"]
    assert v.gelijk == len(oud.regels) - 4
