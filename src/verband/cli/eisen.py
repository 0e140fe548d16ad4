"""Which requirements a passing test proves: the list, the record of the last test run, the count.

The list is docs/eisen.csv; conftest.py writes the record. A record of other code than what
stands here now proves nothing, so it counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from verband.naslag.lijsten import LIJST as LIJST
from verband.naslag.lijsten import Eis as Eis
from verband.naslag.lijsten import lees_lijst as lees_lijst

WORTEL = Path(__file__).resolve().parents[3]
VERSLAG = WORTEL / ".verband/eisen.json"

KRACHTEN = {"H": "wet", "P": "beleid", "E": "verwachting", "C": "context"}


class Verslag(msgspec.Struct, frozen=True):
    """What the last complete test run proved, and on which code."""

    commit: str
    gewijzigd: bool
    vingerafdruk: str
    tests: dict[str, list[str]]


class Stand(NamedTuple):
    """The proof as it stands; ``opmerking`` says what is wrong with the record, if anything."""

    verslag: Verslag | None
    opmerking: str

    @property
    def tests(self) -> Mapping[str, list[str]]:
        return self.verslag.tests if self.verslag else {}


class Code(NamedTuple):
    commit: str
    gewijzigd: bool
    vingerafdruk: str


def _git(*opdracht: str) -> bytes:
    uitvoer = subprocess.run(  # noqa: S603
        ["git", *opdracht],  # noqa: S607
        cwd=WORTEL,
        capture_output=True,
        check=True,
    )
    return uitvoer.stdout


def huidige_code() -> Code:
    """Commit, whether there are changes beside it, and a fingerprint of every file.

    The fingerprint is of the content alone, so that committing what was tested keeps the proof.
    """
    try:
        commit = _git("rev-parse", "HEAD").decode().strip()
        gewijzigd = bool(_git("status", "--porcelain"))
        namen = _git("ls-files", "--cached", "--others", "--exclude-standard", "-z").split(b"\0")
    except (OSError, subprocess.CalledProcessError):
        return Code("onbekend", gewijzigd=False, vingerafdruk="onbekend")
    som = hashlib.sha256()
    for naam in sorted(set(filter(None, namen))):
        bestand = WORTEL / os.fsdecode(naam)
        if bestand.is_file():
            som.update(naam + b"\0" + hashlib.sha256(bestand.read_bytes()).digest())
    return Code(commit, gewijzigd, som.hexdigest())


def schrijf_verslag(tests: Mapping[str, list[str]]) -> None:
    """Keep what a complete test run proved (called by conftest.py)."""
    verslag = Verslag(*huidige_code(), {id_: sorted(tests[id_]) for id_ in sorted(tests)})
    VERSLAG.parent.mkdir(exist_ok=True)
    VERSLAG.write_bytes(msgspec.json.format(msgspec.json.encode(verslag)))


def stand() -> Stand:
    try:
        verslag = msgspec.json.decode(VERSLAG.read_bytes(), type=Verslag)
    except OSError:
        return Stand(None, "Er is nog geen testverslag: draai eerst ./test.")
    except msgspec.MsgspecError:
        return Stand(None, "Het testverslag is onleesbaar: draai ./test opnieuw.")
    if verslag.vingerafdruk != huidige_code().vingerafdruk:
        return Stand(
            None,
            f"Het testverslag hoort bij andere code ({verslag.commit[:10]}): "
            "draai ./test opnieuw. Tot dan telt niets als bewezen.",
        )
    extra = ", met wijzigingen die nog niet zijn vastgelegd" if verslag.gewijzigd else ""
    return Stand(verslag, f"Gemeten op {verslag.commit[:10]}{extra}.")


def als_json(eisen: tuple[Eis, ...], nu: Stand) -> str:
    rijen = [
        {
            "id": e.id,
            "thema": e.thema,
            "kracht": e.kracht,
            "kamer": e.kamer,
            "tests": nu.tests.get(e.id, []),
        }
        for e in eisen
    ]
    return json.dumps(
        {
            "bewezen": sum(1 for rij in rijen if rij["tests"]),
            "totaal": len(rijen),
            "commit": nu.verslag.commit if nu.verslag else None,
            "opmerking": nu.opmerking,
            "rijen": rijen,
        },
        ensure_ascii=False,
    )


def als_tekst(eisen: tuple[Eis, ...], nu: Stand) -> str:
    bewezen = [e for e in eisen if nu.tests.get(e.id)]
    regels = [f"Eisen bewezen door een geslaagde test: {len(bewezen)} van {len(eisen)}"]
    regels += [nu.opmerking, ""]
    for kop, veld in (("thema", 1), ("kracht", 2)):
        totaal = Counter(e[veld] for e in eisen)
        goed = Counter(e[veld] for e in bewezen)
        regels.append(f"Per {kop}")
        regels += [
            f"  {KRACHTEN.get(naam, naam):<12} {goed[naam]:>3} van {totaal[naam]:>3}"
            for naam in totaal
        ]
        regels.append("")
    return "\n".join(regels).rstrip()
