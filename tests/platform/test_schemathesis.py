"""Schemathesis on the OpenAPI document: every check, each operation, and what follows on what.

The number of tries is bounded and the seed fixed, so that a run is the same for everyone.
"""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
import schemathesis
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema
from stdnum import iban

from cast import maak_cast
from verband.access import tempo
from verband.core.context import Blik, met_blik
from verband.plannen.tests.dossierhulp import bewaar, lid_van
from verband.regios.models import Organisatie
from verband.rest.herhalen import PATROON
from verband.rest.tests.hulp import maak_sleutel

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])

_REKENINGEN = ["", "NL91ABNA0417164300", "NL20INGB0001234567", "DE89370400440532013000"]
assert all(not r or iban.is_valid(r) for r in _REKENINGEN)
schemathesis.openapi.format("iban", st.sampled_from(_REKENINGEN))
_ZICHTBAAR = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=40)
schemathesis.openapi.format("regel", _ZICHTBAAR.map(lambda tekst: f"a{tekst}"))

# A plan can have the right shape and still point at what is not in it; that is refused as bad
# input too, and no schema can say it. Its shape has thousands of edges, which the coverage phase
# would all try: the reading of plans has property tests of its own (regelwerk), so here a plan is
# only fuzzed, and more than the rest.
_INSTELLINGEN = """
seed = 27
[generation]
max-examples = {keer}
deterministic = true
[phases.stateful]
generation.max-examples = {keer}
[auth.openapi.Sleutel]
bearer = "{token}"
[parameters]
"path.regio" = "duinrand"
"path.dossier" = "{dossier}"
"path.nummer" = 1
"path.id" = "{organisatie}"
[[operations]]
include-operation-id = ["planToetsen", "versieBewaren"]
checks.positive_data_acceptance.expected-statuses = ["2xx", "400", "404", "409"]
phases.coverage.enabled = false
phases.fuzzing.generation.max-examples = {keer_plan}
"""


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Each request is its own: small examples would all have the same smallest key.

    Only of a case that is meant to be valid: a changed case is judged anew, on the document
    alone, and then one with a broken Authorization would count as valid.
    """
    kop = case.headers or {}
    geldig = case.meta is None or case.meta.generation.mode.is_positive
    if geldig and re.fullmatch(PATROON, str(kop.get("Idempotency-Key", ""))):
        kop["Idempotency-Key"] = uuid.uuid4().hex


@pytest.fixture
def loop(monkeypatch, live_server):
    """Run all of it on a served address; what was found and how much was tried."""
    cast = maak_cast()
    with met_blik(Blik()):
        lid = lid_van(cast, "anna")
        versie = bewaar(lid)
        organisatie = Organisatie.objects.filter(regio=cast.duinrand).first()
    with met_blik(Blik()):
        token = maak_sleutel(cast.anna)[1]
    ruim = {"api_schrijven": "99999/m/user", "toetsen": "99999/m/ip"}
    monkeypatch.setattr(tempo, "_TEMPO", tempo._TEMPO | ruim)

    def doe(keer: int, *, tot_de_eerste: bool = False) -> tuple[list[str], int, set[str]]:
        instellingen = _INSTELLINGEN.format(
            token=token,
            keer=keer,
            keer_plan=5 * keer,
            dossier=versie.dossier_id,
            organisatie=organisatie.id,
        )
        adres = live_server.url.replace("127.0.0.1", "localhost")
        schema = schemathesis.openapi.from_url(
            f"{adres}/api/v1/openapi.json", config=SchemathesisConfig.from_str(instellingen)
        )
        schema.config.base_url = f"{adres}/api/v1"  # the document names the address with https
        gevonden, gevallen, operaties = [], 0, set()
        for gebeurd in from_schema(schema).execute():
            if isinstance(gebeurd, events.NonFatalError | events.FatalError):
                gevonden.append(str(getattr(gebeurd, "info", gebeurd)))
            if not isinstance(gebeurd, events.ScenarioFinished):
                continue
            gevallen += len(gebeurd.recorder.cases)
            operaties |= {c.value.operation.label for c in gebeurd.recorder.cases.values()}
            if gebeurd.status in (Status.FAILURE, Status.ERROR):
                for controles in gebeurd.recorder.checks.values():
                    gevonden += [
                        f"{gebeurd.label}: {c.failure_info.failure}\n{c.failure_info.code_sample}"
                        for c in controles
                        if c.failure_info is not None
                    ]
            if tot_de_eerste and gevonden:
                break
        return gevonden, gevallen, operaties

    return doe


def test_nothing_is_found(loop):
    gevonden, gevallen, operaties = loop(6)
    assert gevonden == []
    assert len(operaties) == 13
    assert gevallen > 300


def test_a_defect_would_be_found(loop, monkeypatch):
    """The control: a list that gives another shape than the document says."""
    from verband.rest.routes import organisaties

    echt = organisaties._vorm

    def stuk(request, organisatie):
        return {**echt(request, organisatie), "soort": "niet uit de lijst"}

    monkeypatch.setattr(organisaties, "_vorm", stuk)
    gevonden, _gevallen, _operaties = loop(1, tot_de_eerste=True)
    assert any("Server error" in wat for wat in gevonden)
