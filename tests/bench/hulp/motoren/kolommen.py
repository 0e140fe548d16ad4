"""The country as columns of numbers, for OpenFisca; -1 stands for unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args

import numpy as np

from regelwerk.feiten import Domein

# What a column for a part of a line says of its domain; from ANDERS on one code per domain.
LEEG, ZVW, ONBEKEND, ANDERS = 0, 1, 2, 3
_DOMEIN: dict[str | None, int] = {None: ONBEKEND, "zvw": ZVW} | {
    naam: ANDERS + i for i, naam in enumerate(d for d in get_args(Domein) if d != "zvw")
}

Data = Sequence[Mapping[str, Any]]


class Kolommen(NamedTuple):
    """Input of one system: columns, the group of each row, and names to report with."""

    kolom: dict[str, Any]
    plan: list[int]
    sleutel: list[str]
    groepkolom: dict[str, Any] = {}
    groep: Any = None  # row -> number of its group
    groepplan: Sequence[int] = ()
    groepsleutel: Sequence[str] = ()


def plaatsen(data: Data) -> int:
    """The most parts that a line has: so many pairs of columns are needed."""
    return max((len(x["delen"] or ()) for plan in data for x in plan["posten"]), default=1)


def _getal(waarde: float | None) -> int:
    return -1 if waarde is None else int(waarde)


def _kolom(waarden: Sequence[Any]) -> Any:
    return np.array(waarden, dtype=np.int32)


def _van(dingen: Data, *velden: str) -> dict[str, Any]:
    return {veld: _kolom([_getal(x[veld]) for x in dingen]) for veld in velden}


def posten(data: Data, aantal: int) -> Kolommen:
    alle = [x for plan in data for x in plan["posten"]]
    plan = [nummer for nummer, p in enumerate(data) for _ in p["posten"]]
    kolom = _van(alle, "bedrag", "directe_zorg", "vanaf", "tot")
    kolom |= {
        "aantal_delen": _kolom([-1 if x["delen"] is None else len(x["delen"]) for x in alle]),
        "zonder_sleutel": _kolom([not (x["sleutel"] or "").strip() for x in alle]),
        "met_activiteit": _kolom([x["activiteit"] is not None for x in alle]),
        "kostensoort": _kolom(
            [-1 if x["kostensoort"] is None else x["kostensoort"] == "overig" for x in alle]
        ),
    }
    for n in range(aantal):
        delen = [x["delen"][n] if x["delen"] and len(x["delen"]) > n else None for x in alle]
        kolom[f"domein_{n + 1}"] = _kolom([_DOMEIN[t["domein"]] if t else LEEG for t in delen])
        kolom[f"deel_{n + 1}"] = _kolom([_getal(t["bedrag"]) if t else 0 for t in delen])
    return Kolommen(
        kolom,
        plan,
        [x["id"] for x in alle],
        _van(data, "lumpsum"),
        np.array(plan),
        range(len(data)),
        [""] * len(data),
    )


def opdrachten(data: Data) -> Kolommen:
    alle = [x for plan in data for x in plan["opdrachten"]]
    plan = [nummer for nummer, p in enumerate(data) for _ in p["opdrachten"]]
    return Kolommen(_van(alle, "vanaf", "tot"), plan, [x["id"] for x in alle])


def aanbieders(data: Data) -> Kolommen:
    maten = [(nummer, maat) for nummer, plan in enumerate(data) for maat in plan["maten"]]
    alle = [(i, x) for i, (_, maat) in enumerate(maten) for x in maat["aanbieders"]]
    groep = [i for i, _ in alle]
    return Kolommen(
        _van([x for _, x in alle], "omvang", "vertegenwoordigd"),
        [maten[i][0] for i in groep],
        [""] * len(alle),
        {"nummer": _kolom(range(len(maten)))},
        np.array(groep),
        [nummer for nummer, _ in maten],
        [maat["naam"] for _, maat in maten],
    )


def mandaten(data: Data, blokken: Mapping[str, Sequence[str]]) -> Kolommen:
    groepen = [(nummer, naam) for nummer in range(len(data)) for naam in blokken]
    alle = [
        (i, m)
        for i, (nummer, naam) in enumerate(groepen)
        for m in data[nummer]["mandaten"]
        if m["discipline"] in blokken[naam]
    ]
    return Kolommen(
        _van([m for _, m in alle], "vanaf", "tot", "ingetrokken"),
        [groepen[i][0] for i, _ in alle],
        [""] * len(alle),
        {"nummer": _kolom(range(len(groepen)))},
        np.array([i for i, _ in alle]),
        [nummer for nummer, _ in groepen],
        [naam for _, naam in groepen],
    )
