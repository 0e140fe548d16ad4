"""A coordinator with a plan, for the tests of dossiers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils import timezone

import regelwerk
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio
from verband.access.tests.hulp import als as als
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.plannen.models import Deling, DossierVersie
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services.dossier_bewaren import dossier_bewaren
from verband.plannen.services.dossier_delen import (
    Keuze,
    bouw_deling,
    dossier_delen,
    vingerafdruk,
)
from verband.plannen.verslag.gedeeld import ONDERDELEN

VANDAAG = dt.date(2026, 7, 10)
ALLES = tuple(ONDERDELEN)
BASIS: dict[str, Any] = json.loads(
    (Path(regelwerk.__file__).parent / "voorbeelden/basisplan.json").read_bytes()
)


def plan(**wijzigingen: Any) -> bytes:
    return json.dumps({**BASIS, **wijzigingen}).encode()


def lid_van(cast: Any, wie: str, regio: Any = None) -> Lid:
    """This person in a region, with that region in sight, as the door would let them in."""
    gebruiker = getattr(cast, wie)
    regio = regio or cast.duinrand
    zet_blik(Blik(gebruiker=gebruiker.pk, regios=frozenset({regio.id})))
    if wie in ("dora", "emma"):
        verzekeraar = cast.duinzorg if wie == "dora" else cast.verrezorg
        zet_blik(
            Blik(
                gebruiker=gebruiker.pk,
                regios=frozenset({regio.id}),
                verzekeraars=frozenset({verzekeraar.id}),
            )
        )
    lid = lid_in_regio(gebruiker, eigen_lidmaatschappen(gebruiker), regio)
    assert lid is not None
    return lid


def bewaar(lid: Lid, inhoud: bytes | None = None, **meer: Any) -> DossierVersie:
    velden: dict[str, Any] = {"vandaag": VANDAAG, "naam": "Plan Duinrand", **meer}
    return dossier_bewaren(lid, "plan.json", plan() if inhoud is None else inhoud, **velden).versie


def deel(
    cast: Any, ontvanger: str, onderdelen: Iterable[str] = ALLES, inhoud: Any = None, **meer: Any
) -> Deling:
    """Shared by Anna for ten days from today, after she saw what they will see."""
    anna, vandaag = lid_van(cast, "anna"), timezone.localdate()
    versie = meer.get("versie") or bewaar(anna, inhoud)
    keuze = Keuze(ontvanger, tuple(onderdelen), vandaag + dt.timedelta(days=10))
    gelezen = get_versie(anna, get_dossier(anna, versie.dossier_id), versie.nummer)
    gezien = vingerafdruk(bouw_deling(anna, gelezen, keuze))
    deling = dossier_delen(
        anna, versie.dossier_id, versie.nummer, keuze, gezien=gezien, vandaag=vandaag
    )
    zet_blik(Blik())
    return deling
