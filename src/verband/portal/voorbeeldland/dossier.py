"""A dossier of the invented region: the plan with mistakes of the example, and a version after it.

By its coordinator; the controller and the preferent insurer each see part of the newest version.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.utils import timezone

from verband.access.rollen import Rol
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.plannen.models import Deling, DossierVersie, Toetsdossier
from verband.plannen.selectors.dossiers import get_versie
from verband.plannen.services.dossier_bewaren import dossier_bewaren
from verband.plannen.services.dossier_delen import Keuze, bouw_deling, dossier_delen, vingerafdruk
from verband.plannen.services.notitie_plaatsen import notitie_plaatsen
from verband.plannen.verslag.gedeeld import ONDERDELEN
from verband.plannen.views import VOORBEELD
from verband.portal.voorbeeldland.leden import lid_als
from verband.regios.models import Regio

NAAM = "RESV-plan (verzonnen)"
HERSTELD = "Begroting sluit, en in Helmdorp-Zuid doet de gemeente mee. De dekking komt nog."
NOTITIE = "Bespreek aan de Regiotafel wie voor de VVT spreekt, voor wij dit indienen."
DAGEN = 90  # that both sharings last


def laad(regio: Regio, coordinator: str) -> None:
    """Needs the accounts of the region, and what its table and its VVT file say already."""
    zet_blik(Blik(platform=True, regios=frozenset({regio.id})))
    carla = lid_als(regio, coordinator, Rol.COORDINATOR)
    zet_blik(Blik(gebruiker=carla.gebruiker.pk, regios=frozenset({regio.id})))
    vandaag = timezone.localdate()
    eerste = json.loads(VOORBEELD.read_bytes())
    versie = _bewaar(carla, eerste, vandaag, naam=NAAM)
    dossier = versie.dossier
    tweede = _hersteld(eerste)
    versie = _bewaar(carla, tweede, vandaag, dossier_id=dossier.id, notitie=HERSTELD)
    notitie_plaatsen(carla, dossier.id, tekst=NOTITIE)
    for ontvanger in (Deling.Ontvanger.CONTROLLER, Deling.Ontvanger.VERZEKERAAR):
        _deel(carla, dossier, versie, Keuze(ontvanger, tuple(ONDERDELEN), _tot(vandaag)), vandaag)


def _bewaar(lid: Lid, plan: dict[str, Any], vandaag: dt.date, **meer: Any) -> DossierVersie:
    naam = f"resv-plan-lage-duinen-{plan['versie']}.json"
    inhoud = json.dumps(plan, ensure_ascii=False).encode()
    return dossier_bewaren(lid, naam, inhoud, vandaag=vandaag, **meer).versie


def _hersteld(plan: dict[str, Any]) -> dict[str, Any]:
    """What an afternoon mends; the mandates and the coverage take talks, and stay open."""
    nieuw: dict[str, Any] = json.loads(json.dumps(plan))
    nieuw["versie"] = 2
    posten = nieuw["begrotingsposten"]
    nieuw["gevraagde_lumpsum_cent"] = sum(post["bedrag_cent"] for post in posten)
    zuid = nieuw["wijkverbanden"][1]
    zuid["deelname"].append({"discipline": "sociaal_domein", "partij": "gem"})
    zuid["inwoners"] = 10_400
    oi = next(f for f in nieuw["voorliggende_financiering"] if f["soort"] == "oi_segment2")
    oi["dekt"].remove("coordinatie")
    return nieuw


def _tot(vandaag: dt.date) -> dt.date:
    return vandaag + dt.timedelta(days=DAGEN)


def _deel(
    lid: Lid, dossier: Toetsdossier, versie: DossierVersie, keuze: Keuze, vandaag: dt.date
) -> None:
    gezien = vingerafdruk(bouw_deling(lid, get_versie(lid, dossier, versie.nummer), keuze))
    dossier_delen(lid, dossier.id, versie.nummer, keuze, gezien=gezien, vandaag=vandaag)
