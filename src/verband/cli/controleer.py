"""`verband controleer`: prove what must always hold, over all regions, and against a receipt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from verband.cli.beheer import met_database

# Of one invariant; who needs more reads the JSON.
_TOON = 20
_DB = "beheer"


def controleer(tegen: Path | None, *, als_json: bool) -> int:
    """Print per invariant what was tried; 0 when all holds, else 1."""
    ruw = tegen.read_bytes() if tegen else None

    def doe() -> int:
        from verband.cli import controle

        document = controle.lees(ruw) if ruw is not None else None
        uitslag = _in_een_blik(lambda: controle.draai(_DB, document))
        tekst = json.dumps(uitslag, ensure_ascii=False, indent=2) if als_json else None
        print(tekst or _als_tekst(uitslag))
        return 0 if uitslag["houdt"] else 1

    return met_database(doe)


def _in_een_blik(doe: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """One moment of the database, while others go on acting; and nothing can be written."""
    from django.db import connections, transaction

    with transaction.atomic(using=_DB):
        with connections[_DB].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return doe()


def _als_tekst(uitslag: dict[str, Any]) -> str:
    regels = [regel for deel in uitslag["invarianten"] for regel in _een(deel)]
    if tegen := uitslag["tegen"]:
        regels += ["", *_tegen(tegen)]
    else:
        regels += ["", "Zonder een ontvangstbewijs van buiten is niet te zien:"]
        regels += [f"  - {wat};" for wat in uitslag["niet_te_zien"]]
        regels.append("Gebruik daarvoor: verband controleer --tegen ontvangstbewijs.json")
    regels += ["", "Alles klopt." if uitslag["houdt"] else "Er klopt iets niet; zie hierboven."]
    return "\n".join(regels)


def _woord(deel: dict[str, Any]) -> str:
    """Where there was nothing to look at, nothing was proven either."""
    if not deel["houdt"]:
        return "KLOPT NIET"
    return "klopt" if deel["aantal"] else "leeg"


def _een(deel: dict[str, Any]) -> Iterator[str]:
    yield f"{_woord(deel):<10}  {deel['zin']}."
    yield f"            bekeken: {deel['aantal']} {deel['eenheid']}"
    for opmerking in deel["opmerkingen"]:
        yield f"            niet bekeken: {opmerking}"
    for fout in deel["fouten"][:_TOON]:
        yield f"            - {fout}"
    if (meer := len(deel["fouten"]) - _TOON) > 0:
        yield f"            en nog {meer}; --json noemt ze alle"


def _tegen(tegen: dict[str, Any]) -> Iterator[str]:
    yield f"Tegen ontvangstbewijs {tegen['id']} ({tegen['titel']}):"
    for fout in tegen["fouten"][:_TOON]:
        yield f"  - {fout}"
    yield tegen["conclusie"]
