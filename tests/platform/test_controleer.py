"""`verband controleer` as an administrator runs it, and what it costs the others: nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections

from cast import maak_cast
from logboekhulp import haal_nieuwste_weg, schrijf_verhaal, superuser
from verband.audit.bewijs import als_json
from verband.cli.opdrachten import main

BRON = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def verhaal(transactional_db, tmp_path):
    verhaal = schrijf_verhaal(maak_cast())
    bestand = tmp_path / "bewijs.json"
    bestand.write_text(als_json(verhaal.bewijs))
    connections["beheer"].close()
    return verhaal, str(bestand)


echt = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])


@echt
def test_all_holds_and_it_says_what_was_tried_and_what_can_not_be_seen(verhaal, capsys):
    assert main(["controleer"]) == 0
    uit = capsys.readouterr().out
    assert "bekeken: 11 logboekregels" in uit
    assert "bekeken: 8 ontvangstbewijzen" in uit
    assert "niet bekeken: 8 zonder logboekregel" in uit
    assert "Zonder een ontvangstbewijs van buiten is niet te zien:" in uit
    assert "nieuwste logboekregels zijn weggehaald" in uit
    assert uit.rstrip().endswith("Alles klopt.")


@echt
def test_with_a_receipt(verhaal, capsys):
    verhaal, bestand = verhaal
    assert main(["controleer", "--tegen", bestand]) == 0
    uit = capsys.readouterr().out
    assert "Tot en met nummer 8 is het logboek van Duinrand niet veranderd." in uit
    with superuser() as db:
        haal_nieuwste_weg(db, verhaal)
    assert main(["controleer"]) == 0
    assert main(["controleer", "--json", "--tegen", bestand]) == 1
    uit = capsys.readouterr().out
    uitslag = json.loads(uit[uit.index("\n{\n") :])
    assert not uitslag["houdt"]
    assert "eindigt bij nummer 7" in " ".join(uitslag["tegen"]["fouten"])
    assert all(deel["houdt"] for deel in uitslag["invarianten"])


@echt
def test_a_file_that_is_no_receipt_is_refused(verhaal, tmp_path, capsys):
    (tmp_path / "plan.json").write_text("{}")
    assert main(["controleer", "--tegen", str(tmp_path / "plan.json")]) == 2
    assert "geen ontvangstbewijs" in capsys.readouterr().err
    assert main(["controleer", "--tegen", str(tmp_path / "weg.json")]) == 2


def test_a_check_loads_neither_django_nor_cryptography(tmp_path):
    code = (
        "import sys; from verband.cli.opdrachten import main; main(['check', 'weg.json']);"
        "print([m for m in ('django', 'cryptography', 'psycopg') if m in sys.modules])"
    )
    klaar = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, "PYTHONPATH": str(BRON)},
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert klaar.stdout.strip() == "[]"
