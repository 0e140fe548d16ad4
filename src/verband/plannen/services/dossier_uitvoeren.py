"""*dossier_uitvoeren*: everything of a dossier as one zip, with a list of what is in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from verband.access.verzoek import Lid
from verband.plannen.models import Bijlage, Toetsdossier
from verband.plannen.selectors.delingen import list_delingen
from verband.plannen.selectors.dossiers import Gelezen, lees, list_bewijzen, list_versies
from verband.plannen.selectors.notities import Draad, list_draden
from verband.plannen.services.handeling import noteer, pak_dossier
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon

FORMAAT = "verband-toetsdossier/1"
# The time of a file in a zip says nothing here, and would make each export differ.
_TIJD = (2027, 1, 1, 0, 0, 0)


def dossier_uitvoeren(lid: Lid, dossier_id: UUID) -> bytes:
    dossier = pak_dossier(lid, dossier_id, open_=False)
    delen = list(_delen(lid, dossier))
    manifest = {
        "formaat": FORMAAT,
        "dossier": str(dossier.id),
        "naam": dossier.naam,
        "contractjaar": dossier.contractjaar,
        "staat": dossier.staat,
        "bewaren_tot": dossier.bewaren_tot.isoformat(),
        "bestanden": [
            {"naam": naam, "bytes": len(inhoud), "sha256": hashlib.sha256(inhoud).hexdigest()}
            for naam, inhoud in delen
        ],
    }
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in [("manifest.json", _json(manifest)), *delen]:
            zip_.writestr(zipfile.ZipInfo(naam, _TIJD), inhoud, zipfile.ZIP_DEFLATED)
    ruw = uit.getvalue()
    noteer(
        lid,
        "dossier_uitvoeren",
        onderwerp="toetsdossier",
        onderwerp_id=dossier.id,
        sha256=hashlib.sha256(ruw).hexdigest(),
    )
    return ruw


def _delen(lid: Lid, dossier: Toetsdossier) -> Iterator[tuple[str, bytes]]:
    versies = [
        lees(v, v.inhoud)
        for v in list_versies(lid, dossier).select_related("door", "inhoud").order_by("nummer")
    ]
    for gelezen in versies:
        yield from _versie(gelezen)
    delingen = list(list_delingen(lid, dossier.id))
    yield "notities.json", _json([_draad(d) for d in list_draden(lid, dossier.id)])
    yield "delingen.json", _json([_deling(d) for d in delingen])
    for bijlage in Bijlage.objects.filter(regio_id=lid.regio_id, dossier=dossier):
        yield f"bijlagen/{bijlage.id}-{bijlage.naam}", bytes(bijlage.inhoud)
    onderwerpen = [g.versie.id for g in versies] + [d.id for d in delingen]
    for bewijs in list_bewijzen(lid, onderwerpen):
        yield f"ontvangstbewijzen/{bewijs.id}.json", bewijs.document.encode()


def _versie(gelezen: Gelezen) -> Iterator[tuple[str, bytes]]:
    versie, inhoud = gelezen.versie, gelezen.inhoud
    map_ = f"versies/{versie.nummer}"
    yield f"{map_}/plan.json", bytes(inhoud.plan)
    yield f"{map_}/plan.xlsx", schrijf_sjabloon(gelezen.plan)
    ruw = bytes(inhoud.bestand)
    yield f"{map_}/zoals-aangeleverd.{'xlsx' if ruw.startswith(b'PK') else 'json'}", ruw
    yield f"{map_}/bevindingen.json", bytes(inhoud.bevindingen)
    if inhoud.tafel:
        yield f"{map_}/uit-de-tafel.json", bytes(inhoud.tafel)
    yield (
        f"{map_}/versie.json",
        _json(
            {
                "nummer": versie.nummer,
                "door": versie.door.naam,
                "op": versie.aangemaakt_at,
                "notitie": inhoud.notitie,
                "bestandsnaam": inhoud.bestandsnaam,
                "bestand_sha256": versie.bestand_sha256,
                "plan_sha256": versie.plan_sha256,
                "bevindingen_sha256": versie.bevindingen_sha256,
                "tafel_sha256": versie.tafel_sha256,
                "regelsets": versie.regelsets,
                "beschikbaar": versie.beschikbaar,
                "getoetst_op": versie.getoetst_op,
                "peildatum": versie.peildatum,
                "kennisdatum": versie.kennisdatum,
            }
        ),
    )


def _draad(draad: Draad) -> dict[str, Any]:
    return _notitie(draad.eerste) | {"antwoorden": [_notitie(a) for a in draad.antwoorden]}


def _notitie(notitie: Any) -> dict[str, Any]:
    return {
        "bevinding": notitie.sleutel,
        "door": notitie.schrijver.naam,
        "op": notitie.aangemaakt_at,
        "tekst": notitie.tekst,
        "deling": notitie.deling_id,
    }


def _deling(deling: Any) -> dict[str, Any]:
    velden = (
        "id", "ontvanger", "onderdelen", "vanaf", "tot", "sha256", "ingetrokken_at",
    )  # fmt: skip
    return {veld: getattr(deling, veld) for veld in velden} | {"versie": deling.versie.nummer}


def _json(inhoud: Any) -> bytes:
    def tekst(waarde: Any) -> str:
        return waarde.isoformat() if isinstance(waarde, dt.date) else str(waarde)

    return json.dumps(inhoud, ensure_ascii=False, indent=2, default=tekst).encode()
