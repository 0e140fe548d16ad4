"""The Ed25519 key that signs receipts, and the public keys that Verband signed with before.

From the environment, or made once beside the other secret of this folder. Never in the database:
whoever can change rows must not be able to sign them, nor to say which keys are ours.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from verband.core.geheim import maak_eenmaal


@dataclass(frozen=True, slots=True)
class Publiek:
    """A public key as it travels: 32 bytes in base64."""

    tekst: str

    @property
    def vingerafdruk(self) -> str:
        """sha256 (hex) of its bytes: what one compares with what Verband publishes."""
        return hashlib.sha256(base64.b64decode(self.tekst)).hexdigest()

    @property
    def id(self) -> str:
        return self.vingerafdruk[:16]

    def klopt(self, handtekening: str, bericht: bytes) -> bool:
        try:
            sleutel = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.tekst))
            sleutel.verify(base64.b64decode(handtekening, validate=True), bericht)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Tekensleutel:
    geheim: Ed25519PrivateKey

    @property
    def publiek(self) -> Publiek:
        return Publiek(base64.b64encode(self.geheim.public_key().public_bytes_raw()).decode())

    def teken(self, bericht: bytes) -> str:
        return base64.b64encode(self.geheim.sign(bericht)).decode()


class SleutelOnleesbaar(RuntimeError):
    """The signing key is not what we expect; the message says what to do."""


def tekensleutel() -> Tekensleutel:
    """The key of now; made when there is none yet."""
    if settings.TEKENSLEUTEL:
        return _lees(settings.TEKENSLEUTEL, "VERBAND_TEKENSLEUTEL")
    return _lees(maak_eenmaal(_plek(), _nieuw), _plek().name)


def bekende_sleutels() -> tuple[Publiek, ...]:
    """The public key of now and those of before, newest first."""
    eerder = [*settings.TEKENSLEUTELS_EERDER]
    if _plek_eerder().exists():
        eerder += reversed(_plek_eerder().read_text().split())
    return tuple(dict.fromkeys([tekensleutel().publiek, *map(Publiek, eerder)]))


def vernieuw() -> Tekensleutel:
    """Sign with a new key from now on; the old public key stays known.

    Only for a key that we keep ourselves; one from the environment is changed there.
    """
    if settings.TEKENSLEUTEL:
        raise SleutelOnleesbaar(
            "De tekensleutel staat in VERBAND_TEKENSLEUTEL. Zet daar een nieuwe neer, en voeg de "
            "oude publieke sleutel toe aan VERBAND_TEKENSLEUTELS_EERDER: "
            + tekensleutel().publiek.tekst
        )
    oud = tekensleutel().publiek
    with _plek_eerder().open("a") as eerder:  # first: better known twice than not at all
        eerder.write(oud.tekst + "\n")
    volgende = _plek().with_name("tekensleutel-nieuw")
    maak_eenmaal(volgende, _nieuw)
    volgende.replace(_plek())
    return tekensleutel()


def _plek() -> Path:
    return Path(settings.TEKENSLEUTEL_MAP) / "tekensleutel"


def _plek_eerder() -> Path:
    return Path(settings.TEKENSLEUTEL_MAP) / "tekensleutels-eerder"


def _nieuw() -> str:
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def _lees(tekst: str, waar: str) -> Tekensleutel:
    try:
        ruw = base64.b64decode(tekst.strip(), validate=True)
        return Tekensleutel(Ed25519PrivateKey.from_private_bytes(ruw))
    except ValueError:
        raise SleutelOnleesbaar(
            f"De tekensleutel in {waar} is onleesbaar. Het moeten 32 bytes zijn, in base64."
        ) from None
