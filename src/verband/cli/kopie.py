"""`verband backup`, `restore` and `upgrade`: one file with all there is, and proof of it.

A copy is a tar of the database (pg_dump, made as the role that may read everything and change
nothing) and a manifest: rows per table, the newest act of every chain, and the fingerprint of
the key that secrets are locked with. Behind the tar stand the 32 bytes of its sha256. Counts
and dump are taken from one snapshot, so they agree while people work on.

A restore goes into a database of its own, is held against the manifest, and only then takes
the place of the present one, which is kept under another name.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from regelwerk.inlezen import Onleesbaar
from verband.audit.onderzoek import controleer
from verband.core import postgres
from verband.core.postgres import BACKUP, BEHEER

FORMAAT = "verband-kopie/1"
_STEMPEL = 32  # bytes of sha256 at the end
_BLOK = 1 << 20
_DUMP, _MANIFEST = "database.dump", "manifest.json"
# Their rows come and go while a copy is made or a command runs; nothing rests on their number.
_VLUCHTIG = frozenset({"django_session", "procrastinate_workers"})


class Mislukt(RuntimeError):
    """A copy that could not be made or did not come back whole; nothing was changed."""


def _adres(rol: str, database: str | None = None) -> str:
    """A connection string for a role, from the settings of the owner."""
    db = settings.DATABASES["beheer"]
    if rol == BACKUP and (url := os.environ.get("DATABASE_URL_BACKUP")):
        return url
    delen = {
        "host": db.get("HOST"), "port": db.get("PORT"), "password": db.get("PASSWORD"),
        "dbname": database or db["NAME"],
        "user": rol if not os.environ.get("DATABASE_URL") else db.get("USER"),
    }  # fmt: skip
    return psycopg.conninfo.make_conninfo(**{k: v for k, v in delen.items() if v})


def _draai(naam: str, *argumenten: str) -> None:
    """Run a program of the server; a word of it on stderr is for whoever runs the command."""
    klaar = subprocess.run(  # noqa: S603 - a program of ours, with arguments of ours
        [postgres.programma(naam), *argumenten], capture_output=True, text=True
    )
    if klaar.returncode:
        raise Mislukt(f"{naam} stopte met een fout: {klaar.stderr.strip()[-1500:]}")


def sleutelmerk() -> str:
    """Tells two secret keys apart without telling anything of them."""
    return hashlib.sha256(b"verband sleutelmerk" + settings.SECRET_KEY.encode()).hexdigest()[:16]


def _tel(db: psycopg.Connection[Any]) -> dict[str, int]:
    tabellen = db.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    ).fetchall()
    tellen = sql.SQL("SELECT count(*) FROM {}")
    return {
        naam: db.execute(tellen.format(sql.Identifier(naam))).fetchone()[0]  # type: ignore[index]
        for (naam,) in tabellen
        if naam not in _VLUCHTIG
    }


def _ketens(db: psycopg.Connection[Any]) -> list[list[Any]]:
    """Region, number and hash of the newest act of every chain."""
    rijen = db.execute(
        "SELECT DISTINCT ON (regio_id) regio_id::text, nummer, hash FROM audit_handeling "
        "ORDER BY regio_id, nummer DESC"
    )
    return [list(rij) for rij in rijen]


def backup(pad: Path) -> dict[str, Any]:
    """Write a copy and return its manifest. An existing file is never overwritten."""
    if pad.exists():
        raise Mislukt(f"{pad.name} bestaat al; kies een andere naam.")
    pad.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=pad.parent) as map_:
        dump = Path(map_) / _DUMP
        manifest = _dump(dump)
        klaar = Path(map_) / "kopie"
        with tarfile.open(klaar, "w") as tar:
            tar.add(dump, _DUMP)
            tekst = json.dumps(manifest, indent=1).encode()
            lid = tarfile.TarInfo(_MANIFEST)
            lid.size = len(tekst)
            tar.addfile(lid, BytesIO(tekst))
        with klaar.open("r+b") as bestand:
            stempel = hashlib.file_digest(bestand, "sha256").digest()
            bestand.write(stempel)
            bestand.flush()
            os.fsync(bestand.fileno())
        klaar.chmod(0o600)
        klaar.rename(pad)  # there as a whole, or not at all
    return manifest


def _dump(dump: Path) -> dict[str, Any]:
    with psycopg.connect(_adres(BACKUP)) as db:
        db.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        db.read_only = True
        rij = db.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
        snapshot, versie = rij.fetchone() or ("", "")
        manifest = {
            "formaat": FORMAAT,
            "gemaakt_at": dt.datetime.now(dt.UTC).isoformat(),
            "postgresql": versie,
            "rijen": _tel(db),
            "ketens": _ketens(db),
            "sleutelmerk": sleutelmerk(),
        }
        _draai(
            "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
            f"--snapshot={snapshot}", f"--file={dump}", f"--dbname={_adres(BACKUP)}",
        )  # fmt: skip
    with dump.open("rb") as bestand:
        manifest["dump_sha256"] = hashlib.file_digest(bestand, "sha256").hexdigest()
    return manifest


def _controleer_stempel(pad: Path) -> None:
    """The last 32 bytes are the sha256 of all before them."""
    som = hashlib.sha256()
    rest = pad.stat().st_size - _STEMPEL
    if rest <= 0:
        raise Onleesbaar("dit is geen volledige kopie", verwacht="een bestand van verband backup")
    with pad.open("rb") as bestand:
        while rest:
            blok = bestand.read(min(_BLOK, rest))
            som.update(blok)
            rest -= len(blok)
        stempel = bestand.read()
    if som.digest() != stempel:
        raise Onleesbaar(
            "deze kopie is beschadigd of afgebroken",
            verwacht="een kopie zoals verband backup haar schreef; gebruik een andere",
        )


@contextlib.contextmanager
def _uitgepakt(pad: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    _controleer_stempel(pad)
    with tempfile.TemporaryDirectory() as map_, tarfile.open(pad) as tar:
        for naam in (_DUMP, _MANIFEST):
            tar.extract(naam, map_, filter="data")
        manifest = json.loads((Path(map_) / _MANIFEST).read_text())
        if manifest["formaat"] != FORMAAT:
            raise Onleesbaar(f"deze kopie is van de vorm {manifest['formaat']}", verwacht=FORMAAT)
        yield Path(map_) / _DUMP, manifest


def _is_leeg() -> bool:
    with psycopg.connect(_adres(BEHEER)) as db:
        rij = db.execute("SELECT to_regclass('access_gebruiker')").fetchone()
        if rij is None or rij[0] is None:
            return True
        return not db.execute("SELECT EXISTS (SELECT FROM access_gebruiker)").fetchone()[0]  # type: ignore[index]


def restore(pad: Path, *, vervang: bool = False) -> dict[str, Any]:
    """Put a copy in place. Returns the manifest, with ``oud``: the name of what was replaced.

    Raises Mislukt and Onleesbaar; then the present database is as it was.
    """
    if not vervang and not _is_leeg():
        raise Mislukt(
            "Er staan al gegevens. Met --vervang komt de kopie in hun plaats; "
            "de gegevens van nu blijven bewaard onder een andere naam."
        )
    naam = settings.DATABASES["beheer"]["NAME"]
    merk = dt.datetime.now(dt.UTC).strftime("%Y%m%d_%H%M%S_%f")
    nieuw, oud = f"{naam}_terug_{merk}", f"{naam}_oud_{merk}"
    with (
        _uitgepakt(pad) as (dump, manifest),
        psycopg.connect(_adres(BEHEER, "postgres"), autocommit=True) as db,
    ):
        postgres.maak_database(db, nieuw)
        try:
            _draai(
                "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error",
                f"--dbname={_adres(BEHEER, nieuw)}", str(dump),
            )  # fmt: skip
            _vergelijk(nieuw, manifest)
            _controleer(nieuw)
        except Exception:
            db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nieuw)))
            raise
        _wissel(db, naam, oud, nieuw)
    call_command("migrate", database="beheer", verbosity=0)  # its grants too
    return manifest | {"oud": oud}


def _vergelijk(database: str, manifest: dict[str, Any]) -> None:
    with psycopg.connect(_adres(BEHEER, database)) as db:
        rijen, ketens = _tel(db), _ketens(db)
    anders = sorted(
        t for t in rijen.keys() | manifest["rijen"].keys()
        if rijen.get(t) != manifest["rijen"].get(t)
    )  # fmt: skip
    if anders:
        raise Mislukt(f"Niet alle rijen kwamen terug: {', '.join(anders)}. Er is niets vervangen.")
    if ketens != manifest["ketens"]:
        raise Mislukt("Het logboek in de kopie sluit niet aan. Er is niets vervangen.")


def _controleer(database: str) -> None:
    """What must hold at every moment must hold in what came back."""
    alias = "terug"
    connections.settings[alias] = settings.DATABASES["beheer"] | {"NAME": database}
    try:
        mis = [u.invariant.zin for u in controleer(alias) if not u.houdt]
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
    if mis:
        raise Mislukt(f"In de kopie klopt iets niet: {'; '.join(mis)}. Er is niets vervangen.")


def _wissel(db: psycopg.Connection[Any], naam: str, oud: str, nieuw: str) -> None:
    """Rename both; whoever is still connected is cut off, and connects to the new one."""
    for verbinding in connections.all():
        verbinding.close()
    hernoem = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    for van, naar in ((naam, oud), (nieuw, naam)):
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = %s AND pid <> pg_backend_pid()",
            [van],
        )
        db.execute(hernoem.format(sql.Identifier(van), sql.Identifier(naar)))


def wacht_nog() -> list[str]:
    """Migrations that were not done yet."""
    executor = MigrationExecutor(connections["beheer"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{m.app_label}.{m.name}" for m, _terug in plan]


def upgrade(map_: Path) -> tuple[list[str], Path | None]:
    """Bring the database up to date, after a copy when there is something to lose.

    Returns the migrations that were done and where the copy stands.
    """
    with psycopg.connect(_adres(BEHEER), autocommit=True) as db:
        # Two servers that start at once take turns; the second finds nothing to do.
        db.execute("SELECT pg_advisory_lock(hashtext('verband upgrade'))")
        te_doen = wacht_nog()
        kopie = None
        if te_doen:
            if not _is_leeg():
                kopie = map_ / f"voor-upgrade-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}.verband"
                backup(kopie)
            call_command("migrate", database="beheer", verbosity=0)
    return te_doen, kopie
