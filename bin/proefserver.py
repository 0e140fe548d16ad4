"""A server on a free port and a Chromium, for the browser tests and the screenshot."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORTEL = Path(__file__).resolve().parent.parent
# No sandbox (containers run as root) and nothing that calls home.
VLAGGEN = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
).split()


GEDULD = 120  # seconds, also enough for a machine that does much else at once


def wacht_op(adres: str, server: subprocess.Popen[bytes]) -> None:
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde and server.poll() is None:
        try:
            urllib.request.urlopen(adres, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no answer from {adres}")


def vrije_poort(begin: int | None = None) -> int:
    """A port that nothing listens on, below those that systems hand out by themselves.

    From the number of this process on, so that test processes side by side look at other ones;
    a port that the system gave us may be given to the next who asks before our server has it.
    """
    eerste = os.getpid() if begin is None else begin
    for plek in range(eerste, eerste + 10_000):
        nummer = 20_000 + plek % 10_000
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind(("127.0.0.1", nummer))
            except OSError:
                continue
        return nummer
    raise RuntimeError("no free port")


def _leeg(database: str) -> None:
    """A port comes back, and its database may be of another server with another secret key."""
    import psycopg

    import sjabloon
    from verband.core import postgres

    cluster, _nieuw = postgres.start(postgres.map_hier(), snel=True)
    with psycopg.connect(cluster.verbinding(), autocommit=True) as db:
        db.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        if klaar := os.environ.get(sjabloon.OMGEVING):
            postgres.maak_database(db, database, klaar)


@contextmanager
def server(bronnen: Path | None = None) -> Iterator[str]:
    """The address of a server as ./run starts it, with the real settings.

    ``bronnen`` is the folder of loaded sources; what was loaded on this machine plays no part.
    """
    poort = vrije_poort()
    omgeving = {
        "PORT": str(poort), "HOST": "127.0.0.1", "PYTHONPATH": str(WORTEL / "src"),
        # A database of its own, on a server that others use too.
        "VERBAND_DEMO": "1",
        "VERBAND_DATABASE": f"proef_{poort}", "VERBAND_PG_BLIJFT": "1", "VERBAND_ZONDER_POOL": "",
    }  # fmt: skip
    omgeving["VERBAND_BRONNEN"] = str(bronnen or WORTEL / "geen-bronnen-geladen")
    _leeg(omgeving["VERBAND_DATABASE"])
    with dienend({**os.environ, **omgeving}) as adres:
        yield adres


@contextmanager
def dienend(omgeving: Mapping[str, str], log: IO[str] | None = None) -> Iterator[str]:
    """The address of bin/serve.py in this environment, from its first answer to its end.

    One that does not stop says on its way out what each of its threads was waiting for.
    """
    opdracht = [sys.executable, "-P", "-X", "faulthandler", str(WORTEL / "bin/serve.py")]
    proces = subprocess.Popen(opdracht, env=omgeving, stdout=log, stderr=log)
    adres = f"http://localhost:{omgeving['PORT']}"
    try:
        wacht_op(adres, proces)
        yield adres
    finally:
        proces.terminate()
        try:
            proces.wait(timeout=GEDULD)
        except subprocess.TimeoutExpired:
            proces.send_signal(signal.SIGABRT)
            time.sleep(1)
            raise
        finally:
            proces.kill()


def waar_chromium() -> str | None:
    """Where Chromium stands on this machine, if anywhere; the lightest first, as bin/setup.sh."""
    namen = ("chromium-headless-shell", "chromium")
    return os.environ.get("VERBAND_CHROMIUM") or next(filter(None, map(shutil.which, namen)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    # Here, so that a test run without a browser does not load it.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        venster = playwright.chromium.launch(executable_path=waar_chromium(), args=VLAGGEN)
        yield venster
        venster.close()
