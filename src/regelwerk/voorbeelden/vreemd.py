"""Examples from outside: read within limits, refused in Dutch, and held against the check.

A file is data and stays that: no path in it is opened and nothing of it is run.
"""

from __future__ import annotations

import json
from typing import NamedTuple

import msgspec

from regelwerk.inlezen import Onleesbaar, lees_plan
from regelwerk.regelsets import RegelsetOnbekend
from regelwerk.tekst import maskeer, zichtbaar
from regelwerk.toets import toets
from regelwerk.toml_lezen import Gelezen, TomlFout, lees_toml
from regelwerk.voorbeelden import (
    Voorbeeld,
    VoorbeeldFout,
    afwijkingen,
    beeld,
    controleer_namen,
    plan_van,
)
from regelwerk.voorbeelden.vertellen import titels

# A whole plan may stand in an example, two levels below the file.
MAX_DIEPTE = 12
MAX_VOORBEELDEN = 200


class Uitkomst(NamedTuple):
    """One example held against the check; it holds when nothing differs."""

    voorbeeld: Voorbeeld
    afwijkingen: list[str]


def controleer(inhoud: bytes, naam: str) -> list[Uitkomst]:
    """Run every example of a file. Raises VoorbeeldFout when it is no file of examples."""
    return [Uitkomst(v, _proef(v)) for v in lees_vreemd(inhoud, naam)]


def lees_vreemd(inhoud: bytes, naam: str) -> tuple[Voorbeeld, ...]:
    """The examples of a stranger's file. Raises VoorbeeldFout."""
    try:
        gelezen = lees_toml(inhoud, diepte=MAX_DIEPTE)
    except TomlFout as fout:
        raise VoorbeeldFout(f"{naam}, {fout}") from None
    lijst = _lijst(gelezen, naam)
    voorbeelden = tuple(_een(ding, nummer, naam) for nummer, ding in enumerate(lijst, start=1))
    controleer_namen(voorbeelden, naam)
    return voorbeelden


def _lijst(gelezen: Gelezen, naam: str) -> list[object]:
    lijst = gelezen.inhoud.get("voorbeeld")
    if not isinstance(lijst, list) or set(gelezen.inhoud) != {"voorbeeld"} or not lijst:
        raise VoorbeeldFout(f"{naam}: hier hoort alleen [[voorbeeld]] in, een of meer keer")
    if len(lijst) > MAX_VOORBEELDEN:
        raise VoorbeeldFout(f"{naam}: ten hoogste {MAX_VOORBEELDEN} voorbeelden in een bestand")
    return lijst


def _een(ding: object, nummer: int, naam: str) -> Voorbeeld:
    wie = f"{naam}, voorbeeld {nummer}"
    try:
        v = msgspec.convert(ding, Voorbeeld)
    except msgspec.ValidationError as fout:
        raise VoorbeeldFout(f"{wie}: {_vertaald(str(fout))}") from None
    except RecursionError:
        raise VoorbeeldFout(f"{wie}: te diep genest") from None
    onbekend = {w.regel for w in (*v.verwacht, *v.vervalt, *v.blijft)} | {v.regel}
    for regel in sorted(onbekend - titels().keys()):
        raise VoorbeeldFout(f"{wie}: regel {_kort(regel)} kennen wij niet; zie /regels/")
    return v


def _vertaald(fout: str) -> str:
    """What msgspec says, in Dutch as far as an officer can meet it."""
    wat, _streep, plek = fout.partition(" - at ")
    waar = f" (bij {_kort(plek.strip('`').removeprefix('$.').removeprefix('$'))})" if plek else ""
    if "unknown field" in wat:
        return f"dit veld kennen wij niet: {_kort(wat.rsplit('`', 2)[-2])}{waar}"
    if "missing required field" in wat:
        return f"dit veld ontbreekt: {_kort(wat.rsplit('`', 2)[-2])}{waar}"
    if wat.startswith("Expected"):
        return f"hier staat iets van een andere soort dan hoort{waar}"
    if wat.startswith("Invalid enum value"):
        return (
            f"deze waarde kennen wij niet: {_kort(wat.removeprefix('Invalid enum value '))}{waar}"
        )
    return f"{_kort(wat)}{waar}"


def _kort(tekst: str) -> str:
    return zichtbaar(maskeer(tekst[:80]))


def _proef(v: Voorbeeld) -> list[str]:
    try:
        plan = lees_plan(json.dumps(plan_van(v)).encode())
        rapport = toets(
            plan,
            sha256="0" * 64,
            vandaag=v.peildatum,
            kennisdatum=v.kennisdatum,
            extra=v.extra,
        )
        return [_kort_en_bondig(a) for a in afwijkingen(beeld(v), rapport.alle)]
    except Onleesbaar as fout:
        return [f"het plan van dit voorbeeld is niet te lezen: {fout}"]
    except (VoorbeeldFout, RegelsetOnbekend) as fout:
        return [zichtbaar(maskeer(str(fout)))]
    except (TypeError, ValueError, RecursionError):
        return ["in het plan staat een waarde die daar niet kan staan"]


def _kort_en_bondig(afwijking: str) -> str:
    return zichtbaar(maskeer(afwijking[:600]))
