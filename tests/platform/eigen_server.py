"""A database server of a test's own, to stop, kill, spoil and restore."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

import sjabloon
from verband.core import postgres
from verband.core.postgres import Cluster

WORTEL = Path(__file__).parents[2]


@dataclass(frozen=True)
class Eigen:
    """``map`` is its folder; commands run against it in a process of their own."""

    map: Path
    cluster: Cluster
    omgeving: dict[str, str]

    def verband(self, *argumenten: str | Path) -> subprocess.CompletedProcess[str]:
        opdracht = [sys.executable, "-P", WORTEL / "src/verband/cli/__main__.py", *argumenten]
        return subprocess.run(opdracht, env=self.omgeving, capture_output=True, text=True)

    def python(self, code: str) -> str:
        """Run code with Django set up, as the app role."""
        begin = "import django; django.setup()\n"
        klaar = subprocess.run(
            [sys.executable, "-P", "-c", begin + code],
            env=self.omgeving, capture_output=True, text=True,
        )  # fmt: skip
        assert klaar.returncode == 0, klaar.stderr
        return klaar.stdout

    def sql(self, vraag: str, rol: str = postgres.SUPER, database: str = "verband") -> list[Any]:
        with psycopg.connect(self.cluster.verbinding(rol, database), autocommit=True) as db:
            cursor = db.execute(vraag)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []


def _vul(cluster: Cluster) -> None:
    """With what the migrations make, where the tests have that ready."""
    if klaar := os.environ.get(sjabloon.OMGEVING):
        bron = postgres.plaats(postgres.map_hier()).verbinding(database=klaar)
        dump = [postgres.programma("pg_dump"), "--format=custom", "--dbname", bron]
        inhoud = subprocess.run(dump, stdout=subprocess.PIPE, check=True).stdout
        terug = [postgres.programma("pg_restore"), "--exit-on-error"]
        doel = ["--dbname", cluster.verbinding(database=postgres.DATABASE)]
        subprocess.run([*terug, *doel], input=inhoud, check=True)


@contextmanager
def eigen_server(*, snel: bool = True) -> Iterator[Eigen]:
    map_ = WORTEL / f".verband/proef-{uuid.uuid4().hex[:8]}"
    omgeving = {
        **os.environ,
        "VERBAND_PG_MAP": str(map_), "VERBAND_ZONDER_POOL": "1", "VERBAND_DATABASE": "",
        "PYTHONPATH": f"{WORTEL / 'src'}:{WORTEL / 'tests'}",
        "DJANGO_SETTINGS_MODULE": "verband.conf.settings",
    }  # fmt: skip
    cluster, _nieuw = postgres.start(map_, snel=snel)
    try:
        _vul(cluster)
        yield Eigen(map_, cluster, omgeving)
    finally:
        postgres.stop(cluster)
        shutil.rmtree(map_, ignore_errors=True)
        shutil.rmtree(cluster.data.parent, ignore_errors=True)
