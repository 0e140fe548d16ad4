"""The secret key: from the environment, or made once for the server of this folder."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from verband.core.postgres import WORTEL

BESTAND = WORTEL / ".verband/geheim"
MINSTENS = 32  # characters; shorter can be guessed


class GeenGeheim(RuntimeError):
    """No key that can be trusted; the message says how to mend it."""


def maak_eenmaal(pad: Path, maak: Callable[[], str]) -> str:
    """The content of a file that only we may read; of two who make it at once, one is kept."""
    if not pad.exists():
        pad.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=pad.parent) as nieuw:
            nieuw.write(maak())
            nieuw.flush()
            with contextlib.suppress(FileExistsError):
                os.link(nieuw.name, pad)
    return pad.read_text()


def bekend() -> str:
    """The key if there is one, else empty. Commands and tests do without."""
    return os.environ.get("VERBAND_SECRET_KEY") or (BESTAND.read_text() if BESTAND.exists() else "")


def om_te_serveren() -> str:
    """The key that pages are served with. Raises GeenGeheim.

    Beside a database of someone else's care it must be given: a key that this folder made
    would be gone with the folder, and with it every second factor.
    """
    sleutel = os.environ.get("VERBAND_SECRET_KEY", "")
    if not sleutel and not os.environ.get("DATABASE_URL"):
        return maak_eenmaal(BESTAND, lambda: secrets.token_urlsafe(50))
    if len(sleutel) < MINSTENS or len(set(sleutel)) < 10:
        raise GeenGeheim(
            "VERBAND_SECRET_KEY ontbreekt of is te zwak. Maak er een met: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return sleutel
