"""The tables that someone's week is about: those of the wijk, or those where their own organisation
sits, and what the municipalities bring to the wijk."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Rol
from verband.access.verzoek import Lid
from verband.partijen.models import Aanwezigheid, Niveau, Overleg, Overlegtafel
from verband.partijen.selectors.overleg import list_actiepunten, list_overleggen
from verband.partijen.selectors.overlegtafels import bestaat_op, list_tafels, wie_spreekt_wat_af
from verband.partijen.selectors.regiegemeente import aan_zet, get_voorstel

AANTAL = 6
_ZIT_AAN_TAFEL = frozenset({Rol.DEELNEMER, Rol.DISCIPLINEBEHEERDER, Rol.VERTEGENWOORDIGER})
_IN_DE_WIJK = (Niveau.WIJK, Niveau.BEIDE)


@dataclass(slots=True)
class Regel:
    """One table: when it met last, how much is still to be done, and what can be corrected."""

    tafel: Overlegtafel
    laatste: Overleg | None = None
    open: int = 0
    te_verbeteren: list[Aanwezigheid] = field(default_factory=list)


class Blok(NamedTuple):
    merk: str
    titel: str | Promise
    leeg: str | Promise
    regels: list[Regel]


def list_blokken(lid: Lid, dag: dt.date) -> list[Blok]:
    """By role; in as many queries for one table as for thirty."""
    blokken = []
    if Rol.WIJKCOORDINATOR in lid.rollen:
        blokken.append(
            Blok(
                "wijktafels", _("Tafels in de wijk"),
                _("Er is nog geen tafel in een wijk. De coördinator zet tafels in de lijst; "
                  "daarna staan zij hier."),
                _regels(lid, Q(niveau__in=_IN_DE_WIJK), dag),
            )
        )  # fmt: skip
    if lid.organisaties and lid.rollen & _ZIT_AAN_TAFEL:
        blokken.append(
            Blok(
                "eigen-tafels", _("Waar uw organisatie aan tafel zit"),
                _("Uw organisatie zit nog aan geen tafel. Wilt u meepraten, vraag het dan de "
                  "coördinator van de regio."),
                _regels(lid, Q(leden__organisatie_id__in=lid.organisaties), dag),
            )
        )  # fmt: skip
    return blokken


def _regels(lid: Lid, welke: Q, dag: dt.date) -> list[Regel]:
    """The one that met last comes first; one that never did comes last."""
    # One that stopped is no part of a week, unless its list can still be corrected.
    nog = bestaat_op(dag) | Q(overleggen__zichtbaar_vanaf__gt=dag)
    ids = list_tafels(lid).filter(nog, welke).order_by().values("id")
    regels = {t.id: Regel(t) for t in list_tafels(lid).filter(id__in=ids)}
    if not regels:
        return []
    laatste = list_overleggen(lid).filter(tafel__in=list(regels))
    for o in laatste.order_by("tafel_id", "-op", "-aangemaakt_at").distinct("tafel_id"):
        regels[o.tafel_id].laatste = o
    open_ = list_actiepunten(lid).filter(overleg__tafel__in=list(regels), gedaan_at=None)
    for tafel_id, n in open_.values_list("overleg__tafel").annotate(n=Count("id")).order_by():
        regels[tafel_id].open = n
    for tafel, rijen in _te_verbeteren(lid, regels, dag).items():
        regels[tafel].te_verbeteren = rijen
    return sorted(regels.values(), key=_laatst_eerst)[:AANTAL]


def _laatst_eerst(regel: Regel) -> tuple[int, str]:
    return (-regel.laatste.op.toordinal() if regel.laatste else 0, regel.tafel.naam)


def _te_verbeteren(
    lid: Lid, regels: Mapping[UUID, Regel], dag: dt.date
) -> dict[UUID, list[Aanwezigheid]]:
    """How one's own organisation is on the list, as long as it can say that it was otherwise."""
    if not lid.organisaties:
        return {}
    rijen = Aanwezigheid.objects.filter(
        regio_id=lid.regio_id,
        organisatie_id__in=lid.organisaties,
        overleg__tafel__in=list(regels),
        overleg__zichtbaar_vanaf__gt=dag,
        verbeterd_at=None,
    ).select_related("overleg", "organisatie")
    uit: dict[UUID, list[Aanwezigheid]] = defaultdict(list)
    for a in rijen.order_by("-overleg__op"):
        uit[a.overleg.tafel_id].append(a)
    return uit


def in_de_wijk(lid: Lid, dag: dt.date) -> dict[str, Any] | None:
    """For who coordinates a wijk: what the municipalities bring there, who speaks about what."""
    if Rol.WIJKCOORDINATOR not in lid.rollen:
        return None
    voorstel = get_voorstel(lid)
    rijen = [a for a in wie_spreekt_wat_af(lid, dag) if a.niveau == Niveau.WIJK]
    rijen.sort(key=lambda a: not a.niemand)  # what nobody has comes first
    return {
        "voorstel": voorstel,
        "aan_zet": aan_zet(voorstel) if voorstel else "",
        "afsprekers": rijen[:AANTAL],
        "meer": len(rijen) > AANTAL,
    }
