"""The VVT file: whole for its holder and the preferent insurer, one's own for a provider, and for
everyone else what was determined and how many are still to answer."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.dekking import (
    Aanbieder,
    Dekking,
    Periode,
    Uitkomst,
    dekking_op,
    geldt_nog,
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
from verband.partijen.selectors.mandaten import geldig_op
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


Vervallen = Literal["", "heropend", "mandaten"]


@dataclass(frozen=True, slots=True)
class Stand:
    """What everyone at the table sees of one kind of care. ``vervallen``: why what was determined
    no longer counts."""

    soort: str
    peiling: Aanbodpeiling | None
    vaststelling: Dekkingsvaststelling | None
    niet_gevraagd: int = 0
    niet_geantwoord: int = 0
    aanbieders: int = 0
    vervallen: Vervallen = ""


def telt_mee() -> Q:
    """Of an answer: on the reference day its provider was on its own. One that had gone up in
    another by then is in the volume of that other, and would be counted twice."""
    op = "aanbieder__opgegaan_op"
    return Q(**{f"{op}__isnull": True}) | Q(**{f"{op}__gt": F("peiling__peildatum")})


def list_peilingen(lid: Lid) -> QuerySet[Aanbodpeiling]:
    return Aanbodpeiling.objects.filter(regio_id=lid.regio_id)


def met_vaststelling(peilingen: QuerySet[Aanbodpeiling], dag: dt.date) -> QuerySet[Aanbodpeiling]:
    """With the providers that count, and what was determined up to that day, the last one first."""
    return peilingen.prefetch_related(
        Prefetch("opgaven", Aanbodopgave.objects.filter(telt_mee()).select_related("aanbieder")),
        Prefetch("vaststellingen", Dekkingsvaststelling.objects.filter(op__lte=dag)),
    )


def list_standen(lid: Lid, dag: dt.date | None = None) -> list[Stand]:
    """For wijkverpleging and SO, without any volume; today unless said. In four queries."""
    dag = dag or timezone.localdate()
    peilingen = {p.soort: p for p in met_vaststelling(list_peilingen(lid), dag)}
    perioden = vvt_perioden([lid.regio_id]) if peilingen else {}
    return [_stand(soort, peilingen.get(soort), perioden, dag) for soort in SOORTEN]


def _stand(soort: str, peiling: Aanbodpeiling | None, perioden: Perioden, dag: dt.date) -> Stand:
    if peiling is None:
        return Stand(soort, None, None)
    staten = Counter(o.staat for o in peiling.opgaven.all())
    staat = Aanbodopgave.Staat
    return Stand(
        soort,
        peiling,
        laatste_vaststelling(peiling),
        staten[staat.NIET_GEVRAAGD],
        staten[staat.GEVRAAGD],
        staten.total(),
        waarom_vervallen(peiling, perioden, dag),
    )


def list_sprekers(lid: Lid, dag: dt.date) -> dict[str, list[str]]:
    """Who speaks for VVT that day, per kind of care. The source speaks of one person; several
    who each hold a part of the mandates are counted together, and the page says so."""
    mandaten = Mandaat.objects.filter(geldig_op(dag), regio_id=lid.regio_id, discipline="vvt")
    namen: dict[str, set[str]] = defaultdict(set)
    for soort, naam in mandaten.values_list("subdiscipline", "vertegenwoordiger"):
        namen[soort].add(" ".join(naam.split()))
    return {soort: sorted(wie) for soort, wie in namen.items()}


def laatste_vaststelling(peiling: Aanbodpeiling) -> Dekkingsvaststelling | None:
    return next(iter(peiling.vaststellingen.all()), None)


# Per region and kind of care: the days on which each giver of a VVT mandate is represented.
Perioden = Mapping[tuple[UUID, str], Mapping[UUID, tuple[Periode, ...]]]


def vvt_perioden(regios: Iterable[UUID]) -> Perioden:
    """In one query for any number of regions."""
    rijen = defaultdict(list)
    mandaten = Mandaat.objects.filter(
        regio_id__in=list(regios), staat=Mandaat.Staat.BEVESTIGD, discipline="vvt"
    )
    for m in mandaten.only(
        "regio_id", "subdiscipline", "gever_id", "vanaf", "tot", "ingetrokken_op"
    ):
        rijen[m.regio_id, m.subdiscipline].append((m.gever_id, m.vanaf, m.tot, m.ingetrokken_op))
    return {sleutel: perioden_per_gever(van) for sleutel, van in rijen.items()}


def waarom_vervallen(peiling: Aanbodpeiling, perioden: Perioden, dag: dt.date) -> Vervallen:
    """Why the last determination says nothing on that day; ``peiling`` from ``met_vaststelling``.

    While the file is open its volumes may change. And a mandate that ended or began since can
    move the share over the norm, which only the holder can see. Who gives none of this care is
    not left out: that its mandate changes nothing, would tell everyone what it answered.
    """
    laatste = laatste_vaststelling(peiling)
    if laatste is None:
        return ""
    if peiling.gesloten_at is None:
        return "heropend"
    van = perioden.get((peiling.regio_id, peiling.soort), {})

    def vertegenwoordigd(op: dt.date) -> set[UUID]:
        alle = peiling.opgaven.all()
        return {o.aanbieder_id for o in alle if is_vertegenwoordigd(o.aanbieder, van, op)}

    toen = laatste.vertegenwoordigd
    toen_wie = vertegenwoordigd(laatste.op) if toen is None else set(toen)
    uitkomst = cast("Uitkomst", laatste.uitkomst)
    return "" if geldt_nog(uitkomst, toen_wie, vertegenwoordigd(dag)) else "mandaten"


def is_vertegenwoordigd(
    aanbieder: Organisatie, perioden: Mapping[UUID, tuple[Periode, ...]], dag: dt.date
) -> bool:
    return any(vanaf <= dag < tot for vanaf, tot in met_opvolger(aanbieder, perioden))


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
    perioden = vvt_perioden([regio_id]).get((regio_id, peiling.soort), {})
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
