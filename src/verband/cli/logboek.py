"""The sub-commands about the logboek: prove it, its signing key, and erase a person from it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from verband.cli.beheer import met_database

Hulp = Callable[[argparse.ArgumentParser], Callable[[argparse.Namespace], int]]


def opdrachten(deel: argparse._SubParsersAction[Any], *, hulp: Hulp) -> None:
    """Add them to the command line; what they need, they import when they run."""
    controleer = deel.add_parser("controleer", help="bewijs dat het logboek en de grenzen kloppen")
    controleer.add_argument("--json", action="store_true", help="de uitkomst voor een programma")
    controleer.add_argument(
        "--tegen", type=Path, metavar="BEWIJS", help="een ontvangstbewijs (.json) van buiten"
    )
    controleer.set_defaults(doe=_controleer)
    gebruiker = deel.add_parser("gebruiker", help="wis de gegevens van een gebruiker")
    gebruiker.set_defaults(doe=hulp(gebruiker))
    wissen = gebruiker.add_subparsers(metavar="WAT").add_parser(
        "wissen", help="naam en adres weg; het logboek blijft heel"
    )
    wissen.add_argument("email", metavar="E-MAIL")
    wissen.set_defaults(doe=_wis)
    sleutel = deel.add_parser("tekensleutel", help="waarmee ontvangstbewijzen getekend worden")
    sleutel.add_argument("--vernieuw", action="store_true", help="teken voortaan met een nieuwe")
    sleutel.set_defaults(doe=_tekensleutel)


def _controleer(keuze: argparse.Namespace) -> int:
    from verband.cli.controleer import controleer

    return controleer(keuze.tegen, als_json=keuze.json)


def _wis(keuze: argparse.Namespace) -> int:
    def doe() -> int:
        from verband.access.services.gebruiker_wissen import wis_gebruiker
        from verband.core.fouten import Weigering

        try:
            wis_gebruiker(keuze.email)
        except Weigering as fout:
            print(f"{fout.wat} {fout.waarom} {fout.herstel}", file=sys.stderr)
            return 1
        print("Naam, e-mailadres en inlogmiddelen zijn gewist. Het logboek is heel gebleven.")
        return 0

    return met_database(doe)


def _tekensleutel(keuze: argparse.Namespace) -> int:
    def doe() -> int:
        from verband.audit import sleutels

        try:
            if keuze.vernieuw:
                sleutels.vernieuw()
            nu, *eerder = sleutels.bekende_sleutels()
        except sleutels.SleutelOnleesbaar as fout:
            print(fout, file=sys.stderr)
            return 2
        print(f"tekent nu        {nu.vingerafdruk}  {nu.tekst}")
        for oud in eerder:
            print(f"tekende eerder   {oud.vingerafdruk}  {oud.tekst}")
        return 0

    return met_database(doe)
