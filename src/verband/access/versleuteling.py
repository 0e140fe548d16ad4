"""Secrets that must be read back (TOTP, recovery codes), unreadable in the database itself.

The key comes from the secret key of the installation by HKDF, for this use only. An older secret
key in ``SECRET_KEY_FALLBACKS`` still opens what it closed.
"""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_WAARVOOR = b"verband.access: tweede factor"


@lru_cache(maxsize=8)
def _fernet(geheim: str) -> Fernet:
    sleutel = HKDF(SHA256(), length=32, salt=None, info=_WAARVOOR).derive(geheim.encode())
    return Fernet(base64.urlsafe_b64encode(sleutel))


def _slot() -> MultiFernet:
    return MultiFernet([_fernet(g) for g in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def versleutel(tekst: str) -> str:
    return _slot().encrypt(tekst.encode()).decode()


def ontsleutel(tekst: str) -> str:
    return _slot().decrypt(tekst.encode()).decode()
