"""``python -m verband.cli``: the whole process, with its quick start and quiet ends."""

from __future__ import annotations

import gc
import os
import sys

# A check is over before collecting garbage pays; a large folder still collects now and then.
gc.set_threshold(200_000)
# msgspec loads typing_extensions when it is there, which costs more than msgspec itself; what it
# takes from it stands in typing too since Python 3.11.
sys.modules["typing_extensions"] = None  # type: ignore[assignment]
import msgspec  # noqa: E402, F401

del sys.modules["typing_extensions"]

from verband.cli.opdrachten import main  # noqa: E402

# What a shell reports for a process that a signal ended.
_SIGINT, _SIGPIPE = 130, 141


def _open_stromen() -> None:
    """A caller may have closed them (``>&-``), and nowhere is as good a place to write to."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - open until the end
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115


def _stil() -> int:
    """Run a command; Ctrl-C and a reader that walked away are no errors."""
    try:
        _open_stromen()
        for stroom in (sys.stdout, sys.stderr):
            # A name on disk or a text in a plan may hold what this terminal can't show.
            stroom.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _SIGINT
    except BrokenPipeError:
        return _SIGPIPE
    return code


# All is written by now. Taking Python down neatly would cost a tenth of a check, and it would
# complain about a stdout that nobody reads any more.
os._exit(_stil())
