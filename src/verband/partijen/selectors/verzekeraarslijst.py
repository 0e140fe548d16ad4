"""The newest list of insurers, and how far what a region recorded stands from it (LHV-7).

The list never changes a record: a difference is shown with what each of the two says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from regelwerk.bronnen import Bron, alle_bronnen
from verband.access.models import Gebruiker
from verband.access.verzoek import Lid
from verband.partijen.selectors.verzekeraars import rol_in_woorden
from verband.partijen.woorden import procent
from verband.regios.models import Lijstregel, RegioVerzekeraar, Verzekeraarslijst


def bron_van_de_lijst() -> Bron:
    """The overview of ZN, of which we know the day and not what it says."""
    return alle_bronnen()["zn-regiolijst"]


def nieuwste_lijst() -> Verzekeraarslijst | None:
    """That someone read in."""
    return Verzekeraarslijst.objects.order_by("-op").first()


def nieuwste_dag(lijst: Verzekeraarslijst | None) -> dt.date:
    """Of the newest list that exists, also while nobody has read it in."""
    bekend = bron_van_de_lijst().datum or dt.date.min
    return max(bekend, lijst.op) if lijst else bekend


def bezwaar_tegen_bron(rv: RegioVerzekeraar, nieuwste: dt.date) -> str:
    """What is missing under this link of region and insurer; nothing when its source holds."""
    if not rv.bron:
        return _("De bron ontbreekt.")
    if rv.bron_op is None:
        return _("Er staat niet van welke dag de bron is.")
    if rv.bron_op < nieuwste:
        return _("De bron is van %(dag)s; er is een nieuwere lijst, van %(nieuwste)s.") % {
            "dag": date_format(rv.bron_op, "j F Y"), "nieuwste": date_format(nieuwste, "j F Y"),
        }  # fmt: skip
    return ""


class Verschil(NamedTuple):
    """One insurer in one contract year; ``regel`` is None when the list does not name her,
    ``rij`` when the region does not."""

    contractjaar: int
    verzekeraar: str
    regel: Lijstregel | None
    rij: RegioVerzekeraar | None

    @property
    def volgens_lijst(self) -> str:
        return in_woorden(self.regel) if self.regel else _("staat niet op de lijst")

    @property
    def volgens_regio(self) -> str:
        return in_woorden(self.rij) if self.rij else _("niet vastgelegd")


def in_woorden(wat: Lijstregel | RegioVerzekeraar) -> str:
    rol = rol_in_woorden(wat)
    if wat.aandeel is None:
        return rol
    return _("%(rol)s, aandeel %(aandeel)s") % {"rol": rol, "aandeel": procent(wat.aandeel)}


def wijkt_af(rij: RegioVerzekeraar, regel: Lijstregel | None) -> bool:
    """A share that the list leaves open is no difference."""
    if regel is None:
        return True
    if (rij.rol, rij.plek) != (regel.rol, regel.plek):
        return True
    return regel.aandeel is not None and regel.aandeel != rij.aandeel


def verschillen(rijen: Iterable[RegioVerzekeraar], regels: Iterable[Lijstregel]) -> list[Verschil]:
    """Only in years that the list says something about."""
    op_lijst = {(r.contractjaar, r.verzekeraar_id): r for r in regels}
    jaren = {jaar for jaar, _wie in op_lijst}
    in_regio = {(r.contractjaar, r.verzekeraar_id): r for r in rijen if r.contractjaar in jaren}
    uit = []
    for sleutel in op_lijst.keys() | in_regio.keys():
        regel, rij = op_lijst.get(sleutel), in_regio.get(sleutel)
        if rij is None or wijkt_af(rij, regel):
            naam = (regel or rij).verzekeraar.naam  # type: ignore[union-attr]  # one of them is
            uit.append(Verschil(sleutel[0], naam, regel, rij))
    return sorted(uit, key=lambda v: (v.contractjaar, v.verzekeraar.casefold()))


def list_regels(lid: Lid, lijst: Verzekeraarslijst | None) -> list[Lijstregel]:
    """What the list says of this region."""
    if lijst is None:
        return []
    hier = Lijstregel.objects.filter(lijst=lijst, regio_id=lid.regio_id)
    return list(hier.select_related("verzekeraar"))


def get_regel(lid: Lid, tekst: str) -> Lijstregel | None:
    """One row of the newest list about this region, by what an address holds."""
    try:
        id_ = UUID(tekst)
    except ValueError:
        return None
    alle = Lijstregel.objects.filter(regio_id=lid.regio_id, id=id_)
    return alle.select_related("verzekeraar", "lijst").first()


def wie_herstelde(rijen: Iterable[RegioVerzekeraar]) -> dict[UUID, str]:
    """Their names, for who put a record right by hand."""
    ids = {rv.hersteld_door for rv in rijen if rv.hersteld_door}
    return dict(Gebruiker.objects.filter(id__in=ids).values_list("id", "naam")) if ids else {}
