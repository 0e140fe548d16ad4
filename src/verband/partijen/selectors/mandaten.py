"""Mandates of a region, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from regelwerk.tekst import opsomming
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.models import Handeling
from verband.partijen.mandaatwoorden import discipline_voluit, grens, onderwerp
from verband.partijen.models import Disciplineorganisatie, Mandaat, MandaatGebruik, Stand
from verband.regios.models import Organisatie
from verband.regios.models.organisatie import zelfstandig


class Vraag(NamedTuple):
    """What the address asks of the list of mandates."""

    q: str = ""
    stand: str = ""
    discipline: str = ""
    orde: str = "discipline"
    dag: str = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """One mandate in the list, on the day that is asked."""

    mandaat: Mandaat
    stand: Stand
    discipline: str
    onderwerpen: str
    grens: str

    @property
    def doorzocht(self) -> str:
        m = self.mandaat
        return " ".join(
            (self.discipline, m.gever.naam, m.vertegenwoordiger, m.plaatsvervanger,
             self.onderwerpen, str(self.stand.label))
        ).casefold()  # fmt: skip


def geldig_op(dag: dt.date) -> Q:
    """In force that day: confirmed, begun, not ended and not withdrawn (OPL-C1)."""
    return Q(staat=Mandaat.Staat.BEVESTIGD, vanaf__lte=dag, tot__gt=dag) & (
        Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gt=dag)
    )


def list_mandaten(lid: Lid) -> QuerySet[Mandaat]:
    """All of the region, drafts included, with giver and subjects. In two queries."""
    opvolger = Mandaat.objects.filter(
        regio_id=OuterRef("regio_id"), vervangt=OuterRef("pk"), staat=Mandaat.Staat.BEVESTIGD
    )
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Mandaat.objects.none()
    return (
        Mandaat.objects.filter(regio_id=lid.regio_id)
        .select_related("gever")
        .prefetch_related("onderwerpen")
        .annotate(is_vervangen=Exists(opvolger))
    )


def get_mandaat(lid: Lid, id_: UUID) -> Mandaat | None:
    return list_mandaten(lid).filter(id=id_).first()


def als_regel(m: Mandaat, dag: dt.date) -> Regel:
    return Regel(
        m,
        m.stand_op(dag),
        discipline_voluit(m.discipline, m.subdiscipline, m.beroep),
        ", ".join(f"{onderwerp(o.onderwerp)} ({o.get_niveau_display()})"
                  for o in m.onderwerpen.all()),
        grens(m.grens_cent, m.grens_maanden),
    )  # fmt: skip


_ORDES = {
    "discipline": lambda r: (r.discipline.casefold(), r.mandaat.gever.naam.casefold()),
    "gever": lambda r: (r.mandaat.gever.naam.casefold(), r.discipline.casefold()),
    "vertegenwoordiger": lambda r: (r.mandaat.vertegenwoordiger.casefold(), r.discipline),
    "tot": lambda r: (r.mandaat.tot or dt.date.max, r.discipline.casefold()),
    "stand": lambda r: (list(Stand).index(r.stand), r.discipline.casefold()),
}
ORDES = tuple(_ORDES)


def mist_draagvlak(m: Mandaat) -> list[str]:
    """Which part of the evidence that its discipline stands behind it is not there (OPL-W1)."""
    delen = (
        (m.draagvlak_op, _("de dag")),
        (m.draagvlak_opkomst, _("de opkomst")),
        (m.draagvlak_uitkomst, _("de uitkomst")),
    )
    return [woord for waarde, woord in delen if not waarde]


class ZonderDraagvlak(NamedTuple):
    """A mandate that holds now or soon, and what of its evidence is missing."""

    regel: Regel
    mist: str


def zonder_draagvlak(lid: Lid, dag: dt.date) -> list[ZonderDraagvlak]:
    regels = (als_regel(m, dag) for m in list_mandaten(lid))
    geldend = (r for r in regels if r.stand in (Stand.GELDT, Stand.STRAKS))
    uit = [
        ZonderDraagvlak(r, opsomming(mist)) for r in geldend if (mist := mist_draagvlak(r.mandaat))
    ]
    return sorted(uit, key=lambda z: (z.regel.discipline, z.regel.mandaat.gever.naam.casefold()))


def list_regels(lid: Lid, vraag: Vraag, dag: dt.date) -> list[Regel]:
    """As the filters let through, on that day. A region has some tens of them, so here in Python:
    the state of a day stands in no column."""
    woorden = vraag.q.casefold().split()[:8]
    regels = [
        r
        for r in (als_regel(m, dag) for m in list_mandaten(lid))
        if all(w in r.doorzocht for w in woorden)
        and vraag.stand in ("", r.stand.value)
        and vraag.discipline in ("", r.mandaat.discipline)
    ]
    orde = vraag.orde.removeprefix("-")
    return sorted(regels, key=_ORDES[orde], reverse=vraag.orde.startswith("-"))


def list_keten(lid: Lid, mandaat: Mandaat) -> list[Mandaat]:
    """What it replaced and what replaced it, all of the same giver and discipline, newest first."""
    return list(
        list_mandaten(lid)
        .filter(
            gever_id=mandaat.gever_id, discipline=mandaat.discipline,
            subdiscipline=mandaat.subdiscipline, beroep=mandaat.beroep,
        )
        .exclude(id=mandaat.id)
        .order_by("-vanaf", "-aangemaakt_at")
    )  # fmt: skip


def get_besluit(mandaat: Mandaat) -> Handeling | None:
    """The line of the logboek by which the discipline gave this mandate, or did not."""
    return (
        Handeling.objects.filter(
            regio_id=mandaat.regio_id, onderwerp_id=mandaat.id,
            wat__in=("mandaat_bevestigen", "mandaat_afwijzen"), resultaat="gedaan",
        )
        .order_by("nummer")
        .first()
    )  # fmt: skip


def list_gebruik(lid: Lid, mandaat: Mandaat) -> QuerySet[MandaatGebruik]:
    return MandaatGebruik.objects.filter(regio_id=lid.regio_id, mandaat=mandaat)


def list_disciplines(lid: Lid) -> QuerySet[Disciplineorganisatie]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Disciplineorganisatie.objects.none()
    return Disciplineorganisatie.objects.filter(regio_id=lid.regio_id).select_related("organisatie")


def get_discipline(lid: Lid, id_: UUID) -> Disciplineorganisatie | None:
    return list_disciplines(lid).filter(id=id_).first()


def list_gevers(lid: Lid, eigen: Iterable[UUID] | None = None) -> QuerySet[Organisatie]:
    """Who can give a mandate: all of the region that go on, or only one's own."""
    zelf = zelfstandig(timezone.localdate())
    alle = Organisatie.objects.filter(zelf, regio_id=lid.regio_id).defer("iban").order_by("naam")
    return alle if eigen is None else alle.filter(id__in=list(eigen))


def extra_disciplines(lid: Lid) -> list[str]:
    """Those beyond the five that the region uses."""
    return sorted(
        set(list_disciplines(lid).values_list("discipline", flat=True))
        | set(Mandaat.objects.filter(regio_id=lid.regio_id).values_list("discipline", flat=True))
    )


def beroepen_zonder_mandaat(lid: Lid, dag: dt.date) -> list[str]:
    """Professions of the paramedics in the list of disciplines, without a mandate that day."""
    beroepen = list_disciplines(lid).filter(discipline="paramedici").exclude(beroep="")
    geldig = list_mandaten(lid).filter(geldig_op(dag), discipline="paramedici")
    met = set(geldig.values_list("beroep", flat=True))
    if "" in met:  # the platform speaks for all of them
        return []
    return sorted(set(beroepen.values_list("beroep", flat=True)) - met)
