"""The VVT file: whole for its holder and the preferent insurer, one's own for a provider, and for
everyone else what was determined and how many are still to answer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F, Prefetch, Q, QuerySet

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.dekking import (
    Aanbieder,
    Dekking,
    Periode,
    dekking_op,
    over_de_streep,
    perioden_per_gever,
    zakt_op,
)
from verband.partijen.models import (
    Aanbodomvang,
    Aanbodopgave,
    Aanbodpeiling,
    Benadering,
    Dekkingsvaststelling,
    Mandaat,
)
from verband.regios.models import Contact, Organisatie
from verband.regios.models.organisatie import zelfstandig

SOORTEN = ("wijkverpleging", "so")


@dataclass(frozen=True, slots=True)
class Rij:
    """One provider in the whole file."""

    opgave: Aanbodopgave
    omvang: Decimal | None
    bron: str
    aandeel: Fraction | None
    vertegenwoordigd: bool
    tot: dt.date | None
    zou_genoeg_zijn: bool
    benadering: Benadering | None


@dataclass(frozen=True, slots=True)
class Meter:
    """The whole file of one kind of care on a day; for who may see volumes only."""

    peiling: Aanbodpeiling
    rijen: list[Rij]
    dekking: Dekking
    zakt_op: dt.date | None


@dataclass(frozen=True, slots=True)
class Stand:
    """What everyone at the table sees of one kind of care."""

    soort: str
    peiling: Aanbodpeiling | None
    vaststelling: Dekkingsvaststelling | None
    niet_gevraagd: int = 0
    niet_geantwoord: int = 0
    aanbieders: int = 0


def telt_mee() -> Q:
    """Of an answer: on the reference day its provider was on its own. One that had gone up in
    another by then is in the volume of that other, and would be counted twice."""
    op = "aanbieder__opgegaan_op"
    return Q(**{f"{op}__isnull": True}) | Q(**{f"{op}__gt": F("peiling__peildatum")})


def list_peilingen(lid: Lid) -> QuerySet[Aanbodpeiling]:
    return Aanbodpeiling.objects.filter(regio_id=lid.regio_id)


def list_standen(lid: Lid) -> list[Stand]:
    """For wijkverpleging and SO, without any volume. In three queries."""
    opgaven = Prefetch("opgaven", Aanbodopgave.objects.filter(telt_mee()).only("staat", "peiling"))
    peilingen = {
        p.soort: p for p in list_peilingen(lid).prefetch_related("vaststellingen", opgaven)
    }
    return [_stand(soort, peilingen.get(soort)) for soort in SOORTEN]


def _stand(soort: str, peiling: Aanbodpeiling | None) -> Stand:
    if peiling is None:
        return Stand(soort, None, None)
    staten = Counter(o.staat for o in peiling.opgaven.all())
    staat = Aanbodopgave.Staat
    return Stand(
        soort,
        peiling,
        next(iter(peiling.vaststellingen.all()), None),
        staten[staat.NIET_GEVRAAGD],
        staten[staat.GEVRAAGD],
        staten.total(),
    )


def get_meter(lid: Lid, peiling: Aanbodpeiling, dag: dt.date) -> Meter:
    """Raises PermissionDenied for who may not see volumes."""
    if not lid.mag(Recht.AANBOD_ZIEN):
        raise PermissionDenied(Recht.AANBOD_ZIEN)
    opgaven = list(
        Aanbodopgave.objects.filter(telt_mee(), regio_id=lid.regio_id, peiling=peiling)
        .select_related("aanbieder")
        .order_by("aanbieder__naam")
    )
    aanbieders, omvangen = lees_aanbieders(lid.regio_id, peiling, opgaven)
    per_id = {a.id: a for a in aanbieders}
    genoeg = set(over_de_streep(aanbieders, peiling.totaal, dag))
    som = peiling.totaal or sum((a.omvang or Decimal(0) for a in aanbieders), Decimal(0))
    benaderd = _laatste_benadering(lid.regio_id)
    rijen = []
    for o in opgaven:
        a = per_id[o.aanbieder_id]
        omvang = omvangen.get(o.id)
        rijen.append(
            Rij(
                o,
                a.omvang,
                omvang.bron if omvang else "",
                Fraction(a.omvang) / Fraction(som) if a.omvang is not None and som else None,
                a.vertegenwoordigd_op(dag),
                next((tot for vanaf, tot in a.perioden if vanaf <= dag < tot), None),
                a.id in genoeg,
                benaderd.get(o.aanbieder_id),
            )
        )
    rijen.sort(key=lambda r: (-(r.omvang or -1), r.opgave.aanbieder.naam))
    return Meter(
        peiling,
        rijen,
        dekking_op(aanbieders, peiling.totaal, dag),
        zakt_op(aanbieders, peiling.totaal, dag),
    )


def lees_aanbieders(
    regio_id: UUID, peiling: Aanbodpeiling, opgaven: list[Aanbodopgave]
) -> tuple[list[Aanbieder], dict[UUID, Aanbodomvang]]:
    """What the calculation needs. The database gives volumes only to who may see them."""
    omvangen = {
        x.opgave_id: x
        for x in Aanbodomvang.objects.filter(regio_id=regio_id, opgave__peiling=peiling)
    }
    perioden = perioden_per_gever(
        Mandaat.objects.filter(
            regio_id=regio_id,
            staat=Mandaat.Staat.BEVESTIGD,
            discipline="vvt",
            subdiscipline=peiling.soort,
        ).values_list("gever_id", "vanaf", "tot", "ingetrokken_op")
    )
    return [
        Aanbieder(
            o.aanbieder_id, _omvang(o, omvangen.get(o.id)), met_opvolger(o.aanbieder, perioden)
        )
        for o in opgaven
    ], omvangen


def met_opvolger(
    aanbieder: Organisatie, perioden: Mapping[UUID, tuple[Periode, ...]]
) -> tuple[Periode, ...]:
    """The days it is represented: by its own mandate, and after a merger by one that the other
    gave since then. A mandate from before the merger does not speak for what came along."""
    eigen = perioden.get(aanbieder.id, ())
    if aanbieder.opgegaan_in_id is None or aanbieder.opgegaan_op is None:
        return eigen
    van_ander = perioden.get(aanbieder.opgegaan_in_id, ())
    return (*eigen, *(p for p in van_ander if p[0] >= aanbieder.opgegaan_op))


def _omvang(opgave: Aanbodopgave, omvang: Aanbodomvang | None) -> Decimal | None:
    if opgave.staat == Aanbodopgave.Staat.GEEN_AANBOD:
        return Decimal(0)
    return omvang.omvang if omvang else None


def _laatste_benadering(regio_id: UUID) -> dict[UUID, Benadering]:
    rijen = Benadering.objects.filter(regio_id=regio_id).order_by("op", "aangemaakt_at")
    return {b.aanbieder_id: b for b in rijen}


def list_eigen_opgaven(lid: Lid) -> list[tuple[Aanbodopgave, Aanbodomvang | None]]:
    """Of the organisations of this member, with their own volumes."""
    opgaven = (
        Aanbodopgave.objects.filter(regio_id=lid.regio_id, aanbieder_id__in=lid.organisaties)
        .select_related("peiling", "aanbieder")
        .order_by("aanbieder__naam", "-peiling__soort")
    )
    omvangen = {
        x.opgave_id: x
        for x in Aanbodomvang.objects.filter(
            regio_id=lid.regio_id, aanbieder_id__in=lid.organisaties
        )
    }
    return [(o, omvangen.get(o.id)) for o in opgaven]


def list_nog_toe_te_voegen(lid: Lid, peiling: Aanbodpeiling) -> QuerySet[Organisatie]:
    """VVT providers of the region that are not in this measure yet."""
    zelf = zelfstandig(peiling.peildatum)
    return Organisatie.objects.filter(
        zelf, regio_id=lid.regio_id, soort="zorgaanbieder", discipline="vvt"
    ).exclude(
        id__in=Aanbodopgave.objects.filter(regio_id=lid.regio_id, peiling=peiling).values(
            "aanbieder_id"
        )
    )


def adres_van(lid: Lid, aanbieder_id: UUID) -> str:
    """Where a provider is asked: its first contact in the region with an address."""
    contact = (
        Contact.objects.filter(regio_id=lid.regio_id, organisatie_id=aanbieder_id)
        .exclude(email="")
        .order_by("aangemaakt_at")
        .first()
    )
    return contact.email if contact else ""


def list_benaderingen(lid: Lid) -> QuerySet[Benadering]:
    return Benadering.objects.filter(regio_id=lid.regio_id).select_related("aanbieder")
