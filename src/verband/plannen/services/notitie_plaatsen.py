"""*notitie_plaatsen* and *notitie_wijzigen*: a note on a dossier, a finding, or what was shared."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from regelwerk.tekst import leeg
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.bsn import weiger_bsn
from verband.core.fouten import Weigering
from verband.plannen.models import Deling, DossierNotitie, Toetsdossier
from verband.plannen.models.notitie import MAX_TEKENS
from verband.plannen.selectors.delingen import pak_gedeeld
from verband.plannen.services.handeling import Botsing, noteer, pak_dossier


def notitie_plaatsen(
    lid: Lid, dossier_id: UUID, *, tekst: str, sleutel: str = "", antwoord_op: UUID | None = None
) -> DossierNotitie:
    """By who keeps the dossier; an answer stays with whom the first note is shared."""
    dossier = pak_dossier(lid, dossier_id)
    eerste = _eerste(dossier, antwoord_op)
    return _schrijf(lid, dossier, tekst, sleutel=sleutel, eerste=eerste)


def notitie_bij_deling(
    lid: Lid, deling_id: UUID, *, tekst: str, sleutel: str = "", vandaag: dt.date
) -> DossierNotitie:
    """By a recipient; only on a finding that they were shown, or on the whole."""
    _vergrendel(lid, versies__delingen__id=deling_id)
    deling, verslag = pak_gedeeld(lid, deling_id, vandaag)
    getoond = {blok.sleutel for deel in verslag.delen for blok in deel.blokken}
    if sleutel and sleutel not in getoond:
        raise Http404
    return _schrijf(lid, deling.versie.dossier, tekst, sleutel=sleutel, deling=deling)


def notitie_wijzigen(
    lid: Lid, notitie_id: UUID, *, stand: int, tekst: str, vandaag: dt.date
) -> DossierNotitie:
    """By its writer only. Raises Botsing when it was changed after ``stand``."""
    _vergrendel(lid, notities__id=notitie_id)
    notitie = (
        DossierNotitie.objects.select_for_update(of=("self",))
        .select_related("dossier")
        .filter(regio_id=lid.regio_id, id=notitie_id, schrijver=lid.gebruiker)
        .first()
    )
    if notitie is None:
        raise Http404
    if lid.mag(Recht.DOSSIERS_BEHEREN):
        pak_dossier(lid, notitie.dossier_id)
    elif notitie.deling_id is None:
        raise Http404
    else:
        pak_gedeeld(lid, notitie.deling_id, vandaag)
    if notitie.stand != stand:
        raise Botsing(notitie)
    notitie.tekst, notitie.stand = _goede_tekst(tekst), stand + 1
    notitie.save(update_fields=["tekst", "stand"])
    noteer(lid, "notitie_wijzigen", onderwerp="dossiernotitie", onderwerp_id=notitie.id)
    return notitie


def _vergrendel(lid: Lid, **van: UUID) -> None:
    """The dossier first, as every act on it: else a note outlives what was withdrawn or removed."""
    list(Toetsdossier.objects.select_for_update(of=("self",)).filter(regio_id=lid.regio_id, **van))


def _eerste(dossier: Toetsdossier, antwoord_op: UUID | None) -> DossierNotitie | None:
    if antwoord_op is None:
        return None
    eerste = dossier.notities.filter(id=antwoord_op, antwoord_op__isnull=True).first()
    if eerste is None:
        raise Http404
    return eerste


def _schrijf(
    lid: Lid,
    dossier: Toetsdossier,
    tekst: str,
    *,
    sleutel: str,
    eerste: DossierNotitie | None = None,
    deling: Deling | None = None,
) -> DossierNotitie:
    if sleutel and not re.fullmatch(r"[0-9a-f]{12}", sleutel):
        raise Http404
    notitie = DossierNotitie.objects.create(
        regio_id=lid.regio_id,
        dossier=dossier,
        sleutel=eerste.sleutel if eerste else sleutel,
        deling_id=eerste.deling_id if eerste else deling.id if deling else None,
        antwoord_op=eerste,
        schrijver=lid.gebruiker,
        tekst=_goede_tekst(tekst),
    )
    noteer(
        lid,
        "notitie_plaatsen",
        onderwerp="dossiernotitie",
        onderwerp_id=notitie.id,
        dossier=str(dossier.id),
    )
    return notitie


def _goede_tekst(tekst: str) -> str:
    tekst = tekst.strip().replace("\r\n", "\n").replace("\0", "")
    if leeg(tekst):
        raise Weigering(
            _("De notitie is leeg."),
            waarom=_("Er valt dan niets te lezen."),
            herstel=_("Schrijf iets op en kies weer Bewaar."),
        )
    if len(tekst) > MAX_TEKENS:
        raise Weigering(
            _("De notitie is te lang."),
            waarom=_("Er passen %(n)s tekens in; dit zijn er %(nu)s.")
            % {"n": MAX_TEKENS, "nu": len(tekst)},
            herstel=_("Maak haar korter, of voeg een bijlage toe."),
        )
    weiger_bsn(tekst)
    return tekst
