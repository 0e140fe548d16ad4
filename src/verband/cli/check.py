"""`verband check`: one plan or a folder of plans, for a person or for a program."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from regelwerk.inlezen import Onleesbaar
from regelwerk.rapport import Rapport
from regelwerk.regelsets import RegelsetOnbekend
from regelwerk.tekst import datum, maskeer
from regelwerk.tijd import dag_in_amsterdam
from regelwerk.toets import toets
from verband.cli.bestanden import (
    ONLEESBAAR,
    Invoer,
    controleer_uitgang,
    lees,
    oserror,
    plannen_in,
    toonbaar,
    zet_neer_en_zeg,
)

if TYPE_CHECKING:
    from verband.cli.regelset import Keus


class Keuzes(NamedTuple):
    json: bool = False
    alles: bool = False
    extra: tuple[tuple[str, str] | Path, ...] = ()  # (id, version), or a file with one
    kennisdatum: dt.date | None = None
    notities: Path | None = None  # where her workbook goes, with the findings in it


def check(pad: Path, keuzes: Keuzes) -> int:
    """Check what stands at ``pad``; the exit code that the README names."""
    if keuzes.notities:
        _geschikt(pad, keuzes.notities)
    try:
        keus = _regelsets(keuzes)
        if pad.is_dir():
            return _check_map(pad, keuzes, keus)
        invoer = lees(pad)
        rapport = _toets(invoer, keuzes, keus)
    except RegelsetOnbekend as fout:
        print(maskeer(str(fout)), file=sys.stderr)
        return ONLEESBAAR
    if keuzes.notities:
        _schrijf_notities(rapport, invoer, pad, keuzes.notities)
    if keuzes.json:
        print(_json(rapport, invoer, keuzes))
    else:
        from verband.cli.weergave import toon

        print(toon(rapport, invoer, alles=keuzes.alles, naam=toonbaar(pad.name)))
    return rapport.exitcode


def _regelsets(keuzes: Keuzes) -> Keus | None:
    """The sets that come on top; None when none is a file, since then all is at hand."""
    if not any(isinstance(wat, Path) for wat in keuzes.extra):
        return None
    from verband.cli.regelset import kies  # only here: most checks need no file

    return kies(keuzes.extra)


def _geschikt(pad: Path, uit: Path) -> None:
    """Only a workbook can come back as one; said before any work is done."""
    if pad.is_dir() or pad.suffix.lower() == ".json":
        raise Onleesbaar(
            "notities kunnen alleen in een werkboek",
            plaats=toonbaar(pad.name),
            verwacht="één .xlsx-bestand; 'verband sjabloon --van' maakt dat van een plan",
        )
    if uit.suffix.lower() not in (".xlsx", ".xlsm"):
        raise Onleesbaar(
            "dit is geen naam voor een werkboek",
            plaats=toonbaar(uit.name),
            verwacht="een naam die eindigt op .xlsx",
        )


def _schrijf_notities(rapport: Rapport, invoer: Invoer, pad: Path, uit: Path) -> None:
    from django.conf import settings

    if not settings.configured:  # the words of the page, in Dutch as they are written
        settings.configure(USE_I18N=False)
    from verband.plannen.notities import met_bevindingen, terugkoppeling
    from verband.plannen.presentatie import maak_uitslag

    if not invoer.cel_van:
        raise Onleesbaar("notities kunnen alleen in een werkboek", plaats=toonbaar(pad.name))
    controleer_uitgang(uit, invoer.inhoud)
    dag = datum(dag_in_amsterdam(dt.datetime.now(dt.UTC)))
    uitslag = maak_uitslag(rapport, invoer.plan, naam=pad.name, cel_van=invoer.cel_van)
    zet_neer_en_zeg(uit, met_bevindingen(invoer.inhoud, terugkoppeling(uitslag, dag)))


def _toets(invoer: Invoer, keuzes: Keuzes, keus: Keus | None) -> Rapport:
    genoemd = tuple(wat for wat in keuzes.extra if not isinstance(wat, Path))
    rapport = toets(
        invoer.plan,
        sha256=invoer.sha256,
        vandaag=dag_in_amsterdam(dt.datetime.now(dt.UTC)),
        kennisdatum=keuzes.kennisdatum,
        extra=keus.extra if keus else genoemd,
        regelsets=keus.regelsets if keus else None,
    )
    if (cel_van := invoer.cel_van) is None:
        return rapport
    return rapport.omgezet(lambda b: msgspec.structs.replace(b, cel=cel_van(b.object)))


def _json(rapport: Rapport, invoer: Invoer, keuzes: Keuzes, **vooraf: str) -> str:
    ruw = rapport.als_json(alles=keuzes.alles)
    kop: dict[str, object] = dict(vooraf)
    if invoer.leesmeldingen:
        kop["leesmeldingen"] = [m._asdict() for m in invoer.leesmeldingen]
    if kop:  # in front of what the report says itself
        ruw = msgspec.json.encode(kop)[:-1] + b"," + ruw[1:]
    return ruw.decode()


def _check_map(map_: Path, keuzes: Keuzes, keus: Keus | None) -> int:
    """One JSON line per plan, sorted by name, and the highest of their codes."""
    hoogste = 0
    for pad in plannen_in(map_):
        try:
            if pad.exists() and not pad.is_file():  # a pipe would keep us waiting for ever
                raise Onleesbaar("dit is geen gewoon bestand", plaats=toonbaar(pad.name))
            invoer = lees(pad)
            rapport = _toets(invoer, keuzes, keus)
        except (Onleesbaar, OSError) as fout:
            wat = str(fout) if isinstance(fout, Onleesbaar) else oserror(fout)
            regel = {"bestand": toonbaar(pad.name), "onleesbaar": wat}
            print(msgspec.json.encode(regel).decode())
            hoogste = ONLEESBAAR
            continue
        print(_json(rapport, invoer, keuzes, bestand=toonbaar(pad.name)))
        hoogste = max(hoogste, rapport.exitcode)
    return hoogste
