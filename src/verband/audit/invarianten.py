"""The logboek's own invariants: its chains and its receipts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count, Max

from verband.audit import grendels as grendels  # its invariant belongs to this room too
from verband.audit.bewijs import PLATFORM, beoordeel, lees
from verband.audit.keten import BEGIN, hash_van
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.audit.onderzoek import Onderzoek, invariant
from verband.audit.sleutels import Publiek, bekende_sleutels


def handelingen(db: str) -> Iterable[Handeling]:
    """All acts, chain by chain, in their own order; the platform's last."""
    return (
        Handeling.objects.using(db).order_by("regio_id", "nummer", "id").iterator(chunk_size=2_000)
    )


@invariant(
    "keten",
    "Elk logboek telt door zonder gat; elke regel past bij zijn hash en sluit aan op de vorige",
    eenheid="logboekregels",
)
def keten(o: Onderzoek) -> None:
    regio: UUID | str | None = ""
    nummer, vorige = 0, BEGIN
    for h in handelingen(o.db):
        if h.regio_id != regio:
            regio, nummer, vorige = h.regio_id, 0, BEGIN
        schakel(o, h, nummer, vorige)
        nummer, vorige = h.nummer, h.hash


def schakel(o: Onderzoek, h: Handeling, nummer: int, vorige: str) -> None:
    """Hold one act against itself and against the one before it."""
    o.aantal += 1
    waar = o.logboek(h.regio_id)
    if h.nummer > nummer + 1:
        weg = str(nummer + 1)
        weg += "" if h.nummer == nummer + 2 else f" tot en met {h.nummer - 1}"
        o.fout(f"In {waar} ontbreekt nummer {weg}.")
    elif h.nummer <= nummer:
        o.fout(f"In {waar} staat nummer {h.nummer} vaker dan één keer.")
    elif h.vorige != vorige:
        o.fout(f"In {waar} sluit nummer {h.nummer} niet aan op nummer {nummer}.")
    if hash_van(h) != h.hash:
        o.fout(f"In {waar} is nummer {h.nummer} ({h.wat}) veranderd: de hash past niet meer.")


@invariant(
    "aantal", "In elk logboek staan zoveel regels als het hoogste nummer", eenheid="logboeken"
)
def aantal(o: Onderzoek) -> None:
    per_keten = Handeling.objects.using(o.db).order_by().values("regio_id")
    for rij in per_keten.annotate(telling=Count("id"), hoogste=Max("nummer")):
        o.aantal += 1
        if rij["telling"] != rij["hoogste"]:
            o.fout(
                f"In {o.logboek(rij['regio_id'])} staan {rij['telling']} regels, terwijl het "
                f"hoogste nummer {rij['hoogste']} is."
            )


@invariant(
    "ontvangstbewijzen",
    "Elk ontvangstbewijs is goed getekend en past bij zijn logboekregel",
    eenheid="ontvangstbewijzen",
)
def ontvangstbewijzen(o: Onderzoek) -> None:
    bekend = bekende_sleutels()
    rijen = Ontvangstbewijs.objects.using(o.db).order_by("aangemaakt_at", "id")
    per_id = {h.id: h for h in _met_bewijs(o.db)}
    for bewijs in rijen.iterator(chunk_size=500):
        o.aantal += 1
        for zin in _bezwaren(bewijs, per_id.get(bewijs.handeling_id), bekend):
            o.fout(f"Ontvangstbewijs {bewijs.id} in {o.logboek(bewijs.regio_id)}: {zin}")


def _met_bewijs(db: str) -> Iterable[Handeling]:
    return Handeling.objects.using(db).filter(bewijzen__isnull=False)


def _bezwaren(bewijs: Ontvangstbewijs, h: Handeling | None, bekend: Sequence[Publiek]) -> list[str]:
    try:
        document = lees(bewijs.document.encode())
    except ValueError as fout:
        return [str(fout)]
    zinnen = [p.uitleg for p in beoordeel(document, bekend) if not p.goed]
    ijkpunt = document["ijkpunt"]
    rij = (str(bewijs.id), bewijs.titel, bewijs.sleutel_id, str(bewijs.regio_id or PLATFORM))
    stuk = (document["id"], document["titel"], document["sleutel"]["id"], ijkpunt["keten"])
    if rij != stuk or str(bewijs.handeling_id) != document["handeling"]["id"]:
        zinnen.append("De rij in de database past niet bij het getekende stuk.")
    if h is None:
        zinnen.append(f"Nummer {ijkpunt['nummer']} staat niet meer in het logboek.")
    elif h.hash != ijkpunt["hash"] or h.nummer != ijkpunt["nummer"]:
        zinnen.append(f"Nummer {ijkpunt['nummer']} in het logboek is een andere dan is bewezen.")
    return zinnen
