"""`verband bench`: run the benchmarks of tests/bench, in an environment of their own.

What they are compared with is installed there on demand, and never among what the product needs.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import opsomming
from verband.cli.bestanden import toonbaar

WORTEL = Path(__file__).resolve().parents[3]
MAP = WORTEL / "tests/bench"


def bekend(map_: Path = MAP) -> Mapping[str, str]:
    """Name -> what it measures: one file each, the first line of its docstring."""
    return {
        pad.stem: (ast.get_docstring(ast.parse(pad.read_text("utf-8"))) or "").split("\n")[0]
        for pad in sorted(map_.glob("*.py"))
        if not pad.name.startswith(("_", "test_"))
    }


def lijst() -> int:
    for naam, wat in bekend().items():
        print(f"{naam:<10} {wat}")
    return 0


def bench(naam: str | None, *, als_json: bool) -> int:
    """Run one benchmark, or all that exist."""
    alle = bekend()
    if naam is not None and naam not in alle:
        raise Onleesbaar(
            f"de meting '{toonbaar(naam)}' bestaat niet",
            verwacht=f"een van: {opsomming(tuple(alle))}",
        )
    namen = [naam] if naam else list(alle)
    keuzes = ["--json"] if als_json else []
    sys.stdout.flush()
    return subprocess.run([WORTEL / "bin/bench", *namen, *keuzes], check=False).returncode  # noqa: S603
