"""The VVT file of the invented region: two measures, of which one is determined."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from verband.access.models import Gebruiker
from verband.access.rollen import Rol
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.partijen.dekking import Antwoord
from verband.partijen.models import Aanbodopgave, Aanbodpeiling
from verband.partijen.services.aanbod_opgeven import opgeven
from verband.partijen.services.aanbod_peilen import peiling_vastleggen
from verband.partijen.services.dekking_vaststellen import (
    benadering_vastleggen,
    dekking_vaststellen,
)
from verband.portal.voorbeeldland.leden import als_beheerder, lid_als
from verband.regios.models import Regio

PEILDATUM, VASTGESTELD = dt.date(2026, 6, 30), dt.date(2026, 9, 1)
# Hours of wijkverpleging; of SO one provider has not answered yet.
OPGAVEN = {
    "wijkverpleging": {"Thuiszorg Zandkust": "61200", "Buurtzus Lage Duinen": "9400"},
    "so": {"Verpleeghuizen De Vloedlijn": "5.5"},
}
GEEN = {"wijkverpleging": ("Verpleeghuizen De Vloedlijn",), "so": ("Buurtzus Lage Duinen",)}
EENHEDEN = {"wijkverpleging": "uren", "so": "fte"}


def laad(regio: Regio, houder: Gebruiker) -> None:
    """By its holder; the answers are of the providers."""
    zet_blik(Blik(gebruiker=houder.pk, regios=frozenset({regio.id})))
    lid = lid_als(regio, houder.email, Rol.DOSSIERHOUDER)
    for soort, eenheid in EENHEDEN.items():
        gegevens = {"soort": soort, "eenheid": eenheid, "peildatum": PEILDATUM}
        peiling = peiling_vastleggen(lid, gegevens | {"totaal": None, "bron": ""}, 0)
        _antwoorden(lid, peiling)
    eerste = Aanbodpeiling.objects.get(regio=regio, soort="wijkverpleging")
    dekking_vaststellen(lid, eerste.id, vandaag=VASTGESTELD)
    klein = Aanbodopgave.objects.get(peiling=eerste, aanbieder__naam__startswith="Buurtzus")
    benadering_vastleggen(
        lid, klein.aanbieder_id, op=dt.date(2026, 5, 12), hoe="gebeld", uitkomst="uitgenodigd",
        toelichting="Wil eerst met het eigen team overleggen.",
    )  # fmt: skip


def _antwoorden(lid: Lid, peiling: Aanbodpeiling) -> None:
    for opgave in Aanbodopgave.objects.filter(peiling=peiling).select_related("aanbieder"):
        naam = opgave.aanbieder.naam.removesuffix(" (verzonnen)")
        if naam in OPGAVEN[peiling.soort]:
            antwoord = Antwoord("opgegeven", Decimal(OPGAVEN[peiling.soort][naam]))
        elif naam in GEEN[peiling.soort]:
            antwoord = Antwoord("geen_aanbod")
        else:
            continue
        opgeven(als_beheerder(lid, opgave.aanbieder), opgave.id, opgave.versie, antwoord)
