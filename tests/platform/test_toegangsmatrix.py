"""The access matrix: it makes itself from the addresses, so that none can be forgotten."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from land import object_van, vul_land
from matrix import (
    METHODEN,
    Persoon,
    Route,
    kop_bezwaren,
    maak_personen,
    routes,
    uitkomst,
    verwacht,
    vraag,
)

from verband.access import middleware
from verband.access.rollen import IN_REGIO, LANDELIJK

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])

# What a stranger may open. A new one is added here on purpose, or the test fails.
OPENBAAR = {
    "plannen:toets", "plannen:voorbeeld", "plannen:rapport", "plannen:sjabloon",
    "plannen:voorbeeld-xlsx", "plannen:begroting", "plannen:naar-voorbeeld",
    "naslag:nog-geen-regel", "naslag:nog-geen-regel-csv", "naslag:regels", "naslag:regels-csv",
    "naslag:regel",
    "naslag:bronnen", "naslag:bronnen-bestand", "naslag:bron", "naslag:regelsets",
    "naslag:regelsets-csv", "naslag:begrippen", "naslag:begrippen-bestand", "naslag:zoek",
    "portal:home", "portal:health", "portal:ready", "portal:robots", "portal:controleer",
    "access:rollen", "rest:uitleg", "rest:openapi", "rest:toetsen", "portal:componenten",
}  # fmt: skip
PREFIXEN = {
    "/r/": "regio",
    "/v/": "verzekeraar",
    "/landelijk/": "landelijk",
    "/beheer/": "landelijk",
}
ALLE = routes()


def _waarde(route: Route, naam: str, plek: str) -> object:
    """Something that fits an address, where it asks for no object of ours."""
    if f"<uuid:{naam}>" in route.pad:
        return uuid.UUID(int=1)
    if naam == "regio":
        return plek if plek in ("duinrand", "heuvelland") else "duinrand"
    if naam == "verzekeraar":
        return plek if plek in ("duinzorg", "verrezorg") else "duinzorg"
    if naam == "vorm":
        return "csv"
    if naam in ("token", "key", "sleutel", "uidb36"):
        return "bestaat-niet"
    if naam in ("jaar", "nummer", "pk", "versie", "van", "naar"):
        return 2027
    return uuid.UUID(int=1)


def _adres(route: Route, plek: str, ids: dict[str, object] | None = None) -> str:
    """With real ids where there are some: ``ids`` of the region itself, or of the other one."""
    echt = {k: (ids or {}).get(object_van(route.naam, k)) for k in route.kwargs}
    return route.adres({k: echt[k] or _waarde(route, k, plek) for k in route.kwargs})


def _met_object(route: Route) -> bool:
    """Does the address ask for a thing of a region?"""
    eigen = {"regio", "verzekeraar", "vorm", "token", "soort"}
    return "regio" in route.kwargs and bool(set(route.kwargs) - eigen)


# Ten at a time, since making persons and filling two regions takes longer than one address's cells.
# What asks for no thing of a region is tried in empty ones, apart.
_SOORTEN = ([r for r in ALLE if _met_object(r)], [r for r in ALLE if not _met_object(r)])
SAMEN = [soort[i : i + 10] for soort in _SOORTEN for i in range(0, len(soort), 10)]


@pytest.fixture(autouse=True)
def zonder_zetwerk(monkeypatch):
    """What is set in type costs most of a filled region and opens no door."""
    monkeypatch.setattr("verband.plannen.services.dossier_delen.als_pdf", lambda _v: b"%PDF-1.7")


def _plekken(route: Route) -> tuple[str, ...]:
    if "regio" in route.kwargs:
        return ("duinrand", "heuvelland")
    return ("duinzorg", "verrezorg") if "verzekeraar" in route.kwargs else ("",)


def _log_in(client: Client, persoon: Persoon) -> None:
    if persoon.gebruiker is not None:
        client.force_login(persoon.gebruiker)


def _methoden(
    route: Route, personen: list[Persoon], persoon: Persoon, plek: str, *, vreemd: bool
) -> tuple[str, ...]:
    """Everyone reads, and who may come in sends; each method is tried by the first of each kind.

    A door asks nothing of the method, so whom it treats alike it treats alike with each. Nor does
    it look at the object: whom it keeps out altogether asks for another region's as the first only.
    """
    soort = verwacht(route, persoon, plek)
    eerste = next(p for p in personen if verwacht(route, p, plek) == soort)
    if vreemd:
        return ("GET", "POST") if persoon is eerste or persoon.rollen.get(plek) else ()
    if persoon is eerste:
        return METHODEN
    return ("GET", "POST") if "door" in soort else ("GET",)


def _loop(cast, adressen: list[Route]) -> tuple[dict[str, int], list[str]]:
    """Try every cell of these addresses; how many of each, and what was not as declared.

    With an object in it: of this region, and of the other one, which is not found for anyone.
    What a cell writes is undone, so that the next one finds everything in its place.
    """
    cellen, mis = Counter[str](), []
    personen = maak_personen(cast)
    ids_van = vul_land(cast, personen).ids if _met_object(adressen[0]) else {}
    for persoon in personen:
        client = Client(raise_request_exception=False)
        _log_in(client, persoon)
        for route in adressen:
            for plek in _plekken(route):
                for van in ids_van or (plek,):
                    adres, vreemd = _adres(route, plek, ids_van.get(van)), van != plek
                    for methode in _methoden(route, personen, persoon, plek, vreemd=vreemd):
                        antwoord, mis_ = _cel(client, route, persoon, plek, methode, adres, vreemd)
                        mis += mis_
                        cellen[route.naam] += 1
                        if antwoord.cookies.get(settings.SESSION_COOKIE_NAME):
                            _log_in(client, persoon)  # this act ended the session
    return cellen, mis


def _cel(client, route, persoon, plek, methode, adres, vreemd) -> tuple[Any, list[str]]:
    punt = transaction.savepoint()
    antwoord, schreef = vraag(client, adres, methode, mag_niets=vreemd)
    transaction.savepoint_rollback(punt)
    mis = _bezwaren(route, persoon, plek, methode, adres, antwoord, vreemd=vreemd)
    return antwoord, mis + [f"{methode} {adres} als {persoon.naam} schreef: {s}" for s in schreef]


def _bezwaren(route, persoon, plek, methode, adres, antwoord, *, vreemd) -> list[str]:
    """What is wrong with one answer."""
    kreeg, mag = uitkomst(antwoord), verwacht(route, persoon, plek)
    if route.naam == "portal:ready" and kreeg == "fout 503":
        kreeg = "door"  # that is what it says when there is no worker, as here
    if antwoord.status_code == 405:
        kreeg = "niets"  # a method that the address does not have
        mag = mag | {"niets"}
    elif vreemd:
        mag = mag - {"door"} | {"niets"}
    elif methode not in ("GET", "HEAD") and kreeg == "door":
        mag = mag | {"door"} if "opstappen" not in mag else mag
    bezwaren = [f"{methode} {adres}: kop {k}" for k in kop_bezwaren(antwoord)]
    if kreeg not in mag:
        bezwaren.append(f"{methode} {adres} als {persoon.naam}: {kreeg}, niet {mag}")
    return bezwaren


@pytest.mark.parametrize("adressen", SAMEN, ids=lambda rs: f"{rs[0].naam} en {len(rs) - 1} meer")
def test_every_cell_is_as_its_door_says(cast, adressen, record_property):
    cellen, mis = _loop(cast, adressen)
    assert mis == []
    assert set(cellen) == {r.naam for r in adressen}
    # Beside the roles: nobody, a stranger, two insurers, one who left and one who is yet to come.
    personen = len(IN_REGIO) + len(LANDELIJK) + 6
    for aantal in cellen.values():
        record_property("cellen", aantal)
        assert aantal >= personen + len(METHODEN) - 1


@pytest.mark.parametrize("route", ALLE, ids=lambda r: r.naam)
def test_an_address_has_a_name_and_a_door_that_fits_its_place(route):
    assert not route.naam.endswith(":"), "give it a name"
    assert route.naam
    if route.naamloos:  # a library's: nothing leads there, so it is shut for everyone
        assert route.toegang is None
        assert not route.kwargs
    if ":" in route.naam:  # ours; of a library's pages most are shut on purpose
        assert route.toegang is not None, "declare who may pass (verband/access/toegang.py)"
        adres = _adres(route, "")
        soort = next((s for prefix, s in PREFIXEN.items() if adres.startswith(prefix)), None)
        if soort:
            assert route.toegang.soort == soort
        if route.toegang.soort == "openbaar":
            assert route.naam in OPENBAAR


def test_an_open_door_would_be_seen(cast, monkeypatch):
    """The control: with the door off its hinges, the matrix fails."""
    monkeypatch.setattr(middleware.ToegangMiddleware, "_laat_door", lambda *_a: None)
    route = next(r for r in ALLE if r.naam == "portal:regio")
    _cellen, mis = _loop(cast, [route])
    assert any("als vreemde" in m for m in mis)


def test_a_get_that_writes_would_be_seen(cast, monkeypatch):
    from verband.audit.services.vastleggen import leg_vast
    from verband.portal import selectors

    echt = selectors.eigen_lidmaatschappen

    def met_log(gebruiker):
        leg_vast("gekeken", regio=None, gebruiker=gebruiker.pk)
        return echt(gebruiker)

    monkeypatch.setattr(selectors, "eigen_lidmaatschappen", met_log)
    route = next(r for r in ALLE if r.naam == "portal:start")
    _cellen, mis = _loop(cast, [route])
    assert any("schreef: INSERT" in m for m in mis)


def test_a_missing_header_would_be_seen(client):
    antwoord = client.get("/")
    assert kop_bezwaren(antwoord) == []
    for naam in ("Content-Security-Policy", "X-Content-Type-Options", "Cache-Control"):
        zonder = client.get("/")
        del zonder.headers[naam]
        assert kop_bezwaren(zonder) != []
    antwoord.headers["Content-Security-Policy"] += "; script-src 'unsafe-inline'"
    assert "csp" in kop_bezwaren(antwoord)
