"""What a receipt says (``ontvangstbewijs/1``), and whether it holds. Needs no database.

The signature is over all of it but itself, in the canonical form of keten.py, so a receipt is
a *checkpoint* of its chain too: whoever keeps one, holds the number and the hash of that moment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from verband.audit.keten import VELDEN, canoniek, sha256, velden_van, zuiver
from verband.audit.sleutels import Publiek, Tekensleutel

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
        "1. Schrijf dit bestand zonder het veld 'handtekening' als JSON in UTF-8: velden op "
        "volgorde van hun naam (op tekencode), zonder spaties of nieuwe regels buiten de teksten."
    ),
    "2. Controleer over die bytes de Ed25519-handtekening (base64) met 'sleutel.publiek' (base64).",
    (
        "3. Vergelijk 'sleutel.vingerafdruk' (sha256 van de 32 bytes van de publieke sleutel) met "
        "de vingerafdruk die Verband op /controleer-ontvangstbewijs/ toont, of die u eerder "
        "noteerde."
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
        "sleutel": _sleutel(sleutel.publiek),
        "controleren": list(CONTROLEREN),
    }
    return document | {"handtekening": sleutel.teken(canoniek(document))}


def _sleutel(publiek: Publiek) -> dict[str, str]:
    return {
        "id": publiek.id,
        "methode": "Ed25519",
        "publiek": publiek.tekst,
        "vingerafdruk": publiek.vingerafdruk,
    }


def als_json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


class GeenBewijs(ValueError):
    """The file is not a receipt; the message says in Dutch what it is instead."""


def lees(ruw: bytes) -> dict[str, Any]:
    """A receipt from a file. Raises GeenBewijs for what is not one, whatever it may be."""
    if len(ruw) > MAX_BYTES:
        raise GeenBewijs("Dit bestand is groter dan een ontvangstbewijs kan zijn.")
    try:
        document = zuiver(json.loads(ruw.decode("utf-8-sig"), object_pairs_hook=_eenmalig))
    except (ValueError, TypeError, RecursionError):
        raise GeenBewijs("Dit bestand is geen leesbare JSON.") from None
    if not isinstance(document, dict) or document.get("vorm") != VORM:
        raise GeenBewijs(f"Dit is geen ontvangstbewijs van Verband ({VORM}).")
    if set(document) != _DELEN or not _heeft_vorm(document):
        raise GeenBewijs("In dit ontvangstbewijs ontbreekt een deel, of er staat te veel in.")
    return document


def _eenmalig(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two fields with one name a reader would see the one and a signature cover the other."""
    if len(dict(paren)) < len(paren):
        raise ValueError("a field stands there twice")
    return dict(paren)


def _heeft_vorm(document: Mapping[str, Any]) -> bool:
    teksten = [document["id"], document["titel"], document["handtekening"]]
    delen = [document[naam] for naam in ("handeling", "inhoud", "ijkpunt", "sleutel")]
    if not all(isinstance(deel, dict) for deel in delen):
        return False
    handeling, _inhoud, ijkpunt, sleutel = delen
    teksten += [ijkpunt.get("keten"), ijkpunt.get("hash"), ijkpunt.get("op"), handeling.get("wat")]
    teksten += [sleutel.get(naam) for naam in ("id", "methode", "publiek", "vingerafdruk")]
    return (
        all(isinstance(tekst, str) for tekst in teksten)
        and type(ijkpunt.get("nummer")) is int
        and set(handeling) == {*VELDEN, "hash"}
    )


@dataclass(frozen=True, slots=True)
class Proef:
    """One thing that was tried on a receipt."""

    goed: bool
    wat: str
    uitleg: str


def beoordeel(document: Mapping[str, Any], bekend: Sequence[Publiek]) -> list[Proef]:
    """Whether a receipt proves itself, point by point. No database is asked."""
    sleutel = Publiek(document["sleutel"]["publiek"])
    eigen = sleutel in bekend and document["sleutel"] == _sleutel(sleutel)
    bericht = {naam: deel for naam, deel in document.items() if naam != "handtekening"}
    handeling = {naam: deel for naam, deel in document["handeling"].items() if naam != "hash"}
    hash_ = document["handeling"]["hash"]
    ijkpunt = {
        "keten": handeling["regio_id"] or PLATFORM,
        "nummer": handeling["nummer"],
        "hash": hash_,
        "op": handeling["op_at"],
    }
    return [
        _proef(
            sleutel.klopt(document["handtekening"], canoniek(bericht)),
            "De handtekening",
            "Sinds Verband dit tekende, is er geen teken aan veranderd.",
            "De handtekening past niet bij de inhoud: er is iets aan dit bestand veranderd, of "
            "Verband heeft het nooit getekend.",
        ),
        _proef(
            eigen,
            "De sleutel",
            "Getekend met een sleutel van deze Verband.",
            "Deze sleutel is niet van deze Verband. Het bewijs kan van een andere Verband zijn, "
            "of vals.",
        ),
        _proef(
            sha256(handeling) == hash_,
            "Wat er gedaan is",
            "De hash past bij wat er volgens het bewijs gedaan is.",
            "De hash past niet bij wat er volgens het bewijs gedaan is.",
        ),
        _proef(
            document["ijkpunt"] == ijkpunt,
            "De plaats in het logboek",
            f"Dit was nummer {handeling['nummer']} van zijn logboek.",
            "De plaats in het logboek past niet bij wat er gedaan is.",
        ),
    ]


def _proef(goed: bool, wat: str, ja: str, nee: str) -> Proef:
    return Proef(goed, wat, ja if goed else nee)
