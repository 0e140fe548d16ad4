"""Dossiers of a region and their versions, for who keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

import msgspec
from django.db import models
from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower
from django.http import Http404

from regelwerk.feiten import ResvPlan
from regelwerk.rapport import Rapport, uit_bytes
from verband.access.models import Lidmaatschap
from verband.access.rollen import Recht, Rol
from verband.access.selectors import regios_van
from verband.access.verzoek import Lid
from verband.audit.models import Ontvangstbewijs
from verband.plannen import tafelfeiten
from verband.plannen.inlezen import cel_van
from verband.plannen.models import Bijlage, Deling, DossierVersie, Toetsdossier, VersieInhoud
from verband.plannen.presentatie import Uitslag, maak_uitslag, planmerk
from verband.plannen.punten import Punt, sleutel
from verband.plannen.tafelfeiten import Gebruikt, getoetst
from verband.regios.models import Regio

VOLGORDES = {
    "laatst": ("-laatst", "naam"),
    "naam": ("naam_klein",),
    "jaar": ("-contractjaar", "naam_klein"),
    "herstel": (models.F("blokkerend").desc(nulls_last=True), "naam_klein"),
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """What the list was asked."""

    zoek: str = ""
    jaar: int | None = None
    staat: str = ""
    volgorde: str = "laatst"


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A version with what it is about. ``gebruikt``: what came from the region's table."""

    versie: DossierVersie
    inhoud: VersieInhoud
    plan: ResvPlan
    rapport: Rapport
    gebruikt: Gebruikt | None = None

    @property
    def getoetst(self) -> ResvPlan:
        """The plan as the rules saw it."""
        return getoetst(self.plan, self.gebruikt)


def list_dossiers(lid: Lid, vraag: Vraag | None = None) -> QuerySet[Toetsdossier]:
    """Each with its newest version: ``versies_n``, ``laatst``, ``blokkerend``."""
    vraag = vraag or Vraag()
    if not lid.mag(Recht.DOSSIERS_BEHEREN):
        return Toetsdossier.objects.none()
    nieuwste = DossierVersie.objects.filter(regio_id=lid.regio_id, dossier=OuterRef("pk")).order_by(
        "-nummer"
    )
    rijen = (
        Toetsdossier.objects.filter(regio_id=lid.regio_id)
        .exclude(staat=Toetsdossier.Staat.VERWIJDERD)
        .annotate(
            versies_n=Count("versies"),
            laatst=Max("versies__aangemaakt_at"),
            blokkerend=Subquery(
                nieuwste.values_list(
                    models.functions.Cast("aantallen__blokkerend", models.IntegerField())
                )[:1]
            ),
            naam_klein=Lower("naam"),
        )
    )
    if vraag.zoek:
        rijen = rijen.filter(naam__icontains=vraag.zoek)
    if vraag.jaar:
        rijen = rijen.filter(contractjaar=vraag.jaar)
    if vraag.staat:
        rijen = rijen.filter(staat=vraag.staat)
    volgorde = VOLGORDES.get(vraag.volgorde.removeprefix("-"), VOLGORDES["laatst"])
    rijen = rijen.order_by(*volgorde)
    return rijen.reverse() if vraag.volgorde.startswith("-") else rijen


def list_jaren(lid: Lid) -> list[int]:
    return sorted(
        set(
            Toetsdossier.objects.filter(regio_id=lid.regio_id)
            .exclude(staat=Toetsdossier.Staat.VERWIJDERD)
            .values_list("contractjaar", flat=True)
        )
    )


def get_dossier(lid: Lid, dossier_id: UUID) -> Toetsdossier:
    dossier = list_dossiers(lid).filter(id=dossier_id).first()
    if dossier is None:
        raise Http404
    return dossier


def list_versies(lid: Lid, dossier: Toetsdossier) -> QuerySet[DossierVersie]:
    return (
        DossierVersie.objects.filter(regio_id=lid.regio_id, dossier=dossier)
        .select_related("door")
        .order_by("-nummer")
    )


