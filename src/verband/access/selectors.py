"""Memberships: whose they are and what they open. Only of the one who asks, unless said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower
from django.utils import timezone

from verband.access.models import Apisleutel, Bevestiging, Gebruiker, Lidmaatschap, Uitnodiging
from verband.access.rollen import (
    FACTOR_VERPLICHT,
    IN_REGIO,
    INKOPER,
    LANDELIJK,
    ROLLEN,
    Recht,
    Rol,
)
from verband.access.stap_op import heeft_factor
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
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


def zie_eigen_regios(gebruiker: Gebruiker, alle: list[Lidmaatschap]) -> Blik:
    """All regions of this user in sight, so that the one in an address can be looked up."""
    blik = Blik(gebruiker=gebruiker.pk)
    verzekeraars = frozenset(m.verzekeraar_id for m in alle if m.verzekeraar_id)
    if verzekeraars:
        blik = Blik(gebruiker=gebruiker.pk, verzekeraars=verzekeraars)
        zet_blik(blik)  # its rows of RegioVerzekeraar, to find the regions by
    blik = blik.in_regios(regios_van(alle))
    zet_blik(blik)
    return blik


def regios_per_recht(alle: list[Lidmaatschap]) -> dict[Recht, set[UUID]]:
    """In which regions a user has a right; needs their regions in sight. One query at most."""
    rollen = [(m.regio_id, Rol(m.rol)) for m in alle if m.regio_id and m.rol in IN_REGIO]
    inkoper_bij = [m.verzekeraar_id for m in alle if m.rol == INKOPER]
    if inkoper_bij:
        preferent = RegioVerzekeraar.Rol.PREFERENT
        rollen += [
            (rv.regio_id, Rol.PREFERENTE_VERZEKERAAR)
            if rv.rol == preferent
            else (rv.regio_id, Rol.ANDERE_VERZEKERAAR)
            for rv in RegioVerzekeraar.objects.filter(verzekeraar__in=inkoper_bij)
        ]
    gevonden: dict[Recht, set[UUID]] = defaultdict(set)
    for regio_id, rol in rollen:
        for recht in ROLLEN[rol]:
            gevonden[recht].add(regio_id)
    return gevonden


def lid_in_regio(gebruiker: Gebruiker, alle: list[Lidmaatschap], regio: Regio) -> Lid | None:
    """This user in this region; None for an outsider."""
    inkopers = {m.verzekeraar_id for m in alle if m.rol == INKOPER}
    hier = RegioVerzekeraar.objects.filter(regio=regio, verzekeraar__in=inkopers)
    return _lid_in(gebruiker, alle, regio, hier)


def leden_in_regios(gebruiker: Gebruiker, alle: list[Lidmaatschap]) -> list[Lid]:
    """This user in each of their regions by name, in three queries however many there are.

    Needs the regions of ``alle`` in sight.
    """
    inkopers = {m.verzekeraar_id for m in alle if m.rol == INKOPER}
    per_regio: dict[UUID, list[RegioVerzekeraar]] = defaultdict(list)
    for rv in RegioVerzekeraar.objects.filter(verzekeraar__in=inkopers):
        per_regio[rv.regio_id].append(rv)
    ids = {m.regio_id for m in alle if m.regio_id} | set(per_regio)
    leden = (
        _lid_in(gebruiker, alle, regio, per_regio[regio.id])
        for regio in Regio.objects.filter(id__in=ids).order_by("naam")
    )
    return [lid for lid in leden if lid is not None]


def _lid_in(
    gebruiker: Gebruiker,
    alle: list[Lidmaatschap],
    regio: Regio,
    verzekeraars: Iterable[RegioVerzekeraar],
) -> Lid | None:
    hier = [m for m in alle if m.regio_id == regio.id and m.rol in IN_REGIO]
    rollen = {Rol(m.rol) for m in hier}
    inkopers = {m.verzekeraar_id: m for m in alle if m.rol == INKOPER}
    preferent: set[int] = set()
    for rv in verzekeraars:
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
    if preferent_in and max(preferent_in) < timezone.localdate().year:
        # What it read for its own years it has read; what is asked since is another insurer's. The
        # database says the same of the volumes (partijen, 0013).
        rechten.discard(Recht.AANBOD_ZIEN)
    return Lid(
        gebruiker, tuple(hier), frozenset(rollen), frozenset(rechten), regio, verzekeraar,
        preferent_in,
    )  # fmt: skip


def list_leden(lid: Lid) -> QuerySet[Lidmaatschap]:
    """Everyone with a role in the region of ``lid``, those of the past included."""
    return Lidmaatschap.objects.filter(regio_id=lid.regio_id).select_related(
        "gebruiker", "organisatie"
    )


_ORDES: dict[str, tuple[str | Lower | OrderBy, ...]] = {
    "naam": (Lower("gebruiker__naam"), "vanaf"),
    "rol": ("rol", Lower("gebruiker__naam")),
    "vanaf": ("-vanaf", Lower("gebruiker__naam")),
    "tot": (F("tot").asc(nulls_last=True), Lower("gebruiker__naam")),
}


def zoek_leden(lid: Lid, zoek: str, orde: str) -> list[Lidmaatschap]:
    """The members whose name, address, organisation or role holds each of the words."""
    leden = list_leden(lid).order_by(*_ORDES[orde])
    woorden = zoek.casefold().split()
    return [m for m in leden if all(woord in _doorzocht(m) for woord in woorden)]


def _doorzocht(m: Lidmaatschap) -> str:
    organisatie = m.organisatie.naam if m.organisatie else ""
    return " ".join(
        [m.gebruiker.naam, m.gebruiker.email, organisatie, str(m.get_rol_display())]
    ).casefold()


def list_uitnodigingen(lid: Lid) -> QuerySet[Uitnodiging]:
    """Of the region of ``lid``, what nobody has accepted or taken back; expired ones too."""
    return Uitnodiging.objects.filter(
        regio_id=lid.regio_id, gebruikt_at__isnull=True, ingetrokken_at__isnull=True
    ).select_related("organisatie", "uitgenodigd_door")


def get_uitnodiging(sleutel: str) -> Uitnodiging | None:
    """By the hash of the token in the link; with it comes sight of where it leads."""
    uitnodiging = Uitnodiging.objects.filter(sleutel=sleutel).first()
    if uitnodiging is not None and uitnodiging.regio_id:
        zet_blik(Blik(regios=frozenset({uitnodiging.regio_id}), sleutel=sleutel))
    if uitnodiging is not None:  # read it now, while it is in sight
        _ = uitnodiging.regio, uitnodiging.organisatie, uitnodiging.verzekeraar
    return uitnodiging


def get_bevestiging(sleutel: str) -> Bevestiging | None:
    """By the hash of the token in the link; with it comes sight of its region."""
    bevestiging = Bevestiging.objects.filter(sleutel=sleutel).first()
    if bevestiging is not None:
        zet_blik(Blik(regios=frozenset({bevestiging.regio_id}), sleutel=sleutel))
    return bevestiging


def factor_nodig(gebruiker: Gebruiker) -> list[str]:
    """The roles of this user that ask for a second factor, while there is none yet."""
    if heeft_factor(gebruiker):
        return []
    alle = eigen_lidmaatschappen(gebruiker)
    rollen = {Rol(m.rol) for m in alle if m.rol != INKOPER}
    verzekeraars = [m.verzekeraar_id for m in alle if m.verzekeraar_id]
    preferent = RegioVerzekeraar.Rol.PREFERENT
    if RegioVerzekeraar.objects.filter(verzekeraar__in=verzekeraars, rol=preferent).exists():
        rollen.add(Rol.PREFERENTE_VERZEKERAAR)
    return sorted(str(rol.label) for rol in rollen & FACTOR_VERPLICHT)


def get_apisleutel(sleutel: str) -> tuple[Apisleutel, Lidmaatschap] | None:
    """A key that works with its membership that is in force; sees as its person from here on."""
    zet_blik(Blik(sleutel=sleutel))
    rij = Apisleutel.objects.filter(sleutel=sleutel).select_related("gebruiker").first()
    if rij is None or not rij.werkt or not rij.gebruiker.is_active:
        return None
    zet_blik(Blik(gebruiker=rij.gebruiker_id))
    eigen = eigen_lidmaatschappen(rij.gebruiker)
    lidmaatschap = next((m for m in eigen if m.id == rij.lidmaatschap_id), None)
    return (rij, lidmaatschap) if lidmaatschap else None


def list_apisleutels(gebruiker: Gebruiker) -> QuerySet[Apisleutel]:
    """One's own, those that no longer work included."""
    return Apisleutel.objects.filter(gebruiker=gebruiker).select_related(
        "lidmaatschap__regio", "lidmaatschap__verzekeraar"
    )
