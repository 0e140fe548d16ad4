"""At least 80% of wijkverpleging and of SO, each by itself; small providers are asked."""

import re

import pytest

from regelwerk.tests.hulp import VANDAAG, gewijzigd, lees, rapport
from regelwerk.toets import toets
from regelwerk.voorbeelden.maken import Dag, maak
from regelwerk.voorbeelden.schrijven import als_toml
from regelwerk.voorbeelden.vreemd import controleer


def lijst(*aanbieders, **rest):
    rijen = [
        {"partij": f"vvt{n}", "omvang": omvang, "vertegenwoordigd": ja}
        for n, (omvang, ja) in enumerate(aanbieders, start=1)
    ]
    return {"eenheid": "uren", "aanbieders": rijen} | rest


def totalen(totaal, deel):
    return {"eenheid": "uren", "totaal": totaal, "vertegenwoordigd": deel}


def wv(maat):
    return {"vvt_dekking.wijkverpleging": maat}


@pytest.mark.eis("ZZ-3.4-4a")
def test_unrepresented_providers_are_listed_by_size_without_volumes():
    ruw = gewijzigd(wv(lijst((555001, True), (111003, False), (222007, False))))
    (bevinding,) = rapport(ruw).blokkerend
    assert bevinding.waarden["aanbieders"] == [
        "Buurtzus Lage Duinen (verzonnen)",
        "Verpleeghuizen De Vloedlijn (verzonnen)",
    ]
    tekst = f"{bevinding.melding} {bevinding.herstel} {bevinding.waarden}"
    assert not any(getal in tekst for getal in ("111003", "111.003", "222007", "222.007"))


@pytest.mark.eis("ZZ-3.4-4a")
def test_79_99_percent_never_reads_as_80():
    (bevinding,) = rapport(gewijzigd(wv(totalen(10000, 7999)))).blokkerend
    assert "79,9%" in bevinding.melding
    assert "80,0% is nodig" in bevinding.melding


def over_wijkverpleging(*aanbieders):
    alle = rapport(gewijzigd(wv(lijst(*aanbieders)))).alle
    return [b for b in alle if b.object == "vvt_dekking.wijkverpleging"]


@pytest.mark.parametrize("eigen", [41737, 95001])
def test_with_two_providers_only_the_side_of_the_norm_is_said(eigen):
    """Total minus own is the other's (design 7): no share, no difference, in no field at all."""
    gevonden = over_wijkverpleging((eigen, True), (23911, False))
    for b in gevonden:
        alles = f"{b.melding} {b.herstel} {b.waarden} {b.hertoets}"
        assert set(re.findall(r"[\d.,]+%", alles)) <= {"80,0%", "80%"}
    drie = over_wijkverpleging((eigen, True), (23911, False), (12000, False))
    delen = [b.waarden["aandeel"] for b in drie if "aandeel" in b.waarden]
    assert delen
    assert not any("80,0%" in deel for deel in delen)


def test_an_example_that_leaves_holds_no_volume_and_no_ratio():
    plan = lees(gewijzigd(wv(lijst((41737, True), (23911, False)))))
    gevonden = toets(plan, sha256="0" * 64, vandaag=VANDAAG).bevindingen
    b = next(b for b in gevonden if b.regel == "ZZ-3.4-4a")
    toml = als_toml(maak(plan, b, Dag(VANDAAG)).voorbeeld)
    assert "41737" not in toml
    assert "23911" not in toml
    (uitkomst,) = controleer(toml.encode(), "x.toml")
    assert uitkomst.afwijkingen == []
