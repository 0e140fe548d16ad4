"""*dossier_wijzigen*: its name, whether it is open, and how long it is kept."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from regelwerk.tekst import leeg, maskeer
from verband.access.verzoek import Lid
from verband.core.bsn import weiger_bsn
from verband.core.fouten import Weigering
from verband.plannen.models import Toetsdossier
from verband.plannen.services.handeling import Botsing, noteer, pak_dossier


def dossier_wijzigen(
    lid: Lid,
    dossier_id: UUID,
    *,
    stand: int,
    naam: str,
    staat: str,
    bewaren_tot: dt.date,
    vandaag: dt.date,
) -> Toetsdossier:
    """Raises Botsing when someone changed it after ``stand``."""
    dossier = pak_dossier(lid, dossier_id, open_=False)
    if dossier.stand != stand:
        raise Botsing(dossier)
    weiger_bsn(naam)
    if leeg(naam):
        raise Weigering(
            _("Het dossier heeft een naam nodig."),
            waarom=_("Zonder naam vindt u het niet terug."),
            herstel=_("Vul een naam in."),
        )
    if staat not in (Toetsdossier.Staat.OPEN, Toetsdossier.Staat.GEARCHIVEERD):
        raise ValueError(staat)
    if bewaren_tot <= vandaag:
        raise Weigering(
            _("De bewaardatum ligt niet in de toekomst."),
            waarom=_("Op die dag ruimen wij het dossier vanzelf op."),
            herstel=_("Kies een latere dag, of verwijder het dossier zelf."),
        )
    dossier.naam, dossier.staat = maskeer(naam.strip())[:120], staat
    dossier.bewaren_tot, dossier.stand = bewaren_tot, stand + 1
    try:
        with transaction.atomic():
            dossier.save(update_fields=["naam", "staat", "bewaren_tot", "stand"])
    except IntegrityError:
        raise Weigering(
            _("Er is al een dossier met deze naam voor %(jaar)s.") % {"jaar": dossier.contractjaar},
            waarom=_("Twee dossiers met dezelfde naam haalt men door elkaar."),
            herstel=_("Kies een andere naam."),
        ) from None
    noteer(
        lid,
        "dossier_wijzigen",
        onderwerp="toetsdossier",
        onderwerp_id=dossier.id,
        staat=staat,
        bewaren_tot=bewaren_tot.isoformat(),
    )
    return dossier
