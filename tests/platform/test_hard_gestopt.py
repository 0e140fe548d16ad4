"""Killed without a word, in the middle of requests: what was acknowledged is there, once.

A real server on a database of its own that keeps its promises (no *snel*). People add
organisations all the time; meanwhile one part after the other is killed with SIGKILL.
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator

import psycopg
import pytest
from eigen_server import WORTEL, Eigen, eigen_server

from proefserver import vrije_poort
from verband.core import postgres

GEDULD = 120
PROGRAMMA = {"web": "serve.py", "werker": "werker.py"}
AANTAL = {"web": 2}
SERVE = WORTEL / "bin/serve.py"


def _kinderen(pid: int) -> list[int]:
    uit = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(n) for n in uit.stdout.split()]


def _opdracht(pid: int) -> str:
    try:
        with open(f"/proc/{pid}/cmdline") as bestand:
            return bestand.read().replace("\0", " ")
    except OSError:
        return ""


class Server:
    """A launcher with its parts, started as ./run does."""

    def __init__(self, eigen: Eigen) -> None:
        self.eigen, self.poort = eigen, vrije_poort()
        self.adres = f"http://localhost:{self.poort}"
        self.proces: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        omgeving = self.eigen.omgeving | {
            "PORT": str(self.poort), "HOST": "127.0.0.1", "VERBAND_DEMO": "1",
            "VERBAND_ZONDER_POOL": "", "VERBAND_PG_BLIJFT": "1",
            "VERBAND_PROCESSEN": str(AANTAL["web"]),
        }  # fmt: skip
        self.proces = subprocess.Popen([sys.executable, "-P", SERVE], env=omgeving)
        self.wacht_op_antwoord()

    def wacht_op_antwoord(self) -> None:
        einde = time.monotonic() + GEDULD
        while time.monotonic() < einde:
            try:
                urllib.request.urlopen(f"{self.adres}/gezond/klaar", timeout=10).close()
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise AssertionError("the server did not come back")

    def pids(self, deel: str) -> list[int]:
        """Both processes that make pages, or the one process of another part."""
        assert self.proces is not None
        if deel == "launcher":
            return [self.proces.pid]
        if deel == "database":
            return [int((self.eigen.cluster.data / "postmaster.pid").read_text().split()[0])]
        einde = time.monotonic() + GEDULD
        while time.monotonic() < einde:  # one that was killed before comes back after a moment
            kinderen = _kinderen(self.proces.pid)
            gevonden = [kind for kind in kinderen if PROGRAMMA[deel] in _opdracht(kind)]
            if len(gevonden) == AANTAL.get(deel, 1):
                return gevonden
            time.sleep(0.2)
        raise AssertionError(f"no {deel}")

    def stop(self) -> None:
        if self.proces is not None and self.proces.poll() is None:
            self.proces.terminate()
            self.proces.wait(timeout=GEDULD)


class Bezoeker(threading.Thread):
    """Adds organisations one by one and remembers which were acknowledged."""

    def __init__(self, adres: str, naam: str) -> None:
        super().__init__(daemon=True)
        self.adres, self.naam = adres, naam
        self.bevestigd: list[str] = []
        self.mislukt = 0
        self.klaar = threading.Event()
        koekjes = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._open = urllib.request.build_opener(koekjes).open

    def pagina(self, pad: str, **velden: str) -> tuple[str, str]:
        data = urllib.parse.urlencode(velden).encode() if velden else None
        vraag = urllib.request.Request(self.adres + pad, data, {"Referer": self.adres + pad})
        with self._open(vraag, timeout=30) as antwoord:
            return antwoord.geturl(), antwoord.read().decode()

    def log_in(self) -> None:
        html = self.pagina("/demo/")[1]
        wie = re.search(r'value="([0-9a-f-]{36})"[^>]*>\s*Carla', html)
        assert wie, "no button for the coordinator"
        self.pagina("/demo/inloggen/", wie=wie[1], csrfmiddlewaretoken=_csrf(html))

    def run(self) -> None:
        nummer = 0
        while not self.klaar.is_set():
            nummer += 1
            naam = f"Praktijk {self.naam} {nummer}"
            try:
                html = self.pagina("/r/lage-duinen/organisaties/nieuw/")[1]
                url, _html = self.pagina(
                    "/r/lage-duinen/organisaties/nieuw/",
                    csrfmiddlewaretoken=_csrf(html), naam=naam, soort="overig", toch="on",
                )  # fmt: skip
            except (OSError, urllib.error.HTTPError, ValueError, AttributeError):
                self.mislukt += 1
                time.sleep(0.1)
                continue
            if "/nieuw/" not in url:  # sent on to the list: this one counts
                self.bevestigd.append(naam)


def _csrf(html: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]  # type: ignore[index]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with eigen_server(snel=False) as eigen:
        server = Server(eigen)
        server.start()
        yield server
        server.stop()


@pytest.mark.parametrize("deel", ["web", "werker", "database", "launcher"])
def test_what_was_acknowledged_survives_a_kill(server, deel):
    bezoekers = [Bezoeker(server.adres, f"{deel} {n}") for n in range(4)]
    for b in bezoekers:
        b.log_in()
        b.start()
    for _keer in range(2):
        _wacht_op(bezoekers, meer=6)
        for pid in server.pids(deel):
            os.kill(pid, signal.SIGKILL)
        if deel == "launcher":
            server.proces.wait(timeout=GEDULD)
            server.start()
        else:
            server.wacht_op_antwoord()
    _wacht_op(bezoekers, meer=6)
    for b in bezoekers:
        b.klaar.set()
    for b in bezoekers:
        b.join(timeout=GEDULD)
    bevestigd = [naam for b in bezoekers for naam in b.bevestigd]
    rijen = [n for (n,) in server.eigen.sql("SELECT naam FROM regios_organisatie")]
    assert len(bevestigd) >= 18
    assert [naam for naam in bevestigd if rijen.count(naam) != 1] == []
    uit = server.eigen.verband("controleer")
    assert uit.returncode == 0, uit.stdout


def test_a_worker_killed_in_the_middle_of_a_file_makes_it_once(server):
    """The file waits for a lock that we hold, so that the kill comes right in the middle of it."""
    carla = Bezoeker(server.adres, "carla")
    carla.log_in()
    eigen = server.eigen
    with psycopg.connect(eigen.cluster.verbinding(postgres.SUPER, "verband")) as slot:
        slot.execute("LOCK TABLE taken_uitvoerinhoud IN SHARE MODE")
        csrf = _csrf(carla.pagina("/r/lage-duinen/logboek/")[1])
        vraag = {"soort": "lijst", "adres": "/r/lage-duinen/logboek/csv/"}
        carla.pagina("/r/lage-duinen/bestanden/nieuw/", csrfmiddlewaretoken=csrf, **vraag)
        _tot(lambda: eigen.sql(_WACHT_OP_HET_SLOT) != [])
        os.kill(server.pids("werker")[0], signal.SIGKILL)
    # The control: with its worker the job is gone, and nobody takes it up by itself.
    server.wacht_op_antwoord()
    assert (_bestanden(eigen), _standen(eigen)) == ([(0,)], [("doing",)])
    # Half a minute and two minutes later, without the wait: it is silent, and it is looked after.
    eigen.sql(_LANG_STIL)
    eigen.python("from verband.core.tasks import opnieuw; opnieuw.defer(timestamp=0)")
    _tot(lambda: _standen(eigen) == [("succeeded",)], lambda: eigen.sql(_WERK))
    assert _bestanden(eigen) == [(1,)]
    assert eigen.sql("SELECT stand FROM taken_uitvoer") == [("klaar",)]
    # And once more by one who knows no better: still one.
    eigen.sql("UPDATE procrastinate_jobs SET status = 'todo' WHERE task_name LIKE '%maak_uitvoer'")
    eigen.sql("NOTIFY procrastinate_any_queue_v1")
    _tot(lambda: _standen(eigen) == [("succeeded",)])
    assert _bestanden(eigen) == [(1,)]
    assert eigen.sql("SELECT count(*) FROM taken_bericht WHERE sleutel LIKE 'uitvoer-%'") == [(1,)]
    assert eigen.verband("controleer").returncode == 0


# Only the one that was killed: a worker that is taken for silent is never given a job again.
_LANG_STIL = """
    UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour' WHERE id IN
    (SELECT worker_id FROM procrastinate_jobs WHERE task_name LIKE '%maak_uitvoer')
