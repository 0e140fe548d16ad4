"""Memberships: whose they are and what they open. Only of the one who asks, unless said."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import IN_REGIO, INKOPER, LANDELIJK, ROLLEN, Recht, Rol
from verband.access.verzoek import Lid
from verband.regios.models import Regio, RegioVerzekeraar, Verzekeraar


def geldig() -> Q:
    """In force today; the last day of a membership is the one before ``tot``."""
    vandaag = timezone.localdate()
    return Q(vanaf__lte=vandaag) & (Q(tot__isnull=True) | Q(tot__gt=vandaag))


def eigen_lidmaatschappen(gebruiker: Gebruiker) -> list[Lidmaatschap]:
    """All of this user that are in force; row security shows them by the user alone."""
    return list(
        Lidmaatschap.objects.filter(geldig(), gebruiker=gebruiker).select_related("verzekeraar")
    )


def regios_van(lidmaatschappen: Iterable[Lidmaatschap]) -> set[UUID]:
    """The regions they open: their own, and those of their insurer."""
    lijst = list(lidmaatschappen)
    verzekeraars = {m.verzekeraar_id for m in lijst if m.verzekeraar_id}
    via = (
        RegioVerzekeraar.objects.filter(verzekeraar__in=verzekeraars).values_list(
            "regio_id", flat=True
        )
        if verzekeraars
        else ()
    )
    return {m.regio_id for m in lijst if m.regio_id} | set(via)


def lid_in_regio(gebruiker: Gebruiker, alle: list[Lidmaatschap], regio: Regio) -> Lid | None:
    """This user in this region; None for an outsider."""
    hier = [m for m in alle if m.regio_id == regio.id and m.rol in IN_REGIO]
    rollen = {Rol(m.rol) for m in hier}
    inkopers = {m.verzekeraar_id: m for m in alle if m.rol == INKOPER}
    preferent: set[int] = set()
    for rv in RegioVerzekeraar.objects.filter(regio=regio, verzekeraar__in=inkopers):
        if inkopers[rv.verzekeraar_id] not in hier:
            hier.append(inkopers[rv.verzekeraar_id])
        if rv.rol == RegioVerzekeraar.Rol.PREFERENT:
            preferent.add(rv.contractjaar)
            rollen.add(Rol.PREFERENTE_VERZEKERAAR)
        else:
            rollen.add(Rol.ANDERE_VERZEKERAAR)
    if not hier:
        return None
    return _lid(gebruiker, hier, rollen, regio=regio, preferent_in=frozenset(preferent))


def lid_bij_verzekeraar(
    gebruiker: Gebruiker, alle: list[Lidmaatschap], verzekeraar: Verzekeraar
) -> Lid | None:
    hier = [m for m in alle if m.rol == INKOPER and m.verzekeraar_id == verzekeraar.id]
    return (
        _lid(gebruiker, hier, {Rol.ANDERE_VERZEKERAAR}, verzekeraar=verzekeraar) if hier else None
    )


def lid_landelijk(gebruiker: Gebruiker, alle: list[Lidmaatschap]) -> Lid | None:
    hier = [m for m in alle if m.rol in LANDELIJK]
    return _lid(gebruiker, hier, {Rol(m.rol) for m in hier}) if hier else None


def _lid(
    gebruiker: Gebruiker,
    hier: list[Lidmaatschap],
    rollen: set[Rol],
    *,
    regio: Regio | None = None,
    verzekeraar: Verzekeraar | None = None,
    preferent_in: frozenset[int] = frozenset(),
) -> Lid:
    rechten: set[Recht] = set()
    for rol in rollen:
        rechten |= ROLLEN[rol]
    return Lid(
        gebruiker, tuple(hier), frozenset(rollen), frozenset(rechten), regio, verzekeraar,
        preferent_in,
    )  # fmt: skip


def list_leden(lid: Lid) -> QuerySet[Lidmaatschap]:
    """Everyone with a role in the region of ``lid``, those of the past included."""
    return Lidmaatschap.objects.filter(regio_id=lid.regio_id).select_related(
        "gebruiker", "organisatie"
    )
