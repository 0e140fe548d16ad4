"""What a receipt says (``ontvangstbewijs/1``), and whether it holds. Needs no database.

The signature is over all of it but itself, in the canonical form of keten.py, so a receipt is
a *checkpoint* of its chain too: whoever keeps one, holds the number and the hash of that moment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from verband.audit.keten import canoniek, velden_van
from verband.audit.sleutels import Tekensleutel

VORM = "ontvangstbewijs/1"
PLATFORM = "platform"  # the chain of acts without a region
MAX_BYTES = 2_000_000
_DELEN = {
    "vorm", "id", "titel", "handeling", "inhoud", "ijkpunt", "sleutel", "controleren",
    "handtekening",
}  # fmt: skip
CONTROLEREN = (
    (
        "Dit bewijs controleert u zelf, zonder ons te geloven. U mag het bestand ook op de pagina "
        "/controleer-ontvangstbewijs/ van Verband neerleggen; die doet hetzelfde."
    ),
    (
        "1. Schrijf dit bestand zonder het veld 'handtekening' als JSON in UTF-8: velden op volgorde "
        "van hun naam (op tekencode), zonder spaties of nieuwe regels buiten de teksten."
    ),
    "2. Controleer over die bytes de Ed25519-handtekening (base64) met 'sleutel.publiek' (base64).",
    (
        "3. Vergelijk 'sleutel.vingerafdruk' (sha256 van de 32 bytes van de publieke sleutel) met de "
        "vingerafdruk die Verband op /controleer-ontvangstbewijs/ toont, of die u eerder noteerde."
    ),
    (
        "4. Schrijf 'handeling' zonder het veld 'hash' net zo op als JSON. De sha256 daarvan is "
        "'handeling.hash', en dezelfde waarde staat in 'ijkpunt.hash'."
    ),
    (
        "5. Bewaar dit bestand zelf, buiten Verband. Met 'verband controleer --tegen BESTAND' laat "
        "de beheerder zien dat het logboek van 'ijkpunt.keten' tot en met 'ijkpunt.nummer' niet "
        "veranderd is. Over wat daarna kwam, zegt dit bewijs niets."
    ),
)


def ijkpunt_van(handeling: Any) -> dict[str, Any]:
    velden = velden_van(handeling)
    return {
        "keten": velden["regio_id"] or PLATFORM,
        "nummer": velden["nummer"],
        "hash": handeling.hash,
        "op": velden["op_at"],
    }


def maak_document(
    handeling: Any, *, id_: UUID, titel: str, inhoud: Mapping[str, Any], sleutel: Tekensleutel
) -> dict[str, Any]:
    """The signed receipt as plain data."""
    document: dict[str, Any] = {
        "vorm": VORM,
        "id": str(id_),
        "titel": titel,
        "handeling": velden_van(handeling) | {"hash": handeling.hash},
        "inhoud": dict(inhoud),
        "ijkpunt": ijkpunt_van(handeling),
        "sleutel": {
            "id": sleutel.publiek.id,
            "methode": "Ed25519",
            "publiek": sleutel.publiek.tekst,
            "vingerafdruk": sleutel.publiek.vingerafdruk,
        },
        "controleren": list(CONTROLEREN),
    }
    return document | {"handtekening": sleutel.teken(canoniek(document))}


def als_json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
