"""Which provider has a contract, as insurers published it."""

from __future__ import annotations

import datetime as dt

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.models import Aanwezigheid, Contractstatus
from verband.partijen.selectors.aanbod import is_vertegenwoordigd, vvt_perioden
from verband.regios.models import RegioVerzekeraar


def list_contracten(lid: Lid) -> list[Contractstatus]:
    """What was published last of each provider, insurer and year; the newest year first."""
    if not lid.mag(Recht.TAFEL_ZIEN):
        return []
    per = ("aanbieder_id", "verzekeraar_id", "jaar")
    laatste = (
        Contractstatus.objects.filter(regio_id=lid.regio_id)
        .select_related("aanbieder", "verzekeraar")
        .order_by(*per, "-bron_op", "-aangemaakt_at")
        .distinct(*per)
    )
    return sorted(laatste, key=lambda c: (-c.jaar, c.aanbieder.naam, c.verzekeraar.naam))


def list_zonder_deelname(lid: Lid, jaar: int) -> list[str]:
    """Providers with a contract that year that were at no meeting of it (ZZ-3.4-4d). For who makes
    the statements only: the provider itself reads hers before the insurer does."""
    if not lid.mag(Recht.TAFEL_BEHEREN):
        return []
    met = {
        c.aanbieder_id: c.aanbieder.naam
        for c in list_contracten(lid)
        if c.jaar == jaar and c.stand == Contractstatus.Stand.CONTRACT
    }
    er_was = Aanwezigheid.objects.filter(
        regio_id=lid.regio_id, overleg__op__year=jaar, organisatie_id__in=met
    ).exclude(stand=Aanwezigheid.Stand.AFWEZIG)
    weg = set(met) - set(er_was.values_list("organisatie_id", flat=True))
    return sorted(met[id_] for id_ in weg)


def telt_zonder_contract(
    lid: Lid, contracten: list[Contractstatus], dag: dt.date, jaar: int
) -> list[Contractstatus]:
    """Those that VVT counts as represented that day, and that the preferent insurer has not
    contracted. Who is represented and what is published is for everyone: no volume is asked."""
    geen = [c for c in contracten if c.jaar == jaar and c.stand == Contractstatus.Stand.GEEN]
    if not geen:
        return []
    preferent = set(
        RegioVerzekeraar.objects.filter(
            regio_id=lid.regio_id, contractjaar=jaar, rol=RegioVerzekeraar.Rol.PREFERENT
        ).values_list("verzekeraar_id", flat=True)
    )
    perioden = vvt_perioden([lid.regio_id]).values()
    return [
        c
        for c in geen
        if c.verzekeraar_id in preferent
        and any(is_vertegenwoordigd(c.aanbieder, van, dag) for van in perioden)
    ]
