from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.selectors.verzekeraarslijst import (
    in_woorden,
    list_regels,
    nieuwste_lijst,
    wijkt_af,
)
from verband.partijen.services.bewaren import (
    bewaar,
    eis,
    haal_op,
    haal_versie,
    noteer,
    vergrendel_regio,
    zet_velden,
)
from verband.regios.models import RegioVerzekeraar

ALLES = 10_000  # hundredths of a percent


def verzekeraar_vastleggen(
    lid: Lid, gegevens: Mapping[str, Any], *, id_: UUID | None = None, versie: int = 0
) -> RegioVerzekeraar:
    """What an insurer is in the region in one contract year. Raises Gewijzigd or Weigering."""
    eis(lid, Recht.REGIO_BEHEREN)
    vergrendel_regio(lid)
    if id_ is None:
        rij = RegioVerzekeraar(regio_id=lid.regio_id, **gegevens)
    else:
        rij = haal_versie(RegioVerzekeraar, lid, id_, versie)
        if not zet_velden(rij, gegevens):
            return rij
    _weiger_te_veel(lid, rij)
    _teken_herstel(lid, rij)
    bewaar(rij)
    wat = {"rol": rij.rol, "contractjaar": rij.contractjaar, "aandeel": rij.aandeel}
    if rij.reden:
        wat["reden"] = rij.reden
    noteer(lid, "verzekeraar_vastleggen", "regioverzekeraar", rij.id, **wat)
    return rij


def verzekeraar_weghalen(lid: Lid, id_: UUID, versie: int | None = None) -> None:
    """Take an insurer out of a contract year; with its last one it no longer sees the region.

    Raises Gewijzigd when it is no longer what the remover saw.
    """
    eis(lid, Recht.REGIO_BEHEREN)
    rij = haal_op(RegioVerzekeraar, lid, id_)
    if versie not in (None, rij.versie):
        raise Gewijzigd(rij)
    rij.delete()
    noteer(lid, "verzekeraar_weghalen", "regioverzekeraar", id_, contractjaar=rij.contractjaar)


def _weiger_te_veel(lid: Lid, rij: RegioVerzekeraar) -> None:
    anderen = RegioVerzekeraar.objects.filter(
        regio_id=lid.regio_id, contractjaar=rij.contractjaar
    ).exclude(id=rij.id)
    som = (anderen.aggregate(som=Sum("aandeel"))["som"] or 0) + (rij.aandeel or 0)
    if som > ALLES:
        raise Weigering(
            _("De aandelen van dit contractjaar komen samen boven 100%."),
            waarom=_("Een verzekerde telt bij één verzekeraar."),
            herstel=_("Controleer de aandelen met hun bron, en pas er een aan."),
        )


def _teken_herstel(lid: Lid, rij: RegioVerzekeraar) -> None:
    """What differs from the newest list has a reason, and the name of who put it right."""
    if rij.reden:
        rij.hersteld_door, rij.hersteld_op = lid.gebruiker.pk, timezone.localdate()
        return
    rij.hersteld_door = rij.hersteld_op = None
    lijst = nieuwste_lijst()
    regels = [r for r in list_regels(lid, lijst) if r.contractjaar == rij.contractjaar]
    regel = next((r for r in regels if r.verzekeraar_id == rij.verzekeraar_id), None)
    if lijst is None or not regels or not wijkt_af(rij, regel):
        return
    zegt = in_woorden(regel) if regel else _("zij staat er niet op")
    raise Weigering(
        _("De lijst zegt iets anders over deze verzekeraar: %(zegt)s.") % {"zegt": zegt},
        waarom=_("Wie welke rol heeft, komt van de lijst „%(titel)s” van %(dag)s (LHV-7).")
        % {"titel": lijst.titel, "dag": date_format(lijst.op, "j F Y")},
        herstel=_("Neem over wat de lijst zegt, of schrijf waarom het hier anders is."),
    )
