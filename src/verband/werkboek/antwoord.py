"""The process that reads a stranger's file: bytes on stdin, JSON on stdout, limits on itself."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from regelwerk.inlezen import Onleesbaar
from verband.werkboek.kindproces import zet_grenzen
from verband.werkboek.ontleden import als_onleesbaar


def lees_en_antwoord(lees: Callable[[bytes], dict[str, Any]]) -> int:
    """Read what comes in; a refusal is an outcome too, as ``fout``."""
    zet_grenzen()
    try:
        with als_onleesbaar():
            uitkomst = lees(sys.stdin.buffer.read())
    except Onleesbaar as fout:
        uitkomst = {"fout": [fout.wat, fout.plaats, fout.verwacht]}
    sys.stdout.write(json.dumps(uitkomst))
    return 0
