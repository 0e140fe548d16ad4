"""An invented region without anything, and later the people of its organisations.

Run as a command of its own, in the environment of a server that runs: ``begin``, or
``leden`` with a line ``name:role:organisation`` for each of them.
"""

from __future__ import annotations

import os
import sys

import django

SLUG = "waterwold"


def main(wat: str, *leden: str) -> None:
    from verband.core.geheim import om_te_serveren

    # The second factors are kept under the key of the server.
    os.environ["VERBAND_SECRET_KEY"] = om_te_serveren()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verband.conf.settings")
    django.setup()
    from verband.core.context import Blik, met_blik, zet_blik
    from verband.regios.models import Organisatie, Regio

    with met_blik(Blik(platform=True)):
        if wat == "begin":
            regio = Regio.objects.create(slug=SLUG, naam="Waterwold", verzonnen=True)
        else:
            regio = Regio.objects.get(slug=SLUG)
        zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
        for lid in leden:
            naam, rol, van = lid.split(":")
            organisatie = Organisatie.objects.get(regio=regio, naam=van) if van else None
            _lid(naam, rol, regio, organisatie)


def _lid(naam: str, rol: str, regio: object, organisatie: object) -> None:
    from verband.access.models import Lidmaatschap
    from verband.access.services.demo import maak_demo_account

    mens = maak_demo_account(f"{naam.lower()}@waterwold.test", f"{naam} Waterwold")
    Lidmaatschap.objects.create(
        gebruiker=mens, rol=rol, regio=regio, organisatie=organisatie, vanaf="2026-01-01"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
