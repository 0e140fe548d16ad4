"""A region with a coordinator, made in the database of a server that runs; prints her address.

Run as a command of its own, in the environment of that server.
"""

from __future__ import annotations

import os
import sys

import django


def main(wachtwoord: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verband.conf.settings")
    django.setup()
    from verband.access.models import Lidmaatschap
    from verband.access.services.demo import maak_demo_account
    from verband.core.context import Blik, met_blik, zet_blik
    from verband.regios.models import Regio

    with met_blik(Blik(platform=True)):
        regio = Regio.objects.create(slug="duinrand", naam="Duinrand", verzonnen=True)
        zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
        for naam, rol in (("anna", "coordinator"), ("gijs", "wijkcoordinator")):
            mens = maak_demo_account(f"{naam}@voorbeeld.test", naam.capitalize(), wachtwoord)
            Lidmaatschap.objects.create(gebruiker=mens, rol=rol, regio=regio, vanaf="2026-01-01")


if __name__ == "__main__":
    main(sys.argv[1])
