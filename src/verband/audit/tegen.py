"""Hold the log against one receipt that somebody kept elsewhere.

From what stands in the database alone, some tampering can't be seen: the newest acts taken away
with their receipts, and a whole chain written anew. A receipt from outside shows both, up to its
own number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from verband.audit.bewijs import PLATFORM, als_json, beoordeel
from verband.audit.invarianten import schakel
from verband.audit.keten import BEGIN, velden_van
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.audit.onderzoek import Onderzoek
from verband.audit.sleutels import Publiek

# What `verband controleer` can't see by itself; it says so when no receipt is given.
ZONDER_BEWIJS = (
    "dat de nieuwste logboekregels zijn weggehaald, met hun ontvangstbewijzen",
    "dat een heel logboek opnieuw is geschreven, met nieuwe hashes",
    "dat een oudere database is teruggezet",
)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """``fouten`` in Dutch, empty when the log holds; ``conclusie`` says what that is worth."""

    fouten: list[str]
    conclusie: str
    gezien: int


def houd_tegen(
    db: str, document: Mapping[str, Any], bekend: Sequence[Publiek], namen: Mapping[UUID, str]
) -> Vergelijking:
    """Compare chain and receipt; reads the chain from its first act up to the receipt's."""
    fouten = [p.uitleg for p in beoordeel(document, bekend) if not p.goed]
    if fouten:
        return Vergelijking(fouten, "Met dit bestand valt niets te bewijzen.", 0)
    ijkpunt = document["ijkpunt"]
    regio = None if ijkpunt["keten"] == PLATFORM else UUID(ijkpunt["keten"])
    o = Onderzoek(db, namen)
    keten = Handeling.objects.using(db).filter(regio_id=regio)
    _loop_na(o, keten.filter(nummer__lte=ijkpunt["nummer"]).order_by("nummer", "id").iterator())
    _zoek_handeling(o, keten.filter(nummer=ijkpunt["nummer"]).first(), document)
    nieuwste = keten.order_by("nummer").last()
    _zoek_einde(o, nieuwste, ijkpunt)
    _zoek_bewijs(o, document)
    waar, n = o.logboek(regio), ijkpunt["nummer"]
    if o.fouten:
        slot = f"Er is geknoeid met {waar}: het past niet bij dit ontvangstbewijs van nummer {n}."
    else:
        daarna = (nieuwste.nummer if nieuwste else n) - n
        slot = (
            f"Tot en met nummer {n} is {waar} niet veranderd. "
            f"Over de {daarna} regels daarna zegt dit bewijs niets."
        )
    return Vergelijking(o.fouten, slot, o.aantal)


def _loop_na(o: Onderzoek, rijen: Any) -> None:
    nummer, vorige = 0, BEGIN
    for h in rijen:
        schakel(o, h, nummer, vorige)
        nummer, vorige = h.nummer, h.hash


def _zoek_handeling(o: Onderzoek, h: Handeling | None, document: Mapping[str, Any]) -> None:
    bewezen = document["handeling"]
    if h is None:
        o.fout(
            f"Nummer {bewezen['nummer']} ({bewezen['wat']}, {bewezen['op_at']}) is bewezen, maar "
            "staat niet in het logboek."
        )
        return
    nu = velden_van(h) | {"hash": h.hash}
    anders = [veld for veld in bewezen if nu[veld] != bewezen[veld]]
    if anders:
        o.fout(
            f"Nummer {h.nummer} is niet meer zoals bewezen; anders zijn: {', '.join(anders)}."
            + (" Het logboek daarvoor is opnieuw geschreven." if "vorige" in anders else "")
        )


def _zoek_einde(o: Onderzoek, nieuwste: Handeling | None, ijkpunt: Mapping[str, Any]) -> None:
    laatste = nieuwste.nummer if nieuwste else 0
    if laatste < ijkpunt["nummer"]:
        o.fout(
            f"Het logboek eindigt bij nummer {laatste}, terwijl nummer {ijkpunt['nummer']} is "
            "bewezen: de nieuwste regels zijn weg, of er is een oudere database teruggezet."
        )


def _zoek_bewijs(o: Onderzoek, document: Mapping[str, Any]) -> None:
    """The receipt itself must still be kept, exactly as it was handed out."""
    rij = Ontvangstbewijs.objects.using(o.db).filter(handeling=document["handeling"]["id"]).first()
    if rij is None:
        o.fout("Dit ontvangstbewijs zelf staat niet meer in de database.")
    elif rij.document != als_json(document):
        o.fout("In de database staat een ander ontvangstbewijs van dit nummer.")
