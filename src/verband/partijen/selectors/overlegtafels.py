"""Tables of a region, and who makes agreements about what, as of a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet, Value
from django.db.models.functions import Lower

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.partijen.gelijkenis import sleutel
from verband.partijen.mandaatwoorden import gevraagde_onderwerpen
from verband.partijen.models import (
    Mandaat,
    MandaatOnderwerp,
    Niveau,
    Onderwerpverdeling,
    Overlegtafel,
)
from verband.partijen.selectors.gebied import op_dag
from verband.partijen.selectors.mandaten import geldig_op
from verband.regios.models import Organisatie

ORDES = ("naam", "niveau", "rol_resv")


def is_verzekeraar(lid: Lid) -> bool:
    return Rol.PREFERENTE_VERZEKERAAR in lid.rollen


def list_tafels(lid: Lid, q: str = "", orde: str = "naam") -> QuerySet[Overlegtafel]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Overlegtafel.objects.none()
    tafels = Overlegtafel.objects.filter(regio_id=lid.regio_id)
    for woord in q.split()[:8]:
        kaal = Func(Lower(Value(woord)), function="unaccent")
        tafels = tafels.alias(kaal=Func(Lower("naam"), function="unaccent")).filter(
            kaal__contains=kaal
        )
    veld = orde if orde.removeprefix("-") in ORDES else "naam"
    return (
        tafels.annotate(aantal_leden=Count("leden"))
        .prefetch_related("leden__organisatie__opgegaan_in")
        .order_by(veld, "naam")
    )


def bestaat_op(dag: dt.date) -> Q:
    """Not ended by that day. When a table began is not kept: one knows those that there are."""
    return Q(tot__isnull=True) | Q(tot__gt=dag)


def get_tafel(lid: Lid, id_: UUID) -> Overlegtafel | None:
    return list_tafels(lid).filter(id=id_).first()


def list_tafel_gelijkenden(lid: Lid, naam: str, *, behalve: UUID | None) -> list[Overlegtafel]:
    """Tables of this region whose name looks like this one."""
    gezocht = sleutel(naam)
    tafels = Overlegtafel.objects.filter(regio_id=lid.regio_id)
    return [t for t in tafels if gezocht and t.id != behalve and sleutel(t.naam) == gezocht]


def list_verdeling(lid: Lid) -> QuerySet[Onderwerpverdeling]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Onderwerpverdeling.objects.none()
    return Onderwerpverdeling.objects.filter(regio_id=lid.regio_id).select_related(
        "eigenaar", "tafel"
    )


class Spreker(NamedTuple):
    """An organisation that gave a mandate about this, and who speaks for it."""

    organisatie: Organisatie
    vertegenwoordiger: str
    mandaat: Mandaat


@dataclass(slots=True)
class Afspreker:
    """One subject at one level: who owns it, and whose mandates are about it."""

    onderwerp: str
    niveau: Niveau
    eigenaren: list[Onderwerpverdeling] = field(default_factory=list)
    sprekers: list[Spreker] = field(default_factory=list)

    @property
    def dubbel(self) -> bool:
        return len(self.eigenaren) > 1

    @property
    def niemand(self) -> bool:
        return not self.eigenaren

    @property
    def zonder_mandaat(self) -> list[str]:
        """Owners that gave nobody a mandate about it; the RO and RESV speak for no discipline."""
        gevers = {s.organisatie.id for s in self.sprekers}
        return [
            e.eigenaar.naam
            for e in self.eigenaren
            if e.eigenaar_id not in gevers and e.eigenaar.soort not in ("ro", "resv")
        ]


def wie_spreekt_wat_af(lid: Lid, dag: dt.date) -> list[Afspreker]:
    """By subject and level, from mandates in force and from the division made (LHV-1)."""
    rijen: dict[tuple[str, Niveau], Afspreker] = {}
    for onderwerp in gevraagde_onderwerpen():
        _rij(rijen, onderwerp, Niveau.REGIO)
    for v in list_verdeling(lid).filter(op_dag(dag)):
        for niveau in _niveaus(v.niveau):
            _rij(rijen, v.onderwerp, niveau).eigenaren.append(v)
    for o in _onderwerpen_op(lid, dag):
        m = o.mandaat
        for niveau in _niveaus(o.niveau):
            _rij(rijen, o.onderwerp, niveau).sprekers.append(
                Spreker(m.gever, m.vertegenwoordiger, m)
            )
    return sorted(rijen.values(), key=lambda r: (r.onderwerp, r.niveau != Niveau.REGIO))


def _rij(rijen: dict[tuple[str, Niveau], Afspreker], onderwerp: str, niveau: Niveau) -> Afspreker:
    return rijen.setdefault((onderwerp, niveau), Afspreker(onderwerp, niveau))


def _niveaus(niveau: str) -> tuple[Niveau, ...]:
    return (Niveau.REGIO, Niveau.WIJK) if niveau == Niveau.BEIDE else (Niveau(niveau),)


def _onderwerpen_op(lid: Lid, dag: dt.date) -> QuerySet[MandaatOnderwerp]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return MandaatOnderwerp.objects.none()
    geldig = Mandaat.objects.filter(geldig_op(dag), regio_id=lid.regio_id)
    return (
        MandaatOnderwerp.objects.filter(regio_id=lid.regio_id, mandaat__in=geldig)
        .select_related("mandaat__gever")
        .order_by("onderwerp", F("mandaat__gever__naam"))
    )


def list_onderwerpen(lid: Lid) -> list[str]:
    """Subjects that have been named in this region, to choose from."""
    van = {"regio_id": lid.regio_id}
    namen = gevraagde_onderwerpen()
    for lijst in (MandaatOnderwerp.objects.filter(**van), Onderwerpverdeling.objects.filter(**van)):
        namen += lijst.order_by("onderwerp").values_list("onderwerp", flat=True)
    return list(dict.fromkeys(namen))
