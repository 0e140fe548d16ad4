"""What an act made of its subject, so that the subject can be held against the log.

An act that sets dates, votes or numbers that matter writes ``gegevens={"stand": stand_van(…)}``.
Whoever then changes the row behind our back, must change a chained act too.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from verband.audit.models import Handeling
from verband.audit.onderzoek import Onderzoek


def _tekst(waarde: Any) -> str | int | None:
    if isinstance(waarde, dt.date) and not isinstance(waarde, dt.datetime):
        return waarde.isoformat()
    return waarde if waarde is None or isinstance(waarde, int) else str(waarde)


def stand_van(rij: models.Model, *velden: str) -> dict[str, str | int | None]:
    """These fields as plain data. Never a name of a person."""
    return {veld: _tekst(getattr(rij, veld)) for veld in velden}


def standen(db: str, onderwerp: str) -> dict[Any, tuple[int, dict[str, Any]]]:
    """Per subject the number and the *stand* of the newest act that has one."""
    rijen = Handeling.objects.using(db).filter(onderwerp=onderwerp, gegevens__has_key="stand")
    return {
        id_: (nummer, gegevens["stand"])
        for id_, nummer, gegevens in rijen.order_by("nummer").values_list(
            "onderwerp_id", "nummer", "gegevens"
        )
    }


def houd_tegen_logboek(o: Onderzoek, model: type[models.Model], onderwerp: str) -> None:
    """Each row must be as its newest act left it; rows without such an act are counted apart."""
    bekend, zonder = standen(o.db, onderwerp), 0
    for rij in model._default_manager.using(o.db).iterator(chunk_size=2_000):
        if rij.pk not in bekend:
            zonder += 1
            continue
        o.aantal += 1
        nummer, stand = bekend.pop(rij.pk)
        nu = stand_van(rij, *stand)
        anders = ", ".join(
            f"{veld} is {nu[veld] or 'leeg'}, volgens nummer {nummer} {stand[veld] or 'leeg'}"
            for veld in stand
            if nu[veld] != stand[veld]
        )
        if anders:
            o.fout(f"De {onderwerp} {rij.pk} is buiten het logboek om veranderd: {anders}.")
    for id_, (nummer, _stand) in bekend.items():
        o.fout(f"De {onderwerp} {id_} van nummer {nummer} is verdwenen.")
    if zonder:
        o.opmerkingen.append(f"{zonder} zonder logboekregel die zegt hoe het hoort te zijn")
