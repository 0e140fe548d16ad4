"""`verband seed --landelijk`: an invented country of national size in an empty database."""

from __future__ import annotations

import sys
import time

from verband.cli.beheer import met_database


def seed(*, regios: int, organisaties: int, jaren: int, zaad: int) -> int:
    def doe() -> int:
        from verband.cli.landelijk.laden import Maat, laad
        from verband.core.fouten import Weigering

        maat, begin = Maat(regios, organisaties, jaren, zaad), time.monotonic()
        try:
            nieuw = laad(maat, _meld)
        except Weigering as fout:
            print(f"{fout.wat} {fout.waarom}\n{fout.herstel}", file=sys.stderr)
            return 1
        if not nieuw:
            print("Dit verzonnen land staat er al.")
            return 0
        print(
            f"Het verzonnen land staat klaar: {regios} regio's, in {time.monotonic() - begin:.0f} "
            "seconden. Start ./run op dezelfde database en kies op /demo/ wie u bent."
        )
        return 0

    return met_database(doe)


def _meld(zin: str) -> None:
    """On a terminal one line that changes, in a file one line each."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{zin}", end="", file=sys.stderr, flush=True)
    else:
        print(zin, file=sys.stderr, flush=True)
