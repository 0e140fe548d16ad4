"""Serve the pages with granian; started by ./run, which has set everything up."""

from __future__ import annotations

import ctypes
import errno
import faulthandler
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from verband.core import postgres
from verband.core.geheim import GeenGeheim, om_te_serveren
from verband.core.postgres import Cluster

HIER = Path(__file__).resolve().parent
VERBAND = HIER.parent / "src/verband/cli/__main__.py"
WERKER = HIER / "werker.py"
STOPTIJD = 60  # seconds; less than systemd waits
LOKAAL = ("127.0.0.1", "::1", "localhost")
# Granian splits the process of the pages off this one, with all that a thread of ours has open at
# that moment: the pipe by which a program tells that it started, the lock of the database folder.
# It would stay open there as long as pages are served, and our thread would wait just as long: a
# worker or a database that died was never started again. So it is one of the two at a time.
NIET_SPLITSEN = threading.Lock()
os.register_at_fork(
    before=NIET_SPLITSEN.acquire,
    after_in_parent=NIET_SPLITSEN.release,
    after_in_child=NIET_SPLITSEN.release,
)


def poort() -> int:
    gekozen = os.environ.get("PORT", "8000")
    if not gekozen.isdigit() or not 0 < int(gekozen) < 65536:
        raise SystemExit(f"PORT={gekozen} is geen poort; kies een getal van 1 tot en met 65535.")
    return int(gekozen)


def processen() -> int:
    """How many processes make pages: two where there are cores for it, as one uses one core."""
    gekozen = os.environ.get("VERBAND_PROCESSEN") or str(min(2, os.cpu_count() or 1))
    if gekozen not in ("1", "2", "3", "4"):
        raise SystemExit(f"VERBAND_PROCESSEN={gekozen} kan niet; kies een getal van 1 t/m 4.")
    return int(gekozen)


def ip_adres(host: str) -> str:
    """The server wants a number; people write localhost."""
    try:
        return str(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][4][0])
    except (OSError, UnicodeError):  # the second for what can't be a name at all
        raise SystemExit(f"HOST={host} is geen adres van deze machine.") from None


def eis_vrij(host: str, nummer: int) -> None:
    """Say it when the port is taken: granian itself would share it and answer half the time."""
    soort = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(soort, socket.SOCK_STREAM) as proef:
        # So that a port in TIME_WAIT after a restart does not count as taken.
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, nummer))
        except OSError as fout:
            reden = {
                errno.EADDRINUSE: "is al in gebruik",
                errno.EACCES: "is voorbehouden aan de beheerder",
            }.get(fout.errno or 0, "is hier niet te openen")
            raise SystemExit(
                f"Poort {nummer} op {host} {reden}. "
                f"Kies een andere: PORT={8000 if nummer > 64000 else nummer + 1000} ./run"
            ) from None


def meld_wanneer_klaar(adres: str, gereed: threading.Event) -> None:
    """Print the address once the first page really answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(adres, timeout=5).close()
        except urllib.error.HTTPError:
            pass
        except OSError:
            time.sleep(0.1)
            continue
        gereed.set()
        print(f"Verband draait op {adres}  (stoppen: Ctrl-C)")
        return
    print("De server antwoordt niet; kijk naar de meldingen hierboven.", file=sys.stderr)


def vul_omgeving(host: str) -> None:
    """What the settings ask of the environment, where the operator did not say it."""
    try:
        os.environ["VERBAND_SECRET_KEY"] = om_te_serveren()
    except GeenGeheim as fout:
        raise SystemExit(str(fout)) from None
    if host not in LOKAAL:
        # Bound to every address on purpose: then every name of this machine is right.
        namen = "*" if host in ("0.0.0.0", "::") else f"localhost,{host}"
        os.environ.setdefault("VERBAND_HOSTS", namen)


def database_klaar() -> Cluster | None:
    """The embedded database, running and up to date; None where DATABASE_URL names another."""
    cluster = None
    if not os.environ.get("DATABASE_URL"):
        try:
            cluster, _nieuw = postgres.start(postgres.map_hier())
        except postgres.GeenPostgres as fout:
            raise SystemExit(str(fout)) from None
    # A process of its own, so that the owner's connection is gone before pages are served.
    if subprocess.run([sys.executable, "-P", VERBAND, "upgrade", "--stil"]).returncode:
        raise SystemExit("De database kon niet worden bijgewerkt; zie de melding hierboven.")
    if os.environ.get("VERBAND_DEMO") == "1":
        laad_voorbeeldland()
    return cluster


def laad_voorbeeldland() -> None:
    omgeving = {"DJANGO_SETTINGS_MODULE": "verband.conf.settings", **os.environ}
    opdracht = [sys.executable, "-P", "-m", "verband.portal.voorbeeldland"]
    if subprocess.run(opdracht, env=omgeving).returncode:
        raise SystemExit("Het voorbeeldland kon niet worden geladen; zie de melding hierboven.")


class Databasewacht(threading.Thread):
    """Starts the embedded database again when it is gone: nobody else on this machine would."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(daemon=True)
        self._cluster = cluster
        self._klaar = threading.Event()

    def run(self) -> None:
        while not self._klaar.wait(2):
            with NIET_SPLITSEN:
                self._kijk()

    def _kijk(self) -> None:
        if not postgres.draait(self._cluster):
            try:
                postgres.start(postgres.map_hier())
            except (postgres.GeenPostgres, psycopg.OperationalError) as fout:
                print(fout, file=sys.stderr)  # and again in two seconds

    def stop(self) -> None:
        self._klaar.set()
        self.join()
        if not os.environ.get("VERBAND_PG_BLIJFT"):
            postgres.stop(self._cluster)


