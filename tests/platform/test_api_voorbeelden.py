"""The examples of docs/api.md, as they stand there, against a running server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cast import maak_cast
from verband.core.context import Blik, met_blik
from verband.plannen.tests.dossierhulp import plan
from verband.regios.models import Organisatie
from verband.rest.tests.hulp import maak_sleutel

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
TEKST = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")


def _voorbeeld(taal: str) -> str:
    (code,) = re.findall(rf"```{taal}\n(.*?)```", TEKST, re.DOTALL)
    return str(code)


def test_the_python_example_reads_and_writes_once(live_server):
    cast = maak_cast()
    with met_blik(Blik()):
        token = maak_sleutel(cast.anna)[1]
    omgeving = {**os.environ, "VERBAND": live_server.url, "SLEUTEL": token}
    gedaan = subprocess.run(
        [sys.executable, "-c", _voorbeeld("python")], env=omgeving, capture_output=True, text=True
    )
    assert gedaan.returncode == 0, gedaan.stderr
    *namen, een, twee = gedaan.stdout.splitlines()
    assert namen == ["RO Duinrand", "Thuiszorg Zilt", "Zilt"]
    assert een == twee
    assert een.startswith("201 ")
    assert Organisatie.objects.using("beheer").filter(naam="Fysio Voorbeeld").count() == 1


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is er hier niet")
def test_the_curl_example_checks_a_plan(live_server, tmp_path):
    (tmp_path / "plan.json").write_bytes(plan())
    gedaan = subprocess.run(
        ["sh", "-c", _voorbeeld("sh")], cwd=tmp_path,
        env={**os.environ, "VERBAND": live_server.url}, capture_output=True, text=True,
    )  # fmt: skip
    assert gedaan.returncode == 0, gedaan.stderr
    assert json.loads(gedaan.stdout)["formaat"] == "resv-bevindingen/1"
