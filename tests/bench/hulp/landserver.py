"""The real server, as ./run starts it, on the invented country of national size."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from proefserver import WORTEL, dienend, vrije_poort

LOG = WORTEL / ".verband/bench-server.log"
VERBAND = WORTEL / "src/verband/cli/__main__.py"


class Maat(NamedTuple):
    """How large the country is: a smaller one is for tests."""

    regios: int = 100
    organisaties: int = 40
    jaren: int = 5

    @property
    def opdracht(self) -> list[str]:
        keuzes = [f"--{naam}={aantal}" for naam, aantal in self._asdict().items()]
        return ["seed", "--landelijk", *keuzes]


def omgeving(database: Mapping[str, str]) -> dict[str, str]:
    """``database`` says where it stands; nothing of another one leaks in."""
    return {
        **{naam: w for naam, w in os.environ.items() if naam != "DATABASE_URL"},
        "PYTHONPATH": str(WORTEL / "src"), "VERBAND_DEMO": "1", "HOST": "127.0.0.1",
        "VERBAND_ZONDER_POOL": "", "VERBAND_BRONNEN": str(WORTEL / "geen-bronnen-geladen"),
        **database,
    }  # fmt: skip


def eigen_database() -> dict[str, str]:
    """Kept between runs: making a country takes minutes."""
    waar: Path = WORTEL / ".verband/pg-landelijk"
    return {"VERBAND_PG_MAP": os.environ.get("VERBAND_PG_MAP") or str(waar)}


@contextmanager
def landserver(
    maat: Maat, meld: Callable[[str], None], database: Mapping[str, str]
) -> Iterator[str]:
    """Its address. Fills the database when it is empty; another country in it stops the run."""
    om = omgeving(database) | {"PORT": str(vrije_poort())}
    for opdracht in (["upgrade", "--stil"], maat.opdracht):
        meld(f"verband {' '.join(opdracht)}")
        # What a benchmark prints is its outcome, so all that is told goes the other way.
        vul: list[str | Path] = [sys.executable, "-P", VERBAND, *opdracht]
        subprocess.run(vul, env=om, check=True, stdout=sys.stderr)
    with LOG.open("w") as log, dienend(om, log) as adres:
        yield adres
