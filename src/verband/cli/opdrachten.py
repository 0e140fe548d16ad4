"""The sub-commands and their arguments. What a command needs, it imports when it runs.

argparse and lazy imports, since `verband check` must start in a blink: no Django and no
workbook reader on its way (docs/decisions/0003).
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import maskeer
from verband.cli.bestanden import ONLEESBAAR, lees, oserror, toonbaar, zet_neer

# argparse's own English, in so far as a user can meet it.
_NEDERLANDS = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat u opgeeft",
    "options": "keuzes",
    "show this help message and exit": "laat deze uitleg zien",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "unrecognized arguments: %s": "dit ken ik niet: %s",
    "expected one argument": "hier hoort één waarde achter",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r ken ik niet (kies uit %(choices)s)"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s kan meer betekenen: %(matches)s"
    ),
    "ignored explicit argument %r": "hier hoort geen waarde achter: %r",
}
setattr(argparse, "_", lambda zin: _NEDERLANDS.get(zin, zin))  # noqa: B010 - argparse has no other door


class Ontleder(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # Arguments are echoed, and a file may be named after a person.
        print(f"{maskeer(message)}. Hulp: ./{self.prog} --help", file=sys.stderr)
        raise SystemExit(ONLEESBAAR)


def _regelset(tekst: str) -> tuple[str, str] | Path:
    if tekst.lower().endswith(".toml"):
        return Path(tekst)
    id_, apenstaart, versie = tekst.partition("@")
    if not (id_ and apenstaart and versie):
        raise argparse.ArgumentTypeError("schrijf een regelset als ID@VERSIE of als BESTAND.toml")
    return id_, versie


def _dag(tekst: str) -> dt.date:
    try:
        return dt.date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError("schrijf een dag als 2026-07-15") from None


def _ontleder(opdracht: str = "") -> Ontleder:
    hoofd = Ontleder(prog="verband", description="Toets een RESV-plan aan zijn bronnen.")
    hoofd.set_defaults(doe=None)
    deel = hoofd.add_subparsers(metavar="OPDRACHT", parser_class=Ontleder)

    check = deel.add_parser("check", help="toets één plan, of alle plannen in een map")
    check.add_argument("plan", type=Path, help="een .json- of .xlsx-bestand, of een map")
    check.add_argument("--json", action="store_true", help="de uitkomst voor een programma")
    check.add_argument("--alles", action="store_true", help="ook wat in orde is, en elke tip")
    check.add_argument(
        "--regelset",
        type=_regelset,
        action="append",
        default=[],
        metavar="SET",
        help="toets ook hieraan: ID@VERSIE of BESTAND.toml",
    )
    check.add_argument("--kennisdatum", type=_dag, metavar="DAG", help="regels bekend op deze dag")
    check.add_argument(
        "--notities", type=Path, metavar="UIT", help="uw werkboek terug, met de punten erin"
    )
    check.set_defaults(doe=_check)

    schema = deel.add_parser("schema", help="het JSON Schema van een bestandsvorm")
    schema.add_argument("vorm", choices=["plan"])
    schema.set_defaults(doe=_schema)

    sjabloon = deel.add_parser("sjabloon", help="schrijf het invulbestand voor Excel")
    sjabloon.add_argument("bestand", type=Path, help="waar het moet komen, bijvoorbeeld plan.xlsx")
    sjabloon.add_argument("--van", type=Path, metavar="PLAN", help="vul het in met dit plan")
    sjabloon.set_defaults(doe=_sjabloon)

    begroting = deel.add_parser("begroting", help="lees een eigen begroting (Excel of csv)")
    begroting.add_argument("bestand", type=Path, help="een .xlsx-, .xlsm- of .csv-bestand")
    begroting.add_argument("--json", action="store_true", help="de uitkomst voor een programma")
    begroting.add_argument(
        "--notities", type=Path, metavar="UIT", help="uw werkboek terug, met wat wij lazen erin"
    )
    begroting.set_defaults(doe=_begroting)

    rapport = deel.add_parser("rapport", help="de uitkomst als document om te bewaren of te delen")
    rapport.add_argument("plan", type=Path, help="een .json- of .xlsx-bestand")
    rapport.add_argument("bestand", type=Path, help="waar het moet komen: uit.pdf of uit.docx")
    rapport.add_argument("--deelbaar", action="store_true", help="zonder bedragen en volumes")
    rapport.set_defaults(doe=_rapport)

    eisen = deel.add_parser("eisen", help="welke eisen een geslaagde test bewijst")
    eisen.add_argument("--json", action="store_true", help="de uitkomst voor een programma")
    eisen.set_defaults(doe=_eisen)
    if opdracht != "check":  # the quick one: what it does not need is not made
        from verband.cli.logboek import opdrachten as logboekopdrachten

        _ontleder_overige(deel)
        _ontleder_beheer(deel)
        logboekopdrachten(deel, hulp=_hulp)
    return hoofd


def _hulp(ontleder: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    """A group of commands without one chosen: say which there are."""

    def toon(_keuze: argparse.Namespace) -> int:
        ontleder.print_help()
        return 0

    return toon


def _ontleder_overige(deel: argparse._SubParsersAction[Ontleder]) -> None:
    regelset = deel.add_parser("regelset", help="regels die u zelf met sjablonen maakt")
    regelset.set_defaults(doe=_hulp(regelset))
    wat = regelset.add_subparsers(metavar="WAT", parser_class=Ontleder)
    controleer = wat.add_parser("controleer", help="controleer een aanvulling; zegt wat ze doet")
    controleer.add_argument("bestand", type=Path, help="een .toml-bestand")
    controleer.set_defaults(doe=_regelset_controleer)
    sjablonen = wat.add_parser("sjablonen", help="de sjablonen met hun velden en grenzen")
    sjablonen.set_defaults(doe=_regelset_sjablonen)

    vergelijk = deel.add_parser("vergelijk", help="wat een andere regelset bij plannen verandert")
    vergelijk.add_argument("a", type=_regelset, metavar="SET_A", help="ID@VERSIE of BESTAND.toml")
    vergelijk.add_argument("b", type=_regelset, metavar="SET_B", help="ID@VERSIE of BESTAND.toml")
    vergelijk.add_argument("map", type=Path, metavar="MAP", help="een map met plannen")
    vergelijk.add_argument("--json", action="store_true", help="de uitkomst voor een programma")
    vergelijk.add_argument("--kennisdatum", type=_dag, metavar="DAG", help="als bij check")
    vergelijk.set_defaults(doe=_vergelijk)

    bench = deel.add_parser("bench", help="meet de snelheid, tegenover bekende andere software")
    bench.add_argument(
        "naam", nargs="?", metavar="NAAM", help="één meting; zonder naam elke meting"
    )
    bench.add_argument("--json", action="store_true", help="de uitkomst voor een programma")
    bench.add_argument("--lijst", action="store_true", help="alleen zeggen welke metingen er zijn")
    bench.set_defaults(doe=_bench)

    bron = deel.add_parser("bron", help="de tekst van een bron, om citaten na te gaan")
    bron.set_defaults(doe=_hulp(bron))
    wat = bron.add_subparsers(metavar="WAT", parser_class=Ontleder)
    laad = wat.add_parser("laad", help="laad de tekst van een bron; blijft op deze computer")
    laad.add_argument("bestand", type=Path, help="een tekstbestand")
    laad.set_defaults(doe=_bron_laad)
    voorbeeld = deel.add_parser(
        "voorbeeld", help="maak van een bevinding een voorbeeld, of controleer voorbeelden"
    )
    voorbeeld.add_argument(
        "wat", nargs="+", metavar="PLAN", help="een plan; of: controleer BESTAND.toml"
    )
    voorbeeld.add_argument("--regel", metavar="ID", help="over deze regel, bijvoorbeeld ZZ-3.4-4a")
    voorbeeld.set_defaults(doe=_voorbeeld)


def _ontleder_beheer(deel: argparse._SubParsersAction[Ontleder]) -> None:
    backup = deel.add_parser("backup", help="een kopie van alle gegevens in één bestand")
    backup.add_argument("bestand", type=Path, help="waar de kopie moet komen")
    backup.set_defaults(doe=_backup)
    restore = deel.add_parser("restore", help="zet een kopie terug, na controle")
    restore.add_argument("bestand", type=Path, help="een kopie van verband backup")
    restore.add_argument("--vervang", action="store_true", help="ook als er al gegevens staan")
    restore.set_defaults(doe=_restore)
    beheerder = deel.add_parser("beheerder", help="de eerste beheerder van het platform")
    beheerder.set_defaults(doe=_hulp(beheerder))
    wat = beheerder.add_subparsers(metavar="WAT", parser_class=Ontleder)
    uitnodigen = wat.add_parser("uitnodigen", help="maak een link waarmee iemand beheerder wordt")
    uitnodigen.add_argument("email", metavar="E-MAIL")
    uitnodigen.add_argument(
        "--adres", default="http://localhost:8000", help="het adres van deze installatie"
    )
    uitnodigen.set_defaults(doe=_beheerder_uitnodigen)
    seed = deel.add_parser("seed", help="vul een lege database met een verzonnen land")
    seed.add_argument("--landelijk", action="store_true", required=True, help="heel Nederland")
    for naam, aantal, uitleg in (
        ("--regios", 100, "hoeveel regio's"),
        ("--organisaties", 40, "hoeveel organisaties per regio"),
        ("--jaren", 5, "dossiers van hoeveel contractjaren, vanaf 2027"),
        ("--zaad", 2027, "een ander getal geeft een ander land"),
    ):
        seed.add_argument(naam, type=int, default=aantal, metavar="N", help=uitleg)
    seed.set_defaults(doe=_seed)
    upgrade = deel.add_parser("upgrade", help="werk de database bij, na een kopie")
    upgrade.add_argument("--stil", action="store_true", help="zeg alleen wat er gebeurd is")
    upgrade.set_defaults(doe=_upgrade)


def main(argumenten: Sequence[str]) -> int:
    """Run one command; the exit code says how it went."""
    ontleder = _ontleder(argumenten[0] if argumenten else "")
    keuze = ontleder.parse_args(argumenten)
    if keuze.doe is None:
        ontleder.print_help()
        return 0
    try:
        return int(keuze.doe(keuze))
    except BrokenPipeError:
        raise  # a reader that walked away; see __main__
    except Exception as fout:
        if os.environ.get("VERBAND_DEBUG"):
            raise
        print(_waarom_niet(fout), file=sys.stderr)
    return ONLEESBAAR


def _waarom_niet(fout: Exception) -> str:
    """One paragraph in Dutch; a traceback helps nobody who only wanted a plan checked."""
    if isinstance(fout, Onleesbaar):
        return str(fout)
    if isinstance(fout, OSError):
        return f"{toonbaar(fout.filename or 'bestand')}: {oserror(fout)}"
    soort = type(fout).__name__
    return (
        f"Dit kon niet worden verwerkt door een fout in Verband zelf ({soort}). "
        "Meld dit aan de makers; VERBAND_DEBUG=1 laat zien waar het misging."
    )


def _check(keuze: argparse.Namespace) -> int:
    from verband.cli.check import Keuzes, check

    return check(
        keuze.plan,
        Keuzes(
            json=keuze.json,
            alles=keuze.alles,
            extra=tuple(keuze.regelset),
            kennisdatum=keuze.kennisdatum,
            notities=keuze.notities,
        ),
    )


def _schema(_keuze: argparse.Namespace) -> int:
    import json

    from regelwerk.feiten import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0


def _sjabloon(keuze: argparse.Namespace) -> int:
    from verband.plannen.sjabloon.schrijver import schrijf_sjabloon

    plan = lees(keuze.van).plan if keuze.van else None
    inhoud = schrijf_sjabloon(plan)
    if bewaard := zet_neer(keuze.bestand, inhoud):
        print(f"Er stond al een bestand; dat heet nu {toonbaar(bewaard.name)}")
    print(f"Het invulbestand staat klaar: {toonbaar(keuze.bestand)}")
    return 0


def _regelset_controleer(keuze: argparse.Namespace) -> int:
    from verband.cli.regelset import controleer

    return controleer(keuze.bestand)


def _regelset_sjablonen(_keuze: argparse.Namespace) -> int:
    from verband.cli.regelset import sjablonen

    return sjablonen()


def _vergelijk(keuze: argparse.Namespace) -> int:
    from regelwerk.regelsets import RegelsetOnbekend
    from verband.cli.vergelijk import vergelijk

    try:
        return vergelijk(
            keuze.a, keuze.b, keuze.map, json=keuze.json, kennisdatum=keuze.kennisdatum
        )
    except RegelsetOnbekend as fout:
        print(maskeer(str(fout)), file=sys.stderr)
    return ONLEESBAAR


def _bron_laad(keuze: argparse.Namespace) -> int:
    from verband.cli.bron import laad

    return laad(keuze.bestand)


def _backup(keuze: argparse.Namespace) -> int:
    from verband.cli import beheer

    return beheer.backup(keuze.bestand)


def _restore(keuze: argparse.Namespace) -> int:
    from verband.cli import beheer

    return beheer.restore(keuze.bestand, vervang=keuze.vervang)


def _beheerder_uitnodigen(keuze: argparse.Namespace) -> int:
    from verband.cli import beheer

    return beheer.beheerder_uitnodigen(keuze.email, keuze.adres)


def _upgrade(keuze: argparse.Namespace) -> int:
    from verband.cli import beheer

    return beheer.upgrade(stil=keuze.stil)


def _seed(keuze: argparse.Namespace) -> int:
    from verband.cli.seed import seed

    return seed(
        regios=keuze.regios, organisaties=keuze.organisaties, jaren=keuze.jaren, zaad=keuze.zaad
    )


def _voorbeeld(keuze: argparse.Namespace) -> int:
    from verband.cli.voorbeeld import controleer_bestanden, maak_voorbeeld

    eerste, *rest = keuze.wat
    if eerste == "controleer" and keuze.regel is None:
        return controleer_bestanden([Path(p) for p in rest])
    if rest or keuze.regel is None:
        raise Onleesbaar(
            "zo begrijp ik de opdracht niet",
            verwacht="./verband voorbeeld PLAN --regel ID, of ./verband voorbeeld controleer "
            "BESTAND.toml",
        )
    return maak_voorbeeld(Path(eerste), keuze.regel)


def _begroting(keuze: argparse.Namespace) -> int:
    from verband.cli.begroting import begroting

    return begroting(keuze.bestand, als_json=keuze.json, notities=keuze.notities)


def _rapport(keuze: argparse.Namespace) -> int:
    from verband.cli.rapport import schrijf

    if keuze.bestand.suffix.lower() not in (".pdf", ".docx"):
        raise Onleesbaar("dit soort bestand maken wij niet", verwacht="een naam op .pdf of .docx")
    inhoud, exitcode = schrijf(
        keuze.plan, soort=keuze.bestand.suffix.lower()[1:], deelbaar=keuze.deelbaar
    )
    if bewaard := zet_neer(keuze.bestand, inhoud):
        print(f"Er stond al een bestand; dat heet nu {toonbaar(bewaard.name)}")
    print(f"Het rapport staat klaar: {toonbaar(keuze.bestand)}")
    return exitcode


def _bench(keuze: argparse.Namespace) -> int:
    from verband.cli.bench import bench, lijst

    return lijst() if keuze.lijst else bench(keuze.naam, als_json=keuze.json)


def _eisen(keuze: argparse.Namespace) -> int:
    from verband.cli import eisen

    lijst, nu = eisen.lees_lijst(), eisen.stand()
    print(eisen.als_json(lijst, nu) if keuze.json else eisen.als_tekst(lijst, nu))
    return 0
