"""Every address x everyone x own or other tenant x method: what must come out, and what did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cast import BEGIN, Cast
from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import IN_REGIO, INKOPER, LANDELIJK, ROLLEN, Rol
from verband.access.toegang import DERDEN, Toegang
from verband.core.context import Blik, met_blik, zet_blik

METHODEN = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# A log-in made by a library's page; everything else that a GET writes is a mistake.
_MAG_SCHRIJVEN = re.compile(r"django_session|django_cache|allauth|cache_tabel", re.IGNORECASE)
_SCHRIJFT = re.compile(r"^\s*(INSERT|UPDATE|DELETE|TRUNCATE|MERGE)\b", re.IGNORECASE)


class Route(NamedTuple):
    """``pad``: as the addresses write it. One without a name has that as its name."""

    naam: str
    kwargs: tuple[str, ...]
    toegang: Toegang | None
    pad: str

    @property
    def naamloos(self) -> bool:
        return self.naam == self.pad

    def adres(self, kwargs: dict[str, object]) -> str:
        return self.pad if self.naamloos else reverse(self.naam, kwargs=kwargs)


class Persoon(NamedTuple):
    """``in_regio`` and ``bij``: the slugs of where they are someone; ``rollen`` what they are."""

    naam: str
    gebruiker: Gebruiker | None
    rollen: dict[str, frozenset[Rol]]


def _patronen(
    patronen: list[Any],
    ruimte: tuple[str, ...] = (),
    boven: frozenset[str] = frozenset(),
    begin: str = "/",
) -> Iterator[tuple[str, str, URLPattern, frozenset[str]]]:
    """Name and pattern of each address, with the parameters of everything it stands under."""
    for p in patronen:
        hier = begin + str(p.pattern)
        namen = boven | set(p.pattern.converters) | set(p.pattern.regex.groupindex)
        if isinstance(p, URLResolver):
            dieper = (*ruimte, *([p.namespace] if p.namespace else []))
            yield from _patronen(p.url_patterns, dieper, namen, hier)
        else:
            yield ":".join((*ruimte, p.name or "")), hier, p, namen


def routes() -> list[Route]:
    """Each address once, also those of libraries.

    A nameless one has an empty name at its end, and in no room of ours its address as a name.
    """
    gezien: dict[str, Route] = {}
    for naam, pad, p, namen in _patronen(get_resolver().url_patterns):
        toegang = getattr(p.callback, "toegang", None) or DERDEN.get(naam)
        sleutel = naam or pad
        gezien[sleutel] = Route(sleutel, tuple(sorted(namen)), toegang, pad)
    return list(gezien.values())


def maak_personen(cast: Cast) -> list[Persoon]:
    """One person per role, and those who are nobody here any more, or not yet."""
    personen = [Persoon("anoniem", None, {})]

    def nieuw(naam: str, rollen: dict[str, frozenset[Rol]], **lid: Any) -> None:
        gebruiker = Gebruiker.objects.create(email=f"m-{naam}@voorbeeld.test", naam=naam)
        Lidmaatschap.objects.create(gebruiker=gebruiker, **({"vanaf": BEGIN} | lid))
        personen.append(Persoon(naam, gebruiker, rollen))

    beide = frozenset({cast.duinrand.id, cast.heuvelland.id})
    with met_blik(Blik(platform=True, regios=beide)):
        for rol in IN_REGIO:
            nieuw(rol, {"duinrand": frozenset({rol})}, rol=rol, regio=cast.duinrand)
        nieuw("vreemde", {"heuvelland": frozenset({Rol.COORDINATOR})},
              rol=Rol.COORDINATOR, regio=cast.heuvelland)  # fmt: skip
        nieuw("duinzorg", {
            "duinrand": frozenset({Rol.PREFERENTE_VERZEKERAAR}),
            "duinzorg": frozenset({Rol.ANDERE_VERZEKERAAR}),
        }, rol=INKOPER, verzekeraar=cast.duinzorg)  # fmt: skip
        nieuw("verrezorg", {
            "duinrand": frozenset({Rol.ANDERE_VERZEKERAAR}),
            "heuvelland": frozenset({Rol.PREFERENTE_VERZEKERAAR}),
            "verrezorg": frozenset({Rol.ANDERE_VERZEKERAAR}),
        }, rol=INKOPER, verzekeraar=cast.verrezorg)  # fmt: skip
        for rol in LANDELIJK:
            nieuw(rol, {"": frozenset({rol})}, rol=rol)
        nieuw("weg", {}, rol=Rol.COORDINATOR, regio=cast.duinrand, tot="2026-02-01")
        nieuw("nog niet", {}, rol=Rol.COORDINATOR, regio=cast.duinrand, vanaf="2099-01-01")
        zet_blik(Blik())
    return personen


def verwacht(route: Route, persoon: Persoon, plek: str) -> set[str]:
    """The outcomes that the declared door allows; ``plek``: the slug of the tenant asked for."""
    t = route.toegang
    if t is None:
        return {"niets"}
    if t.soort == "api":
        return {"sleutel"}  # nobody has one here, and a session is none; see test_api_matrix.py
    if t.soort in ("openbaar", "sleutel"):
        return {"door", "niets"}
    if t.soort == "inlog":  # a step half way leads back to the first
        return {"door", "niets", "inloggen"}
    if persoon.gebruiker is None or not persoon.rollen:
        return {"inloggen"}
    if t.soort == "ingelogd":
        # Nobody here has a second factor, and the first one is set up without.
        return {"opstappen"} if t.stap_op and not t.eerste_factor else {"door", "niets"}
    rollen = persoon.rollen.get("" if t.soort == "landelijk" else plek)
    if not rollen:
        return {"niets"}
    if t.recht not in frozenset().union(*(ROLLEN[rol] for rol in rollen)):
        return {"verboden"}
    if t.stap_op:
        return {"opstappen"}
    # What belongs to a thing that is not this person's, or is not there, is not found either.
    eigen = {"regio", "verzekeraar", "vorm"}
    return {"door", "niets", "verboden"} if set(route.kwargs) - eigen else {"door"}


def uitkomst(antwoord: Any) -> str:
    naar = urlsplit(antwoord.headers.get("Location", "")).path
    if antwoord.status_code in (301, 302) and naar == reverse("account_login"):
        return "inloggen"
    if antwoord.status_code in (301, 302) and naar == reverse("access:stap-op"):
        return "opstappen"
    if antwoord.status_code >= 500:
        return f"fout {antwoord.status_code}"
    return {401: "sleutel", 403: "verboden", 404: "niets"}.get(antwoord.status_code, "door")


def vraag(
    client: Client, adres: str, methode: str, *, mag_niets: bool = False
) -> tuple[Any, list[str]]:
    """The answer, and what was written by a method that reads, or by one that may do nothing."""
    schreef: list[str] = []

    def let_op(execute: Any, sql: str, *rest: Any) -> Any:
        if _SCHRIJFT.match(sql) and not _MAG_SCHRIJVEN.search(sql):
            schreef.append(sql[:200])
        return execute(sql, *rest)

    with connection.execute_wrapper(let_op):
        antwoord = client.generic(methode, adres)
    return antwoord, schreef if mag_niets or methode in ("GET", "HEAD") else []


def kop_bezwaren(antwoord: Any) -> list[str]:
    """What is wrong with the headers of a response."""
    kop = antwoord.headers
    csp = kop.get("Content-Security-Policy", "")
    eisen = {
        "csp": "default-src 'self'" in csp and "unsafe" not in csp and "frame-ancestors" in csp,
        "nosniff": kop.get("X-Content-Type-Options") == "nosniff",
        "frames": kop.get("X-Frame-Options") == "DENY",
        "referrer": kop.get("Referrer-Policy") == "same-origin",
        "opener": kop.get("Cross-Origin-Opener-Policy") == "same-origin",
        "resource": kop.get("Cross-Origin-Resource-Policy") == "same-origin",
        "cache": "no-store" in kop.get("Cache-Control", ""),
    }
    return [naam for naam, goed in eisen.items() if not goed]
