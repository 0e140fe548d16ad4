"""Commands that need the database: they load Django, and start the server when it is not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from psycopg.errors import UndefinedColumn, UndefinedTable

from verband.core import postgres

KOPIEEN = postgres.WORTEL / ".verband/kopieen"


def met_database(doe: Callable[[], int]) -> int:
    """Run it with Django and a database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verband.conf.settings")
    # A command is one connection for a moment: a pool would be in its way.
    os.environ.setdefault("VERBAND_ZONDER_POOL", "1")
    try:
        with postgres.server():
            import django
            from django.db import ProgrammingError

            django.setup()
            try:
                return doe()
            except ProgrammingError as fout:  # no tables, or not all of them
                if not isinstance(fout.__cause__, UndefinedTable | UndefinedColumn):
                    raise
                print("De database is niet bij. Draai eerst: ./verband upgrade", file=sys.stderr)
                return 2
    except postgres.GeenPostgres as fout:
        print(fout, file=sys.stderr)
        return 2


def _kopie(doe: Callable[[], str]) -> int:
    from verband.cli.kopie import Mislukt

    try:
        if zin := doe():
            print(zin)
    except Mislukt as fout:
        print(fout, file=sys.stderr)
        return 1
    return 0


def backup(pad: Path) -> int:
    def doe() -> str:
        from verband.cli import kopie

        manifest = kopie.backup(pad)
        return (
            f"De kopie staat klaar: {pad} ({sum(manifest['rijen'].values())} rijen).\n"
            "Bewaar de geheime sleutel (VERBAND_SECRET_KEY of .verband/geheim) op een andere plek: "
            "zonder die sleutel werken codes voor inloggen na terugzetten niet meer."
        )

    return met_database(lambda: _kopie(doe))


def restore(pad: Path, *, vervang: bool) -> int:
    def doe() -> str:
        from verband.cli import kopie

        manifest = kopie.restore(pad, vervang=vervang)
        zin = f"De kopie van {manifest['gemaakt_at'][:16]} (UTC) staat terug en is gecontroleerd."
        if vervang:
            zin += f"\nWat er stond, heet nu {manifest['oud']}."
        if manifest["sleutelmerk"] != kopie.sleutelmerk():
            zin += (
                "\nLet op: de geheime sleutel is een andere dan toen. Codes voor inloggen moeten "
                "opnieuw worden ingesteld, of zet VERBAND_SECRET_KEY terug."
            )
        return zin

    return met_database(lambda: _kopie(doe))


def upgrade(*, stil: bool = False) -> int:
    def doe() -> str:
        from verband.cli import kopie

        gedaan, pad = kopie.upgrade(KOPIEEN)
        if not gedaan:
            return "" if stil else "De database is al bij."
        zin = f"De database is bijgewerkt ({len(gedaan)} stappen)."
        return f"{zin} De kopie van ervoor: {pad}" if pad else zin

    return met_database(lambda: _kopie(doe))


def beheerder_uitnodigen(email: str, adres: str) -> int:
    """Print a link by which someone becomes administrator of the platform."""

    def doe() -> int:
        from verband.access.services.beheerder_uitnodigen import beheerder_uitnodigen
        from verband.core.context import Blik, met_blik
        from verband.core.fouten import Weigering

        try:
            with met_blik(Blik(platform=True)):
                link = beheerder_uitnodigen(email, adres)
        except Weigering as fout:
            print(f"{fout.wat} {fout.waarom} {fout.herstel}", file=sys.stderr)
            return 1
        print(f"Geef deze link aan {email}; hij werkt één keer en veertien dagen:\n{link}")
        return 0

    return met_database(doe)
