"""`verband voorbeeld`: make an example of a finding, and run examples from a file."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from regelwerk.inlezen import Onleesbaar
from regelwerk.oordeel import Bevinding
from regelwerk.tekst import maskeer
from regelwerk.tijd import dag_in_amsterdam
from regelwerk.toets import toets
from regelwerk.toml_lezen import MAX_BYTES
from regelwerk.volgorde import op_gewicht
from regelwerk.voorbeelden import VoorbeeldFout
from regelwerk.voorbeelden.maken import Dag, maak
from regelwerk.voorbeelden.schrijven import als_toml
from regelwerk.voorbeelden.vertellen import titels
from regelwerk.voorbeelden.vreemd import Uitkomst, controleer
from verband.cli.bestanden import lees, toonbaar

MAX_REGELS = 20


def maak_voorbeeld(pad: Path, regel: str) -> int:
    """Print the example of the heaviest finding of one rule in a plan."""
    if regel not in titels():
        raise Onleesbaar(
            f"regel {maskeer(regel)} kennen wij niet", verwacht="een nummer zoals ZZ-3.4-4a"
        )
    plan = lees(pad).plan
    dag = Dag(dag_in_amsterdam(dt.datetime.now(dt.UTC)))
    rapport = toets(plan, sha256="0" * 64, vandaag=dag.vandaag)
    gevonden = [b for b in op_gewicht(rapport.bevindingen) if b.regel == regel]
    if not gevonden:
        raise Onleesbaar(
            f"de toets meldt bij dit plan niets over {regel}",
            plaats=toonbaar(pad.name),
            verwacht="een regel waarover de toets iets meldt",
        )
    try:
        gemaakt = maak(plan, gevonden[0], dag)
    except VoorbeeldFout as fout:
        raise Onleesbaar(str(fout)) from None
    print(als_toml(gemaakt.voorbeeld), end="")
    print("\n".join(_erbij(gevonden, eigen_plan=gemaakt.eigen_plan)), file=sys.stderr)
    return 0


def _erbij(gevonden: Sequence[Bevinding], *, eigen_plan: bool) -> Iterator[str]:
    if len(gevonden) > 1:
        yield f"Deze regel meldt {len(gevonden)} dingen; dit voorbeeld gaat over de eerste."
    if eigen_plan:
        yield "Geen basisplan lijkt genoeg op dit plan; daarom staat het plan er zelf bij."
    yield "Namen en teksten zijn verzonnen, net als de omvang van VVT-aanbieders."
    yield "Bedragen, andere aantallen en dagen niet. Lees het na."


def controleer_bestanden(paden: Sequence[Path]) -> int:
    """Run every example of these files (or folders): 0 all hold, 1 some do not, 2 unreadable."""
    bestanden = [b for p in paden for b in (sorted(p.glob("*.toml")) if p.is_dir() else [p])]
    if not bestanden:
        raise Onleesbaar(
            "hier staat geen voorbeeld", verwacht="een .toml-bestand, of een map ermee"
        )
    code = 0
    for pad in bestanden:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(MAX_BYTES + 1)
        naam = toonbaar(pad.name)
        try:
            uitkomsten = controleer(inhoud, naam)
        except VoorbeeldFout as fout:
            print(maskeer(str(fout)), file=sys.stderr)
            code = 2
            continue
        print("\n".join(_regels(naam, uitkomsten)))
        if any(u.afwijkingen for u in uitkomsten):
            code = max(code, 1)
    return code


def _regels(naam: str, uitkomsten: Sequence[Uitkomst]) -> Iterator[str]:
    goed = sum(not u.afwijkingen for u in uitkomsten)
    yield f"{naam}: {goed} van {len(uitkomsten)} voorbeelden komen uit"
    for u in uitkomsten:
        if u.afwijkingen:
            yield f"  {u.voorbeeld.regel} “{toonbaar(u.voorbeeld.titel)}” komt niet uit:"
            yield from (f"    - {a}" for a in u.afwijkingen[:MAX_REGELS])
            if len(u.afwijkingen) > MAX_REGELS:
                yield f"    - en nog {len(u.afwijkingen) - MAX_REGELS}"
