from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class TakenConfig(AppConfig):
    name = "verband.taken"

    def ready(self) -> None:
        from verband.plannen.signalen import deling_ingetrokken, dossier_gedeeld

        dossier_gedeeld.connect(_gedeeld)
        deling_ingetrokken.connect(_ingetrokken)
        user_logged_in.connect(_ingelogd)


def _gedeeld(sender: type, deling: Any, **_: Any) -> None:
    from verband.taken.tasks import meld_gedeeld

    meld_gedeeld.defer(regio=str(deling.regio_id), deling=str(deling.id))


def _ingetrokken(sender: type, deling: Any, **_: Any) -> None:
    from verband.taken.tasks import meld_ingetrokken

    meld_ingetrokken.defer(regio=str(deling.regio_id), deling=str(deling.id))


def _ingelogd(sender: type, user: Any, **_: Any) -> None:
    from verband.taken.services.bezoek import noteer_bezoek

    noteer_bezoek(user)
