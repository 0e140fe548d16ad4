"""Which files a job can make; a room above adds its own in its ``apps.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.plannen.selectors.dossiers import get_dossier
from verband.plannen.services.dossier_uitvoeren import dossier_uitvoeren

Vraag = dict[str, Any]


class Bestand(NamedTuple):
    naam: str
    type: str
    inhoud: bytes


class Maker(NamedTuple):
    """``titel`` looks at the question first, and raises Http404 for what is not there."""

    recht: Recht
    naam: str | Promise
    titel: Callable[[Lid, Vraag], str]
    maak: Callable[[Lid, Vraag], Bestand]


def _dossier(lid: Lid, vraag: Vraag) -> Bestand:
    inhoud = dossier_uitvoeren(lid, UUID(vraag["dossier"]))
    return Bestand("toetsdossier.zip", "application/zip", inhoud)


def _dossier_titel(lid: Lid, vraag: Vraag) -> str:
    return str(get_dossier(lid, UUID(vraag["dossier"])).naam)


MAKERS: dict[str, Maker] = {
    "dossier": Maker(Recht.DOSSIERS_BEHEREN, _("heel dossier"), _dossier_titel, _dossier),
}
