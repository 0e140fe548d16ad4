"""The form of a RESV per contract year, and the bodies that vote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.models import Besluit, Orgaan, Samenwerkingsvorm, Stem, Zetel
from verband.partijen.models.vorm import NETWERK

NUMMERS = {"kvk": "KvK", "agb": "AGB", "iban": "IBAN"}
# The year for which the insurer expects a network (ZZ-3.2-0b).
STARTJAAR = 2027


def vorm_in(lid: Lid, jaar: int) -> Samenwerkingsvorm:
    """Of that year. Before it is recorded what it was the year before, and at first a network;
    that one is not saved."""
    gevonden = Samenwerkingsvorm.objects.filter(regio_id=lid.regio_id, contractjaar=jaar)
    if rij := gevonden.select_related("besluit").first():
        return rij
    soort = vorige_soort(lid, jaar)
    return Samenwerkingsvorm(regio_id=lid.regio_id, contractjaar=jaar, soort=soort)


def vorige_soort(lid: Lid, jaar: int) -> str:
    """What the form was: as recorded for this year, else in the last year before it."""
    eerder = Samenwerkingsvorm.objects.filter(regio_id=lid.regio_id, contractjaar__lte=jaar)
    rij = eerder.order_by("-contractjaar").first()
    return rij.soort if rij else NETWERK


def ontbrekende_nummers(vorm: Samenwerkingsvorm) -> list[str]:
    """What a transformed RO still lacks to be contract party itself (ZZ-3.2-2a)."""
    if vorm.soort == NETWERK:
        return []
    return [naam for veld, naam in NUMMERS.items() if not getattr(vorm, veld)]


def list_geldige_besluiten(lid: Lid) -> QuerySet[Besluit]:
    return Besluit.objects.filter(regio_id=lid.regio_id, staat=Besluit.Staat.GELDIG)


def list_organen(lid: Lid) -> QuerySet[Orgaan]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Orgaan.objects.none()
    return Orgaan.objects.filter(regio_id=lid.regio_id).prefetch_related("zetels")


def get_orgaan(lid: Lid, id_: UUID) -> Orgaan | None:
    return list_organen(lid).filter(id=id_).first()


def get_zetel(lid: Lid, id_: UUID) -> Zetel | None:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return None
    return Zetel.objects.filter(regio_id=lid.regio_id, id=id_).select_related("orgaan").first()


def zittend(zetels: Iterable[Zetel], dag: dt.date) -> list[Zetel]:
    return [z for z in zetels if z.vanaf <= dag < z.tot]


def uitkomst(regel: str, stemmen: Iterable[tuple[str, int]]) -> bool:
    """Carried or not, from (choice, weight). Abstaining counts for neither side."""
    gewicht = dict.fromkeys(Stem.Keuze.values, 0)
    for keuze, zwaar in stemmen:
        gewicht[keuze] += zwaar
    voor, tegen = gewicht[Stem.Keuze.VOOR], gewicht[Stem.Keuze.TEGEN]
    if regel == Orgaan.Stemregel.UNANIEM:
        return voor > 0 and tegen == 0
    if regel == Orgaan.Stemregel.TWEE_DERDE:
        return voor > 0 and voor * 3 >= (voor + tegen) * 2
    return voor > tegen