class Werker(threading.Thread):
    """The process that does the jobs, started again when it dies (its database went away, say)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._proces: subprocess.Popen[bytes] | None = None
        self._klaar = threading.Event()

    def run(self) -> None:
        while not self._klaar.is_set():
            with NIET_SPLITSEN:
                self._proces = subprocess.Popen([sys.executable, "-P", WERKER])
            self._proces.wait()
            self._klaar.wait(3)

    def stop(self) -> None:
        """Let it finish its job, but not for long: an unfinished one is done again."""
        self._klaar.set()
        if self._proces is not None:
            self._proces.terminate()
            try:
                self._proces.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._proces.kill()


def stop_uiterlijk(seconden: float) -> None:
    """End this process by then, however far its stop is; say first what each thread waited for.

    A stop takes a few seconds. One that does not end keeps a restart or an upgrade waiting, and
    nothing is lost by it: what was acknowledged is on disk, and no child outlives this process.
    """

    def breek_af() -> None:
        print(f"Stoppen duurde langer dan {seconden:g} seconden en is afgebroken.", file=sys.stderr)
        faulthandler.dump_traceback()
        os._exit(1)

    wekker = threading.Timer(seconden, breek_af)
    wekker.daemon = True
    wekker.start()


class Server(Granian):
    """Granian, with an end to its end."""

    def signal_handler_interrupt(self, *args: Any, **kwargs: Any) -> None:
        if not self.interrupt_signal:
            stop_uiterlijk(STOPTIJD)
        super().signal_handler_interrupt(*args, **kwargs)


def laad(_doel: str) -> Any:
    """Load the application in the worker, which must not outlive a killed parent."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # 1 = PR_SET_PDEATHSIG
    return import_module("verband.conf.wsgi").application


def dien(ip: str, nummer: int, aantal: int, gereed: threading.Event) -> None:
    """Serve until someone stops us. A server that served and gave up is started again.

    Granian ends when a process of it dies twice within six seconds, be it by a bug or by kill -9.
    """
    while True:
        server = Server(
            "verband.conf.wsgi:application",
            address=ip,
            port=nummer,
            interface=Interfaces.WSGI,
            workers=aantal,
            # In each process eight for the pages, besides the sixteen that uploads may hold
            # (verband.conf.uploads).
            blocking_threads=24,
            # More requests than this wait outside, instead of all of them being slow.
            backpressure=32,
            log_level=LogLevels.error,
            respawn_failed_workers=True,
            workers_kill_timeout=5,
        )
        try:
            server.serve(target_loader=laad)
        except SystemExit:
            if not gereed.is_set():  # it never came up: the message above says why
                raise
            time.sleep(1)
        else:
            return


def main() -> None:
    host, nummer, aantal = os.environ.get("HOST") or "127.0.0.1", poort(), processen()
    ip = ip_adres(host)
    eis_vrij(ip, nummer)
    vul_omgeving(host)
    cluster = database_klaar()
    naam = f"[{host}]" if ":" in host else host
    if host in ("127.0.0.1", "0.0.0.0", "::"):
        naam = "localhost"
    gereed = threading.Event()
    threading.Thread(
        target=meld_wanneer_klaar, args=(f"http://{naam}:{nummer}", gereed), daemon=True
    ).start()
    wacht = Databasewacht(cluster) if cluster else None
    werker = Werker()
    for draad in (wacht, werker):
        if draad:
            draad.start()
    try:
        dien(ip, nummer, aantal, gereed)
    finally:  # the database last: the others write until they stop
        werker.stop()
        if wacht:
            wacht.stop()


if __name__ == "__main__":
    main()
