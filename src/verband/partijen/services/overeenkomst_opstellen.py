"""Write an agreement, or its next version. Another text is another version: nobody signed it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Overeenkomst, Overeenkomstpartij, Overeenkomstversie
from verband.partijen.services.bewaren import bewaar, eis, haal_versie, noteer

_BRON = "Zorg en Zekerheid, hoofdstuk 3.2 (ZZ-3.2-1c)"
MAX_BYTES = 10_000_000


def overeenkomst_opstellen(
    lid: Lid,
    titel: str,
    gegevens: Mapping[str, Any],
    partijen: Mapping[UUID, int],
    *,
    id_: UUID | None = None,
    versie: int = 0,
) -> Overeenkomstversie:
    """``gegevens``: the fields of a version; ``partijen``: who signs, with their turn."""
    eis(lid, Recht.TAFEL_BEHEREN)
    _eis_inhoud(gegevens, partijen)
    if id_ is None:
        overeenkomst = Overeenkomst(regio_id=lid.regio_id, titel=titel)
    else:
        overeenkomst = haal_versie(Overeenkomst, lid, id_, versie)
        overeenkomst.titel = titel
    bewaar(overeenkomst)
    vorige = overeenkomst.versies.order_by("-nummer").values_list("nummer", flat=True).first()
    nieuw = Overeenkomstversie(
        regio_id=lid.regio_id, overeenkomst=overeenkomst, nummer=(vorige or 0) + 1, **gegevens
    )
    nieuw.sha256 = hash_van(nieuw, titel, partijen)
    bewaar(nieuw)
    Overeenkomstpartij.objects.bulk_create(
        Overeenkomstpartij(
            regio_id=lid.regio_id, overeenkomstversie=nieuw, organisatie_id=o, volgorde=beurt
        )
        for o, beurt in partijen.items()
    )
    noteer(
        lid, "overeenkomst_opstellen", "overeenkomst", overeenkomst.id,
        nummer=nieuw.nummer, sha256=nieuw.sha256, partijen=len(partijen),
    )  # fmt: skip
    return nieuw


def hash_van(versie: Overeenkomstversie, titel: str, partijen: Mapping[UUID, int]) -> str:
    """Of all that one signs: the words, the file, the days, and with whom."""
    inhoud = {
        "titel": titel,
        "tekst": versie.tekst,
        "bestand": hashlib.sha256(bytes(versie.bestand)).hexdigest() if versie.bestand else "",
        "besluitregels": versie.besluitregels,
        "conflict": versie.conflict,
        "toetreden": versie.toetreden,
        "vanaf": versie.vanaf.isoformat(),
        "tot": versie.tot.isoformat(),
        "partijen": sorted((str(o), beurt) for o, beurt in partijen.items()),
    }
    vast = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(vast.encode()).hexdigest()


def _eis_inhoud(gegevens: Mapping[str, Any], partijen: Mapping[UUID, int]) -> None:
    bestand = bytes(gegevens.get("bestand") or b"")
    if len(partijen) < 2:
        raise Weigering(
            _("Een overeenkomst heeft ten minste twee partijen."),
            waarom=_("De partijen van het RESV spreken met elkaar af hoe zij samenwerken."),
            herstel=_("Kies bij ten minste twee organisaties wanneer zij tekenen."),
            bron=_BRON,
        )
    if not bestand and not str(gegevens.get("tekst", "")).strip():
        raise Weigering(
            _("De overeenkomst heeft nog geen tekst."),
            waarom=_("Partijen tekenen precies deze woorden, of precies dit bestand."),
            herstel=_("Plak de tekst, of kies een PDF."),
            bron=_BRON,
        )
    if bestand and (not bestand.startswith(b"%PDF-") or len(bestand) > MAX_BYTES):
        raise Weigering(
            _("Dit bestand kan niet worden getekend."),
            waarom=_("Het is geen PDF, of het is groter dan 10 MB."),
            herstel=_("Bewaar het document als PDF van ten hoogste 10 MB en kies het opnieuw."),
        )
