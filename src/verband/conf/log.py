"""What the log may hold: where it went wrong, never the words it went wrong on."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import TypeAlias

Fault: TypeAlias = (
    "tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]"
)


class WithoutWords(logging.Formatter):
    """A traceback without the message of the exception, which may quote what was sent."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - the name that logging calls
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)).rstrip()
        return f"{frames}\n{kind.__name__ if kind else ''}"
