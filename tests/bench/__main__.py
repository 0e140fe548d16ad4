"""Run benchmarks: ``python -m bench NAME... [--json]``, in the environment with the peers."""

from __future__ import annotations

import importlib
import sys

import msgspec

from bench.hulp.meten import Rij


def main(argumenten: list[str]) -> int:
    namen = [a for a in argumenten if a != "--json"]
    rijen: list[Rij] = []
    teksten: list[str] = []
    for naam in namen:
        meld(f"{naam} wordt gemeten")
        meting = importlib.import_module(f"bench.{naam}")
        nieuw = meting.rijen(meld)
        rijen += nieuw
        # One with many rows has a table of its own.
        eigen = getattr(meting, "als_tekst", None)
        teksten += [eigen(nieuw)] if eigen else map(als_tekst, nieuw)
    print(als_json(rijen) if "--json" in argumenten else "\n".join(teksten))
    return 0


def meld(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)


def als_json(rijen: list[Rij]) -> str:
    return msgspec.json.encode([rij._asdict() for rij in rijen]).decode()


def als_tekst(rij: Rij) -> str:
    regels = [f"{rij.naam}: {rij.werk}", f"  verband  {_getal(rij.eigen)} {rij.eenheid}"]
    if rij.peer is not None and rij.peer_waarde is not None and rij.ratio is not None:
        peer = f"{rij.peer} {rij.peer_versie}".strip()
        regels.append(f"  {peer}  {_getal(rij.peer_waarde)} {rij.eenheid}")
        regels.append(f"  verhouding  {_getal(rij.ratio)}")
    if rij.doel:
        regels.append(f"  doel: {rij.doel} ({'gehaald' if rij.gehaald else 'NIET gehaald'})")
    return "\n".join(regels)


def _getal(waarde: float) -> str:
    return f"{waarde:.3g}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
