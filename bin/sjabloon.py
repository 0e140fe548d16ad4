"""A migrated database for tests to copy: migrating takes longer than most tests that need it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from verband.core import postgres
from verband.core.postgres import Cluster

WORTEL = Path(__file__).resolve().parent.parent
# Its name, for the processes of the tests; absent where a server is not ours.
OMGEVING = "VERBAND_SJABLOON"
_BEGIN = "sjabloon_"
# What the migrations bring in beside themselves: policies, roles and what these may do.
_HANGT_AF_VAN = ("src/verband/*/migrations/*.py", "src/verband/core/*.py", "requirements-dev.txt")


def _naam() -> str:
    som = hashlib.sha256()
    for patroon in _HANGT_AF_VAN:
        for pad in sorted(WORTEL.glob(patroon)):
            som.update(f"{pad.relative_to(WORTEL)}\0".encode() + pad.read_bytes())
    return _BEGIN + som.hexdigest()[:16]


def maak(cluster: Cluster) -> str:
    """The name of the template of this tree's migrations, made when it is not there yet."""
    naam = _naam()
    with psycopg.connect(cluster.verbinding(), autocommit=True) as db:
        # Two runs that begin at once take turns.
        db.execute("SELECT pg_advisory_lock(hashtext('sjabloon'))")
        er = {r[0] for r in db.execute("SELECT datname FROM pg_database")}
        if naam in er:
            return naam
        half = f"{naam}_half"
        for oud in (n for n in er if n.startswith(_BEGIN)):
            db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(oud)))
        postgres.maak_database(db, half)
        _migreer(half)
        db.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(half), sql.Identifier(naam)
            )
        )
    return naam


def _migreer(database: str) -> None:
    omgeving = os.environ | {
        "VERBAND_DATABASE": database, "VERBAND_ZONDER_POOL": "1",
        "DJANGO_SETTINGS_MODULE": "verband.conf.settings", "PYTHONPATH": str(WORTEL / "src"),
    }  # fmt: skip
    opdracht = [sys.executable, "-P", "-m", "django", "migrate", "--database=beheer", "-v0"]
    subprocess.run(opdracht, env=omgeving, check=True)
