"""The OpenAPI document against the NL API Design Rules, by Spectral; and that it notices."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from frontend import npm

WORTEL = Path(__file__).parents[2]
SPECTRAL = WORTEL / "tests/spectral"
HIER = WORTEL / ".verband/spectral"
Document = dict[str, Any]


def _installeer(tijdelijk: Path) -> list[str]:
    """What runs Spectral: exactly what the lock says, put beside the database once.

    Test workers take turns; what says that it is there is written last.
    """
    opdracht = npm(tijdelijk)
    slot, klaar = (SPECTRAL / "package-lock.json").read_bytes(), HIER / "klaar"
    HIER.mkdir(parents=True, exist_ok=True)
    with (HIER / "slot").open("w") as beurt:
        fcntl.flock(beurt, fcntl.LOCK_EX)
        if not klaar.exists() or klaar.read_bytes() != slot:
            shutil.copy(SPECTRAL / "package.json", HIER)
            shutil.copy(SPECTRAL / "package-lock.json", HIER)
            subprocess.run([*opdracht, "ci", "--silent", "--ignore-scripts"], cwd=HIER, check=True)
            klaar.write_bytes(slot)
    node = [opdracht[0]] if len(opdracht) > 1 else ["node"]
    return [*node, str(HIER / "node_modules/@stoplight/spectral-cli/dist/index.js")]


@pytest.fixture(scope="module")
def keur() -> Any:
    """Lint documents, by name and at once: to start Spectral takes longer than to lint one.

    Of each the codes of what is wrong.
    """
    with tempfile.TemporaryDirectory() as naam:
        tijdelijk = Path(naam)
        try:
            opdracht = _installeer(tijdelijk)
        except subprocess.CalledProcessError:
            if os.environ.get("CI") == "true":
                raise
            pytest.skip("Spectral kon hier niet worden opgehaald")

        def keuring(documenten: dict[str, Document]) -> dict[str, list[str]]:
            for naam, document in documenten.items():
                (tijdelijk / f"{naam}.json").write_text(json.dumps(document))
            bestanden = [tijdelijk / f"{naam}.json" for naam in documenten]
            gedaan = subprocess.run(
                [*opdracht, "lint", "-r", SPECTRAL / "nl-adr.yaml", "-f", "json", "-q", *bestanden],
                capture_output=True, text=True,
            )  # fmt: skip
            assert gedaan.returncode in (0, 1), gedaan.stderr
            gevonden: dict[str, list[str]] = {naam: [] for naam in documenten}
            for r in json.loads(gedaan.stdout):
                plek = ".".join(map(str, r["path"]))
                gevonden[Path(r["source"]).stem].append(f"{r['code']} {plek}")
            return gevonden

        yield keuring


def _document() -> Document:
    antwoord = Client().get("/api/v1/openapi.json")
    assert antwoord.status_code == 200
    return json.loads(antwoord.content)


def test_the_document_follows_the_design_rules(keur):
    assert keur({"heel": _document()}) == {"heel": []}


def _operatie(document: Document) -> Document:
    return document["paths"]["/regios/{regio}/organisaties"]["get"]


def _hernoem(document: Document, oud: str, nieuw: str) -> None:
    document["paths"][nieuw] = document["paths"].pop(oud)


BREKEN: dict[str, Callable[[Document], Any]] = {
    "server-is-https": lambda d: d["servers"][0].update(url="http://localhost/api/v1"),
    "server-has-major-version": lambda d: d["servers"][0].update(url="https://localhost/api"),
    "contact-is-complete": lambda d: d["info"]["contact"].pop("email"),
    "version-is-semantic": lambda d: d["info"].update(version="1"),
    "path-is-kebab-case": lambda d: _hernoem(d, "/toetsen", "/planToetsen"),
    "path-keys-no-trailing-slash": lambda d: _hernoem(d, "/toetsen", "/toetsen/"),
    "query-key-is-camel-case": lambda d: _operatie(d)["parameters"][-1].update(name="per_pagina"),
    "answer-has-version-header": lambda d: _operatie(d)["responses"]["200"].update(headers={}),
    "error-is-a-problem": lambda d: _operatie(d)["responses"]["404"].update(content={}),
    "bad-input-is-400": lambda d: _operatie(d)["responses"].pop("400"),
    "problem-has-its-members": lambda d: d["components"]["schemas"]["Probleem"]["properties"].pop(
        "detail"
    ),
}


def test_a_document_that_breaks_a_rule_is_noticed(keur):
    kapot = {regel: _document() for regel in BREKEN}
    for regel, document in kapot.items():
        BREKEN[regel](document)
    for regel, gevonden in keur(kapot).items():
        assert regel in {wat.split()[0] for wat in gevonden}


def test_the_contact_is_who_this_installation_names(settings):
    settings.ADRES = "https://verband.voorbeeld.test"
    niemand = _document()["info"]["contact"]
    assert niemand["email"].endswith(".invalid")
    assert "mailto:" not in Client().get("/api/").content.decode()
    settings.CONTACT = "Team koppelingen <api@voorbeeld.test>"
    assert _document()["info"]["contact"] == {
        "name": "Team koppelingen",
        "url": "https://verband.voorbeeld.test/api/",
        "email": "api@voorbeeld.test",
    }
    assert "mailto:api@voorbeeld.test" in Client().get("/api/").content.decode()


def test_only_the_check_is_open_and_every_write_asks_for_a_key():
    for pad, operaties in _document()["paths"].items():
        for methode, operatie in operaties.items():
            assert (operatie["security"] == []) == (pad == "/toetsen")
            namen = {p["name"] for p in operatie.get("parameters", ())}
            assert ("Idempotency-Key" in namen) == (methode != "get" and pad != "/toetsen")
