"""The child process that sets a report: its content as JSON on stdin, a PDF on stdout.

What strangers typed reaches Typst as data only. Its root is the folder of our template, which
holds nothing else, and nothing here has an address to call.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import typst

from verband.werkboek.kindproces import zet_grenzen

VORM = Path(__file__).with_name("vorm")
# What archives and screen readers ask for, both in one file.
NORMEN: list[typst.PDFStandard] = ["a-2a", "ua-1"]
# The compiler alone takes up hundreds of megabytes of addresses, though little of the memory.
_GEHEUGEN = 1024 * 1024 * 1024


def main() -> int:
    zetter = typst.Compiler(root=VORM, ignore_system_fonts=True)
    zetter.compile(b"")  # its threads start before there may be no more of them
    zet_grenzen(geheugen=_GEHEUGEN)
    ruw = sys.stdin.buffer.read()
    dag = dt.date.fromisoformat(json.loads(ruw)["dag"])
    pdf = zetter.compile(
        VORM / "verslag.typ",
        format="pdf",
        sys_inputs={"verslag": ruw.decode()},
        pdf_standards=NORMEN,
        timestamp=dt.datetime(dag.year, dag.month, dag.day, tzinfo=dt.UTC),
    )
    if not isinstance(pdf, bytes):
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
