"""A program with a key, for the tests of this room."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Model
from django.test import Client

from verband.access.models import Apisleutel, Gebruiker
from verband.access.omvang import Omvang
from verband.access.selectors import eigen_lidmaatschappen
from verband.access.services.apisleutel import apisleutel_maken
from verband.core.context import Blik, zet_blik

M = TypeVar("M", bound=Model)
V1 = "/api/v1"


def maak_sleutel(
    gebruiker: Gebruiker, omvang: Collection[Omvang] = tuple(Omvang), dagen: int = 30
) -> tuple[Apisleutel, str]:
    zet_blik(Blik(gebruiker=gebruiker.pk))
    (lidmaatschap,) = eigen_lidmaatschappen(gebruiker)
    sleutel, token = apisleutel_maken(
        gebruiker, lidmaatschap, naam="proef", omvang=omvang, dagen=dagen
    )
    zet_blik(Blik())
    return sleutel, token


def rijen(cast: Any, model: type[M], wie: str = "anna") -> list[M]:
    """What there is, as the test's own transaction holds it: of one person, in both regions."""
    regios = frozenset({cast.duinrand.id, cast.heuvelland.id})
    zet_blik(Blik(gebruiker=getattr(cast, wie).pk, regios=regios, platform=True))
    gevonden = list(model._default_manager.all())
    zet_blik(Blik())
    return gevonden


class Programma:
    """Sends JSON with one key; each write under a key of its own unless it says which."""

    def __init__(self, token: str = "") -> None:
        self.client = Client(raise_request_exception=False)
        self.kop = {"Authorization": f"Bearer {token}"} if token else {}

    def lees(self, pad: str, **kop: str) -> Any:
        return self.client.get(V1 + pad, headers={**self.kop, **kop})

    def schrijf(
        self, methode: str, pad: str, lichaam: Any = None, *, ruw: bytes | None = None,
        sleutel: str = "", soort: str = "application/json", **kop: str,
    ) -> Any:  # fmt: skip
        inhoud = json.dumps(lichaam).encode() if ruw is None else ruw
        koppen = {"Idempotency-Key": sleutel or uuid.uuid4().hex, **self.kop, **kop}
        return self.client.generic(methode, V1 + pad, inhoud, soort, headers=koppen)


def als(gebruiker: Gebruiker, *omvang: Omvang) -> Programma:
    return Programma(maak_sleutel(gebruiker, omvang or tuple(Omvang))[1])
