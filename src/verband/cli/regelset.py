"""Rule sets by data on the command line: find them, check a file, say what it does."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from regelwerk.aanvulling import Aanvulling, AanvullingFout, lees_aanvulling
from regelwerk.regels.sjablonen import SJABLONEN
from regelwerk.regelsets import Regelset, RegelsetOnbekend, alle_regelsets
from regelwerk.tekst import datum
from regelwerk.toml_lezen import MAX_BYTES
from regelwerk.velden import STRENGER_IN_WOORDEN, grenzen, in_woorden
from verband.cli.bestanden import ONLEESBAAR, toonbaar
from verband.cli.weergave import KRACHT
from verband.naslag import geladen

MAX_FOUTEN = 100


class Keus(NamedTuple):
    """Sets to check with: everything that is there, and which of it to add by id and version."""

    regelsets: tuple[Regelset, ...]
    extra: tuple[tuple[str, str], ...]


class Geweigerd(RegelsetOnbekend):
    """A file with an *aanvulling* was refused; its text holds every reason."""


def lees(pad: Path, bekend: Sequence[Regelset]) -> Aanvulling:
    """One file as an *aanvulling*, or Geweigerd with the name of the file in front."""
    with pad.open("rb") as bestand:
        inhoud = bestand.read(MAX_BYTES + 1)
    try:
        return lees_aanvulling(inhoud, bekend, geladen.tekst)
    except AanvullingFout as fout:
        raise Geweigerd("\n".join(_fouten(toonbaar(pad.name), fout))) from None


def _fouten(naam: str, fout: AanvullingFout) -> Iterator[str]:
    aantal = len(fout.fouten)
    yield f"{naam}: deze aanvulling klopt niet ({aantal} {'fout' if aantal == 1 else 'fouten'}):"
    for f in fout.fouten[:MAX_FOUTEN]:
        yield f"  - {f}"
    if aantal > MAX_FOUTEN:
        yield f"  - en nog {aantal - MAX_FOUTEN} fouten"


def kies(genoemd: Sequence[tuple[str, str] | Path]) -> Keus:
    """The sets that someone named, each as (id, version) or as a file."""
    regelsets = alle_regelsets()
    extra: list[tuple[str, str]] = []
    for wat in genoemd:
        if isinstance(wat, Path):
            nieuw = lees(wat, regelsets).regelset
            if any(r.sha256 != nieuw.sha256 and r.id == nieuw.id for r in regelsets):
                raise Geweigerd(
                    f"{toonbaar(wat.name)}: van {nieuw.id} is al een andere versie gekozen; "
                    "geef er één."
                )
            if all(r.sha256 != nieuw.sha256 for r in regelsets):
                regelsets = (*regelsets, nieuw)
            extra.append((nieuw.id, nieuw.versie))
        else:
            extra.append(wat)
    return Keus(regelsets, tuple(extra))


def controleer(pad: Path) -> int:
    """Say what a file does, in sentences; or everything that is wrong with it."""
    try:
        aanvulling = lees(pad, alle_regelsets())
    except Geweigerd as fout:
        print(fout, file=sys.stderr)
        return ONLEESBAAR
    print("\n".join(_samenvatting(aanvulling)))
    return 0


def _samenvatting(aanvulling: Aanvulling) -> Iterator[str]:
    r = aanvulling.regelset
    nagegaan = "citaat gevonden in de bron" if r.citaten_nagegaan else "citaat niet nagegaan"
    van, tot = r.contractjaren or (0, 0)
    jaren = str(van) if van == tot else f"{van} tot en met {tot}"
    yield f"{r.titel} ({r.id} {r.versie}): in orde"
    yield f"Van {r.verzekeraar}, voor contractjaar {jaren}, bekend op {datum(r.bekend_op)}"
    if r.eigen_bron:
        yield f"Bron: {r.eigen_bron.titel}"
    for naam, v in r.regels.items():
        stap = f", houdt {v.stap} tegen" if v.stap else ""
        yield ""
        yield f"{naam} {v.titel} ({KRACHT[v.kracht]}{stap})"
        yield f"  {SJABLONEN[v.sjabloon or ''].zin(v.parameters)}"
        yield f"  {v.plaats}: “{v.citaat}” ({nagegaan})"
    for soort, woord in (("aanscherpingen", "strenger"), ("invullingen", "ingevuld")):
        for naam, waarden in getattr(r, soort).items():
            grond = aanvulling.gronden[soort, naam]
            yield ""
            for wat in _ingreep(naam, waarden):
                yield f"{naam} {woord}: {wat}"
            yield f"  {grond.plaats}: “{grond.citaat}” ({nagegaan})"
    if not r.citaten_nagegaan:
        yield ""
        yield (
            "De citaten zijn niet nagegaan: de tekst van de bron is niet geladen. Zet de sha256 "
            "in het bestand en laad de tekst met: ./verband bron laad BESTAND"
        )


def _ingreep(regel: str, waarden: dict[str, object]) -> Iterator[str]:
    from regelwerk.aanscherpen import veld_van

    basis = next(r for r in alle_regelsets() if regel in r.regels)
    vermelding = basis.regels[regel]
    for naam, waarde in waarden.items():
        if veld := veld_van(regel, vermelding, naam):
            oud = vermelding.parameters.get(naam)
            was = f" (was {in_woorden(veld, oud)})" if oud is not None else ""
            yield f"{veld.label}: {in_woorden(veld, waarde)}{was}"


def sjablonen() -> int:
    """The template catalogue: what an officer can fill in, with bounds and placeholders."""
    for s in SJABLONEN.values():
        print(f"{s.naam}: {s.titel}")
        for v in s.velden:
            mag = "" if v.verplicht else ", mag weg"
            streng = f"; strenger is {STRENGER_IN_WOORDEN[v.streng]}" if v.streng else ""
            print(f"  {v.naam}: {v.label}{mag}. Verwacht: {grenzen(v)}{streng}")
        print(f"  in melding en herstel: {', '.join(f'{{{w}}}' for w in s.waarden)}")
        print()
    return 0
