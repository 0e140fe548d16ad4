"""A table to check: organisations and mandates of an invented region, as they would stand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Rol
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.partijen.models import Mandaat, MandaatOnderwerp
from verband.partijen.tests.hulp import lid_van
from verband.regios.models import Gemeente, Organisatie, Regio, RegioGemeente

DAG = dt.date(2026, 7, 10)
GROEPEN = {
    "huisartsen": "huisartsencooperatie",
    "apothekers": "apothekersvertegenwoordiging",
    "paramedici": "paramedisch_platform",
    "vvt": "vvt_aanbieders",
    "sociaal_domein": "regiegemeente",
}


def zie(regio: Regio) -> None:
    zet_blik(Blik(regios=frozenset({regio.id})))


def organisatie(
    regio: Regio, naam: str, soort: str = "disciplineorganisatie", discipline: str = ""
):
    return Organisatie.objects.get_or_create(
        regio=regio, naam=naam, defaults={"soort": soort, "discipline": discipline}
    )[0]


def mandaat(regio: Regio, discipline: str, **anders: Any) -> Mandaat:
    """Confirmed, for 2026 and 2027, complete; ``anders`` says what is different."""
    velden: dict[str, Any] = {
        "gever": organisatie(regio, f"Kring {discipline}", discipline=discipline),
        "route": GROEPEN[discipline],
        "vertegenwoordiger": f"Vera van {discipline}",
        "vanaf": dt.date(2026, 1, 1),
        "tot": dt.date(2028, 1, 1),
        "bewijs": "besluit 1",
        "draagvlak_op": dt.date(2025, 12, 1),
        "draagvlak_uitkomst": "akkoord",
        "inzetverklaring_op": dt.date(2026, 1, 5),
        "staat": Mandaat.Staat.BEVESTIGD,
        "bevestigd_at": timezone.now(),
        **anders,
    }
    m = Mandaat.objects.create(regio=regio, discipline=discipline, **velden)
    for onderwerp in ("resv-plan", "begroting"):
        MandaatOnderwerp.objects.create(regio=regio, mandaat=m, onderwerp=onderwerp)
    return m


def volle_tafel(regio: Regio) -> dict[str, Mandaat]:
    """The five groups, VVT with both of its professions."""
    uit = {d: mandaat(regio, d) for d in GROEPEN if d != "vvt"}
    kring = organisatie(regio, "Kring vvt", discipline="vvt")
    for sub in ("wijkverpleging", "so"):
        uit[f"vvt/{sub}"] = mandaat(regio, "vvt", subdiscipline=sub, gever=kring)
    return uit


def gemeente(regio: Regio, code: str, naam: str, vanaf: str = "2026-01-01") -> Gemeente:
    """A municipality of CBS, which the platform's administrator reads in, and of the region."""
    zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
    uit, _nieuw = Gemeente.objects.get_or_create(
        code=code, defaults={"naam": naam, "verzonnen": True}
    )
    RegioGemeente.objects.create(regio=regio, gemeente=uit, vanaf=vanaf)
    return uit


def lid_met_rol(cast: Any, naam: str, rol: Rol, organisatie: Organisatie | None = None) -> Lid:
    """A member of Duinrand whom the cast does not have."""
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    mens = Gebruiker.objects.create(email=f"{naam}@voorbeeld.test", naam=naam.capitalize())
    Lidmaatschap.objects.create(
        gebruiker=mens, rol=rol, regio=cast.duinrand, organisatie=organisatie, vanaf="2026-01-01"
    )
    return lid_van(mens, cast.duinrand)
