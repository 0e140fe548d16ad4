"""What every test shares: the proof of requirements, and whether there is a browser."""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial
from types import FunctionType
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

import sjabloon
from proefserver import waar_chromium
from verband.cli import eisen
from verband.core import postgres

if TYPE_CHECKING:
    from cast import Cast

# No drawn test fails because the machine did something else for a moment.
settings.register_profile(
    "zonder-klok", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("zonder-klok")

_bewezen: dict[str, list[str]] = defaultdict(list)
_gezakt: set[str] = set()
_cellen: list[int] = []
_kanaries: list[int] = []


@cache
def _bekend() -> frozenset[str]:
    return frozenset(eis.id for eis in eisen.lees_lijst())


def _ids(item: pytest.Item) -> list[str]:
    return [id_ for merk in item.iter_markers("eis") for id_ in merk.args]


def pytest_configure(config: pytest.Config) -> None:
    """The database server, before anyone asks for it; workers use the one of their parent."""
    if not hasattr(config, "workerinput") and not os.environ.get("DATABASE_URL"):
        cluster, nieuw = postgres.start(postgres.map_hier(), snel=True)
        if nieuw:
            config.add_cleanup(lambda: postgres.stop(cluster))
        if not config.option.collectonly:
            os.environ[sjabloon.OMGEVING] = sjabloon.maak(cluster)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """A test database is a copy of the one that was migrated; each worker's, at once."""
    from django.db import connections

    if naam := os.environ.get(sjabloon.OMGEVING):
        connections["beheer"].settings_dict["TEST"]["TEMPLATE"] = naam


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Nobody may be connected when a test database is dropped."""
    from django.db import connections

    yield
    for verbinding in connections.all():
        verbinding.close()
        if getattr(verbinding, "pool", None):
            verbinding.close_pool()


def _roep(test: Callable[..., object], /, **gegeven: object) -> object:
    return test(**gegeven)


# CPython takes memory for the frames of calls by 16 kB and gives it back at once. A test of a page
# goes to and fro over such an edge thousands of times a second, and each time the kernel maps and
# unmaps a page: a sixth of the time of the access matrix. Below a frame that says it is large, all
# of them fit in one piece.
_met_ruimte = FunctionType(_roep.__code__.replace(co_stacksize=70_000), {}, "met_ruimte")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> None:
    pyfuncitem.obj = partial(_met_ruimte, pyfuncitem.obj)


def pytest_collection_finish() -> None:
    """Ten thousand tests stay until the end: the collector need not walk them a thousand times."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def statisch_op_aanvraag() -> None:
    """A test's client makes the whole row of middleware: not a walk over all static files too."""
    from django.conf import settings

    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session", autouse=True)
def eigen_tekensleutel(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests sign with a key of their own, never with the one of this folder."""
    from django.conf import settings

    settings.TEKENSLEUTEL = ""
    settings.TEKENSLEUTEL_MAP = tmp_path_factory.mktemp("tekensleutel")


@pytest.fixture
def cast(db: None) -> Cast:
    """Two regions, two insurers and nine people; see tests/cast.py."""
    from cast import maak_cast

    return maak_cast()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    verplicht = os.environ.get("VERBAND_BROWSER") == "verplicht" or os.environ.get("CI") == "true"
    zonder = pytest.mark.skip(reason="Chromium ontbreekt op deze machine")
    for item in items:
        # Travels with the report, also from an xdist worker.
        item.user_properties += [("eis", id_) for id_ in _ids(item)]
        if item.get_closest_marker("browser") and not waar_chromium() and not verplicht:
            item.add_marker(zonder)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    onbekend = set(_ids(item)) - _bekend()
    if onbekend:
        pytest.fail(f"not in docs/eisen.csv: {', '.join(sorted(onbekend))}", pytrace=False)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.passed and report.when == "call":
        _cellen.extend(int(str(n)) for naam, n in report.user_properties if naam == "cellen")
        _kanaries.extend(int(str(n)) for naam, n in report.user_properties if naam == "kanaries")
    ids = [str(waarde) for naam, waarde in report.user_properties if naam == "eis"]
    if report.failed:
        _gezakt.update(ids)
    elif report.passed and report.when == "call":
        for id_ in ids:
            _bewezen[id_].append(report.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _cellen:
        terminalreporter.write_line(
            f"Access matrix: {sum(_cellen)} cells over {len(_cellen)} addresses, all as declared"
        )
    if _kanaries:
        terminalreporter.write_line(
            f"Canary sweep: {sum(_kanaries)} answers, files, mails and log lines read by "
            f"{len(_kanaries)} persons, no word that was not for them"
        )
    if mislukt := os.environ.get("VERBAND_NIET_IN_ORDE"):
        terminalreporter.write_line(f"Checks that failed before the tests: {mislukt}", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Only a complete run says something about all requirements; a part leaves the record."""
    opties = session.config.option
    worker = hasattr(session.config, "workerinput")
    deel = opties.keyword or opties.markexpr or opties.deselect or opties.collectonly
    eigen_keuze = session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS
    afgebroken = exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    if worker or deel or eigen_keuze or afgebroken or session.shouldfail or opties.lf:
        return
    # One failing test is enough to leave a requirement unproven.
    eisen.schrijf_verslag({id_: t for id_, t in _bewezen.items() if id_ not in _gezakt})
