"""Insurers of a region per contract year, and the regions of an insurer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.woorden import procent
from verband.regios.models import Contact, Lijstregel, Regio, RegioVerzekeraar

_VOLGORDE = {"preferent": 0, "marktleider": 1, "ver": 2}


class Jaar(NamedTuple):
    contractjaar: int
    rijen: list[RegioVerzekeraar]

    @property
    def preferent(self) -> RegioVerzekeraar | None:
        return next((rv for rv in self.rijen if rv.rol == "preferent"), None)


def list_jaren(lid: Lid) -> list[Jaar]:
    """Per contract year, the preferent one first."""
    rijen = sorted(
        RegioVerzekeraar.objects.filter(regio_id=lid.regio_id).select_related("verzekeraar"),
        key=lambda rv: (rv.contractjaar, _VOLGORDE[rv.rol], rv.plek or 0, rv.verzekeraar.naam),
    )
    return [Jaar(jaar, list(groep)) for jaar, groep in groupby(rijen, lambda rv: rv.contractjaar)]


def get_rol(lid: Lid, id_: UUID) -> RegioVerzekeraar | None:
    return (
        RegioVerzekeraar.objects.filter(regio_id=lid.regio_id, id=id_)
        .select_related("verzekeraar")
        .first()
    )


def rol_in_woorden(rv: RegioVerzekeraar | Lijstregel) -> str:
    naam = str(RegioVerzekeraar.Rol(rv.rol).label)
    return f"{naam} {rv.plek}" if rv.plek else naam


@dataclass
class RegioVanVerzekeraar:
    """One region in the list of an insurer."""

    regio: Regio
    rollen: list[RegioVerzekeraar] = field(default_factory=list)
    contacten: list[Contact] = field(default_factory=list)

    @property
    def is_preferent(self) -> bool:
        return any(rv.rol == "preferent" for rv in self.rollen)

    @property
    def in_woorden(self) -> str:
        return "; ".join(
            _("%(jaar)s: %(rol)s, aandeel %(aandeel)s")
            % {"jaar": rv.contractjaar, "rol": rol_in_woorden(rv), "aandeel": procent(rv.aandeel)}
            for rv in self.rollen
        )


def list_regios(lid: Lid, q: str = "", orde: str = "naam") -> list[RegioVanVerzekeraar]:
    """All regions of an insurer, in three queries however many there are."""
    if lid.verzekeraar is None or not lid.mag(Recht.REGIOS_VAN_VERZEKERAAR_ZIEN):
        return []
    per_regio: dict[UUID, RegioVanVerzekeraar] = {}
    rijen = RegioVerzekeraar.objects.filter(verzekeraar=lid.verzekeraar).select_related("regio")
    for rv in rijen.order_by("contractjaar"):
        per_regio.setdefault(rv.regio_id, RegioVanVerzekeraar(rv.regio)).rollen.append(rv)
    contacten: dict[UUID, list[Contact]] = defaultdict(list)
    for c in Contact.objects.filter(verzekeraar=lid.verzekeraar, regio_id__in=list(per_regio)):
        contacten[c.regio_id].append(c)
    for id_, regio in per_regio.items():
        regio.contacten = contacten[id_]
    gevonden = [r for r in per_regio.values() if q.casefold() in r.regio.naam.casefold()]
    gevonden.sort(key=lambda r: r.regio.naam.casefold(), reverse=orde == "-naam")
    if orde == "rol":
        gevonden.sort(key=lambda r: not r.is_preferent)
    return gevonden
