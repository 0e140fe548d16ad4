"""What every act on a dossier does first and last: may they, is it there, and write it down."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.audit.models import Handeling
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Weigering
from verband.plannen.models import Toetsdossier


class Botsing(Exception):
    """Someone else changed it since it was read; ``nu`` is how it stands now. Nothing written."""

    def __init__(self, nu: Any) -> None:
        super().__init__("changed by someone else")
        self.nu = nu


def eis_beheer(lid: Lid) -> None:
    if not lid.mag(Recht.DOSSIERS_BEHEREN):
        raise PermissionDenied(Recht.DOSSIERS_BEHEREN)


def pak_dossier(lid: Lid, dossier_id: UUID, *, open_: bool = True) -> Toetsdossier:
    """The dossier, locked until the act is done; 404 for what is not (or no longer) there."""
    eis_beheer(lid)
    dossier = (
        Toetsdossier.objects.select_for_update()
        .filter(regio_id=lid.regio_id, id=dossier_id)
        .exclude(staat=Toetsdossier.Staat.VERWIJDERD)
        .first()
    )
    if dossier is None:
        raise Http404
    if open_ and dossier.staat != Toetsdossier.Staat.OPEN:
        raise Weigering(
            _("Dit dossier is gearchiveerd."),
            waarom=_("In een gearchiveerd dossier verandert niets meer."),
            herstel=_("Zet het dossier bij Instellingen weer op open."),
        )
    return dossier


def noteer(lid: Lid, wat: str, *, onderwerp: str, onderwerp_id: UUID, **gegevens: Any) -> Handeling:
    lidmaatschap = lid.lidmaatschap_voor(Rol.COORDINATOR)
    return leg_vast(
        wat,
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lidmaatschap.pk,
        namens=lidmaatschap.organisatie_id,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        gegevens=gegevens,
    )
