"""Which files a job can make."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.plannen.selectors.dossiers import get_dossier
from verband.plannen.services.dossier_uitvoeren import dossier_uitvoeren
from verband.taken import lijst
from verband.taken.bestand import Bestand, Vraag


class Maker(NamedTuple):
    """``mag`` and ``titel`` look at the question first, and raise Http404 for what is not there."""

    mag: Callable[[Lid, Vraag], bool]
    naam: str | Promise
    titel: Callable[[Lid, Vraag], str]
    maak: Callable[[Lid, Vraag], Bestand]


def met_recht(recht: Recht) -> Callable[[Lid, Vraag], bool]:
    """For a file of which the question does not matter to who may have it."""
    return lambda lid, _vraag: lid.mag(recht)


def _dossier(lid: Lid, vraag: Vraag) -> Bestand:
    inhoud = dossier_uitvoeren(lid, UUID(vraag["dossier"]))
    return Bestand("toetsdossier.zip", "application/zip", inhoud)


def _dossier_titel(lid: Lid, vraag: Vraag) -> str:
    return str(get_dossier(lid, UUID(vraag["dossier"])).naam)


MAKERS: dict[str, Maker] = {
    "dossier": Maker(
        met_recht(Recht.DOSSIERS_BEHEREN), _("heel dossier"), _dossier_titel, _dossier
    ),
    "lijst": Maker(lijst.mag, _("lijst"), lijst.titel, lijst.maak),
}
