"""Meetings, decisions, action points and participation, for a member of the region."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import F, Q, QuerySet

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.models import (
    Aanwezigheid,
    Actiepunt,
    Besluit,
    Deelnameverklaring,
    Instemming,
    Overleg,
)
from verband.partijen.selectors.overlegtafels import is_verzekeraar


def list_overleggen(lid: Lid) -> QuerySet[Overleg]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Overleg.objects.none()
    return Overleg.objects.filter(regio_id=lid.regio_id).select_related("tafel")


def get_overleg(lid: Lid, id_: UUID) -> Overleg | None:
    return list_overleggen(lid).filter(id=id_).first()


def list_aanwezigheid(lid: Lid, dag: dt.date) -> QuerySet[Aanwezigheid]:
    """What stands, for all; what can still be corrected, for the organisation itself and for who
    keeps the list (ZZ-3.4-4d: the provider sees it before the insurer)."""
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Aanwezigheid.objects.none()
    alle = Aanwezigheid.objects.filter(regio_id=lid.regio_id).select_related("organisatie")
    if lid.mag(Recht.TAFEL_BEHEREN):
        return alle
    return alle.filter(
        Q(overleg__zichtbaar_vanaf__lte=dag) | Q(organisatie_id__in=lid.organisaties)
    )


def get_eigen_aanwezigheid(lid: Lid, id_: UUID) -> Aanwezigheid | None:
    eigen = Aanwezigheid.objects.filter(
        regio_id=lid.regio_id, id=id_, organisatie_id__in=lid.organisaties
    )
    return eigen.select_related("organisatie", "overleg__tafel").first()


BESLUITORDES = {
    "nummer": "nummer", "op": "overleg__op", "onderwerp": "onderwerp", "cent": "cent",
    "staat": "staat",
}  # fmt: skip


def list_besluiten(
    lid: Lid, q: str = "", staat: str = "", orde: str = "-nummer"
) -> QuerySet[Besluit]:
    """The newest first, unless ``orde`` says otherwise; a ``-`` turns it round."""
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Besluit.objects.none()
    besluiten = Besluit.objects.filter(regio_id=lid.regio_id)
    for woord in q.split()[:8]:
        besluiten = besluiten.filter(Q(tekst__icontains=woord) | Q(onderwerp__icontains=woord))
    if staat in Besluit.Staat.values:
        besluiten = besluiten.filter(staat=staat)
    veld = F(BESLUITORDES.get(orde.removeprefix("-"), "nummer"))
    # A decision without an amount comes last, whichever way one looks.
    richting = veld.desc(nulls_last=True) if orde.startswith("-") else veld.asc(nulls_last=True)
    return (
        besluiten.order_by(richting, "-nummer")
        .select_related("overleg__tafel")
        .prefetch_related("instemmingen__organisatie", "instemmingen__mandaat")
    )


def get_besluit(lid: Lid, id_: UUID) -> Besluit | None:
    return list_besluiten(lid).filter(id=id_).first()


def list_betwist(lid: Lid, besluit: Besluit, dag: dt.date) -> QuerySet[Aanwezigheid]:
    """Who is said to have agreed, and says since that it was not there: to the RO and to that
    organisation at once, to others (the insurer too) from the day on which attendance stands."""
    return list_aanwezigheid(lid, dag).filter(
        overleg_id=besluit.overleg_id,
        stand=Aanwezigheid.Stand.AFWEZIG,
        organisatie_id__in=besluit.instemmingen.values("organisatie_id"),
    )


def list_betwiste(regios: list[UUID], dag: dt.date) -> list[tuple[Aanwezigheid, list[Besluit]]]:
    """Over these regions: who says not to have been there and can still say otherwise, with the
    decisions in force or under reserve to which it is said to have agreed. In two queries."""
    rijen = Aanwezigheid.objects.filter(
        regio_id__in=regios, stand=Aanwezigheid.Stand.AFWEZIG, overleg__zichtbaar_vanaf__gt=dag
    ).select_related("organisatie", "overleg__tafel")
    per = {(r.overleg_id, r.organisatie_id): r for r in rijen}
    if not per:
        return []
    betwist: dict[Aanwezigheid, list[Besluit]] = {}
    instemmingen = Instemming.objects.filter(
        regio_id__in=regios, besluit__overleg_id__in={o for o, _wie in per}
    ).exclude(besluit__staat=Besluit.Staat.AFGEWEZEN)
    for i in instemmingen.select_related("besluit").order_by("besluit__nummer"):
        rij = per.get((i.besluit.overleg_id, i.organisatie_id))
        if rij is not None:
            betwist.setdefault(rij, []).append(i.besluit)
    return list(betwist.items())


def list_ingestemd(rij: Aanwezigheid) -> list[Besluit]:
    """The decisions of that meeting to which this organisation is said to have agreed."""
    return list(
        Besluit.objects.filter(
            regio_id=rij.regio_id, overleg_id=rij.overleg_id,
            instemmingen__organisatie_id=rij.organisatie_id,
        ).order_by("nummer")
    )  # fmt: skip


def list_te_bekrachtigen(lid: Lid) -> QuerySet[Instemming]:
    """What waits for a word of an organisation that this member decides for."""
    if not lid.mag(Recht.MANDAAT_BESLISSEN):
        return Instemming.objects.none()
    return Instemming.objects.filter(
        regio_id=lid.regio_id,
        staat=Instemming.Staat.VOORBEHOUD,
        organisatie_id__in=lid.organisaties,
        besluit__staat=Besluit.Staat.VOORBEHOUD,
    ).select_related("besluit", "organisatie")


def list_actiepunten(lid: Lid) -> QuerySet[Actiepunt]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Actiepunt.objects.none()
    return Actiepunt.objects.filter(regio_id=lid.regio_id).select_related(
        "eigenaar", "overleg__tafel"
    )


def list_verklaringen(lid: Lid, dag: dt.date) -> QuerySet[Deelnameverklaring]:
    """All for who makes them, one's own for a provider, the insurer once they stand. No other
    provider ever: participation is between a provider and its insurer."""
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Deelnameverklaring.objects.none()
    alle = Deelnameverklaring.objects.filter(regio_id=lid.regio_id).select_related("organisatie")
    if lid.mag(Recht.TAFEL_BEHEREN):
        return alle
    mag = Q(organisatie_id__in=lid.organisaties)
    if is_verzekeraar(lid):
        mag |= Q(zichtbaar_vanaf__lte=dag)
    return alle.filter(mag)


def get_verklaring(lid: Lid, id_: UUID, dag: dt.date) -> Deelnameverklaring | None:
    return list_verklaringen(lid, dag).filter(id=id_).first()