def get_versie(lid: Lid, dossier: Toetsdossier, nummer: int) -> Gelezen:
    versie = (
        DossierVersie.objects.filter(regio_id=lid.regio_id, dossier=dossier, nummer=nummer)
        .select_related("door", "inhoud", "dossier")
        .first()
    )
    if versie is None or not hasattr(versie, "inhoud"):
        raise Http404
    return lees(versie, versie.inhoud)


def lees(versie: DossierVersie, inhoud: VersieInhoud) -> Gelezen:
    return Gelezen(
        versie,
        inhoud,
        msgspec.json.decode(bytes(inhoud.plan), type=ResvPlan),
        uit_bytes(bytes(inhoud.rapport)),
        tafelfeiten.uit_bytes(bytes(inhoud.tafel)),
    )


def uitslag_van(nu: Gelezen, vorige: Gelezen | None) -> Uitslag:
    """The result as it was kept, held against the version before."""
    cellen = nu.inhoud.cellen
    toen = ""
    if vorige is not None:
        sleutels = (sleutel(b) for b in vorige.rapport.bevindingen if b.kracht != "tip")
        toen = ",".join([planmerk(nu.plan), *sleutels])
    uitslag = maak_uitslag(
        nu.rapport,
        nu.getoetst,
        naam=nu.inhoud.bestandsnaam,
        cel_van=lambda pad: cel_van(cellen, pad),
        vorige=toen,
    )
    return replace(uitslag, uit_tafel=nu.gebruikt.in_woorden if nu.gebruikt else ())


def opgelost(nu: Uitslag, vorige: Uitslag) -> list[Punt]:
    """The points of the version before that are gone now."""
    hier = {p.sleutel for p in nu.punten}
    return [p for p in vorige.punten if p.sleutel not in hier]


def list_bijlagen(lid: Lid, dossier: Toetsdossier) -> QuerySet[Bijlage]:
    """Without their bytes."""
    return (
        Bijlage.objects.filter(regio_id=lid.regio_id, dossier=dossier)
        .select_related("door")
        .defer("inhoud")
    )


def get_bijlage(lid: Lid, dossier: Toetsdossier, bijlage_id: UUID) -> Bijlage:
    bijlage = Bijlage.objects.filter(regio_id=lid.regio_id, dossier=dossier, id=bijlage_id).first()
    if bijlage is None:
        raise Http404
    return bijlage


def list_bewijzen(lid: Lid, onderwerpen: Iterable[UUID]) -> QuerySet[Ontvangstbewijs]:
    return (
        Ontvangstbewijs.objects.filter(
            regio_id=lid.regio_id, handeling__onderwerp_id__in=list(onderwerpen)
        )
        .select_related("handeling")
        .order_by("aangemaakt_at")
    )


@dataclass(frozen=True, slots=True)
class Bewaarplek:
    """Where a coordinator may keep a plan: a region, with its open dossiers of that year."""

    regio: Regio
    dossiers: list[Toetsdossier]


def list_bewaarplekken(alle: list[Lidmaatschap], jaar: int | None) -> list[Bewaarplek]:
    """Needs the regions of ``alle`` in sight."""
    eigen = regios_van([m for m in alle if m.rol == Rol.COORDINATOR])
    plekken = {regio.id: Bewaarplek(regio, []) for regio in Regio.objects.filter(id__in=eigen)}
    for dossier in Toetsdossier.objects.filter(
        regio__in=eigen, staat=Toetsdossier.Staat.OPEN, contractjaar=jaar or 0
    ).order_by(Lower("naam")):
        plekken[dossier.regio_id].dossiers.append(dossier)
    return sorted(plekken.values(), key=lambda plek: plek.regio.naam)


def get_bewijs(lid: Lid, dossier: Toetsdossier, bewijs_id: UUID) -> Ontvangstbewijs:
    van = {"regio_id": lid.regio_id}
    versies = DossierVersie.objects.filter(dossier=dossier, **van).values_list("id", flat=True)
    delingen = Deling.objects.filter(versie__dossier=dossier, **van).values_list("id", flat=True)
    bewijs = list_bewijzen(lid, [*versies, *delingen]).filter(id=bewijs_id).first()
    if bewijs is None:
        raise Http404
    return bewijs
