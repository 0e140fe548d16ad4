"""Which municipalities of the country belong to a region on a day, and which to none (OPL-W1).

For the administrator of the platform only: the database gives nobody else a row (decision 44).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.regios.models import Gemeente, Lijstregel, Regio, Verzekeraarslijst


class Stand(models.TextChoices):
    GEEN = "geen", _("in geen regio")
    HEEL = "heel", _("in één regio")
    DEELS = "deels", _("per buurt verdeeld")
    DUBBEL = "dubbel", _("in meer regio's")


class Gedekt(NamedTuple):
    """One municipality, with the names of the regions that have it or a part of it."""

    gemeente: Gemeente
    regios: list[str]
    stand: Stand


class Dekking(NamedTuple):
    """``zonder_gebied``: regions without an area that day; ``zonder_resv``: those that the newest
    list of insurers names and that do not work with Verband."""

    gemeenten: list[Gedekt]
    zonder_gebied: list[str]
    zonder_resv: list[str]

    def aantal(self, *standen: Stand) -> int:
        return sum(g.stand in standen for g in self.gemeenten)


class Vraag(NamedTuple):
    q: str = ""
    stand: str = ""
    orde: str = "naam"
    op: str = ""


def _stand(delen: dict[str, set[UUID]]) -> Stand:
    """A neighbourhood that is in or out makes it divided; two whole ones is one too many."""
    if len(delen["heel"]) > 1:
        return Stand.DUBBEL
    if delen["erbij"] or (delen["heel"] and delen["eraf"]):
        return Stand.DEELS
    return Stand.HEEL if delen["heel"] else Stand.GEEN


def dekking_op(lid: Lid, dag: dt.date) -> Dekking:
    """Of all municipalities that the platform knows. In a handful of queries."""
    if not lid.mag(Recht.PLATFORM_BEHEREN):
        raise PermissionDenied(Recht.PLATFORM_BEHEREN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT gemeente, regio, soort FROM landelijke_gebieden(%s)", [dag])
        rijen = cursor.fetchall()
    per_gemeente: dict[str, dict[str, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for code, regio, soort in rijen:
        per_gemeente[code][soort].add(regio)
    namen = dict(Regio.objects.values_list("id", "naam"))
    gemeenten = []
    for g in Gemeente.objects.all():
        delen = per_gemeente[g.code]
        hier = sorted(namen[r] for r in delen["heel"] | delen["erbij"])
        gemeenten.append(Gedekt(g, hier, _stand(delen)))
    met_gebied = {regio for _code, regio, soort in rijen if soort != "eraf"}
    zonder = sorted(naam for id_, naam in namen.items() if id_ not in met_gebied)
    return Dekking(gemeenten, zonder, _zonder_resv())


def _zonder_resv() -> list[str]:
    nieuwste = Verzekeraarslijst.objects.order_by("-op").values("id")[:1]
    buiten = Lijstregel.objects.filter(lijst__in=nieuwste, regio=None)
    return sorted(set(buiten.values_list("regionaam", flat=True)), key=str.casefold)


_ORDES = {
    "naam": lambda g: (g.gemeente.naam.casefold(), g.gemeente.code),
    "regio": lambda g: (not g.regios, [r.casefold() for r in g.regios], g.gemeente.naam),
    "stand": lambda g: (list(Stand).index(g.stand), g.gemeente.naam.casefold()),
}
ORDES = tuple(_ORDES)


def zoek(dekking: Dekking, vraag: Vraag) -> list[Gedekt]:
    """As the filters let through: the country has some hundreds, so here in Python."""
    woorden = vraag.q.casefold().split()[:8]
    rijen = [
        g
        for g in dekking.gemeenten
        if vraag.stand in ("", g.stand.value)
        and all(
            w in f"{g.gemeente.naam} {g.gemeente.code} {' '.join(g.regios)}".casefold()
            for w in woorden
        )
    ]
    sleutel = _ORDES[vraag.orde.removeprefix("-")]
    return sorted(rijen, key=sleutel, reverse=vraag.orde.startswith("-"))
