"""`verband begroting`: what a person and a program see."""

from __future__ import annotations

import json

from verband.cli.opdrachten import main
from verband.plannen.tests.begrotinghulp import GEVALLEN


def test_the_command_shows_total_own_total_and_what_was_not_read(tmp_path, capsys):
    bestand = tmp_path / "begroting.csv"
    bestand.write_bytes(GEVALLEN["puntkomma"]().inhoud)
    assert main(["begroting", str(bestand)]) == 0
    uit = capsys.readouterr().out
    assert "Gelezen:      € 13.234,50 (onvolledig)" in uit
    assert "Eigen totaal: € 13.234,50" in uit
    assert "begroting!E4: hier staat PM" in uit
    assert main(["begroting", str(bestand), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["formaat"] == "begroting-gelezen/1"
    bestand.write_text("niets\n")
    assert main(["begroting", str(bestand)]) == 2
    assert "geen begroting te vinden" in capsys.readouterr().err
