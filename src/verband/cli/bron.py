"""`verband bron laad`: the text of a source on this machine, to hold quotes against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from regelwerk.bronnen import alle_bronnen
from regelwerk.inlezen import Onleesbaar
from regelwerk.zinnen import alle_zinnen, herken
from verband.cli.bestanden import toonbaar
from verband.naslag import geladen
from verband.naslag.geladen import MAX_BYTES

MAX_VERSCHILLEN = 5


def laad(pad: Path) -> int:
    """Keep the text of one source; says which source it is, and its sha256."""
    naam = toonbaar(pad.name)
    with pad.open("rb") as bestand:
        inhoud = bestand.read(MAX_BYTES + 1)
    tekst = _als_tekst(inhoud, naam)
    gelijkt = herken(tekst)
    if gelijkt and gelijkt.verschillen:
        raise _anders(naam, gelijkt.bron, gelijkt.verschillen)
    sha256 = geladen.bewaar(inhoud, gelijkt.bron if gelijkt else None)
    if gelijkt:
        aantal = len(alle_zinnen()[gelijkt.bron])
        print(f"{naam} is geladen als: {alle_bronnen()[gelijkt.bron].titel}.")
        print(f"Alle {aantal} zinnen kloppen; zie /bronnen/{gelijkt.bron}/.")
    else:
        print(f"{naam} is geladen. Wij hebben deze tekst niet ingedeeld in regel en context.")
    print(f"sha256 = {sha256}")
    return 0


def _als_tekst(inhoud: bytes, naam: str) -> str:
    if len(inhoud) > MAX_BYTES:
        raise Onleesbaar(
            "deze bron is te groot", plaats=naam, verwacht=f"ten hoogste {MAX_BYTES} bytes"
        )
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        tekst = ""
    if not tekst.strip() or "\0" in tekst:
        raise Onleesbaar(
            "dit is geen leesbare tekst",
            plaats=naam,
            verwacht="een tekstbestand in UTF-8; sla een PDF of Word-bestand eerst op als tekst",
        )
    return tekst


def _anders(naam: str, bron: str, verschillen: Sequence[str]) -> Onleesbaar:
    """A text that is nearly a source: shown under our classes it would be explained wrongly."""
    eerste = "; ".join(verschillen[:MAX_VERSCHILLEN])
    rest = len(verschillen) - MAX_VERSCHILLEN
    return Onleesbaar(
        f"dit lijkt op “{alle_bronnen()[bron].titel}”, maar is niet de tekst die wij indeelden: "
        f"{eerste}{f'; en nog {rest} verschillen' if rest > 0 else ''}. Er is niets geladen",
        plaats=naam,
        verwacht="dezelfde zinnen in dezelfde volgorde; een nieuwe versie moet opnieuw worden "
        "ingedeeld",
    )
