from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class TakenConfig(AppConfig):
    name = "verband.taken"

    def ready(self) -> None:
        from verband.access.signalen import (
            gebruiker_wordt_gewist,
            vervanger_aangewezen,
            vervanging_ingetrokken,
        )
        from verband.plannen.signalen import (
            deling_ingetrokken,
            dossier_gedeeld,
            dossier_geleegd,
        )

        dossier_gedeeld.connect(_gedeeld)
        deling_ingetrokken.connect(_ingetrokken)
        dossier_geleegd.connect(_geleegd)
        gebruiker_wordt_gewist.connect(_gewist)
        vervanger_aangewezen.connect(_aangewezen)
        vervanging_ingetrokken.connect(_vervanging_weg)
        user_logged_in.connect(_ingelogd)


def _gedeeld(sender: type, deling: Any, **_: Any) -> None:
    from verband.taken.tasks import meld_gedeeld

    meld_gedeeld.defer(regio=str(deling.regio_id), deling=str(deling.id))


def _ingetrokken(sender: type, deling: Any, **_: Any) -> None:
    from verband.taken.tasks import meld_ingetrokken

    meld_ingetrokken.defer(regio=str(deling.regio_id), deling=str(deling.id))


def _aangewezen(sender: type, vervanging: Any, **_: Any) -> None:
    from verband.taken.tasks import meld_vervanging

    meld_vervanging.defer(regio=str(vervanging.regio_id), vervanging=str(vervanging.id), door="")


def _vervanging_weg(sender: type, vervanging: Any, door: Any, **_: Any) -> None:
    from verband.taken.tasks import meld_vervanging

    meld_vervanging.defer(
        regio=str(vervanging.regio_id), vervanging=str(vervanging.id), door=str(door)
    )


def _geleegd(sender: type, dossier: Any, **_: Any) -> None:
    from verband.taken.tasks import vergeet_dossier

    vergeet_dossier.defer(regio=str(dossier.regio_id), dossier=str(dossier.id))


def _gewist(sender: type, gebruiker: Any, **_: Any) -> None:
    # At once: a job would keep the name among its arguments.
    from verband.taken.services.vergeten import vergeet_gebruiker

    vergeet_gebruiker(gebruiker)


def _ingelogd(sender: type, user: Any, **_: Any) -> None:
    from verband.taken.services.bezoek import noteer_bezoek

    noteer_bezoek(user)