"""
_WERK = """
    SELECT task_name, status, attempts, scheduled_at, worker_id,
        (SELECT last_heartbeat FROM procrastinate_workers w WHERE w.id = worker_id), now()
    FROM procrastinate_jobs WHERE task_name ~ 'maak_uitvoer|opnieuw' ORDER BY id
"""
_WACHT_OP_HET_SLOT = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


def _bestanden(eigen: Eigen) -> list[tuple[int]]:
    return eigen.sql("SELECT count(*) FROM taken_uitvoerinhoud")


def _standen(eigen: Eigen) -> list[tuple[str]]:
    vraag = "SELECT status FROM procrastinate_jobs WHERE task_name LIKE '%maak_uitvoer'"
    return eigen.sql(vraag)


def _tot(klopt: Callable[[], bool], stand: Callable[[], object] = lambda: "") -> None:
    """Wait for it; ``stand`` says how it was when it did not come."""
    einde = time.monotonic() + GEDULD
    while not klopt():
        assert time.monotonic() < einde, f"it did not come to that: {stand()}"
        time.sleep(0.1)


def _wacht_op(bezoekers: list[Bezoeker], *, meer: int) -> None:
    """Until they got so many more through; only a server that is down for good ends it."""
    doel = sum(len(b.bevestigd) for b in bezoekers) + meer
    einde = time.monotonic() + GEDULD
    while sum(len(b.bevestigd) for b in bezoekers) < doel:
        assert time.monotonic() < einde, "nothing gets through"
        time.sleep(0.05)


def test_the_control_without_a_durable_commit_rows_are_lost():
    """So that the tests above prove something: a database that promises nothing loses rows."""
    with eigen_server(snel=True) as eigen:
        eigen.sql("CREATE TABLE proef (n int)")
        eigen.sql("CHECKPOINT")
        eigen.sql("ALTER SYSTEM SET wal_writer_delay = '10s'")
        eigen.sql("SELECT pg_reload_conf()")
        eigen.sql("INSERT INTO proef SELECT generate_series(1, 50)")
        pid = int((eigen.cluster.data / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        postgres.start(eigen.map, snel=True)
        assert eigen.sql("SELECT count(*) FROM proef") == [(0,)]
