"""Notes in the order in which they were written, with their answers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.plannen.models import Deling, DossierNotitie
from verband.plannen.selectors.delingen import list_gedeeld


@dataclass(slots=True)
class Draad:
    eerste: DossierNotitie
    antwoorden: list[DossierNotitie] = field(default_factory=list)


def list_draden(lid: Lid, dossier_id: UUID) -> list[Draad]:
    """All of a dossier, those of recipients too: for who keeps it."""
    if not lid.mag(Recht.DOSSIERS_BEHEREN):
        return []
    return _draden(
        DossierNotitie.objects.filter(regio_id=lid.regio_id, dossier_id=dossier_id).select_related(
            "schrijver", "deling"
        )
    )


def list_eigen_draden(lid: Lid, deling: Deling) -> list[Draad]:
    """What this recipient wrote about a sharing, with the answers; never what another wrote."""
    alle = DossierNotitie.objects.filter(regio_id=lid.regio_id, deling=deling)
    return [
        draad
        for draad in _draden(alle.select_related("schrijver"))
        if draad.eerste.schrijver_id == lid.gebruiker.pk
    ]


def per_sleutel(draden: Iterable[Draad]) -> dict[str, list[Draad]]:
    uit: dict[str, list[Draad]] = defaultdict(list)
    for draad in draden:
        uit[draad.eerste.sleutel].append(draad)
    return dict(uit)


def _draden(notities: Iterable[DossierNotitie]) -> list[Draad]:
    draden: dict[UUID, Draad] = {}
    antwoorden = []
    for notitie in notities:
        if notitie.antwoord_op_id is None:
            draden[notitie.id] = Draad(notitie)
        else:
            antwoorden.append(notitie)
    for antwoord in antwoorden:
        if antwoord.antwoord_op_id in draden:
            draden[antwoord.antwoord_op_id].antwoorden.append(antwoord)
    return list(draden.values())


def get_eigen_notitie(lid: Lid, notitie_id: UUID, vandaag: dt.date) -> DossierNotitie | None:
    """A note of this member's own, as long as they may see where it stands."""
    notitie = (
        DossierNotitie.objects.filter(regio_id=lid.regio_id, id=notitie_id, schrijver=lid.gebruiker)
        .select_related("dossier", "deling")
        .first()
    )
    if notitie is None or lid.mag(Recht.DOSSIERS_BEHEREN):
        return notitie
    if notitie.deling is None or notitie.deling_id is None or not notitie.deling.loopt(vandaag):
        return None
    return notitie if list_gedeeld(lid).filter(id=notitie.deling_id).exists() else None
