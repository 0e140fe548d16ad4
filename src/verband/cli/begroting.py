"""`verband begroting`: a foreign budget as it was read, for a person or for a program."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regelwerk.inlezen import MAX_BYTES, Onleesbaar
from regelwerk.tekst import datum, euro
from regelwerk.tijd import dag_in_amsterdam
from verband.cli.bestanden import controleer_uitgang, toonbaar, zet_neer_en_zeg
from verband.plannen.inlezen import lees_begroting

_MEEST_GENOEMD = 12


def begroting(pad: Path, *, als_json: bool, notities: Path | None = None) -> int:
    """Read and show; Onleesbaar and OSError are worded by the caller."""
    naam = toonbaar(pad.name)
    with pad.open("rb") as bestand:
        inhoud = bestand.read(MAX_BYTES + 1)
    try:
        uitkomst = lees_begroting(pad.name, inhoud)
        if notities:
            _schrijf_notities(notities, inhoud, uitkomst)
    except Onleesbaar as fout:
        plaats = fout.plaats if notities and fout.plaats == toonbaar(notities.name) else ""
        plaats = plaats or (f"{naam}, {fout.plaats}" if fout.plaats else naam)
        raise Onleesbaar(fout.wat, plaats=plaats, verwacht=fout.verwacht) from None
    print(
        json.dumps(uitkomst, ensure_ascii=False) if als_json else "\n".join(_tekst(uitkomst, naam))
    )
    return 0


def _schrijf_notities(uit: Path, inhoud: bytes, uitkomst: dict[str, Any]) -> None:
    from verband.plannen.notities import met_gelezen

    dag = datum(dag_in_amsterdam(dt.datetime.now(dt.UTC)))
    terug = met_gelezen(inhoud, uitkomst, dag)
    controleer_uitgang(uit, inhoud)
    zet_neer_en_zeg(uit, terug)


def _tekst(uitkomst: dict[str, Any], naam: str) -> Iterator[str]:
    yield f"Gelezen uit {naam}"
    for b in uitkomst["begrotingen"]:
        yield from _een(b)
    yield ""
    if uitkomst["niet_gelezen"]:
        yield "Niet gelezen (niet meegeteld, ook niet als nul)"
        for n in uitkomst["niet_gelezen"]:
            yield f"  - {n['blad']}!{n['cel']}: {n['waarom']}"
    else:
        yield "Alle bedragen van de regels zijn gelezen."
    if uitkomst["waarschuwingen"]:
        yield ""
        yield "Let op"
        for w in uitkomst["waarschuwingen"]:
            yield f"  - {w['uitleg']} ({_cellen(w['cellen'])})"


def _een(b: dict[str, Any]) -> Iterator[str]:
    aantal = len(b["regels"])
    yield ""
    yield f"{b['naam']} (blad {b['blad']})"
    yield f"  {aantal} {'regel' if aantal == 1 else 'regels'}"
    onvolledig = "" if b["totaal_volledig"] else " (onvolledig)"
    yield f"  Gelezen:      {euro(b['totaal_cent'])}{onvolledig}"
    if eigen := b["eigen_totaal"]:
        yield f"  Eigen totaal: {euro(eigen['bedrag_cent'])} ({eigen['cel']})"
        verschil = eigen["verschil_cent"]
        yield f"  Verschil:     {euro(verschil) if verschil else 'geen'}"
    else:
        yield "  Eigen totaal: niet gevonden"
    for r in b["regels"]:
        bedrag = "niet gelezen" if r["bedrag_cent"] is None else euro(r["bedrag_cent"])
        delen = (r["omschrijving"], r["activiteit"], r["uitvoerder"], r["kostenwoord"])
        waar = "" if r["zichtbaar"] else " (verborgen)"
        yield f"  {r['cel']:>6} {bedrag:>16}  {' · '.join(d for d in delen if d)}{waar}"


def _cellen(cellen: list[str]) -> str:
    if cellen == ["*"]:
        return "hele bestand"
    rest = len(cellen) - _MEEST_GENOEMD
    return ", ".join(cellen[:_MEEST_GENOEMD]) + (f" en {rest} andere" if rest > 0 else "")
