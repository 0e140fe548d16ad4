"""Hand out the receipt of an act, in the transaction of the act itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from verband.audit.bewijs import als_json, maak_document
from verband.audit.keten import zuiver
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.audit.sleutels import tekensleutel


def geef_ontvangstbewijs(
    handeling: Handeling, *, titel: str, inhoud: dict[str, Any]
) -> Ontvangstbewijs:
    """Sign what was done. One receipt per act; right after its ``leg_vast``.

    ``inhoud`` is plain JSON data without fractions (money in cents, dates as text) and without
    names of persons: hash of the snapshot, rule sets with version and sha256, findings, dates.
    """
    bewijs = maak_ontvangstbewijs(handeling, titel=titel, inhoud=inhoud)
    bewijs.save(force_insert=True)
    return bewijs


def maak_ontvangstbewijs(
    handeling: Handeling, *, titel: str, inhoud: dict[str, Any], id_: UUID | None = None
) -> Ontvangstbewijs:
    """The same, signed but not yet kept."""
    sleutel = tekensleutel()
    bewijs = Ontvangstbewijs(
        id=id_ or uuid4(),
        regio_id=handeling.regio_id,
        handeling=handeling,
        gebruiker_id=handeling.gebruiker_id,
        titel=titel,
        sleutel_id=sleutel.publiek.id,
    )
    bewijs.document = als_json(
        maak_document(handeling, id_=bewijs.id, titel=titel, inhoud=zuiver(inhoud), sleutel=sleutel)
    )
    return bewijs
