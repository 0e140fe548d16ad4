"""What was shared, for who shares it and for who receives it. Nothing else of a dossier is here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

import msgspec
from django.db.models import Q, QuerySet
from django.http import Http404

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.plannen.models import Deling, DelingGezien, DelingInhoud
from verband.plannen.verslag.inhoud import Verslag

_ROLLEN = {
    Rol.CONTROLLER: Deling.Ontvanger.CONTROLLER,
    Rol.REGIEGEMEENTE: Deling.Ontvanger.REGIEGEMEENTE,
    Rol.KASSIER: Deling.Ontvanger.KASSIER,
}
_VOOR_DISCIPLINE = (Rol.DEELNEMER, Rol.VERTEGENWOORDIGER, Rol.DISCIPLINEBEHEERDER)


def _ontvangt_als(lid: Lid) -> tuple[set[Deling.Ontvanger], set[UUID]]:
    als = {_ROLLEN[rol] for rol in lid.rollen if rol in _ROLLEN}
    if any(
        m.rol in _VOOR_DISCIPLINE and m.organisatie and m.organisatie.discipline == "vvt"
        for m in lid.lidmaatschappen
        if m.organisatie_id
    ):
        als.add(Deling.Ontvanger.VVT)
    return als, {m.verzekeraar_id for m in lid.lidmaatschappen if m.verzekeraar_id}


def ontvangt(lid: Lid) -> Q:
    """Which sharings are meant for this member: by role, by discipline, or by insurer and year."""
    als, verzekeraars = _ontvangt_als(lid)
    return Q(ontvanger__in=als) | Q(
        ontvanger=Deling.Ontvanger.VERZEKERAAR,
        verzekeraar__in=verzekeraars,
        versie__dossier__contractjaar__in=lid.preferent_in,
    )


def list_gedeeld(lid: Lid) -> QuerySet[Deling]:
    """*Met u gedeeld*: also what was withdrawn or has ended, so that one reads that it was."""
    if not lid.mag(Recht.GEDEELD_ZIEN):
        return Deling.objects.none()
    return (
        Deling.objects.filter(ontvangt(lid), regio_id=lid.regio_id)
        .select_related("versie__dossier", "door")
        .order_by("-aangemaakt_at")
    )


def get_gedeeld(lid: Lid, deling_id: UUID, *, loopt_op: dt.date | None = None) -> Deling:
    """404 for whom it is not; with ``loopt_op`` also when it does not run on that day."""
    deling = list_gedeeld(lid).filter(id=deling_id).first()
    if deling is None or (loopt_op is not None and not deling.loopt(loopt_op)):
        raise Http404
    return deling


def list_lopend(leden: Iterable[Lid], dag: dt.date) -> list[tuple[Lid, Deling]]:
    """What is shared with these members on this day: one query for all their regions."""
    per_regio = {lid.regio_id: lid for lid in leden if lid.mag(Recht.GEDEELD_ZIEN)}
    if not per_regio:
        return []
    alle = (
        Deling.objects.filter(
            _voor_een_van(per_regio.values()),
            regio_id__in=list(per_regio), ingetrokken_at__isnull=True, vanaf__lte=dag, tot__gt=dag,
        )
        .select_related("versie__dossier", "door")
        # Long lists of rules, of no use beside a sharing.
        .defer("versie__regelsets", "versie__beschikbaar", "versie__aantallen")
    )  # fmt: skip
    paren = ((per_regio[d.regio_id], d) for d in alle)
    return [(lid, d) for lid, d in paren if _is_voor(lid, d)]


def _voor_een_van(leden: Iterable[Lid]) -> Q:
    """What could be for one of them: a buyer of forty regions need not read what others got."""
    als: set[Deling.Ontvanger] = set()
    verzekeraars: set[UUID] = set()
    for lid in leden:
        hier = _ontvangt_als(lid)
        als |= hier[0]
        verzekeraars |= hier[1]
    return Q(ontvanger__in=als) | Q(verzekeraar__in=verzekeraars)


def _is_voor(lid: Lid, deling: Deling) -> bool:
    als, verzekeraars = _ontvangt_als(lid)
    if deling.ontvanger != Deling.Ontvanger.VERZEKERAAR:
        return deling.ontvanger in als
    jaar = deling.versie.dossier.contractjaar
    return deling.verzekeraar_id in verzekeraars and jaar in lid.preferent_in


def is_gelezen(lid: Lid, deling: Deling) -> bool:
    return DelingGezien.objects.filter(
        regio_id=deling.regio_id, deling=deling, gebruiker=lid.gebruiker
    ).exists()


def pak_gedeeld(lid: Lid, deling_id: UUID, vandaag: dt.date) -> tuple[Deling, Verslag]:
    """A sharing that runs, with what was built then; 404 for whom it is not, or no longer."""
    deling = get_gedeeld(lid, deling_id)
    if not deling.loopt(vandaag):
        raise Http404
    return deling, get_verslag(deling)


def get_verslag(deling: Deling) -> Verslag:
    inhoud = DelingInhoud.objects.filter(regio_id=deling.regio_id, deling=deling).first()
    if inhoud is None:
        raise Http404
    return msgspec.json.decode(bytes(inhoud.verslag), type=Verslag)


def get_pdf(deling: Deling) -> bytes:
    inhoud = DelingInhoud.objects.filter(regio_id=deling.regio_id, deling=deling).first()
    if inhoud is None:
        raise Http404
    return bytes(inhoud.pdf)


def list_delingen(lid: Lid, dossier_id: UUID) -> QuerySet[Deling]:
    """For who keeps the dossier: everything that was shared of it."""
    if not lid.mag(Recht.DOSSIERS_BEHEREN):
        return Deling.objects.none()
    return Deling.objects.filter(
        regio_id=lid.regio_id, versie__dossier_id=dossier_id
    ).select_related("versie__dossier", "door", "verzekeraar")


def get_deling(lid: Lid, dossier_id: UUID, deling_id: UUID) -> Deling:
    deling = list_delingen(lid, dossier_id).filter(id=deling_id).first()
    if deling is None:
        raise Http404
    return deling
