"""What happened lately at the table, for who may read it there but keeps no logboek."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.verzoek import Lid
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import list_mandaten
from verband.partijen.selectors.overleg import list_besluiten, list_overleggen
from verband.plannen.selectors.delingen import list_gedeeld

AANTAL = 6


class Nieuws(NamedTuple):
    dag: dt.date
    wat: str
    adres: str


def list_nieuws(lid: Lid, dag: dt.date) -> list[Nieuws]:
    """The newest first. A query per kind, however much happened."""
    slug = lid.regio.slug if lid.regio else ""
    alle = [
        *_overleg(lid, slug),
        *_besluiten(lid, slug),
        *_mandaten(lid, slug, dag),
        *_gedeeld(lid, slug),
    ]
    return sorted(alle, key=lambda n: n.dag, reverse=True)[:AANTAL]


def _overleg(lid: Lid, slug: str) -> Iterator[Nieuws]:
    for o in list_overleggen(lid)[:AANTAL]:
        wat = _("%(tafel)s kwam bijeen") % {"tafel": o.tafel.naam}
        yield Nieuws(o.op, wat, reverse("partijen:overleg-een", args=[slug, o.id]))


def _besluiten(lid: Lid, slug: str) -> Iterator[Nieuws]:
    for b in list_besluiten(lid).prefetch_related(None).order_by("-overleg__op")[:AANTAL]:
        wat = _("Besluit %(n)s: %(tekst)s") % {"n": b.nummer, "tekst": b.tekst}
        yield Nieuws(b.overleg.op, wat, reverse("partijen:besluit", args=[slug, b.id]))


def _mandaten(lid: Lid, slug: str, dag: dt.date) -> Iterator[Nieuws]:
    """Those that began, and those that were withdrawn."""
    begonnen = list_mandaten(lid).prefetch_related(None).filter(
        Q(staat=Mandaat.Staat.BEVESTIGD), Q(vanaf__lte=dag) | Q(ingetrokken_op__lte=dag)
    )  # fmt: skip
    for m in begonnen.order_by("-vanaf")[:AANTAL]:
        namen = {
            "gever": m.gever.naam,
            "wie": m.vertegenwoordiger,
            "waarvoor": discipline_voluit(m.discipline, m.subdiscipline, m.beroep),
        }
        adres = reverse("partijen:mandaat", args=[slug, m.id])
        if m.ingetrokken_op and m.ingetrokken_op <= dag:
            zin = _("%(gever)s trok het mandaat van %(wie)s in, %(waarvoor)s")
            yield Nieuws(m.ingetrokken_op, zin % namen, adres)
        elif m.vanaf:
            zin = _("%(wie)s spreekt nu voor %(gever)s, %(waarvoor)s")
            yield Nieuws(m.vanaf, zin % namen, adres)


def _gedeeld(lid: Lid, slug: str) -> Iterator[Nieuws]:
    for d in list_gedeeld(lid).filter(ingetrokken_at=None)[:AANTAL]:
        wat = _("%(wie)s deelde het plan voor %(jaar)s met u") % {
            "wie": d.door.naam,
            "jaar": d.versie.dossier.contractjaar,
        }
        dag = timezone.localdate(d.aangemaakt_at)
        yield Nieuws(dag, wat, reverse("dossiers:gedeeld", args=[slug, d.id]))
