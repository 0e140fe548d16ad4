"""Work on what a stranger typed, in a process of its own (docs/decisions/0004)."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

# Seconds on the clock, for a child that hangs. The work itself has REKENTIJD: on a busy server
# an ordinary workbook takes longer by the clock, and must not be called too heavy for that.
WACHTTIJD = 30
GEHEUGEN = 512 * 1024 * 1024
REKENTIJD = 8  # seconds of processor
BESTANDEN = 32
_BRON = Path(__file__).resolve().parents[2]  # the folder that both root packages stand in

# Nothing of ours travels along: no passwords, no database address, no proxy.
OMGEVING = {
    "PYTHONPATH": str(_BRON),
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
    "PYTHONNOUSERSITE": "1",
    "PYTHONHASHSEED": "0",
}


def draai(module: str, invoer: bytes, *argumenten: str) -> bytes | None:
    """What a module of ours makes of the bytes; None when it failed or took too long.

    It can do no harm there: own session, no environment, a deadline.
    """
    try:
        klaar = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-P", "-m", module, *argumenten],
            input=invoer,
            capture_output=True,
            timeout=WACHTTIJD,
            start_new_session=True,
            env=OMGEVING,
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return klaar.stdout if klaar.returncode == 0 else None


def zet_grenzen(rekentijd: int = REKENTIJD, geheugen: int = GEHEUGEN) -> None:
    """Limits on this process; a limit that a system does not know is skipped there."""
    import resource

    grenzen = {
        "RLIMIT_AS": geheugen,
        "RLIMIT_CPU": rekentijd,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": BESTANDEN,
        "RLIMIT_NPROC": 0,
        "RLIMIT_CORE": 0,
    }
    for naam, waarde in grenzen.items():
        if (soort := getattr(resource, naam, None)) is not None:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(soort, (waarde, waarde))
