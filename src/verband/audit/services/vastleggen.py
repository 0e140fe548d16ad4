"""Write an act into the *logboek*, in the transaction of the act itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from verband.audit.keten import hash_van, zuiver
from verband.audit.models import Handeling
from verband.audit.namens import AFWEZIGE, VELD


def leg_vast(
    wat: str,
    *,
    regio: UUID | None,
    gebruiker: UUID | None,
    lidmaatschap: UUID | None = None,
    namens: UUID | None = None,
    onderwerp: str = "",
    onderwerp_id: UUID | None = None,
    resultaat: str = "gedaan",
    gegevens: dict[str, Any] | None = None,
) -> Handeling:
    """Add one act to the chain of its region, or of the platform.

    ``wat`` is a Dutch slug (``dossier_bewaren``), ``gegevens`` plain JSON data without names of
    persons or fractions. Locks the chain until the transaction ends: call it last in an act.

    Of what was done, the database first asks whether ``lidmaatschap`` is still in force, and holds
    it so until the transaction ends; one that ended meanwhile is an IntegrityError, and the whole
    act is gone.
    """
    afwezige = AFWEZIGE.get()
    if afwezige is not None and regio is not None:
        gegevens = {**(gegevens or {}), VELD: str(afwezige)}
    nummer, vorige = _kop(regio, lidmaatschap if resultaat == "gedaan" else None)
    handeling = Handeling(
        regio_id=regio,
        nummer=nummer + 1,
        op_at=timezone.now(),
        gebruiker_id=gebruiker,
        lidmaatschap_id=lidmaatschap,
        namens_id=namens,
        wat=wat,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        resultaat=resultaat,
        gegevens=zuiver(gegevens or {}),
        vorige=vorige,
    )
    handeling.hash = hash_van(handeling)
    handeling.save(force_insert=True)
    return handeling


def _kop(regio: UUID | None, lidmaatschap: UUID | None) -> tuple[int, str]:
    """Number and hash of the newest act, locked: the next one waits for us."""
    vandaag = timezone.localdate()
    with connection.cursor() as cursor:
        vraag = "SELECT nummer, hash FROM audit_kop(%s, %s, %s)"
        cursor.execute(vraag, [regio, lidmaatschap, vandaag])
        nummer, vorige = cursor.fetchone()
    return int(nummer), str(vorige)
