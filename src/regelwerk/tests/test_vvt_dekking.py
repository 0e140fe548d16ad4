"""At least 80% of wijkverpleging and of SO, each by itself; small providers are asked."""

import pytest

from regelwerk.tests.hulp import gewijzigd, rapport


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
